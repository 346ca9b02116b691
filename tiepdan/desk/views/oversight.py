"""Recommendations of bodies that oversee: the list, one taken in, one answered."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.cases import actions
from tiepdan.cases.models import Oversight
from tiepdan.cases.oversight import letters_of, oversight_steps
from tiepdan.common.errors import Refused
from tiepdan.desk.actions import take_out
from tiepdan.desk.export import oversights_book
from tiepdan.desk.forms import DeskForm
from tiepdan.desk.forms.oversight import AcceptForm, RecordForm, RejectForm
from tiepdan.desk.queries import oversight as queries
from tiepdan.desk.queries.duty import duty_lines
from tiepdan.desk.shell import desk_page, show
from tiepdan.documents.models import Letter, Paper
from tiepdan.documents.read import file_bytes
from tiepdan.intake.statement import Upload
from tiepdan.law.queries import calendar_of
from tiepdan.offices.abilities import RECORD_OVERSIGHT
from tiepdan.offices.models import Office

MOST_ROWS = 5000  # lines of one sheet
PRINTED = 500  # of one printed part
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STEPS = {"accept": "accept_oversight", "reject": "reject_oversight", "send": "send_oversight_letter"}


@require_safe
@desk_page
def oversights(request: HttpRequest) -> HttpResponse:
    """What was recommended to this office, newest first, narrowed by state and body."""
    asked, after = _asked(request), request.GET.get("after", "")
    return show(request, "desk/oversights.html", {
        "page": _page(request, asked, after=after), "asked": asked, "states": Oversight.State.choices, "sorts": Oversight.Sort.choices,
        "rest": _rest(request), "first": not after, "may_record": request.actor.can(RECORD_OVERSIGHT),
    }, here="duties")


@require_POST
@desk_page
def oversights_print(request: HttpRequest) -> HttpResponse:
    """The same lines on paper, a part at a time."""
    page = _page(request, _asked(request), after=request.GET.get("after", ""), size=PRINTED)
    take_out(_("Sổ kiến nghị giám sát, kiểm sát"), len(page.rows), by=request.actor, now=timezone.now(), printed=True)
    return show(request, "desk/oversights_print.html", {"page": page, "rest": _rest(request)}, here="duties")


@require_POST
@desk_page
def oversights_export(request: HttpRequest) -> HttpResponse:
    """The same lines as a sheet."""
    page = _page(request, _asked(request), size=MOST_ROWS)
    take_out(_("Sổ kiến nghị giám sát, kiểm sát"), len(page.rows), by=request.actor, now=timezone.now())
    response = HttpResponse(oversights_book(page.rows, request.today, more=bool(page.after)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="kien-nghi-giam-sat-{request.today.isoformat()}.xlsx"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def oversight_new(request: HttpRequest) -> HttpResponse:
    """Take one in; refused, what was typed stays."""
    form = RecordForm(request.POST, request.FILES) if request.method == "POST" else RecordForm(initial={"received_on": request.today})
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        uploads = [Upload(one.name, one.read()) for one in told.pop("uploads") or []]
        try:
            made = actions.record_oversight(by=request.actor, now=timezone.now(), uploads=uploads, **told)
            messages.success(request, _("Đã ghi kiến nghị số {symbol}; người đứng đầu được báo để trả lời.").format(symbol=made.symbol))
            return redirect("desk:oversight", oversight_id=made.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "desk/oversight_new.html", {"form": form, "may_record": request.actor.can(RECORD_OVERSIGHT)}, here="duties")


@require_safe
@desk_page
def oversight(request: HttpRequest, oversight_id: int) -> HttpResponse:
    return _one(request, queries.oversight_or_404(request.actor, oversight_id))


@require_POST
@desk_page
def oversight_act(request: HttpRequest, oversight_id: int, act: str) -> HttpResponse:
    """Accept, reject or send; refused, what was typed stays."""
    one = queries.oversight_or_404(request.actor, oversight_id)
    if act not in STEPS:
        raise Http404
    form = {"accept": lambda: _accept_form(request, one, request.POST), "reject": lambda: RejectForm(request.POST)}.get(act, lambda: DeskForm(request.POST))()
    if form.is_valid():
        try:
            messages.success(request, _do(request, one, act, form))
            return redirect("desk:oversight", oversight_id=one.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _one(request, one, **{act: form})


@require_safe
@desk_page
def oversight_letter(request: HttpRequest, oversight_id: int, letter_id: int) -> HttpResponse:
    """The PDF of record of a letter of this recommendation."""
    one = queries.oversight_or_404(request.actor, oversight_id)
    letter = letters_of(one).select_related("pdf").filter(pk=letter_id, pdf__isnull=False).first()
    if letter is None:
        raise Http404
    response = HttpResponse(file_bytes(letter.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{letter.symbol.replace("/", "-")}.pdf"'.encode("ascii", "ignore").decode()
    return response


def _do(request: HttpRequest, one: Oversight, act: str, form: DeskForm) -> str:
    doer = {"by": request.actor, "now": timezone.now()}
    if act == "accept":
        done = actions.accept_oversight(one.pk, reasons=form.cleaned_data["reasons"], orders=form.orders(), **doer)
        return _("Đã tiếp thu, trả lời bằng {symbol}; mỗi việc nay là một nghĩa vụ.").format(symbol=done.letter.symbol)
    if act == "reject":
        done = actions.reject_oversight(one.pk, reasons=form.cleaned_data["reasons"], **doer)
        return _("Đã trả lời không tiếp thu bằng {symbol}.").format(symbol=done.letter.symbol)
    number = request.POST.get("letter", "")
    sent = actions.send_oversight_letter(one.pk, letter=int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else 0, **doer)
    return _("Đã ghi gửi {symbol}.").format(symbol=sent.symbol)


def _accept_form(request: HttpRequest, one: Oversight, data=None) -> AcceptForm:
    offices = Office.objects.on(request.today).filter(province_id=one.province_id, handles_inside=True).only("pk", "short_name").order_by("short_name")
    return AcceptForm(data, today=request.today, offices=list(offices), orders=[], here=one.office_id)


def _one(request: HttpRequest, one: Oversight, **told: DeskForm) -> HttpResponse:
    steps = {seen.step.name: seen for seen in oversight_steps(one, request.actor)}
    calendar = calendar_of(one.province_id)
    duties = list(one.duties.select_related("owner_office", "owner_post__office").order_by("number"))
    return show(request, "desk/oversight.html", {
        "one": one, "line": queries.line_of(one, request.today, calendar), "steps": steps, "letters": letters_of(one), "sealed": Letter.State.SEALED,
        "papers": Paper.objects.filter(subject="oversight", subject_id=one.pk, role="evidence").select_related("file").order_by("pk"),
        "duties": duty_lines(duties, request.today, calendar), "refused": [form for form in told.values() if form.errors],
        "accept": told.get("accept") or (_accept_form(request, one) if steps["accept_oversight"].open else None), "reject": told.get("reject") or RejectForm(),
    }, here="duties")


def _page(request: HttpRequest, asked: queries.Asked, *, after: str = "", size: int = queries.PAGE):
    return queries.oversights(request.actor, asked, request.today, calendar_of(request.actor.province_id), after=after, size=size)


def _asked(request: HttpRequest) -> queries.Asked:
    """What cannot be read narrows nothing."""
    get = request.GET.get
    return queries.Asked(state=get("state", "") if get("state") in Oversight.State.values else "",
                         sort=get("sort", "") if get("sort") in Oversight.Sort.values else "")


def _rest(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("after", None)
    return kept.urlencode()
