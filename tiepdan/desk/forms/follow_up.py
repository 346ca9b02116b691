"""What is asked when somebody denounces again: which earlier settlement, why, and what the superior makes of it."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.follow_ups import earlier_rounds, resettling, taking
from tiepdan.cases.models import Round
from tiepdan.desk.forms import area, day_input
from tiepdan.desk.forms.halting import yes_no
from tiepdan.desk.forms.rounds import TYPED, choices_of
from tiepdan.desk.forms.steps import StepForm
from tiepdan.desk.forms.ways import WayForm, able
from tiepdan.intake.models import Petition
from tiepdan.offices.abilities import VERIFY
from tiepdan.offices.models import Post


class EarlierMixin(forms.Form):
    earlier = forms.ChoiceField(label=_("Lần giải quyết trước"), widget=forms.RadioSelect)
    earlier_code = forms.CharField(label=_("Mã đơn của lần trước"), max_length=20, required=False, help_text=_("chỉ ghi khi chọn “Đơn khác”"))

    def offer(self, petition: Petition, office_id: int | None) -> None:
        offered = [*choices_of(earlier_rounds(petition, office_id)), (TYPED, _("Đơn khác, ghi mã ở dưới"))]
        self.fields["earlier"].choices = offered
        self.fields["earlier"].initial = TYPED if len(offered) == 1 else None

    def clean(self):
        told = super().clean() or {}
        typed, chosen = (told.pop("earlier_code", "") or "").strip(), told.get("earlier", "")
        if chosen == TYPED and not typed:
            self.add_error("earlier_code", _("Hãy ghi mã đơn của lần trước."))
        elif chosen not in {TYPED, ""} and typed:
            self.add_error("earlier_code", _("Chỉ một lần trước: hãy để trống ô này, hoặc chọn “Đơn khác”."))
        elif chosen == TYPED:
            told["earlier"] = typed
        return told


class FollowUpForm(EarlierMixin, WayForm):
    grounded = yes_no(_("Có căn cứ cho rằng việc giải quyết không đúng pháp luật? Nếu quá hạn chưa giải quyết thì chọn Có"))
    claim = forms.CharField(label=_("Người tố cáo nêu căn cứ gì"), widget=area(5), help_text=_("không ghi tên người tố cáo"))
    to_post = forms.ModelChoiceField(label=_("Người nhận hồ sơ"), queryset=Post.objects.none(), required=False, empty_label=_("người xác minh của cơ quan"))
    field_order = ("earlier", "earlier_code", "grounded", "claim", "to_post")

    def __init__(self, data=None, *, petition: Petition, files=None):
        super().__init__(data, petition=petition, files=files)
        self.offer(petition, petition.holder_office_id)
        self.fields["to_post"].queryset = able(petition.holder_office_id, (VERIFY,), petition)


class CorrectEarlierForm(EarlierMixin, StepForm):
    reason = forms.CharField(label=_("Vì sao sửa"), widget=area(3))
    field_order = ("earlier", "earlier_code", "reason")

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        self.offer(held.petition, held.office_id)


class KeepForm(StepForm):
    reason = forms.CharField(label=_("Vì sao việc giải quyết trước đó đúng pháp luật"), widget=area(6),
                             help_text=_("viết cho người tố cáo đọc: từng căn cứ họ nêu, vì sao không giải quyết lại"))


class PassOnForm(StepForm):
    to = forms.CharField(label=_("Nơi có thẩm quyền giải quyết"), max_length=200)
    reason = forms.CharField(label=_("Vì sao lần trước không đúng thẩm quyền"), widget=area(4))


class ResettleForm(StepForm):
    ground = forms.ChoiceField(label=_("Căn cứ"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Thấy gì trong hồ sơ lần trước"), widget=area(5), help_text=_("không ghi tên người tố cáo"))

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        self.fields["ground"].choices = [(one.name, one.because) for one in self.grounds(today)]

    def grounds(self, today: date):
        return resettling(today)


class TakeForm(ResettleForm):
    def grounds(self, today: date):
        return taking(today)


class LatenessForm(StepForm):
    course = forms.CharField(label=_("Quá trình giải quyết"), widget=area(5))
    lateness = forms.CharField(label=_("Lý do chậm"), widget=area(4))
    responsibility = forms.CharField(label=_("Trách nhiệm thuộc về ai"), widget=area(3))


class SettlingForm(StepForm):
    settle_by = forms.DateField(label=_("Có kết luận chậm nhất ngày"), widget=day_input(), help_text=_("luật không định ngày; người ra yêu cầu định"))
    reason = forms.CharField(label=_("Nhận xét về việc chậm giải quyết"), widget=area(5))


class SettledForm(StepForm):
    reason = forms.CharField(label=_("Ghi thêm"), widget=area(3), required=False, help_text=_("ví dụ: xử lý trách nhiệm vì giải quyết chậm"))
