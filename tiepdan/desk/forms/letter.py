"""The facts of a letter as a form: its fields are those of the letter's own form in the catalogue."""

from collections.abc import Collection

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.desk.forms import DeskForm, area, day_input, lines_of
from tiepdan.documents.catalogue import Field, Form

BLANK_ROWS = 2  # empty rows after those already filled
SOURCES = {
    "petition": _("từ đơn"), "clock": _("tính theo luật"), "round": _("từ hồ sơ"), "dialogue": _("từ đối thoại"), "verification": _("từ xác minh"),
    "office": _("từ cơ quan"), "typed": "",
}


class LetterForm(DeskForm):
    """`only` narrows it to some fields; those in `locked` are shown, not asked."""

    def __init__(self, data=None, *, form: Form, facts: dict, only: Collection[str] | None = None, locked: Collection[str] = ()):
        self.form, self.facts = form, facts
        super().__init__(data)
        self.parts = [(item, self._add(item)) for item in form.fields if (only is None or item.name in only) and item.name not in locked]

    def rows_shown(self) -> list[tuple[Field, list[forms.BoundField]]]:
        """Each fact with its controls, for the template."""
        return [(item, [self[name] for name in names]) for item, names in self.parts]

    def told(self) -> dict:
        """The facts as the letter keeps them; an emptied one is None, so that it is taken out."""
        return {item.name: self._told(item, names) for item, names in self.parts}

    def _add(self, item: Field) -> list[str]:
        held = self.facts.get(item.name)
        if item.kind == "rows":
            return self._add_rows(item, held if isinstance(held, list) else [])
        field = _control(item)
        field.initial = _shown(item, held)
        self._put(item.name, field)
        return [item.name]

    def _add_rows(self, item: Field, held: list) -> list[str]:
        count = max(len(held) + BLANK_ROWS, self._typed_rows(item))
        names = []
        for number in range(count):
            for column, label in item.columns.items():
                name = f"{item.name}__{number}__{column}"
                initial = held[number].get(column, "") if number < len(held) else ""
                self._put(name, forms.CharField(label=label, required=False, widget=area(2), initial=initial))
                names.append(name)
        return names

    def _typed_rows(self, item: Field) -> int:
        numbers = [int(part) for key in self.data if key.startswith(f"{item.name}__") and (part := key.split("__")[1]).isdecimal()]
        return min(max(numbers, default=-1) + 1, 100)

    def _put(self, name: str, field: forms.Field) -> None:
        field.widget.attrs.setdefault("class", "form-select" if isinstance(field.widget, forms.Select) else "form-control")
        self.fields[name] = field

    def _told(self, item: Field, names: list[str]) -> object:
        if item.kind == "rows":
            return self._told_rows(item) or None
        value = self.cleaned_data[item.name]
        if item.kind == "lines":
            return lines_of(value) or None
        if item.kind == "people":
            return [_person(line) for line in lines_of(value)] or None
        if item.kind == "day":
            return value.isoformat() if value else None
        if item.kind == "time":
            return value.strftime("%H:%M") if value else None
        return value.strip() or None if isinstance(value, str) else value

    def _told_rows(self, item: Field) -> list[dict]:
        rows = []
        for number in range(self._typed_rows(item)):
            row = {column: self.cleaned_data.get(f"{item.name}__{number}__{column}", "").strip() for column in item.columns}
            if any(row.values()):
                rows.append(row)
        return rows


def _control(item: Field) -> forms.Field:
    told = {"label": item.label, "required": False, "help_text": SOURCES.get(item.source, "")}
    if item.kind == "text":
        return forms.CharField(widget=area(4), **told)
    if item.kind == "lines":
        return forms.CharField(widget=area(3), **told | {"help_text": _("mỗi dòng một mục")})
    if item.kind == "people":
        return forms.CharField(widget=area(3), **told | {"help_text": _("mỗi dòng một người: họ tên, chức vụ")})
    if item.kind == "day":
        return forms.DateField(widget=day_input(), **told)
    if item.kind == "time":
        return forms.TimeField(widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}), **told)
    if item.kind in {"count", "money"}:
        return forms.IntegerField(min_value=0, **told)
    if item.kind == "choice":
        return forms.ChoiceField(choices=[("", "—"), *item.options.items()], **told)
    return forms.CharField(max_length=500, **told)


def _shown(item: Field, held: object) -> object:
    if item.kind == "lines" and isinstance(held, list):
        return "\n".join(held)
    if item.kind == "people" and isinstance(held, list):
        return "\n".join(", ".join(part for part in (one.get("name"), one.get("title")) if part) for one in held)
    return held


def _person(line: str) -> dict:
    name, _comma, title = line.partition(",")
    return {"name": name.strip(), **({"title": title.strip()} if title.strip() else {})}
