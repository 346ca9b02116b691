"""What is asked of the three ways to make a decision or conclusion public."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.actions.ask import papers_of_file
from tiepdan.cases.models import Publication, Round
from tiepdan.cases.procedures import is_complaint
from tiepdan.desk.forms import day_input
from tiepdan.desk.forms.steps import StepForm

WHERE = {
    "meeting": _("Họp công bố ở cơ quan, tổ chức nơi người liên quan công tác"), "posting": _("Niêm yết tại trụ sở hoặc nơi tiếp công dân, ít nhất 15 ngày"),
    "media": _("Phương tiện thông tin đại chúng, ít nhất 02 lần"),
}


class PublishForm(StepForm):
    way = forms.ChoiceField(label=_("Hình thức công khai"), widget=forms.RadioSelect, choices=[(way.value, WHERE[way.value]) for way in Publication.Way])
    place = forms.CharField(label=_("Ở đâu"), max_length=300, help_text=_("nơi họp, nơi niêm yết, tên báo đài; không ghi tên người tố cáo"))
    began_on = forms.DateField(label=_("Ngày họp, ngày bắt đầu niêm yết, ngày đăng lần đầu"), widget=day_input())
    ended_on = forms.DateField(label=_("Ngày cuối niêm yết, đăng lần cuối"), widget=day_input(), required=False,
                               help_text=_("niêm yết để trống: đủ số ngày tối thiểu; họp thì không cần"))
    noticed_on = forms.DateField(label=_("Họp: ngày báo trước"), widget=day_input(), required=False)
    times = forms.IntegerField(label=_("Báo, đài: số lần đăng, phát"), min_value=1, max_value=99, required=False)
    paper = forms.TypedChoiceField(label=_("Biên bản, ảnh trong hồ sơ"), coerce=int, empty_value=None, required=False)

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        self.fields["began_on"].initial = today
        if is_complaint(held):
            self.fields["noticed_on"].help_text = _("ít nhất 3 ngày trước ngày họp")
        self.fields["paper"].choices = [("", _("không kèm tài liệu")), *papers_of_file(held).values_list("pk", "name")]

    def told(self) -> dict:
        return {**self.cleaned_data, "times": self.cleaned_data["times"] or 1}
