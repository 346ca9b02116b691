"""What is typed about a denunciation's working copies: marks in its text, boxes on a page, words typed anew, what goes outside."""

from django import forms
from django.utils.translation import gettext_lazy as _

SIDES = ("left", "top", "width", "height")
NEW_ROWS = 4
MOST = 200_000  # signs of a text with its marks
AREA = {"class": "form-control", "lang": "vi", "spellcheck": "false"}


class ConfirmForm(forms.Form):
    """The text with marks; words hidden everywhere, one a line or parted by commas."""

    marked = forms.CharField(label=_("Nội dung gốc, chỗ che nằm giữa [[ và ]]"), max_length=MOST, strip=False,
                             help_text=_("thêm [[ ]] quanh chữ cần che, xóa dấu ở chỗ che thừa; không sửa chữ nào khác"),
                             widget=forms.Textarea(attrs={**AREA, "rows": 18}))
    also = forms.CharField(label=_("Che ở mọi nơi"), required=False, max_length=2000, help_text=_("mỗi dòng một từ hoặc cụm từ; che cả khi viết không dấu"),
                           widget=forms.Textarea(attrs={**AREA, "rows": 3}))
    reason = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def told(self) -> dict:
        also = [line.strip() for line in self.cleaned_data["also"].replace(",", "\n").splitlines() if line.strip()]
        return {"marked": self.cleaned_data["marked"], "also": also}


class RetypeForm(forms.Form):
    """A page typed anew."""

    text = forms.CharField(label=_("Lời trên trang, gõ lại"), required=False, max_length=20_000, help_text=_("thay chỗ lộ danh tính bằng [đã che]"),
                           widget=forms.Textarea(attrs={**AREA, "rows": 10}))


def boxes_in(told) -> list[list[int]]:
    """The boxes of a POST: those kept, and new rows that were filled in; what is no whole number is -1, which the act refuses."""
    kept = set(told.getlist("keep"))
    rows = zip(*(told.getlist(side) for side in SIDES), strict=False)
    known = max(_whole(told.get("known", "0")), 0)
    return [[_whole(side) for side in row] for at, row in enumerate(rows) if str(at) in kept or (at >= known and any(side.strip() for side in row))]


def _whole(typed: str) -> int:
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else -1
