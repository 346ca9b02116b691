"""A duty of a decision: proof by whoever owes it, checked by somebody else."""

from django import forms
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
from tiepdan.desk.forms import DeskForm, area
from tiepdan.desk.forms.entry import Files, FilesField
from tiepdan.desk.queries.case import duty_or_404, duty_seen, sees_file
from tiepdan.desk.shell import desk_page, show
from tiepdan.intake.statement import Upload


class ProofForm(DeskForm):
    words = forms.CharField(label=gettext_lazy("Đã làm gì, khi nào"), required=False, widget=area(4))
    uploads = FilesField(label=gettext_lazy("Chứng cứ"), required=False, widget=Files(attrs={"accept": ".pdf,.docx,.jpg,.jpeg,.png"}),
                         help_text=gettext_lazy("biên bản, ảnh, chứng từ; mỗi tệp không quá 20 MB"))


    def __init__(self, *args, owed: Duty, **kwargs):
        super().__init__(*args, **kwargs)
        self.measures = list(owed.must())
        for name in self.measures:
            measure = MEASURES[name]
            done = owed.proved().get(name, owed.done().get(name))
            field = forms.DecimalField(label=_("{label}, đã làm đến nay ({unit})").format(label=measure.label, unit=measure.unit), required=False, min_value=0,
                                       max_digits=16, decimal_places=measure.places, initial=done)
            field.widget.attrs["class"] = "form-control"
            self.fields[name] = field

    def figures(self) -> list[forms.BoundField]:
        return [self[name] for name in self.measures]


class CheckForm(DeskForm):
    rest = forms.CharField(label=gettext_lazy("Nếu phần còn lại không phải làm nữa: vì sao"), required=False, widget=area(2),
                           help_text=gettext_lazy("để trống khi đã đủ, hoặc khi mới xong một phần"))


class StopForm(DeskForm):
    reason = forms.CharField(label=gettext_lazy("Vì sao thôi thi hành"), required=False, widget=area(2),
                             help_text=gettext_lazy("bản án, quyết định hủy, sửa; ngày, số"))


class BackForm(DeskForm):
    reason = forms.CharField(label=gettext_lazy("Chứng cứ còn thiếu gì"), required=False, widget=area(2))


PLAIN = {"check": CheckForm, "return": BackForm, "stop": StopForm}


@require_safe
@desk_page
def duty(request: HttpRequest, duty_id: int) -> HttpResponse:
    return _page(request, duty_or_404(request.actor, duty_id))


@require_POST
@desk_page
def duty_act(request: HttpRequest, duty_id: int, act: str) -> HttpResponse:
    """Prove, check or send back; what was typed stays when it is refused."""
    owed = duty_or_404(request.actor, duty_id)
    if act not in {"prove", *PLAIN}:
        raise Http404
    form = ProofForm(request.POST, request.FILES, owed=owed) if act == "prove" else PLAIN[act](request.POST)
    if form.is_valid():
        try:
            messages.success(request, _act(request, owed, act, form.cleaned_data))
            return redirect("desk:duty", duty_id=duty_id)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, owed, **{"back" if act == "return" else act: form})


def _act(request: HttpRequest, owed: Duty, act: str, told: dict) -> str:
    doer = {"by": request.actor, "now": timezone.now()}
    if act == "prove":
        actions.prove_duty(owed.pk, words=told["words"], uploads=[Upload(one.name, one.read()) for one in told["uploads"]],
                           figures={name: told[name] for name in MEASURES if told.get(name) is not None}, **doer)
        return _("Đã nộp chứng cứ; người khác sẽ kiểm tra.")
    if act == "check":
        checked = actions.check_duty(owed.pk, rest=told["rest"], **doer)
        return _("Đã kiểm tra: nghĩa vụ xong.") if checked.done_on else _("Đã ghi nhận một phần; nghĩa vụ còn phải làm tiếp.")
    if act == "stop":
        actions.stop_duty(owed.pk, reason=told["reason"], **doer)
        return _("Đã ghi thôi thi hành; người phải làm được báo.")
    actions.return_duty(owed.pk, reason=told["reason"], **doer)
    return _("Đã trả lại; người phải làm được báo.")


def _page(request: HttpRequest, owed: Duty, prove: ProofForm | None = None, **forms_told: DeskForm) -> HttpResponse:
    return show(request, "desk/duty.html", {
        "seen": duty_seen(owed, request.actor, request.today), "duty": owed, "prove": prove or ProofForm(initial={"words": owed.proof_words}, owed=owed),
        "back": forms_told.get("back") or BackForm(),
        "check": forms_told.get("check") or CheckForm(), "stop": forms_told.get("stop") or StopForm(),
        "sees_file": sees_file(request.actor, owed), "petition": owed.decision.round.petition,
    }, here="cases")
