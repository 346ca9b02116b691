"""Correcting what the reader proposed: what the petition is, about whom, from where, whether it is eligible."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tiepdan.desk.forms import DeskForm, area, lines_of, representatives_help
from tiepdan.desk.words import AGAINST, FIELDS, UNITS_OF
from tiepdan.intake.competence import CHOICES
from tiepdan.intake.models import Kind, Petition, Verdict
from tiepdan.offices.models import Office, OfficeKind

# The facts that are yes or no, with what each changes.
YES_NO = (
    ("overdue", _("Người giải quyết lần đầu đã để quá hạn")), ("signs_of_crime", _("Có dấu hiệu tội phạm")),
    ("concrete_evidence", _("Có chứng cứ cụ thể, kiểm tra được")), ("judgment_final", _("Đã có bản án, quyết định của tòa án có hiệu lực")),
    ("settled_twice", _("Đã có quyết định giải quyết khiếu nại lần hai (Luật Khiếu nại Đ.11 k.7)")),
    ("discipline", _("Khiếu nại quyết định kỷ luật cán bộ, công chức (Luật Khiếu nại Đ.51)")),
    ("party_discipline_only", _("Chỉ nói về kỷ luật Đảng, quy định của Đảng")), ("anonymous", _("Không có tên, địa chỉ người gửi")),
)
PLAIN = ("kind", "field", "title", "against_post", "against_unit_of", "accused", "eligible_because", *(name for name, _label in YES_NO))


class ClassifyForm(DeskForm):
    """Filled with what stands now; `said` tells only what was changed."""

    kind = forms.ChoiceField(label=_("Loại đơn"), choices=Kind.choices)
    round = forms.TypedChoiceField(label=_("Lần"), choices=[(1, _("Lần đầu")), (2, _("Lần hai"))], coerce=int)
    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=[("", "—"), *FIELDS.items()], required=False)
    title = forms.CharField(label=_("Tóm tắt một dòng"), max_length=200, required=False, help_text=_("không ghi tên người"))
    accused = forms.CharField(label=_("Đơn nêu ai, quyết định nào"), max_length=300, required=False)
    against_post = forms.ChoiceField(label=_("Người bị nêu giữ chức gì"), choices=[("", _("chưa rõ")), *AGAINST.items()], required=False)
    against_unit_of = forms.ChoiceField(label=_("Đơn vị sự nghiệp ấy của đâu"), choices=[("", "—"), *UNITS_OF.items()], required=False)
    accused_code = forms.ChoiceField(label=_("Cơ quan bị nêu"), required=False)
    place_code = forms.ChoiceField(label=_("Nơi xảy ra việc"), required=False)
    group_size = forms.IntegerField(label=_("Số người cùng gửi"), min_value=1, max_value=100_000)
    representatives = forms.CharField(label=_("Người đại diện"), required=False, widget=area(2))
    overdue = forms.BooleanField(required=False)
    signs_of_crime = forms.BooleanField(required=False)
    concrete_evidence = forms.BooleanField(required=False)
    judgment_final = forms.BooleanField(required=False)
    settled_twice = forms.BooleanField(required=False)
    discipline = forms.BooleanField(required=False)
    party_discipline_only = forms.BooleanField(required=False)
    anonymous = forms.BooleanField(required=False)
    eligible = forms.TypedChoiceField(label=_("Điều kiện xử lý"), choices=[("yes", _("Đủ điều kiện")), ("no", _("Chưa đủ"))], coerce=lambda v: v == "yes")
    eligible_because = forms.CharField(label=_("Vì sao chưa đủ"), max_length=300, required=False)

    def __init__(self, data=None, *, petition: Petition, offices: list[Office]):
        self.petition = petition
        super().__init__(data, initial=standing(petition))
        names = sorted((office.short_name, office.code) for office in offices)
        communes = {office.code for office in offices if office.kind == OfficeKind.COMMUNE}
        answers = set(petition.findings.get(CHOICES, ()))
        self.answers = [name for name, code in names if code in answers]
        self.fields["accused_code"].choices = _choices([(code, name) for name, code in names], answers)
        self.fields["place_code"].choices = _choices([(code, name) for name, code in names if code in communes], answers)
        if petition.sealed_id:  # who stands behind a sealed petition is not written in the open file
            del self.fields["representatives"]
        else:
            self.fields["representatives"].help_text = representatives_help(timezone.localdate())

    def yes_no(self) -> list[tuple[forms.BoundField, str]]:
        return [(self[name], label) for name, label in YES_NO]

    def clean(self) -> dict:
        told = super().clean()
        if told.get("eligible") is False and not told.get("eligible_because", "").strip():
            self.add_error("eligible_because", _("Ghi vì sao chưa đủ điều kiện, để người gửi hiểu."))
        return told

    def said(self) -> dict:
        """What differs from how it stood, as `intake.actions.classify` takes it."""
        stood, told = standing(self.petition), self.cleaned_data
        said = {name: told[name] for name in (*PLAIN, "round", "group_size") if told[name] != stood[name]}
        if told["eligible"] != (stood["eligible"] == "yes"):
            said["eligible"] = told["eligible"]
        if "representatives" in told and (names := lines_of(told["representatives"])) != self.petition.representatives:
            said["representatives"] = names
        return said | {name: told[name] for name in ("place_code", "accused_code") if told[name] and told[name] != stood[name]}


class CorrectForm(forms.Form):
    """One word on one finding: which, what of it, and where wanted what it is instead and why."""

    item = forms.CharField(max_length=40)
    verdict = forms.ChoiceField(choices=Verdict.choices)
    to = forms.CharField(max_length=300, required=False)
    reason = forms.CharField(max_length=300, required=False)


def _choices(offices: list[tuple[str, str]], answers: set[str]) -> list:
    """The offices to choose from; those that answer the question asked stand first, under their own heading."""
    first = [pair for pair in offices if pair[0] in answers]
    if not first:
        return [("", _("chưa rõ")), *offices]
    others = [pair for pair in offices if pair[0] not in answers]
    return [("", _("chưa rõ")), (_("Nơi nhận việc của cơ quan cũ"), first), *([(_("Nơi khác"), others)] if others else [])]


def standing(petition: Petition) -> dict:
    """How the petition is classified now, as the form shows it."""
    found = petition.findings
    return {
        "kind": petition.kind, "round": petition.round, "field": petition.field, "title": petition.title, "accused": petition.accused,
        "against_post": found.get("against_post") or "", "against_unit_of": found.get("against_unit_of") or "",
        "accused_code": petition.accused_office.code if petition.accused_office else "", "place_code": petition.place.code if petition.place else "",
        "group_size": petition.group_size, "representatives": "\n".join(petition.representatives), "anonymous": petition.anonymous,
        **{name: bool(found.get(name)) for name, _label in YES_NO if name != "anonymous"},
        "eligible": "yes" if found.get("eligible", True) else "no", "eligible_because": found.get("eligible_because") or "",
    }
