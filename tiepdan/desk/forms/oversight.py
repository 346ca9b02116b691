"""What is typed about a recommendation of a body that oversees."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.models import Oversight
from tiepdan.desk.forms import DeskForm, area, day_input
from tiepdan.desk.forms.entry import Files, FilesField
from tiepdan.desk.forms.orders import OrdersForm


class RecordForm(DeskForm):
    sort = forms.ChoiceField(label=_("Kiến nghị của"), choices=[("", "—"), *Oversight.Sort.choices])
    body = forms.CharField(label=_("Tên cơ quan kiến nghị"), max_length=200, help_text=_("ví dụ: Ban Pháp chế HĐND tỉnh"))
    symbol = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=60)
    issued_on = forms.DateField(label=_("Ngày của văn bản"), widget=day_input())
    received_on = forms.DateField(label=_("Ngày nhận"), widget=day_input())
    answer_by = forms.DateField(label=_("Phải trả lời trước ngày"), required=False, widget=day_input(),
                                help_text=_("như văn bản ấy ghi; để trống khi không ghi"))
    asks = forms.CharField(label=_("Kiến nghị điều gì"), widget=area(5))
    uploads = FilesField(label=_("Văn bản kiến nghị"), required=False, widget=Files(attrs={"accept": ".pdf,.docx,.jpg,.jpeg,.png"}),
                         help_text=_("bản chụp hoặc bản điện tử; mỗi tệp không quá 20 MB"))


class AcceptForm(OrdersForm):
    reasons = forms.CharField(label=_("Giải trình, lý do tiếp thu"), required=False, widget=area(4), help_text=_("in vào văn bản trả lời"))


class RejectForm(DeskForm):
    reasons = forms.CharField(label=_("Vì sao không tiếp thu"), required=False, widget=area(4), help_text=_("in vào văn bản trả lời"))
