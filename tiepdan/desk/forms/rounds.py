"""What is asked when a second round is said to go on from a first: which one, offered with its reason or typed; never chosen silently."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.actions.accept import procedure_of
from tiepdan.cases.models import SECONDS, Round
from tiepdan.cases.rounds import Offered, first_rounds
from tiepdan.desk.forms.steps import StepForm
from tiepdan.desk.forms.ways import AcceptForm
from tiepdan.desk.words import OF_ROUND
from tiepdan.intake.models import Petition

TYPED, NONE = "typed", "none"


def choices_of(offered: list[Offered]) -> list[tuple]:
    return [(one.round.petition.code, f"{one.round.petition.code} · {one.round.office} · {OF_ROUND[one.round.state]} · {one.because}") for one in offered]


class FirstMixin(forms.Form):
    first = forms.ChoiceField(label=_("Lần giải quyết đầu"), widget=forms.RadioSelect)
    first_code = forms.CharField(label=_("Mã đơn của lần đầu"), max_length=20, required=False, help_text=_("chỉ ghi khi chọn “Đơn khác”"))

    def clean(self):
        told = super().clean() or {}
        typed, chosen = (told.pop("first_code", "") or "").strip(), told.get("first", "")
        if chosen == TYPED and not typed:
            self.add_error("first_code", _("Hãy ghi mã đơn của lần đầu."))
        elif chosen not in {TYPED, ""} and typed:
            self.add_error("first_code", _("Chỉ một lần đầu: hãy để trống ô này, hoặc chọn “Đơn khác”."))
        else:
            told["first"] = typed if chosen == TYPED else "" if chosen == NONE else chosen
        return told


class AcceptRoundForm(FirstMixin, AcceptForm):
    """Acceptance; of a second round it asks which first it goes on from."""

    late_first = forms.BooleanField(label=_("Lần đầu quá hạn chưa giải quyết: nhận hồ sơ lần đầu (NĐ 124/2020 Đ.4)"), required=False)
    field_order = ("first", "first_code", "late_first", "to_post", "complex_grounds", "complex_reason")

    def __init__(self, data=None, *, petition: Petition, files=None):
        super().__init__(data, petition=petition, files=files)
        if not petition.kind or petition.kind == "mixed" or procedure_of(petition) not in SECONDS:
            for name in ("first", "first_code", "late_first"):
                del self.fields[name]
            return
        self.fields["first"].choices = [*choices_of(first_rounds(petition, timezone.localdate())), (TYPED, _("Đơn khác, ghi mã ở dưới")),
                                        (NONE, _("Không rõ, hoặc lần đầu không có trên hệ thống: mở vụ việc riêng"))]

    def clean(self):
        return super().clean() if "first" in self.fields else AcceptForm.clean(self)


class LinkRoundForm(FirstMixin, StepForm):
    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        self.fields["first"].choices = [*choices_of(first_rounds(held.petition, today)), (TYPED, _("Đơn khác, ghi mã ở dưới"))]


class UnlinkRoundForm(StepForm):
    reason = forms.CharField(label=_("Vì sao tách"), widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}))
