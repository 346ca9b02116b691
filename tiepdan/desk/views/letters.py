"""A letter: its data, its paper as it will be printed, and the road to signature and sending."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.cases import actions as cases
from tiepdan.common.errors import Refused
from tiepdan.desk.actions import mend_letter
from tiepdan.desk.clocks import ClockSeen
from tiepdan.desk.clocks import seen as clock_seen
from tiepdan.desk.forms.letter import LetterForm
from tiepdan.desk.queries.letters import OPEN, LetterSeen, choosable, judged, letter_or_404, nearest_clock, replacing, ways_of
from tiepdan.desk.shell import desk_page, show
from tiepdan.documents.actions import prepare_signing, seal_again, sign_letter
from tiepdan.documents.catalogue import Field, Form
from tiepdan.documents.final_pages import standing_copy
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.documents.page_image import page_image
from tiepdan.documents.read import at_own_pc, file_bytes, frame_for, letter_form, letter_pages, missing_facts, replaceable
from tiepdan.documents.secrecy import doubts, offered
from tiepdan.documents.token_hand import grouped
from tiepdan.documents.word_to_pdf import converter
from tiepdan.intake.actions import send_answer
from tiepdan.law.queries import calendar_of


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Data on the left, paper in the middle, the road on the right. A POST mends the data while it is unsigned."""
    seen = letter_or_404(request.actor, letter_id)
    may_amend = ways_of(seen, request.actor)["amend"].open and standing_copy(seen.letter) is None
    form = _form(request, seen) if may_amend else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            mend_letter(seen, by=request.actor, facts=form.told())
            messages.success(request, _("Đã ghi dữ liệu; bản in đổi theo và trình lại người ký."))
            return redirect("desk:letter", letter_id=letter_id)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, seen, form)


@require_POST
@desk_page
def letter_act(request: HttpRequest, letter_id: int, way: str) -> HttpResponse:
    """Sign, send or send back, by the act of the room the letter belongs to."""
    seen = letter_or_404(request.actor, letter_id)
    try:
        words = _act(request, seen, way)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:letter", letter_id=letter_id)
    messages.success(request, words)
    return redirect("desk:letter", letter_id=letter_id)


