"""What a citizen types, one form a question. An error says what is missing, never that the person is wrong."""

import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tiepdan.law.check import most_representatives
from tiepdan.portal.places import find_communes, is_sure, spoken_name

WANTS = (
    ("complaint", _("Tôi thấy cơ quan nhà nước làm không đúng với nhà mình"),
     _("Ví dụ: đền bù đất thiếu; không được cấp sổ đỏ; bị phạt mà thấy không đúng.")),
    ("denunciation", _("Tôi muốn báo có người làm sai"),
     _("Ví dụ: cán bộ đòi tiền mới làm giấy; khai khống tiền làm nhà cho hộ nghèo. Ông/bà sẽ được giữ kín tên.")),
    ("feedback", _("Tôi muốn góp ý, phản ánh việc chung"),
     _("Ví dụ: đường vào thôn sạt lở; nước suối bị bẩn; trường thiếu nước sạch.")),
    ("unsure", _("Tôi chưa rõ việc mình thuộc loại nào"),
     _("Ông/bà cứ kể. Cán bộ đọc và nói lại việc này thuộc loại nào.")),
)
SECRECIES = (
    ("sealed", _("Giữ kín tên tôi"), _("Nên chọn. Ông/bà không phải làm gì thêm.")),
    ("protect", _("Giữ kín tên, và bảo vệ cả người nhà tôi"),
     _("Khi bị đe dọa, bị ép nghỉ việc, bị phá nhà cửa. Gấp thì gọi ngay 113, hoặc số ở góc trên trang.")),
    ("open", _("Tôi không cần giữ kín"),
     _("Tên ông/bà có thể được nêu khi giải quyết. Đổi ý thì báo cán bộ; tên đã nêu ra thì không thu lại được.")),
)
BEHALVES = (
    ("self", _("Của tôi"), _("Tôi có việc, tôi gửi.")),
    ("family", _("Của người nhà, tôi viết giúp"), _("Ghi tên người có việc ở câu sau; tên mình ghi ngay dưới đây.")),
    ("group", _("Của nhiều người cùng một việc"), _("Ví dụ: cả thôn cùng bị thu hồi đất. Câu sau ghi tên người đại diện.")),
)


class Question(forms.Form):
    """A page's form: no colon after labels, signs of length that say themselves."""

    def __init__(self, *args, answers: dict | None = None, **kwargs):
        self.answers = answers or {}
        super().__init__(*args, label_suffix="", **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "form-control")

    def answer(self) -> dict:
        """The cleaned answers as the draft keeps them."""
        return dict(self.cleaned_data)


class ChoiceQuestion(Question):
    """One choice among cards; `cards` are (value, title, small words)."""

    name = ""
    cards: tuple = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[self.name].choices = [(value, title) for value, title, _small in self.cards]

    @property
    def chosen(self) -> str:
        return self[self.name].value() or ""


class WantForm(ChoiceQuestion):
    name, cards = "want", WANTS
    want = forms.ChoiceField(
        label=_("Ông/bà muốn gì?"), error_messages={"required": _("Chưa có câu nào được chọn. Ông/bà chọn câu gần nhất; chưa rõ thì chọn câu cuối.")},
    )


class IdentityForm(ChoiceQuestion):
    name, cards = "identity", SECRECIES
    identity = forms.ChoiceField(
        label=_("Ông/bà chọn thế nào?"), initial="sealed", error_messages={"required": _("Ông/bà chọn một cách. Chưa rõ thì chọn cách đầu, tên được giữ kín.")},
    )


class BehalfForm(ChoiceQuestion):
    name, cards = "behalf", BEHALVES
    behalf = forms.ChoiceField(
        label=_("Đơn này của ai?"), error_messages={"required": _("Chưa có câu nào được chọn. Ông/bà chọn một câu.")},
    )
    helper_name = forms.CharField(
        label=_("Họ tên người viết giúp"), help_text=_("Chỉ cần khi viết giúp người nhà."), required=False, max_length=160,
    )

    def clean(self):
        answers = super().clean()
        if answers.get("behalf") == "family" and not answers.get("helper_name"):
            self.add_error("helper_name", _("Ông/bà đang viết giúp: ghi thêm tên mình, để cán bộ biết hỏi ai."))
        return answers


