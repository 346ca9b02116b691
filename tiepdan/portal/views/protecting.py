"""Whoever denounced asks to be protected, or says what was done to them for it (Luật Tố cáo Đ.47, Đ.50). What they write is closed at once."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tiepdan.cases.actions import report_retaliation, request_protection
from tiepdan.cases.models import Protection
from tiepdan.cases.protection import protection_steps
from tiepdan.common.actor import CITIZEN
from tiepdan.common.errors import Refused
from tiepdan.intake.queries import by_code
from tiepdan.portal.forms import Question
from tiepdan.portal.leaving import leaving_allowed
from tiepdan.portal.opened import is_open

RADIO = {"class": "form-check-input"}


class AskForm(Question):
    whom = forms.ChoiceField(label=_("Cần bảo vệ ai"), choices=Protection.Whom.choices, widget=forms.RadioSelect(attrs=RADIO),
                             error_messages={"required": _("Ông/bà chọn cần bảo vệ ai.")})
    danger = forms.CharField(label=_("Điều đang xảy ra, hoặc ông/bà đang sợ"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
                             error_messages={"required": _("Ông/bà ghi điều đang xảy ra, hoặc đang sợ.")})
    wanted = forms.CharField(label=_("Mong được bảo vệ thế nào (không bắt buộc)"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class HitForm(Question):
    happened_on = forms.DateField(label=_("Xảy ra ngày nào"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
                                  error_messages={"required": _("Ông/bà ghi ngày xảy ra; không nhớ rõ thì ghi ngày gần đúng."),
                                                  "invalid": _("Ngày chưa đúng. Ví dụ: 25/11/2026.")})
    words = forms.CharField(label=_("Đã xảy ra chuyện gì, ai làm"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
                            error_messages={"required": _("Ông/bà ghi chuyện đã xảy ra.")})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@leaving_allowed
def protection(request: HttpRequest, code: str) -> HttpResponse:
    """Both questions on one page; what was asked before is told by its state only, never by its words."""
    petition = by_code(code)
    if petition is None or not is_open(request, petition):
        return redirect("portal:follow", code=code)
    today = timezone.localdate()
    steps = {seen.step.name: seen for seen in protection_steps(petition, CITIZEN, today)}
    if not steps:
        return redirect("portal:follow", code=code)
    hit = request.POST.get("viec") == "bi-hai"
    asking = AskForm(request.POST if request.method == "POST" and not hit else None)
    hitting = HitForm(request.POST if request.method == "POST" and hit else None)
    form = hitting if hit else asking
    if request.method == "POST" and form.is_valid():
        told = {"by": CITIZEN, "now": timezone.now(), **form.cleaned_data}
        try:
            if hit:
                report_retaliation(petition.pk, **told)
            else:
                request_protection(petition.pk, how=Protection.How.ONLINE, asked_on=today, **told)
            return redirect(reverse("portal:follow-protection", args=[petition.code]) + "?gui=1")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "portal/follow_protection.html", {
        "here": "follow", "petition": petition, "asking": asking, "hitting": hitting, "ask": steps["request_protection"], "hit": steps["report_retaliation"],
        "files": list(petition.protections.order_by("-pk")[:20]), "sent": request.GET.get("gui") == "1",
    })
