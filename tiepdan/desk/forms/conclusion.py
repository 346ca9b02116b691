"""What is asked after the conclusion of a denunciation, and at the end of every file: who watches, what a body reported, which papers are wanting."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.closing import lacking
from tiepdan.cases.models import Round
from tiepdan.cases.queries import monitors_allowed
from tiepdan.desk.forms import NEEDED, area, day_input
from tiepdan.desk.forms.steps import StepForm
from tiepdan.desk.words import short_cites


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


class CloseForm(StepForm):
    """Nothing to say when the file is whole; of each paper the law obliges and it lacks, one sentence why."""

    def __init__(self, data=None, *, held: Round, today: date):
        super().__init__(data, held=held, today=today)
        wanting = lacking(held)
        self.keys = [item.key for item in wanting]
        for item in wanting:
            self.fields[f"without_{item.key}"] = forms.CharField(
                label=_("Hồ sơ thiếu: {item}. Vì sao không có").format(item=item.item), widget=area(2, **{"class": "form-control"}), max_length=1000,
                help_text=short_cites(item.cites), error_messages={"required": NEEDED})

    def told(self) -> dict:
        return {"excuses": {key: self.cleaned_data[f"without_{key}"] for key in self.keys}}
