"""What is typed on the page of a duty: proof, check, urging, another day, another owner."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiepdan.cases.duty_kinds import MEASURES
from tiepdan.cases.models import Duty
from tiepdan.desk.forms import DeskForm, area, day_input
from tiepdan.desk.forms.entry import Files, FilesField
from tiepdan.offices.abilities import PROVE
from tiepdan.offices.models import Office, Post
from tiepdan.offices.queries import post_with


class ProofForm(DeskForm):
    words = forms.CharField(label=gettext_lazy("Đã làm gì, khi nào"), required=False, widget=area(4))
    uploads = FilesField(label=gettext_lazy("Chứng cứ"), required=False, widget=Files(attrs={"accept": ".pdf,.docx,.jpg,.jpeg,.png"}),
                         help_text=gettext_lazy("biên bản, ảnh, chứng từ; mỗi tệp không quá 20 MB"))

    def __init__(self, *args, owed: Duty, **kwargs):
        super().__init__(*args, **kwargs)
        self.measures = list(owed.must())
        for name in self.measures:
            measure = MEASURES[name]
            done = owed.proved().get(name, owed.done().get(name)) if owed.proved_on else owed.done().get(name)
            field = forms.DecimalField(label=_("{label}, đã làm đến nay ({unit})").format(label=measure.label, unit=measure.unit), required=False, min_value=0,
                                       max_digits=16, decimal_places=measure.places, initial=done)
            field.widget.attrs["class"] = "form-control"
            self.fields[name] = field

    def figures(self) -> list[forms.BoundField]:
        return [self[name] for name in self.measures]


class CheckForm(DeskForm):
    rest = forms.CharField(label=gettext_lazy("Nếu phần còn lại không phải làm nữa: vì sao"), required=False, widget=area(2),
                           help_text=gettext_lazy("để trống khi đã đủ, hoặc khi mới xong một phần"))


class StopForm(DeskForm):
    reason = forms.CharField(label=gettext_lazy("Vì sao thôi thi hành"), required=False, widget=area(2),
                             help_text=gettext_lazy("bản án, quyết định hủy, sửa; ngày, số"))


class BackForm(DeskForm):
    reason = forms.CharField(label=gettext_lazy("Chứng cứ còn thiếu gì"), required=False, widget=area(2))


class UrgeForm(DeskForm):
    report_by = forms.DateField(label=gettext_lazy("Phải báo cáo trước ngày"), widget=day_input())


class MoveForm(DeskForm):
    due = forms.DateField(label=gettext_lazy("Xong trước ngày mới"), widget=day_input())
    reason = forms.CharField(label=gettext_lazy("Vì sao dời ngày"), required=False, widget=area(2))


class HandForm(DeskForm):
    to = forms.ChoiceField(label=gettext_lazy("Giao cho"), help_text=gettext_lazy("nơi ấy nhận rồi mới đổi người phải làm"))
    reason = forms.CharField(label=gettext_lazy("Vì sao giao cho nơi khác"), required=False, widget=area(2))

    def __init__(self, *args, owed: Duty, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        here = Post.objects.filter(office_id=owed.owner_office_id, ability_rows__ability=PROVE).exclude(pk=owed.owner_post_id).distinct()
        offices = Office.objects.on(today).filter(province_id=owed.province_id, handles_inside=True).exclude(pk=owed.owner_office_id).order_by("short_name")
        self.fields["to"].choices = [
            ("", "—"), (_("Trong {office}").format(office=owed.owner_office.short_name), [(f"post-{post.pk}", post.title) for post in here]),
            (_("Cơ quan khác"), [(f"office-{office.pk}", office.short_name) for office in offices.only("pk", "short_name")]),
        ]

    def clean_to(self) -> Post:
        """The post itself, or the one that proves duties done at the office chosen."""
        sort, _dash, number = self.cleaned_data["to"].partition("-")
        post = Post.objects.filter(pk=number).first() if sort == "post" else post_with(Office.objects.get(pk=number), PROVE)
        if post is None:
            raise forms.ValidationError(_("Cơ quan này chưa có người nhận nghĩa vụ. Hãy chọn cơ quan khác hoặc báo quản trị giao chức vụ."))
        return post


class RefuseForm(DeskForm):
    reason = forms.CharField(label=gettext_lazy("Vì sao không nhận"), required=False, widget=area(2))
