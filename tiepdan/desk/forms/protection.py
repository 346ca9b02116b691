"""What the steps of a protection file ask. Nobody's name belongs in any of it."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases import actions
from tiepdan.cases.models import Measure, Protection
from tiepdan.cases.protection import current, end_grounds
from tiepdan.desk.forms import DeskForm, area, day_input
from tiepdan.desk.forms.entry import Files, FilesField
from tiepdan.intake.models import Petition
from tiepdan.intake.statement import Upload

HOW = [(how.value, how.label) for how in Protection.How if how not in {Protection.How.ONLINE, Protection.How.REPORT}]
ROWS = (1, 2, 3)  # measures one decision takes; more are added afterwards
NO_NAME = _("không ghi họ tên, địa chỉ người tố cáo hay người thân")
MEASURE = ("kind", "what", "body", "by_day")


class GuardForm(DeskForm):
    """A step of the file without anything to tell."""

    def __init__(self, data=None, files=None, *, petition: Petition, today: date):
        self.petition, self.today = petition, today
        super().__init__(data, files)

    def told(self) -> dict:
        """The words the act takes."""
        told = dict(self.cleaned_data)
        if "uploads" in self.fields:
            told["uploads"] = [Upload(one.name, one.read()) for one in told.get("uploads") or []]
        return told


def papers(label: str) -> forms.Field:
    return FilesField(label=label, required=False, widget=Files(attrs={"accept": ".pdf,.docx,.jpg,.jpeg,.png"}),
                      help_text=_("niêm phong trong hồ sơ bảo vệ, không nằm trong hồ sơ vụ việc (Luật Tố cáo Đ.55)"))


class RequestForm(GuardForm):
    how = forms.ChoiceField(label=_("Đề nghị bằng cách nào"), choices=HOW, widget=forms.RadioSelect)
    whom = forms.ChoiceField(label=_("Bảo vệ ai"), choices=Protection.Whom.choices, widget=forms.RadioSelect)
    asked_on = forms.DateField(label=_("Ngày đề nghị"), widget=day_input())
    danger = forms.CharField(label=_("Điều đang xảy ra hoặc lo sợ"), widget=area(4), help_text=NO_NAME)
    wanted = forms.CharField(label=_("Biện pháp được đề nghị"), widget=area(3), required=False, help_text=NO_NAME)
    uploads = papers(_("Văn bản đề nghị"))

    def __init__(self, data=None, files=None, *, petition: Petition, today: date):
        super().__init__(data, files, petition=petition, today=today)
        self.fields["asked_on"].initial = today


class WrittenForm(GuardForm):
    written_on = forms.DateField(label=_("Ngày nhận văn bản đề nghị"), widget=day_input())
    uploads = papers(_("Văn bản đề nghị"))

    def __init__(self, data=None, files=None, *, petition: Petition, today: date):
        super().__init__(data, files, petition=petition, today=today)
        self.fields["written_on"].initial = today


class ProtectForm(GuardForm):
    """Up to three measures at once; of a row either everything is told or nothing."""

    reason = forms.CharField(label=_("Căn cứ quyết định"), widget=area(4), help_text=NO_NAME)
    begins_on = forms.DateField(label=_("Bắt đầu thực hiện từ ngày"), widget=day_input())

    def __init__(self, data=None, files=None, *, petition: Petition, today: date):
        super().__init__(data, files, petition=petition, today=today)
        self.fields["begins_on"].initial = today
        for row in ROWS:
            for name, field in _measure_fields().items():
                field.label = _("Biện pháp {n}: {label}").format(n=row, label=field.label)
                field.required = row == ROWS[0]
                field.widget.attrs.setdefault("class", "form-select" if name == "kind" else "form-control")
                self.fields[f"{name}_{row}"] = field

    def clean(self):
        told = super().clean()
        for row in ROWS[1:]:
            said = [name for name in MEASURE if told.get(f"{name}_{row}")]
            for name in MEASURE:
                if said and name not in said and f"{name}_{row}" not in self.errors:
                    self.add_error(f"{name}_{row}", _("Hãy ghi đủ biện pháp này, hoặc để trống cả bốn ô."))
        return told

    def told(self) -> dict:
        told = self.cleaned_data
        rows = [{name: told[f"{name}_{row}"] for name in MEASURE} for row in ROWS if told[f"kind_{row}"]]
        return {"reason": told["reason"], "begins_on": told["begins_on"], "measures": rows}


def _measure_fields() -> dict[str, forms.Field]:
    return {
        "kind": forms.ChoiceField(label=_("loại"), choices=[("", "—"), *Measure.Kind.choices]),
        "what": forms.CharField(label=_("nội dung"), widget=area(2), help_text=NO_NAME),
        "body": forms.CharField(label=_("nơi phải thực hiện"), max_length=200, help_text=_("không phải người hoặc nơi bị tố cáo")),
        "by_day": forms.DateField(label=_("chậm nhất ngày"), widget=day_input()),
    }


class ReasonForm(GuardForm):
    reason = forms.CharField(label=_("Lý do"), widget=area(4), help_text=NO_NAME)


class MeasureForm(ReasonForm):
    kind = forms.ChoiceField(label=_("Loại biện pháp"), choices=Measure.Kind.choices)
    what = forms.CharField(label=_("Nội dung biện pháp"), widget=area(3), help_text=NO_NAME)
    body = forms.CharField(label=_("Nơi phải thực hiện"), max_length=200, help_text=_("không phải người hoặc nơi bị tố cáo"))
    by_day = forms.DateField(label=_("Thực hiện chậm nhất ngày"), widget=day_input())


class ChosenForm(GuardForm):
    """One measure of the file: those that wait for `awaits`."""

    measure = forms.ChoiceField(label=_("Biện pháp"), widget=forms.RadioSelect)
    done = False

    def __init__(self, data=None, files=None, *, petition: Petition, today: date):
        super().__init__(data, files, petition=petition, today=today)
        file = current(petition)
        waiting = file.measures.filter(done_on__isnull=not self.done, checked_on__isnull=True, replaced_on__isnull=True).order_by("pk") if file else []
        self.fields["measure"].choices = [(str(one.pk), f"{one.get_kind_display()}: {one.what[:120]} ({one.body})") for one in waiting]

    def told(self) -> dict:
        return {**self.cleaned_data, "measure": int(self.cleaned_data["measure"])}


class ChangeForm(ChosenForm, MeasureForm):
    field_order = ("measure", "reason", *MEASURE)


class ResultForm(ChosenForm):
    words = forms.CharField(label=_("Nơi thực hiện báo đã làm gì"), widget=area(4), help_text=NO_NAME)


class CheckMeasureForm(ChosenForm):
    done = True


class RetaliationForm(GuardForm):
    happened_on = forms.DateField(label=_("Ngày xảy ra"), widget=day_input())
    words = forms.CharField(label=_("Việc trả thù, trù dập"), widget=area(5), help_text=NO_NAME)


class AnswerForm(GuardForm):
    answer = forms.CharField(label=_("Đã làm gì, hoặc vì sao không áp dụng biện pháp"), widget=area(4), help_text=NO_NAME)


class PapersForm(GuardForm):
    uploads = papers(_("Giấy tờ"))


class EndForm(ReasonForm):
    ground = forms.ChoiceField(label=_("Căn cứ"), widget=forms.RadioSelect)
    field_order = ("ground", "reason")

    def __init__(self, data=None, files=None, *, petition: Petition, today: date):
        super().__init__(data, files, petition=petition, today=today)
        self.fields["ground"].choices = [(ground.name, ground.because) for ground in end_grounds(today)]


PROTECTING: dict[str, tuple[type[GuardForm], Callable]] = {
    "request_protection": (RequestForm, actions.request_protection), "confirm_request": (WrittenForm, actions.confirm_request),
    "protect": (ProtectForm, actions.protect), "refuse_protection": (ReasonForm, actions.refuse_protection),
    "add_measure": (MeasureForm, actions.add_measure), "change_measure": (ChangeForm, actions.change_measure),
    "prove_measure": (ResultForm, actions.prove_measure), "check_measure": (CheckMeasureForm, actions.check_measure),
    "report_retaliation": (RetaliationForm, actions.report_retaliation), "end_protection": (EndForm, actions.end_protection),
    "answer_retaliation": (AnswerForm, actions.answer_retaliation), "review_protection": (GuardForm, actions.review_protection),
    "add_protection_paper": (PapersForm, actions.add_protection_paper),
}
