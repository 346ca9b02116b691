"""What is asked when a superior looks again at a settlement: which, why, who checks, what is directed."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases import actions
from tiepdan.cases.models import Reexamination
from tiepdan.desk.forms import DeskForm, area, day_input
from tiepdan.desk.forms.halting import yes_no


class OpenReexaminationForm(DeskForm):
    code = forms.CharField(label=_("Mã đơn khiếu nại"), max_length=20, help_text=_("do cơ quan cấp dưới trực tiếp giải quyết, quyết định đang có hiệu lực"))
    source = forms.ChoiceField(label=_("Ai phát hiện, đề nghị"), choices=Reexamination.Source.choices, widget=forms.RadioSelect)
    breaks_law = yes_no(_("Việc giải quyết có vi phạm pháp luật không?"))
    breach = forms.CharField(label=_("Vi phạm ở đâu"), widget=area(4))
    harms = yes_no(_("Có gây thiệt hại đến lợi ích của Nhà nước, quyền và lợi ích hợp pháp của cơ quan, tổ chức, cá nhân không?"))
    harm = forms.CharField(label=_("Thiệt hại gì, cho ai"), widget=area(3))


class AssignCheckForm(DeskForm):
    checker = forms.CharField(label=_("Giao ai kiểm tra"), max_length=200, help_text=_("người có thẩm quyền, hoặc thủ trưởng cơ quan trực thuộc phù hợp"))
    report_by = forms.DateField(label=_("Báo cáo trước ngày"), widget=day_input(), help_text=_("luật không định ngày; người giao định"))


class CheckReportForm(DeskForm):
    report = forms.CharField(label=_("Kết quả kiểm tra"), widget=area(6))
    reported_on = forms.DateField(label=_("Ngày nhận báo cáo"), widget=day_input())


class ConclusionForm(DeskForm):
    outcome = forms.ChoiceField(label=_("Kết quả xem xét lại"), choices=Reexamination.Outcome.choices, widget=forms.RadioSelect)
    direction = forms.CharField(label=_("Nội dung chỉ đạo"), widget=area(5), help_text=_("hủy: nghĩa vụ chưa xong dừng lại; sửa một phần: ghi rõ phần nào"))


REEXAMINING: dict[str, tuple[type[DeskForm], Callable]] = {
    "open_reexamination": (OpenReexaminationForm, actions.open_reexamination), "assign_check": (AssignCheckForm, actions.assign_check),
    "record_check": (CheckReportForm, actions.record_check), "conclude_reexamination": (ConclusionForm, actions.conclude_reexamination),
}
