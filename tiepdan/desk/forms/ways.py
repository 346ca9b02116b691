"""The lawful ways out of the tray, each with what it must be told."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.actions.accept import PROCEDURES
from tiepdan.cases.conditions import COMPLEX
from tiepdan.desk.forms import DeskForm, area, day_input, lines_of
from tiepdan.desk.words import short_cites
from tiepdan.intake.models import Kind, Petition, SentBack
from tiepdan.intake.statement import Upload
from tiepdan.law.conditions import cites_on, grounds_on
from tiepdan.offices.abilities import REGISTER, ROUTE, VERIFY
from tiepdan.offices.models import Office, Post


class WayForm(DeskForm):
    """A way without anything to tell."""

    def __init__(self, data=None, *, petition: Petition, files=None):
        self.petition = petition
        super().__init__(data, files)


class RouteForm(WayForm):
    to_post = forms.ModelChoiceField(
        label=_("Giao cho"), queryset=Post.objects.none(), required=False, empty_label=_("người được phân công nhận đơn của cơ quan đó"),
    )

    def __init__(self, data=None, *, petition: Petition, files=None):
        super().__init__(data, petition=petition, files=files)
        self.fields["to_post"].queryset = able(petition.competent_office_id, (ROUTE, REGISTER), petition)


class AcceptForm(WayForm):
    to_post = forms.ModelChoiceField(label=_("Người thụ lý hồ sơ"), queryset=Post.objects.none(), required=False, empty_label=_("người xác minh của cơ quan"))
    complex_grounds = forms.MultipleChoiceField(label=_("Vụ việc phức tạp, thời hạn dài hơn, vì"), required=False, widget=forms.CheckboxSelectMultiple)
    complex_reason = forms.CharField(label=_("Ghi rõ vì sao phức tạp"), required=False, widget=area(3))

    def __init__(self, data=None, *, petition: Petition, files=None):
        super().__init__(data, petition=petition, files=files)
        self.fields["to_post"].queryset = able(petition.holder_office_id, (VERIFY,), petition)
        today, condition = timezone.localdate(), COMPLEX.get(PROCEDURES.get(petition.kind, ""), "")
        if not condition or not (grounds := grounds_on(condition, today)):
            del self.fields["complex_grounds"], self.fields["complex_reason"]
            return
        cites = short_cites(cites_on(condition, today))
        self.fields["complex_grounds"].choices = [(ground.name, ground.because) for ground in grounds]
        self.fields["complex_grounds"].help_text = cites
        self.fields["complex_reason"].help_text = _("phải ghi vào hồ sơ, {cites}").format(cites=cites)


class ReasonForm(WayForm):
    reason = forms.CharField(label=_("Lý do, viết cho người gửi đơn hiểu"), widget=area(5))


class TransferForm(WayForm):
    reason = forms.CharField(label=_("Lý do"), required=False, widget=area(4), help_text=_("để trống thì ghi lý do về thẩm quyền đã nêu"))


OTHER_GROUND = "other"


class DeclineForm(ReasonForm):
    """The ground: chosen from the law's own list for a complaint (`law/conditions`), or written where the list does not reach."""

    listed = forms.ChoiceField(label=_("Căn cứ trong luật"))
    ground = forms.CharField(label=_("Thuộc điều, khoản nào"), max_length=200, help_text=_("ví dụ: khoản 1 Điều 24 Luật Tố cáo"))
    field_order = ("listed", "ground", "reason")

    def __init__(self, data=None, *, petition: Petition, files=None):
        super().__init__(data, petition=petition, files=files)
        if petition.kind != Kind.COMPLAINT:
            del self.fields["listed"]
            return
        grounds = grounds_on("complaint.not_accepted", timezone.localdate())
        self.fields["listed"].choices = [
            ("", _("Chọn một căn cứ")),
            *((one.cites, f"{one.because} ({short_cites(one.cites)})") for one in grounds),
            (OTHER_GROUND, _("Căn cứ khác, ghi ở ô dưới")),
        ]
        written = self.fields["ground"]
        written.required, written.label, written.help_text = False, _("Căn cứ khác: điều, khoản nào"), _("chỉ ghi khi đã chọn “Căn cứ khác”")

    def clean(self):
        answers = super().clean()
        listed, written = answers.pop("listed", OTHER_GROUND), answers.get("ground")
        if listed == OTHER_GROUND:
            if not written and not self.errors:
                self.add_error("ground", _("Hãy ghi điều, khoản làm căn cứ."))
        elif written:
            self.add_error("ground", _("Chỉ một căn cứ: hãy để trống ô này, hoặc chọn “Căn cứ khác” ở trên."))
        else:
            answers["ground"] = listed
        return answers


class SendBackForm(WayForm):
    kind = forms.ChoiceField(label=_("Trả lại vì"), choices=SentBack.choices)
    reason = forms.CharField(label=_("Lý do, viết cho người quyết định nơi giải quyết"), widget=area(5))


class SettleForm(WayForm):
    office = forms.ModelChoiceField(
        label=_("Nơi giải quyết"), queryset=Office.objects.none(), empty_label=_("Chọn cơ quan"), help_text=_("quyết định này ràng buộc, đơn không chuyển nữa"),
    )
    reason = forms.CharField(label=_("Lý do"), widget=area(5))

    def __init__(self, data=None, *, petition: Petition, files=None):
        super().__init__(data, petition=petition, files=files)
        self.fields["office"].queryset = Office.objects.on(timezone.localdate()).filter(province_id=petition.province_id)


class CompleteForm(ReasonForm):
    needed_papers = forms.CharField(label=_("Cần bổ sung"), widget=area(4), help_text=_("mỗi dòng một thứ"))

    def clean_needed_papers(self) -> list[str]:
        return lines_of(self.cleaned_data["needed_papers"])


class ReplyForm(WayForm):
    replied_on = forms.DateField(label=_("Ngày nơi nhận trả lời"), widget=day_input())
    reply = forms.CharField(label=_("Trả lời thế nào"), widget=area(5), max_length=4000, help_text=_("với tố cáo: không ghi tên người tố cáo"))
    upload = forms.FileField(label=_("Văn bản trả lời"), required=False)

    def clean_upload(self) -> Upload | None:
        sent = self.cleaned_data["upload"]
        return Upload(sent.name, sent.read()) if sent else None


class RemindForm(WayForm):
    report_by = forms.DateField(label=_("Đề nghị báo cáo trước ngày"), widget=day_input())


class ReportBackForm(WayForm):
    result = forms.CharField(label=_("Kết quả xử lý, giải quyết"), widget=area(6), max_length=4000, help_text=_("với tố cáo: không ghi tên người tố cáo"))


def able(office_id: int | None, abilities: tuple[str, ...], petition: Petition):
    """Posts of the office that may do it; never the one a denunciation is about."""
    posts = Post.objects.filter(office_id=office_id, ability_rows__ability__in=abilities).select_related("office").distinct()
    return posts.exclude(pk=petition.accused_post_id or 0) if petition.kind == Kind.DENUNCIATION else posts
