"""What is asked about people's own data, and about a breach of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.desk.forms import DeskForm, area
from tiepdan.people.actions import CORRECTABLE
from tiepdan.privacy.models import BreachNotice, DataRequest
from tiepdan.privacy.reference import refusals


class RequestForm(DeskForm):
    kind = forms.ChoiceField(label=_("Yêu cầu"), choices=DataRequest.Kind.choices, widget=forms.RadioSelect)
    asked = forms.CharField(label=_("Dữ liệu nào, muốn làm gì"), max_length=4000, widget=area(4))
    asker = forms.CharField(label=_("Ai yêu cầu"), max_length=160, required=False, help_text=_("đơn giữ kín tên thì để trống"))


class AnswerForm(DeskForm):
    result = forms.ChoiceField(label=_("Kết quả"), widget=forms.RadioSelect,
                               choices=[(value, label) for value, label in DataRequest.State.choices if value != DataRequest.State.OPEN])
    ground = forms.ChoiceField(label=_("Căn cứ khi không làm theo"), required=False)
    answer = forms.CharField(label=_("Lời trả lời"), max_length=4000, widget=area(5), help_text=_("người gửi đơn đọc lời này ở trang tra cứu"))

    field = forms.ChoiceField(label=_("Sửa dữ liệu nào của người gửi đơn"), required=False, choices=[("", _("không sửa ở đây")), *CORRECTABLE.items()])
    value = forms.CharField(label=_("Giá trị đúng"), max_length=300, required=False)

    def __init__(self, *args, kind: str = DataRequest.Kind.CORRECTION, **kwargs):
        super().__init__(*args, **kwargs)
        if kind != DataRequest.Kind.CORRECTION:
            del self.fields["field"], self.fields["value"]
        self.fields["ground"].choices = [("", _("làm theo đủ, không cần")), *((one.key, f"{one.words} ({one.cites})") for one in refusals().values())]


class BreachForm(DeskForm):
    found_at = forms.DateTimeField(label=_("Phát hiện lúc"), widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
                                   input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])
    what = forms.CharField(label=_("Chuyện gì đã xảy ra"), max_length=4000, widget=area(4), help_text=_("không ghi tên người có dữ liệu"))
    data = forms.CharField(label=_("Loại dữ liệu"), max_length=300, help_text=_("ví dụ: họ tên, địa chỉ, nội dung đơn"))
    people = forms.IntegerField(label=_("Bao nhiêu người"), required=False, min_value=0, max_value=100_000_000, help_text=_("chưa rõ thì để trống"))


class TellForm(DeskForm):
    to = forms.ChoiceField(label=_("Đã báo ai"), choices=BreachNotice.To.choices)
    how = forms.CharField(label=_("Bằng cách nào"), max_length=300, help_text=_("văn bản số mấy, điện thoại, thư"))


class CloseForm(DeskForm):
    measures = forms.CharField(label=_("Đã làm gì để chặn và để không lặp lại"), max_length=4000, widget=area(4))
    people = forms.IntegerField(label=_("Rốt cuộc bao nhiêu người"), required=False, min_value=0, max_value=100_000_000)
