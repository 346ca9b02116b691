"""What an official types at the desk. An error says what is missing and that the rest is kept."""

from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tiepdan.desk.words import short_cites
from tiepdan.intake.representing import CONDITION
from tiepdan.law.check import most_representatives
from tiepdan.law.conditions import cites_on

NEEDED = _("Cần ghi ô này. Những gì đã gõ ở các ô khác vẫn còn.")


class DeskForm(forms.Form):
    """No colon after labels; controls in the look of the desk."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = NEEDED
            field.widget.attrs.setdefault("class", _look(field.widget))


def _look(widget: forms.Widget) -> str:
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return ""
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


def area(rows: int = 4, **attrs: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **attrs})


def day_input(**attrs: str) -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **attrs})


def lines_of(words: str) -> list[str]:
    """One item a line, empty lines left out."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def representatives_help(today: date) -> str:
    """How many may speak for a group, as the law of the day counts, with its article."""
    words = gettext("mỗi người một dòng; đến 10 người cùng việc cử nhiều nhất {few} người, đông hơn nhiều nhất {many} ({cites})")
    few, many = most_representatives(10, today), most_representatives(11, today)
    return words.format(few=few, many=many, cites=short_cites(cites_on(CONDITION, today)))
