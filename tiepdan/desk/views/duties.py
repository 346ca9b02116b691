"""A duty: proof by whoever owes it, checked by somebody else; urged, moved, handed on; what is closed says why."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tiepdan.cases import actions
from tiepdan.cases.duty_kinds import MEASURES
from tiepdan.cases.models import Duty
from tiepdan.common.errors import Refused
from tiepdan.desk.forms import DeskForm
from tiepdan.desk.forms.duty import BackForm, CheckForm, HandForm, MoveForm, ProofForm, RefuseForm, StopForm, UrgeForm
from tiepdan.desk.queries.duty import duty_or_404, duty_seen, sees_file
from tiepdan.desk.shell import desk_page, show
from tiepdan.intake.statement import Upload

# address → form; every act of the table has one
FORMS = {
    "check": CheckForm, "return": BackForm, "stop": StopForm, "urge": UrgeForm, "move": MoveForm, "take": DeskForm, "refuse": RefuseForm, "hand": HandForm,
    "prove": ProofForm,
}

PLAIN = {
    "stop": (actions.stop_duty, gettext_lazy("Đã ghi thôi thi hành; người phải làm được báo.")),
    "return": (actions.return_duty, gettext_lazy("Đã trả lại; người phải làm được báo.")),
    "urge": (actions.urge_duty, gettext_lazy("Đã ghi lần đôn đốc; văn bản theo đường ký, gửi như các văn bản khác.")),
    "move": (actions.move_duty_day, gettext_lazy("Đã dời ngày; ngày cũ vẫn hiện ở dưới.")),
    "take": (actions.take_duty, gettext_lazy("Đã nhận: nghĩa vụ nay do ông/bà làm.")),
    "refuse": (actions.refuse_duty, gettext_lazy("Đã trả lời không nhận; nơi giao được báo.")),
}
# acts shown as folded forms below proof and check, in order; one that is closed says why
ASIDE = (("urge", "urge_duty"), ("move", "move_duty_day"), ("hand", "hand_duty"), ("stop", "stop_duty"))

@require_safe
@desk_page
def duty(request: HttpRequest, duty_id: int) -> HttpResponse:
    return _page(request, duty_or_404(request.actor, duty_id))


@require_POST
@desk_page
def duty_act(request: HttpRequest, duty_id: int, act: str) -> HttpResponse:
    """One act; what was typed stays when it is refused."""
    owed = duty_or_404(request.actor, duty_id)
    if act not in FORMS:
        raise Http404
    form = _form(act, owed, request, request.POST, request.FILES)
    if form.is_valid():
        try:
            messages.success(request, _act(request, owed, act, form.cleaned_data))
            still = Duty.objects.visible_to(request.actor).filter(pk=duty_id).exists()
            return redirect("desk:duty", duty_id=duty_id) if still else redirect("desk:duties")
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, owed, **{act: form})


def _form(act: str, owed: Duty, request: HttpRequest, *data) -> DeskForm:
    make = FORMS[act]
    if act == "prove":
        return make(*data, owed=owed, **({} if data else {"initial": {"words": owed.proof_words if owed.proved_on else ""}}))
    return make(*data[:1], owed=owed, today=request.today) if act == "hand" else make(*data[:1])


def _act(request: HttpRequest, owed: Duty, act: str, told: dict) -> str:
    doer = {"by": request.actor, "now": timezone.now()}
    if act == "prove":
        actions.prove_duty(owed.pk, words=told["words"], uploads=[Upload(one.name, one.read()) for one in told["uploads"]],
                           figures={name: told[name] for name in MEASURES if told.get(name) is not None}, **doer)
        return _("Đã nộp chứng cứ; người khác sẽ kiểm tra.")
    if act == "check":
        checked = actions.check_duty(owed.pk, rest=told["rest"], **doer)
        return _("Đã kiểm tra: nghĩa vụ xong.") if checked.done_on else _("Đã ghi nhận một phần; nghĩa vụ còn phải làm tiếp.")
    if act == "hand":
        made = actions.hand_duty(owed.pk, to_post=told["to"], reason=told["reason"], **doer)
        return _("Đã báo {to}; nơi ấy nhận thì nghĩa vụ đổi người làm.").format(to=made.to_post)
    plain, sentence = PLAIN[act]
    plain(owed.pk, **told, **doer)
    return str(sentence)


def _page(request: HttpRequest, owed: Duty, **told: DeskForm) -> HttpResponse:
    seen = duty_seen(owed, request.actor, request.today)
    held = owed.held
    return show(request, "desk/duty.html", {
        "seen": seen, "duty": owed, "sees_file": sees_file(request.actor, owed), "petition": held.petition if held else None,
        "forms": {act: told.get(act) or _form(act, owed, request) for act in FORMS}, "refused": [form for form in told.values() if form.errors],
        "acts": [(act, seen.steps[name]) for act, name in ASIDE],
    }, here="duties")