class TellForm(Question):
    words = forms.CharField(
        label=_("Hoặc kể bằng lời của mình"), required=False, max_length=50_000, widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Việc gì, ở đâu, từ bao giờ, ông/bà mong được giải quyết thế nào. Viết tiếng dân tộc mình cũng được."),
        error_messages={"max_length": _("Lời kể dài quá 50.000 chữ cái. Chữ đã gõ vẫn còn; ông/bà bớt lại, hoặc gửi phần dài thành tệp.")},
    )

    def clean(self):
        answers = super().clean()
        if not self.errors and not answers.get("words", "").strip() and not self.answers.get("papers"):
            self.add_error("words", _("Chưa có ảnh giấy tờ, cũng chưa có lời kể. Có một trong hai là đủ."))
        return answers


class PlaceForm(Question):
    commune = forms.CharField(
        label=_("Việc ấy ở xã, phường nào?"), required=False, max_length=80,
        help_text=_("Gõ tên, không cần dấu: y ty, sa pa. Không biết thì để trống, Ban Tiếp công dân tỉnh nhận."),
    )
    against = forms.CharField(
        label=_("Ai làm việc ấy, hoặc quyết định nào?"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: Chủ tịch xã; Quyết định số 45 ngày 12/8/2026. Không rõ thì để trống."),
    )
    wish = forms.CharField(
        label=_("Ông/bà mong được giải quyết thế nào?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: đo lại ruộng và trả đủ tiền. Đã kể rồi thì để trống."),
    )

    def clean_commune(self) -> str:
        """Its code; the possible ones stay in `self.perhaps` for the page to offer."""
        typed = self.cleaned_data["commune"].strip()
        if not typed:
            return ""
        found = find_communes(typed, timezone.localdate())
        if is_sure(typed, found):
            return found[0].code
        self.perhaps = [spoken_name(office) for office in found]
        if self.perhaps:
            raise forms.ValidationError(_("Có mấy nơi tên gần như vậy. Ông/bà chọn một nơi dưới đây, hoặc gõ lại."))
        raise forms.ValidationError(_("Không thấy xã, phường nào tên như vậy ở tỉnh Lào Cai. Ông/bà gõ lại, hoặc để trống."))


class PersonForm(Question):
    name = forms.CharField(label=_("Họ và tên"), max_length=160, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    birth_year = forms.IntegerField(
        label=_("Năm sinh"), required=False, widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
        error_messages={"invalid": _("Năm sinh là bốn chữ số, ví dụ 1956.")},
    )
    address = forms.CharField(
        label=_("Nơi ở"), max_length=300, required=False, help_text=_("Thôn, tổ; xã, phường."),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    phone = forms.CharField(
        label=_("Số điện thoại"), max_length=30, required=False, help_text=_("Của ông/bà hoặc của người nhà, để cán bộ gọi. Không có thì để trống."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    identity_number = forms.CharField(
        label=_("Số căn cước, hoặc số định danh"), max_length=30, required=False, help_text=_("Không nhớ thì để trống."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    email = forms.EmailField(
        label=_("Thư điện tử"), required=False, help_text=_("Không có thì để trống."), widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Địa chỉ thư thiếu phần nào đó, ví dụ đúng: ten@noi.vn.")},
    )
    group_size = forms.IntegerField(
        label=_("Có bao nhiêu người cùng gửi?"), required=False, min_value=2, max_value=100_000, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Ghi bằng số, ví dụ 12."), "min_value": _("Nhiều người là từ hai người trở lên.")},
    )
    representatives = forms.CharField(
        label=_("Họ tên người đại diện"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
    )
    helper_name = forms.CharField(label=_("Họ tên người viết giúp, nếu có"), required=False, max_length=160)
    anonymous = forms.BooleanField(label=_("Tôi không ghi tên"), required=False, widget=forms.CheckboxInput(attrs={"class": "form-check-input"}))

    def __init__(self, *args, secret: bool = False, group: bool = False, nameless: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if not group:
            del self.fields["group_size"], self.fields["representatives"]
        else:
            few, many = (most_representatives(people, timezone.localdate()) for people in (10, 11))
            told = _("Mỗi người một dòng. Đến 10 người thì cử 1 hoặc {few} người; đông hơn thì nhiều nhất {many}.")
            self.fields["representatives"].help_text = told.format(few=few, many=many)
        if secret:  # a field's own hint would overrule the form's, and the browser would fill it in again for whoever comes back
            for field in self.fields.values():
                field.widget.attrs.pop("autocomplete", None)
        else:
            del self.fields["helper_name"]
        if not nameless:
            del self.fields["anonymous"]

    @classmethod
    def whole(cls) -> "PersonForm":
        """With every field it may ask."""
        return cls(secret=True, group=True, nameless=True)

    def clean_birth_year(self) -> int | None:
        year = self.cleaned_data["birth_year"]
        if year is not None and not 1900 <= year <= timezone.localdate().year - 6:
            raise forms.ValidationError(_("Năm sinh là bốn chữ số, ví dụ 1956."))
        return year

    def clean_phone(self) -> str:
        digits = re.sub(r"[\s.\-()]", "", self.cleaned_data["phone"])
        if digits and not re.fullmatch(r"(\+84|0)\d{8,10}", digits):
            raise forms.ValidationError(_("Số điện thoại bắt đầu bằng 0 và có 10 hoặc 11 số, ví dụ 0912 345 678."))
        return digits

    def clean_identity_number(self) -> str:
        digits = re.sub(r"\s", "", self.cleaned_data["identity_number"])
        if digits and not re.fullmatch(r"\d{9}|\d{12}", digits):
            raise forms.ValidationError(_("Số căn cước có 12 chữ số, chứng minh thư cũ có 9. Không nhớ thì để trống."))
        return digits

    def clean_representatives(self) -> list[str]:
        names = [name.strip() for name in self.cleaned_data["representatives"].splitlines() if name.strip()]
        most = most_representatives(self.cleaned_data.get("group_size") or 0, timezone.localdate())
        if len(names) > most:
            raise forms.ValidationError(_("Nhiều nhất %(most)s người đại diện. Tên đã gõ vẫn còn, ông/bà bớt lại."), params={"most": most})
        return names

    def clean(self):
        answers = super().clean()
        if answers.get("anonymous"):
            answers["name"] = ""
        else:
            self._need("name", _("Cần họ tên người có việc, như trên căn cước."))
            self._need("address", _("Cần nơi ở, để cơ quan gửi giấy trả lời."))
        if "group_size" in self.fields:
            self._need("group_size", _("Ghi số người cùng gửi, ví dụ 12."))
            self._need("representatives", _("Ghi ít nhất một người đại diện."))
        return answers

    def _need(self, name: str, sentence) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, sentence)


class ReviewForm(Question):
    true = forms.BooleanField(
        label=_("Tôi đã đọc lại. Những điều kể trên là thật theo tôi biết."), widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
        error_messages={"required": _("Ông/bà đánh dấu câu này rồi bấm gửi. Đơn vẫn còn nguyên.")},
    )


class WhereForm(Question):
    xa = forms.CharField(label=_("Xã, phường nào?"), required=False, max_length=80)


class CodeForm(Question):
    ma = forms.CharField(
        label=_("Mã đơn"), max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Chưa có mã. Mã ở góc trên giấy biên nhận.")},
    )


class KeyForm(Question):
    key = forms.CharField(
        label=_("Khóa xem"), max_length=20, help_text=_("8 chữ và số ghi dưới mã đơn trên giấy biên nhận."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Chưa có khóa xem. Khóa ghi dưới mã đơn trên giấy biên nhận.")},
    )
