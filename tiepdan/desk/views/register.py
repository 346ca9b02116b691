"""The register of numbers, a number given up, and the letter as a file to edit."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.actions import give_up_number, say_replaced, say_secret, take_out
from tiepdan.desk.export import register_book
from tiepdan.desk.queries.letters import OPEN, letter_or_404
from tiepdan.desk.queries.register import MOST_ROWS, PRINTED, as_day, days_beside, numbers, numbers_of_day, series_of
from tiepdan.desk.shell import desk_page, show
from tiepdan.documents.read import frame_for, letter_form

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@desk_page
def register(request: HttpRequest) -> HttpResponse:
    """The numbers of one series and year; for whoever may see the office's work or send its letters."""
    every, (year, series) = _asked(request)
    page = numbers(request.actor, year, series, request.GET.get("after", ""))
    rest = urlencode({"year": year, "series": series})
    return show(request, "desk/register.html", {
        "page": page, "every": every, "year": year, "series": series, "rest": rest, "first": not request.GET.get("after"),
    }, here="petitions")


@require_POST
@desk_page
def register_print(request: HttpRequest) -> HttpResponse:
    """The same as a book on paper, lowest number first, five hundred numbers a part."""
    _every, (year, series) = _asked(request)
    page = numbers(request.actor, year, series, request.GET.get("after", ""), size=PRINTED)
    take_out(_("Sổ văn bản đi {series} năm {year}").format(series=series, year=year), len(page.rows), by=request.actor, now=timezone.now(), printed=True)
    return show(request, "desk/register_print.html", {
        "lines": page.rows[::-1], "page": page, "year": year, "series": series, "rest": urlencode({"year": year, "series": series}),
    }, here="petitions")


@require_POST
@desk_page
def register_export(request: HttpRequest) -> HttpResponse:
    """The whole series of the year as a sheet."""
    _every, (year, series) = _asked(request)
    lines = numbers(request.actor, year, series, size=MOST_ROWS).rows
    take_out(_("Sổ văn bản đi {series} năm {year}").format(series=series, year=year), len(lines), by=request.actor, now=timezone.now())
    response = HttpResponse(register_book(lines, year, series), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="so-van-ban-di-{year}.xlsx"'
    return response


@require_safe
@desk_page
def register_day(request: HttpRequest) -> HttpResponse:
    """The numbers of all series that one day gave, in the order they were given; secret letters have a register of their own."""
    day = as_day(request.GET.get("day", "")) or request.today
    page = numbers_of_day(request.actor, day, request.GET.get("after", ""))
    before, later = days_beside(request.actor, day)
    return show(request, "desk/register_day.html", {
        "page": page, "day": day, "before": before, "later": later, "rest": urlencode({"day": day.isoformat()}), "first": not request.GET.get("after"),
    }, here="petitions")


@require_POST
@desk_page
def number_cancel(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Give the number of a signed, unsent letter up, with a reason."""
    seen = letter_or_404(request.actor, letter_id)
    try:
        letter = give_up_number(seen, by=request.actor, because=request.POST.get("because", ""))
        messages.success(request, _("Đã hủy số {symbol}. Số và lý do nằm trong sổ văn bản đi, không cấp lại.").format(symbol=letter.symbol))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:letter", letter_id=letter_id)


@require_POST
@desk_page
def letter_replaces(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Say which letter this one takes the place of."""
    seen, told = letter_or_404(request.actor, letter_id), request.POST.get("replaces", "")
    try:
        letter = say_replaced(seen, by=request.actor, replaces=int(told) if told.isdecimal() and len(told) < 16 else -1)
        messages.success(request, _("Đã ghi: thay thế văn bản số {symbol}.").format(symbol=letter.replaces.symbol) if letter.replaces
                         else _("Đã ghi: không thay văn bản nào."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:letter", letter_id=letter_id)


@require_POST
@desk_page
def letter_secret(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Say that the letter is numbered among the secret ones, or that it is not."""
    seen, secret = letter_or_404(request.actor, letter_id), request.POST.get("secret") == "1"
    try:
        say_secret(seen, by=request.actor, secret=secret, ground=request.POST.get("ground", ""))
        messages.success(request, _("Đã ghi: số lấy ở sổ văn bản mật.") if secret else _("Đã ghi: số lấy ở sổ thường."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:letter", letter_id=letter_id)


@require_safe
@desk_page
def letter_docx(request: HttpRequest, letter_id: int) -> HttpResponse:
    """An unsigned letter as .docx; a signed one is not edited."""
    from tiepdan.documents.docx import editable  # a process that never makes one need not wait for it

    seen = letter_or_404(request.actor, letter_id)
    if seen.letter.state not in OPEN:
        raise Http404
    made = editable(letter_form(seen.letter, request.today), seen.letter.facts, frame_for(seen.letter, request.today).to_json())
    response = HttpResponse(made, content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{seen.petition.code}-{seen.letter.pk}.docx"'
    return response


def _asked(request: HttpRequest) -> tuple[list[tuple[int, str]], tuple[int, str]]:
    """Every series there is, and the one asked for; else the newest."""
    every = series_of(request.actor)
    wanted = (request.GET.get("year", ""), request.GET.get("series", ""))
    newest = every[0] if every else (request.today.year, "")
    return every, next((one for one in every if (str(one[0]), one[1]) == wanted), newest)