@require_POST
@desk_page
def letter_own_pc(request: HttpRequest, letter_id: int) -> HttpResponse:
    """The key with which the signer's own computer signs this letter; it is shown this once."""
    seen = letter_or_404(request.actor, letter_id)
    try:
        signing, key = prepare_signing(letter_id, by=request.actor, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:letter", letter_id=letter_id)
    return show(request, "desk/letter_own_pc.html", {
        "letter": seen.letter, "petition": seen.petition, "signing": signing, "key": key, "digest": grouped(signing.digest),
        "url": request.build_absolute_uri("/").rstrip("/"),
    }, here="cases" if seen.held else "petitions")


@require_safe
@desk_page
def letter_page(request: HttpRequest, letter_id: int, page: int) -> HttpResponse:
    """One page as a picture: of the PDF of record once there is one, else as it would be printed now, facts underlined."""
    seen = letter_or_404(request.actor, letter_id)
    if seen.letter.pdf is not None:
        picture = page_image(file_bytes(seen.letter.pdf), "application/pdf", page) if page else None
        if picture is None:
            raise Http404
        return HttpResponse(picture, content_type="image/jpeg")
    if (picture := _edited_page(seen.letter, page)) is not None:
        return HttpResponse(picture, content_type="image/jpeg")
    pages = letter_pages(seen.letter, today=request.today, marked=seen.letter.state in OPEN)
    if not 1 <= page <= len(pages):
        raise Http404
    response = HttpResponse(pages[page - 1], content_type="image/svg+xml")
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
    return response


@require_safe
@desk_page
def letter_pdf(request: HttpRequest, letter_id: int) -> HttpResponse:
    """The PDF of record with its signature. Before that there is none."""
    seen = letter_or_404(request.actor, letter_id)
    if seen.letter.pdf is None:
        raise Http404
    response = HttpResponse(file_bytes(seen.letter.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{seen.letter.symbol.replace("/", "-") or seen.petition.code}.pdf"'.encode("ascii", "ignore").decode()
    return response


def _hands(request: HttpRequest, seen: LetterSeen) -> dict:
    """Who beside the signer puts a hand to it, and who might be asked."""
    unsigned = seen.letter.state in OPEN
    return {"hands": seen.letter.countersigns.select_related("post__office"), "unsigned": unsigned,
            "choosable": choosable(seen, request.actor).order_by("office__kind", "office_id", "pk") if unsigned else []}


def _edited_page(letter: Letter, page: int) -> bytes | None:
    """Of an unsigned letter printed from Word: its page; None when it is printed from its data, or the job is still at it."""
    copy = standing_copy(letter)
    if copy is None or copy.pdf is None:
        return None
    picture = page_image(file_bytes(copy.pdf), "application/pdf", page) if page else None
    if picture is None:
        raise Http404
    return picture


def _act(request: HttpRequest, seen: LetterSeen, way: str) -> str:
    """The sentence of what was done. Raises Http404 for a way a letter does not know, and what the act refuses."""
    told = {"by": request.actor, "now": timezone.now()}
    letter = seen.letter
    if way == "sign":
        cases.sign(seen.held.pk, **told) if seen.decision else sign_letter(letter.pk, by=request.actor, today=request.today)
        if at_own_pc(Letter.objects.get(pk=letter.pk)):
            return _("Đã ký. Số văn bản đã cấp; còn ký số: bấm “Ký tại máy của tôi”.")
        return _("Đã ký. Số văn bản đã cấp, bản PDF ký số có trong vài giây.")
    if way == "return" and seen.decision:
        cases.return_draft(seen.held.pk, reason=request.POST.get("reason", ""), **told)
        return _("Đã trả lại bản thảo; người soạn được báo.")
    if way == "seal":
        seal_again(letter.pk, by=request.actor)
        return _("Đã giao máy ký số lại; bản PDF có trong vài giây, số văn bản giữ nguyên.")
    if way == "send":
        if seen.decision:
            cases.send(seen.held.pk, **told)
        else:
            apart = cases.send_protection_letter if letter.subject == "protection" else send_answer
            (cases.send_notice if seen.held else apart)(letter.pk, **told)
        return _("Đã gửi. Nơi nhận và ngày gửi ghi vào hồ sơ.")
    raise Http404


def _form(request: HttpRequest, seen: LetterSeen) -> LetterForm:
    kept = letter_form(seen.letter, request.today)
    return LetterForm(request.POST if request.method == "POST" else None, form=kept, facts=seen.letter.facts, locked=seen.locked)


def _page(request: HttpRequest, seen: LetterSeen, form: LetterForm | None) -> HttpResponse:
    kept = letter_form(seen.letter, request.today)
    copy = standing_copy(seen.letter)
    pages = copy.pages if copy and copy.pages else len(letter_pages(seen.letter, today=request.today))
    sent = list(Outgoing.objects.filter(letter=seen.letter).order_by("pk"))
    return show(request, "desk/letter.html", {
        **{name: getattr(seen, name) for name in ("letter", "petition", "held", "decision")}, "form": form, "kept": kept, "facts": _facts(seen, kept),
        "missing": missing_facts(seen.letter, request.today),
        "ways": ways_of(seen, request.actor), "pages": range(1, pages + 1), "road": _road(seen.letter, sent),
        "copy": copy, "may_convert": bool(converter()), **_hands(request, seen),
        "clock": _clock(request, seen), "sent": sent, "instead": replacing([seen.letter]).get(seen.letter.pk), "stands_for": seen.letter.replaces,
        "replaceable": replaceable(seen.letter) if seen.letter.state in OPEN else [], "secret_offered": offered(seen.letter.form), "doubts": doubts(),
        "own_pc": at_own_pc(seen.letter), "verdict": judged(seen.letter), "frame": frame_for(seen.letter, request.today),
    }, here="cases" if seen.held else "petitions")


def _clock(request: HttpRequest, seen: LetterSeen) -> ClockSeen | None:
    clock = None if seen.letter.state == Letter.State.SENT else nearest_clock(seen)
    return clock_seen(clock, request.today, calendar_of(seen.petition.province_id)) if clock else None


def _facts(seen: LetterSeen, kept: Form) -> list[tuple[str, object]]:
    """Label and value of each fact, for a letter that is read rather than mended."""
    told = []
    for item in kept.fields:
        value = seen.letter.facts.get(item.name)
        if value in (None, "", []):
            continue
        told.append((item.label, _words(item, value)))
    return told


def _words(item: Field, value: object) -> object:
    """A fact as one reads it: the words of a choice, rows and people in the order the form names their parts."""
    if item.options:
        return item.options.get(str(value), value)
    if item.kind == "rows":
        return ["; ".join(str(row.get(column, "")) for column in item.columns) for row in value]
    if item.kind == "people":
        return [", ".join(filter(None, (one.get("name"), one.get("title")))) for one in value]
    return value


def _road(letter: Letter, sent: list[Outgoing]) -> list[dict]:
    """Drafted, laid before the signer, signed, sealed, sent: each done, now or still to come."""
    order = [Letter.State.DRAFT, Letter.State.SUBMITTED, Letter.State.SIGNED, Letter.State.SEALED, Letter.State.SENT]
    at = order.index(letter.state) if letter.state in order else -1
    signer = letter.signed_by or str(letter.signer_post or _("chưa chọn người ký"))
    stations = [
        (_("Soạn"), "pencil", letter.drafted_by), (_("Trình ký"), "doc", signer),
        (_("Ký, cấp số"), "sign", f"{letter.signed_on:%d/%m/%Y}" + (f", {letter.symbol}" if letter.symbol else "") if letter.signed_on
         else _("số cấp lúc ký, không để trống")),
        (_("Ký số bản PDF lưu"), "shield", _seal_words(letter)),
        (_("Gửi"), "send", ", ".join(dict.fromkeys(row.to for row in sent)) if sent else _("văn thư gửi, báo người gửi đơn")),
    ]
    return [{"title": title, "icon": "done" if number <= at else icon, "words": words, "state": "done" if number <= at else "now" if number == at + 1 else ""}
            for number, (title, icon, words) in enumerate(stations)]


def _seal_words(letter: Letter) -> str:
    if letter.pdf is None:
        return _("chờ người ký ký số tại máy của mình") if at_own_pc(letter) else _("máy làm ngay sau khi ký")
    if letter.time_stamped is False:
        return _("mã băm; chưa có dấu thời gian vì nơi cấp không trả lời hoặc chưa được tin, chữ ký vẫn đúng")
    return _("dấu thời gian và mã băm") if letter.time_stamped else _("mã băm")
