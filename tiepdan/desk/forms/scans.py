"""What is typed beside the picture of a page, and which pages are petitions of their own."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

RANGE = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")
MOST_PAGE_CHARACTERS = 20_000  # a page of dense print has 5,000


class CorrectForm(forms.Form):
    """The text of one page as a person reads it; empty when there is nothing to read on it."""

    text = forms.CharField(label=_("Chữ trên trang này"), required=False, max_length=MOST_PAGE_CHARACTERS, strip=True,
                           widget=forms.Textarea(attrs={"class": "form-control", "rows": 18, "lang": "vi", "spellcheck": "false"}))
    reason = forms.CharField(required=False, widget=forms.HiddenInput)


class SplitForm(forms.Form):
    """Pages that are petitions of their own, as “3-4, 5, 6-9”."""

    parts = forms.CharField(label=_("Các phần tách thành đơn riêng"), help_text=_("ví dụ: 3-4, 5, 6-9; trang còn lại ở đơn này"), max_length=300,
                            widget=forms.TextInput(attrs={"class": "form-control", "inputmode": "text"}))

    def clean_parts(self) -> list[tuple[int, int]]:
        parts = []
        for piece in self.cleaned_data["parts"].split(","):
            told = RANGE.fullmatch(piece.strip())
            if told is None:
                raise forms.ValidationError(_("Chưa hiểu “%(piece)s”. Hãy ghi số trang như 3-4, 5, 6-9."), params={"piece": piece.strip()})
            parts.append((int(told[1]), int(told[2] or told[1])))
        return parts
