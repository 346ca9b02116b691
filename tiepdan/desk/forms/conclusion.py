"""What is asked after the conclusion of a denunciation: who watches over it, what a body reported."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.models import Round
from tiepdan.cases.queries import monitors_allowed
from tiepdan.desk.forms import area, day_input
from tiepdan.desk.forms.steps import StepForm


class MonitorForm(StepForm):
    who = forms.ChoiceField(label=_("Ai theo dõi, đôn đốc"), widget=forms.RadioSelect)
    body = forms.CharField(label=_("Tên cơ quan, đơn vị được giao"), max_length=200, required=False,
                           help_text=_("để trống khi người giải quyết tự theo dõi"))

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        self.fields["who"].choices = [(ground.name, ground.because) for ground in monitors_allowed(today)]


class HandlingForm(StepForm):
    body = forms.CharField(label=_("Cơ quan báo cáo"), max_length=200)
    result = forms.CharField(label=_("Đã xử lý thế nào"), widget=area(5), help_text=_("không ghi tên người tố cáo"))
    result_on = forms.DateField(label=_("Ngày có kết quả xử lý"), widget=day_input())
    reported_on = forms.DateField(label=_("Ngày nhận báo cáo"), widget=day_input(), help_text=_("cơ quan báo trong 05 ngày làm việc kể từ ngày có kết quả"))
