"""What is asked when the province's documents are reviewed, and when one is made known."""

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tiepdan.common.actor import Actor
from tiepdan.desk.forms import DeskForm, area, day_input
from tiepdan.library.acts import library
from tiepdan.library.models import ProvincialDocument, Review
from tiepdan.library.queries import seats_to_assign
from tiepdan.offices.models import Office, OfficeKind, Post

ALL_COMMUNES, ALL_OFFICES, SOME = "communes", "all", "some"
TO = (
    (ALL_COMMUNES, _("mọi xã, phường")), (ALL_OFFICES, _("mọi cơ quan của tỉnh và mọi xã, phường")), (SOME, _("những cơ quan chọn dưới đây")),
)


class DocumentForm(DeskForm):
    kind = forms.ChoiceField(label=_("Loại"), choices=ProvincialDocument.Kind.choices)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60)
    title = forms.CharField(label=_("Trích yếu"), max_length=300, widget=area(2))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=160)
    source = forms.CharField(label=_("Đọc được ở đâu"), max_length=300, help_text=_("trang công báo của tỉnh, văn thư, địa chỉ trang"))
    issued_on = forms.DateField(label=_("Ngày ban hành"), required=False, widget=day_input())
    since = forms.DateField(label=_("Có hiệu lực từ"), required=False, widget=day_input(), help_text=_("chưa rõ thì để trống"))
    until = forms.DateField(label=_("Đến hết ngày"), required=False, widget=day_input(), help_text=_("còn hiệu lực thì để trống"))
    cites = forms.CharField(label=_("Căn cứ pháp luật"), max_length=300, required=False, help_text=_("ví dụ: Luật Tiếp công dân Điều 15"))


class ProposeForm(DeskForm):
    proposal = forms.ChoiceField(label=_("Đề xuất"), choices=Review.Proposal.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Lý do"), widget=area(3), help_text=_("khác luật ở điều nào, thiếu gì"))


class AssignForm(DeskForm):
    post = forms.ModelChoiceField(label=_("Giao cho"), queryset=Post.objects.none(), help_text=_("cơ quan, chức vụ"))
    due = forms.DateField(label=_("Soạn xong trước"), widget=day_input(), help_text=_("do tỉnh đặt, không phải hạn của luật"))

    def __init__(self, data=None, *, actor: Actor, today: date):
        super().__init__(data)
        self.fields["post"].queryset = seats_to_assign(actor, today)
        self.fields["post"].label_from_instance = lambda post: f"{post.office.short_name}: {post.title}"


class WordsForm(DeskForm):
    words = forms.CharField(label=_("Ghi rõ"), widget=area(2))


class DecideForm(DeskForm):
    outcome = forms.CharField(label=_("Văn bản đã quyết định"), max_length=300, help_text=_("số, ngày, cơ quan ban hành"))


class DisseminateForm(DeskForm):
    """`what` is `act:<key>` or `document:<id>`; which offices, why, until when."""

    what = forms.ChoiceField(label=_("Văn bản"))
    to = forms.ChoiceField(label=_("Gửi đến"), choices=TO, widget=forms.RadioSelect, initial=ALL_COMMUNES)
    offices = forms.ModelMultipleChoiceField(label=_("Cơ quan"), queryset=Office.objects.none(), required=False, widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(label=_("Cần đọc phần nào, làm gì"), widget=area(3))
    read_before = forms.DateField(label=_("Đọc xong trước"), widget=day_input(), help_text=_("do tỉnh đặt"))

    def __init__(self, data=None, *, actor: Actor, today: date, initial: dict | None = None):
        super().__init__(data, initial=initial)
        self.every = Office.objects.on(today).filter(province_id=actor.province_id).order_by("kind", "code")
        self.fields["offices"].queryset = self.every
        self.fields["offices"].label_from_instance = lambda office: office.short_name
        documents = ProvincialDocument.objects.filter(province_id=actor.province_id).order_by("-pk")[:500]
        self.fields["what"].choices = [
            (_("Thư viện pháp luật"), [(f"act:{act.key}", act.short if act.short == act.title else f"{act.short}: {act.title}")
                                       for act in sorted(library().acts.values(), key=lambda act: act.short)]),
            (_("Văn bản của tỉnh"), [(f"document:{one.pk}", f"{one.number}: {one.title}") for one in documents]),
        ]

    def told(self) -> dict:
        """What the act takes."""
        told = self.cleaned_data
        sort, _colon, name = told["what"].partition(":")
        return {
            "offices": list(self._offices(told).values_list("pk", flat=True)), "note": told["note"], "read_before": told["read_before"],
            **({"act": name} if sort == "act" else {"document_id": int(name)}),
        }

    def _offices(self, told: dict) -> QuerySet[Office]:
        if told["to"] == ALL_COMMUNES:
            return self.every.filter(kind=OfficeKind.COMMUNE)
        return self.every if told["to"] == ALL_OFFICES else told["offices"]
