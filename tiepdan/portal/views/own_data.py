"""What the person who holds the key may ask about their own data (Luật 91/2025 Đ.4), and what was answered."""

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tiepdan.common.actor import CITIZEN
from tiepdan.common.errors import Refused
from tiepdan.intake.queries import by_code
from tiepdan.portal.forms import Question
from tiepdan.portal.opened import is_open
from tiepdan.privacy.actions import open_data_request
from tiepdan.privacy.copying import gives_copy, own_copy
from tiepdan.privacy.models import DataRequest
from tiepdan.privacy.queries import requests_about
from tiepdan.privacy.reference import refusals


class OwnDataForm(Question):
    kind = forms.ChoiceField(label=_("Ông/bà muốn"), choices=DataRequest.Kind.choices, widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
                             error_messages={"required": _("Ông/bà chọn một điều muốn làm.")})
    asked = forms.CharField(label=_("Dữ liệu nào, muốn làm gì"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
                            error_messages={"required": _("Ông/bà ghi dữ liệu nào, muốn làm gì.")})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def own_data(request: HttpRequest, code: str) -> HttpResponse:
    petition = by_code(code)
    if petition is None or not is_open(request, petition):
        return redirect("portal:follow", code=code)
    form = OwnDataForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            open_data_request(petition.pk, by=CITIZEN, now=timezone.now(), **form.cleaned_data)
            return redirect(reverse("portal:own-data", args=[petition.code]) + "?gui=1")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    asked = list(requests_about(petition.pk)[:20])
    for one in asked:
        one.because, one.copy = refusals().get(one.ground), gives_copy(one)
    return render(request, "portal/own_data.html", {
        "here": "follow", "petition": petition, "form": form, "requests": asked, "sent": request.GET.get("gui") == "1",
    })


@require_safe
@never_cache
def own_copy_file(request: HttpRequest, code: str) -> HttpResponse:
    """The copy of one's own data, once a request to see it was followed; for whoever has shown the key."""
    petition = by_code(code)
    if petition is None or not is_open(request, petition) or not any(gives_copy(one) for one in requests_about(petition.pk)):
        return redirect("portal:follow", code=code)
    made = JsonResponse(own_copy(petition), json_dumps_params={"ensure_ascii": False, "indent": 1})
    made["Content-Disposition"] = f'attachment; filename="{petition.code}.json"'
    return made
