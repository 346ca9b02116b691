"""What is asked when a settlement is taken back, halted, goes on, ends early or needs longer. The grounds are those of the law's conditions."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.halting import WITHDRAWN, grounds
from tiepdan.cases.models import Procedure, Round
from tiepdan.desk.forms import area, day_input
from tiepdan.desk.forms.steps import StepForm

YES_NO = [("yes", _("Có")), ("no", _("Không"))]


def yes_no(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=YES_NO, coerce=lambda value: value == "yes", widget=forms.RadioSelect)


class WithdrawForm(StepForm):
    whole = forms.TypedChoiceField(
        label=_("Rút toàn bộ hay một phần"), coerce=lambda value: value == "all", widget=forms.RadioSelect,
        choices=[("all", _("Toàn bộ: việc giải quyết có thể kết thúc")), ("part", _("Một phần: phần còn lại vẫn được giải quyết"))],
    )
    contents = forms.CharField(label=_("Nội dung được rút"), widget=area(4), help_text=_("theo lời người rút"))
    everybody = yes_no(_("Nếu nhiều người cùng gửi đơn: tất cả đều rút phải không? Đơn của một người thì chọn Có"))
    recorded = forms.TypedChoiceField(
        label=_("Rút bằng"), coerce=lambda value: value == "record", widget=forms.RadioSelect,
        choices=[("letter", _("Đơn rút đã nộp")), ("record", _("Lời nói: lập biên bản ghi nhận"))],
    )
    signed = yes_no(_("Người rút đã ký hoặc điểm chỉ"))
    signs_of_violation = yes_no(_("Hành vi bị tố cáo có dấu hiệu vi phạm pháp luật không?"))
    coerced = yes_no(_("Có căn cứ người tố cáo rút vì bị đe dọa, ép buộc, mua chuộc không?"))
    slander = yes_no(_("Có căn cứ người tố cáo lợi dụng tố cáo để vu khống, xúc phạm không?"))

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        if held.procedure != Procedure.DENUNCIATION:
            for name in ("signs_of_violation", "coerced", "slander"):
                del self.fields[name]


class GroundForm(StepForm):
    """A ground of the law, and the reason in this case."""

    matter = ""
    ground = forms.ChoiceField(label=_("Căn cứ"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Lý do"), widget=area(4), help_text=_("sự việc cụ thể, tài liệu nào chứng minh"))

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        self.fields["ground"].choices = [(ground.name, ground.because) for ground in grounds(held, self.matter, today)]


class SuspendForm(GroundForm):
    matter = "suspend"
    expected_on = forms.DateField(label=_("Dự kiến xem xét tiếp tục"), required=False, widget=day_input())


class TerminateForm(GroundForm):
    matter = "terminate"

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        if not held.withdrawals.filter(ends=True).exists():
            self.fields["ground"].choices = [(name, because) for name, because in self.fields["ground"].choices if name != WITHDRAWN]
            self.fields["ground"].help_text = _("đình chỉ vì rút đơn: trước hết ghi nhận việc rút toàn bộ")


class ResumeForm(StepForm):
    reason = forms.CharField(label=_("Vì sao tiếp tục"), widget=area(4), help_text=_("lý do tạm đình chỉ không còn như thế nào"))


class ExtendForm(StepForm):
    criteria = forms.MultipleChoiceField(label=_("Tiêu chí phức tạp"), widget=forms.CheckboxSelectMultiple,
                                         help_text=_("một tiêu chí: gia hạn một lần; từ hai tiêu chí: được gia hạn lần hai"))
    reason = forms.CharField(label=_("Lý do gia hạn"), widget=area(4))

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        self.fields["criteria"].choices = [(ground.name, ground.because) for ground in grounds(held, "complex", today)]
