"""Following a petition: by its code how far it is; with the key of the receipt the whole story, its letters and its answer."""

import secrets
from dataclasses import replace

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.cases.queries import round_of
from tiepdan.cases.timeline import Moment, letters_for_citizen, timeline
from tiepdan.common.actor import CITIZEN
from tiepdan.common.checkcode import SHAPE, read_code
from tiepdan.documents.models import Paper
from tiepdan.documents.read import file_bytes
from tiepdan.intake.models import Petition
from tiepdan.intake.queries import by_code
from tiepdan.portal import forms, opened
from tiepdan.portal.actions import count_wrong_key
from tiepdan.portal.drafts import find_sent
from tiepdan.portal.errors import TooManyWrongKeys
from tiepdan.portal.guessing import guessed_too_often, places_of
from tiepdan.portal.opened import is_open, open_for
from tiepdan.portal.problems import asks_with
from tiepdan.portal.receipt_pdf import receipt_pdf
from tiepdan.portal.standing import answer_of, standing_of
from tiepdan.portal.templatetags.portal import hotline


@require_safe
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """A code typed any way; a slip of the finger is told from a petition that is not there."""
    typed = request.GET.get("ma", "").strip()
    if typed and (petition := by_code(typed)):
        key = request.GET.get("khoa", "")
        return redirect(reverse("portal:follow", args=[petition.code]) + (f"?khoa={key}" if key.isalnum() else ""))
    form = forms.CodeForm({"ma": typed}) if "ma" in request.GET else forms.CodeForm()
    if typed:
        form.add_error("ma", _slip(typed))
    return render(request, "portal/search.html", {"here": "follow", "form": form, "typed": typed.upper()})


def _slip(typed: str) -> str:
    if read_code(typed):
        return _("Mã đúng kiểu, nhưng chưa có đơn nào mang mã này.")
    squeezed = "".join(sign for sign in typed.upper() if sign.isalnum())
    if SHAPE.match(squeezed):
        return _("Ký tự cuối không khớp với các số đứng trước.")
    return _("Mã thiếu hoặc thừa chữ, số. Mã có hai chữ, hai số, sáu số, rồi một số hoặc chữ cuối.")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@asks_with(forms.KeyForm)
def follow(request: HttpRequest, code: str) -> HttpResponse:
    petition = by_code(code)
    if petition is None or petition.code != code:
        return redirect(reverse("portal:follow-search") + f"?ma={petition.code if petition else code}")
    if request.method == "POST":
        return _try_key(request, petition)
    if not is_open(request, petition):
        return _show_closed(request, petition, forms.KeyForm(initial={"key": request.GET.get("khoa", "")}))
    standing = standing_of(petition, timezone.localdate())
    moments = timeline(petition, citizen=True)
    return render(request, "portal/follow.html", {
        "here": "follow", "petition": petition, "standing": standing, "moments": moments, "letters": letters_for_citizen(petition),
        "asked_most": next((moment for moment in moments if moment.why and moment.state != "done"), None),
    })


@require_safe
@never_cache
def decided(request: HttpRequest, code: str) -> HttpResponse:
    """The answer beside what was asked, what still has to be done, and what one may do who does not agree."""
    petition = by_code(code)
    if petition is None or not is_open(request, petition):
        return redirect("portal:follow", code=code)
    held = round_of(petition.pk)
    answer = answer_of(petition, held, timezone.localdate())
    if answer is None:
        return redirect("portal:follow", code=code)
    return render(request, "portal/follow_decided.html", {
        "here": "follow", "petition": petition, "round": held, "answer": answer, "letters": letters_for_citizen(petition),
        "standing": standing_of(petition, timezone.localdate()),
    })


@require_safe
@never_cache
def letter(request: HttpRequest, code: str, letter_id: int) -> HttpResponse:
    """A letter meant for the petitioner, for whoever has shown the key."""
    petition = by_code(code)
    if petition is None or not is_open(request, petition):
        return redirect("portal:follow", code=code)
    found = next((one for one in letters_for_citizen(petition) if one.pk == letter_id and one.pdf), None)
    if found is None:
        raise Http404
    name = f"{petition.code}-{found.pk}.pdf"
    return HttpResponse(file_bytes(found.pdf), content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'})


@require_POST
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Put the paper away: the key has to be shown again. For a borrowed telephone."""
    response = redirect("portal:home")
    response.delete_cookie(opened.COOKIE)
    response["Clear-Site-Data"] = '"cache"'
    return response


@require_safe
@never_cache
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt, on the machine that sent the petition, for a day; it is there only because the petition is committed."""
    petition = _sent_from_here(request)
    if petition is None:
        return redirect("portal:follow-search")
    return render(request, "portal/receipt.html", {
        "here": "file", "petition": petition, "qr": mark_safe(_qr(request, petition)), "papers": _papers(petition),
        "coming": _coming(petition),
        "standing": standing_of(petition, timezone.localdate()),
    })


@require_safe
@never_cache
def receipt_file(request: HttpRequest) -> HttpResponse:
    """The same receipt as one page of A4."""
    petition = _sent_from_here(request)
    if petition is None:
        return redirect("portal:follow-search")
    standing = standing_of(petition, timezone.localdate())
    made = receipt_pdf(petition, standing, _coming(petition), qr=_qr(request, petition), papers=_papers(petition), hotline=hotline())
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{petition.code}.pdf"'})


def _coming(petition: Petition) -> list[Moment]:
    """What must follow, with its dates; what is being done now is that somebody holds the petition."""
    return [replace(moment, state="next") for moment in timeline(petition, citizen=True) if moment.state != "done"]


def _sent_from_here(request: HttpRequest) -> Petition | None:
    draft = find_sent(request)
    return draft.row.petition if draft else None


def _qr(request: HttpRequest, petition: Petition) -> str:
    """A drawing that opens the follow page with code and key filled in; one more touch opens the petition."""
    link = request.build_absolute_uri(reverse("portal:follow-search") + f"?ma={petition.code}&khoa={petition.follow_key}")
    return segno.make(link, error="m").svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)


def _papers(petition: Petition) -> int:
    return Paper.objects.filter(subject="petition", subject_id=petition.pk).exclude(role=Paper.Role.REDACTED).count()


def _try_key(request: HttpRequest, petition: Petition) -> HttpResponse:
    now, places = timezone.now(), places_of(request, petition.code)
    form = forms.KeyForm(request.POST)
    if guessed_too_often(places, now):
        form.is_valid()
        form.add_error("key", str(TooManyWrongKeys(hotline=hotline())))
        return _show_closed(request, petition, form, status=429)
    if form.is_valid():
        typed = "".join(sign for sign in form.cleaned_data["key"].upper() if sign.isalnum())
        if secrets.compare_digest(typed.encode(), petition.follow_key.encode()):
            return open_for(redirect("portal:follow", code=petition.code), petition)
        count_wrong_key(places, by=CITIZEN, now=now)
        form.add_error("key", _("Khóa này không khớp với mã đơn. Ông/bà xem lại trên giấy biên nhận."))
    return _show_closed(request, petition, form)


def _show_closed(request: HttpRequest, petition: Petition, form: forms.KeyForm, status: int = 200) -> HttpResponse:
    """By the code alone: how far it is and who holds it; of a petition that may be a denunciation, general words only."""
    standing = None if petition.sealed_id else standing_of(petition, timezone.localdate())
    return render(request, "portal/follow_closed.html", {"here": "follow", "code": petition.code, "standing": standing, "form": form}, status=status)
