"""Taking a petition in at the desk: what came by hand, by post, or from another office."""

import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tiepdan.desk.forms import DeskForm, area, lines_of, representatives_help
from tiepdan.intake.models import Channel, Kind
from tiepdan.intake.statement import Statement
from tiepdan.offices.models import Office

KINDS = [("", _("Chưa rõ, để bộ đọc đề xuất")), *((value, label) for value, label in Kind.choices if value != Kind.MIXED)]
CHANNELS = [(value, label) for value, label in Channel.choices if value in {Channel.DESK, Channel.POST, Channel.FORWARDED}]


class Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files at once; what is wrong with one, the act says by its name."""

    def __init__(self, **kwargs):
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None):
        many = data if isinstance(data, (list, tuple)) else [data] if data else []
        return [super(FilesField, self).clean(one, initial) for one in many]


class EntryForm(DeskForm):
    idempotency_key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    identity_number = forms.CharField(
        label=_("Số căn cước hoặc định danh"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    name = forms.CharField(label=_("Họ và tên"), max_length=160, required=False)
    birth_year = forms.IntegerField(label=_("Năm sinh"), required=False, widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}))
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False)
    phone = forms.CharField(label=_("Số điện thoại"), max_length=20, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    organisation = forms.BooleanField(label=_("Cơ quan, tổ chức, doanh nghiệp gửi"), required=False)
    anonymous = forms.BooleanField(label=_("Đơn không ghi tên người gửi"), required=False)
    kind = forms.ChoiceField(label=_("Đến về việc"), choices=KINDS, required=False)
    not_secret = forms.BooleanField(label=_("Người tố cáo nói rõ không cần giữ kín"), required=False)
    text = forms.CharField(label=_("Nội dung"), required=False, widget=area(6), help_text=_("gõ lại lời người dân, hoặc tải đơn lên để máy đọc"))
    place_code = forms.ChoiceField(label=_("Nơi xảy ra việc"), required=False)
    group_size = forms.IntegerField(
        label=_("Số người cùng việc"), min_value=1, max_value=100_000, initial=1, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    representatives = forms.CharField(label=_("Người đại diện"), required=False, widget=area(2))
    channel = forms.ChoiceField(label=_("Đơn đến bằng đường nào"), choices=CHANNELS, initial=Channel.DESK)
    forwarded_by = forms.CharField(label=_("Cơ quan chuyển đến"), max_length=200, required=False)
    forwarded_number = forms.CharField(label=_("Số văn bản chuyển"), max_length=60, required=False)
    uploads = FilesField(label=_("Tài liệu nhận"), required=False, widget=Files(attrs={"accept": ".pdf,.docx,.txt,.jpg,.jpeg,.png"}),
                         help_text=_("ảnh chụp, PDF, .docx, .txt; mỗi tệp không quá 20 MB; tệp dày máy đọc 300 trang đầu, tệp vẫn giữ đủ"))

    def __init__(self, *args, communes: list[Office], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["representatives"].help_text = representatives_help(timezone.localdate())
        self.fields["place_code"].choices = [("", _("chưa rõ")), *sorted(((office.code, office.short_name) for office in communes), key=lambda pair: pair[1])]

    def clean_birth_year(self) -> int | None:
        year = self.cleaned_data["birth_year"]
        if year is not None and not 1900 <= year <= timezone.localdate().year:
            raise forms.ValidationError(_("Năm sinh là bốn chữ số, ví dụ 1956."))
        return year

    def clean_identity_number(self) -> str:
        digits = re.sub(r"\s", "", self.cleaned_data["identity_number"])
        if digits and not re.fullmatch(r"\d{9}|\d{12}", digits):
            raise forms.ValidationError(_("Số căn cước có 12 chữ số, chứng minh nhân dân cũ có 9."))
        return digits

    def clean(self) -> dict:
        told = super().clean()
        if not told.get("text", "").strip() and not told.get("uploads"):
            self.add_error("text", _("Ghi vài dòng nội dung, hoặc tải tờ đơn lên."))
        if not told.get("anonymous") and not told.get("name", "").strip() and not told.get("uploads"):
            self.add_error("name", _("Ghi họ tên người gửi, hoặc đánh dấu đơn không ghi tên."))
        if told.get("channel") == Channel.FORWARDED and not told.get("forwarded_by", "").strip():
            self.add_error("forwarded_by", _("Ghi cơ quan đã chuyển đơn đến."))
        return told

    def statement(self) -> Statement:
        told = self.cleaned_data
        forwarded = told["channel"] == Channel.FORWARDED
        return Statement(
            kind=told["kind"], text=told["text"], name=told["name"].strip(), address=told["address"].strip(), phone=told["phone"].strip(),
            email=told["email"], identity_number=told["identity_number"], birth_year=told["birth_year"], organisation=told["organisation"],
            keep_secret=not told["not_secret"], anonymous=told["anonymous"], group_size=told["group_size"],
            representatives=lines_of(told["representatives"]), place_code=told["place_code"],
            forwarded_by=told["forwarded_by"].strip() if forwarded else "", forwarded_number=told["forwarded_number"].strip() if forwarded else "",
        )
