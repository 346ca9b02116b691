"""What is asked of stays of execution, requests to others and their replies, and of what a court does."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.actions.ask import papers_of_file
from tiepdan.cases.actions.stay import latest_stay
from tiepdan.cases.models import Lawsuit, Round
from tiepdan.desk.forms import area, day_input, lines_of
from tiepdan.desk.forms.steps import StepForm


class StayForm(StepForm):
    stayed = forms.CharField(label=_("Quyết định tạm chưa thi hành"), max_length=300, help_text=_("số, ngày, của ai"))
    reason = forms.CharField(label=_("Thi hành ngay thì gây hậu quả gì khó khắc phục"), widget=area(4))
    until = forms.DateField(label=_("Đến hết ngày"), widget=day_input())

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        self.fields["stayed"].initial = ", ".join(held.petition.document_numbers)[:300]
        if latest := latest_stay(held, today):
            self.fields["until"].initial = latest
            self.fields["until"].help_text = _("chậm nhất {day}, ngày hết thời hạn giải quyết").format(day=f"{latest:%d/%m/%Y}")


class ReasonedForm(StepForm):
    reason = forms.CharField(label=_("Lý do"), widget=area(4))


class AskForm(StepForm):
    whom = forms.CharField(label=_("Yêu cầu cơ quan, tổ chức, cá nhân nào"), max_length=300)
    wanted = forms.CharField(label=_("Thông tin, tài liệu cần có"), widget=area(5), help_text=_("mỗi dòng một thứ"))
    answer_by = forms.DateField(label=_("Trả lời trước ngày"), widget=day_input())

    def told(self) -> dict:
        return {**self.cleaned_data, "wanted": lines_of(self.cleaned_data["wanted"])}


class AssessForm(AskForm):
    whom = forms.CharField(label=_("Tổ chức giám định"), max_length=300)
    subject = forms.CharField(label=_("Đối tượng giám định"), max_length=300)
    wanted = forms.CharField(label=_("Nội dung cần giám định"), widget=area(5), help_text=_("mỗi dòng một câu hỏi"))
    answer_by = forms.DateField(label=_("Gửi kết luận trước ngày"), widget=day_input())
    field_order = ("whom", "subject", "wanted", "answer_by")


class ReplyForm(StepForm):
    inquiry = forms.TypedChoiceField(label=_("Trả lời cho"), coerce=int, widget=forms.RadioSelect)
    answer = forms.CharField(label=_("Nội dung trả lời"), widget=area(5))
    paper = forms.TypedChoiceField(label=_("Tài liệu trong hồ sơ"), coerce=int, empty_value=None, required=False)

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        awaited = held.inquiries.awaited().order_by("answer_by", "pk")
        self.fields["inquiry"].choices = [(one.pk, f"{one.whom} · {one.get_matter_display()} · {one.asked_on:%d/%m/%Y}") for one in awaited]
        self.fields["paper"].choices = [("", _("không kèm tài liệu")), *papers_of_file(held).values_list("pk", "name")]


class LawsuitForm(StepForm):
    court = forms.CharField(label=_("Tòa án"), max_length=200)
    number = forms.CharField(label=_("Số thông báo thụ lý"), max_length=60, required=False)
    taken_on = forms.DateField(label=_("Ngày Tòa án thụ lý"), widget=day_input())


class CourtResultForm(StepForm):
    result = forms.ChoiceField(label=_("Kết quả"), choices=Lawsuit.Result.choices, widget=forms.RadioSelect)
    judgment = forms.CharField(label=_("Số bản án, quyết định"), max_length=60)
    judged_on = forms.DateField(label=_("Ngày"), widget=day_input())
    follows = forms.CharField(label=_("Phải làm gì tiếp"), widget=area(4), required=False,
                              help_text=_("hủy toàn bộ: nghĩa vụ chưa xong dừng lại; hủy một phần: ghi rõ việc nào còn phải làm"))
