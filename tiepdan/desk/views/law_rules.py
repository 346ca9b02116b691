"""The periods of the law: all of them, one of them with its versions, and vouching for what no text at hand says for certain."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.forms.days import GroundForm
from tiepdan.desk.queries import law_rules as queries
from tiepdan.desk.shell import desk_page
from tiepdan.desk.views.law import law_show
from tiepdan.law.actions import confirm_rule, take_back_rule
from tiepdan.law.plainly import CONFIDENCE
from tiepdan.offices.abilities import LAW_REVIEW


@require_safe
@desk_page
def law_rules(request: HttpRequest) -> HttpResponse:
    """Every period and recurring duty under its act."""
    acts = queries.acts()
    get = request.GET.get
    asked = queries.AskedRules(
        act=get("act", "") if get("act") in acts else "", confidence=get("sure", "") if get("sure") in {*CONFIDENCE, "doubtful"} else "",
        words=" ".join(get("q", "").replace("\x00", " ").split())[:100],
    )
    found = queries.duties_by_act(request.actor, asked)
    return law_show(request, "desk/law_rules.html", "rules", {
        "asked": asked, "acts": acts, "found": found, "count": sum(len(duties) for _act, duties in found),
        "sure": [("doubtful", _("chưa được xác nhận")), *((name, words.partition(";")[0]) for name, words in CONFIDENCE.items())],
    })


@require_safe
@desk_page
def law_rule(request: HttpRequest, duty: str) -> HttpResponse:
    return _page(request, queries.duty_or_404(request.actor, duty))


@require_POST
@desk_page
def law_rule_act(request: HttpRequest, duty: str, act: str) -> HttpResponse:
    """Vouch for one version, or take that back; what was typed stays when it is refused."""
    seen = queries.duty_or_404(request.actor, duty)
    version = next((one for one in seen.versions if one.rule.id == request.POST.get("rule")), None)
    if version is None or act not in {"xac-nhan", "rut"}:
        raise Http404
    form = _ground(act, request)
    if form.is_valid():
        try:
            told = {"by": request.actor, "province_id": request.actor.province_id, "ground": form.cleaned_data["ground"], "today": request.today}
            (confirm_rule if act == "xac-nhan" else take_back_rule)(version.rule.id, **told)
            done = _("Đã xác nhận {rule}: các hạn dựa vào quy định này không còn ghi là chưa chắc.") if act == "xac-nhan" else \
                _("Đã rút xác nhận {rule}: các hạn dựa vào quy định này lại ghi là chưa chắc.")
            messages.success(request, done.format(rule=version.rule.id))
            return redirect("desk:law-rule", duty=duty)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, seen, version.rule.id, form)


def _ground(act: str, request: HttpRequest | None = None) -> GroundForm:
    data = request.POST if request else None
    if act == "xac-nhan":
        return GroundForm(data, label=_("Căn cứ xác nhận"), help_text=_("văn bản đã đối chiếu: số, ngày, điều, khoản"))
    return GroundForm(data, label=_("Lý do rút xác nhận"))


def _page(request: HttpRequest, seen: queries.DutySeen, refused: str = "", form: GroundForm | None = None) -> HttpResponse:
    may = request.actor.can(LAW_REVIEW)
    blank = {one.rule.id: _ground("rut" if one.confirmed else "xac-nhan") for one in seen.versions if one.confirmable and may}
    forms = [(one, form if one.rule.id == refused else blank.get(one.rule.id)) for one in seen.versions]
    return law_show(request, "desk/law_rule.html", "rules", {
        "seen": seen, "versions": forms, "history": queries.confirmations_ever(request.actor, seen), "may_confirm": may,
    })
