"""What is asked in the initial check of a denunciation, and when there are signs of a crime."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.actions.inspect import CONDITION as INSPECTED
from tiepdan.desk.forms import area, lines_of
from tiepdan.desk.forms.halting import YES_NO, yes_no
from tiepdan.desk.forms.steps import StepForm, VerifyForm
from tiepdan.desk.forms.ways import WayForm, able
from tiepdan.desk.words import short_cites
from tiepdan.intake.actions.identity import ACCEPTABLE
from tiepdan.intake.models import IdentityCheck, LongerCheck, Petition
from tiepdan.law.conditions import all_conditions, cites_on
from tiepdan.offices.abilities import VERIFY
from tiepdan.offices.models import Post

KNOWN = "own_competence"  # the table of competence says it


class VerifyDenouncerForm(WayForm):
    """Never the name: it lies in the box. How the denouncer was met, whether found, and the law's questions on acceptance."""

    how = forms.ChoiceField(label=_("Kiểm tra bằng cách nào"), choices=IdentityCheck.How.choices, widget=forms.RadioSelect)
    mandated = forms.CharField(label=_("Cơ quan được ủy quyền"), max_length=200, required=False,
                               help_text=_("chỉ ghi khi ủy quyền; không ghi tên người tố cáo"))
    found = yes_no(_("Đã xác định đúng người tố cáo"))
    proposal = forms.CharField(label=_("Đề xuất thụ lý"), max_length=4000, required=False, widget=area(3),
                               help_text=_("ghi thì lập phiếu đề xuất trình người đứng đầu; để trống thì không lập (TT 05/2021 Đ.13)"))

    def __init__(self, data=None, *, petition: Petition, files=None):
        super().__init__(data, petition=petition, files=files)
        cites, asked = short_cites(cites_on(ACCEPTABLE, timezone.localdate())), all_conditions()[ACCEPTABLE].facts
        self.asked = {name: fact.ask for name, fact in asked.items() if name != KNOWN}
        for name, ask in self.asked.items():
            self.fields[f"fact_{name}"] = forms.ChoiceField(label=ask, choices=[*YES_NO, ("", _("Chưa rõ"))], required=False, widget=forms.RadioSelect,
                                                            help_text=cites)

    def clean(self):
        told = super().clean()
        answers = {name: told.pop(f"fact_{name}", "") for name in self.asked}
        if told.get("how") == IdentityCheck.How.MANDATED and not told.get("mandated"):
            self.add_error("mandated", _("Hãy ghi cơ quan được ủy quyền."))
        return {**told, "facts": {name: answer == "yes" for name, answer in answers.items() if answer}}


class InspectForm(WayForm):
    """The three things without which nothing is inspected."""

    to_post = forms.ModelChoiceField(label=_("Người nhận hồ sơ"), queryset=Post.objects.none(), required=False, empty_label=_("người xác minh của cơ quan"))

    def __init__(self, data=None, *, petition: Petition, files=None):
        super().__init__(data, petition=petition, files=files)
        self.fields["to_post"].queryset = able(petition.holder_office_id, (VERIFY,), petition)
        cites, self.asked = short_cites(cites_on(INSPECTED, timezone.localdate())), all_conditions()[INSPECTED].facts
        for name, fact in self.asked.items():
            self.fields[f"fact_{name}"] = forms.ChoiceField(label=fact.ask, choices=YES_NO, widget=forms.RadioSelect, help_text=cites)

    def clean(self):
        told = super().clean()
        facts = {name: told.pop(f"fact_{name}") == "yes" for name in self.asked if f"fact_{name}" in told}
        return {**told, "facts": facts}


class InspectionOrderForm(VerifyForm):
    def told(self) -> dict:
        told = super().told()
        return {name: told[name] for name in ("lead", "team", "days")}


class LengthenCheckForm(WayForm):
    ground = forms.ChoiceField(label=_("Căn cứ"), choices=LongerCheck.Ground.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Lý do"), widget=area(3), help_text=_("những nơi phải đến hoặc cơ quan được ủy quyền"))


def _to() -> forms.CharField:
    return forms.CharField(label=_("Cơ quan nhận"), max_length=200, help_text=_("Cơ quan điều tra hoặc Viện kiểm sát có thẩm quyền"))


def _signs() -> forms.CharField:
    return forms.CharField(label=_("Dấu hiệu tội phạm"), widget=area(5), help_text=_("hành vi nào, tài liệu nào cho thấy; không ghi tên người tố cáo"))


def _papers() -> forms.CharField:
    return forms.CharField(label=_("Danh mục tài liệu chuyển"), widget=area(4), help_text=_("mỗi dòng một tài liệu"))


def _reply() -> forms.CharField:
    return forms.CharField(label=_("Nội dung trả lời"), widget=area(4), help_text=_("số, ngày văn bản; khởi tố, không khởi tố hay chuyển trả"))


class CrimeWayForm(WayForm):
    to, signs, papers = _to(), _signs(), _papers()

    def clean(self):
        told = super().clean()
        return {**told, "papers": lines_of(told.get("papers", ""))}


class CrimeReplyWayForm(WayForm):
    reply = _reply()


class CrimeForm(StepForm):
    to, signs, papers = _to(), _signs(), _papers()

    def told(self) -> dict:
        return {**self.cleaned_data, "papers": lines_of(self.cleaned_data["papers"])}


class CrimeReplyForm(StepForm):
    reply = _reply()


