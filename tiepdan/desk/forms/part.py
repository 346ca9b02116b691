"""Where each part of a petition begins and what it is: proposed by the reader, said by an officer."""

from dataclasses import dataclass

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiepdan.desk.forms import area
from tiepdan.desk.forms.ways import WayForm
from tiepdan.intake.actions.part import MOST_REASON
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.parting import KINDS, PartAt, cuts_in, proposed_parts

SPARE = 2  # parts more than proposed that may be told
USUAL = gettext_lazy("Đơn có nhiều nội dung, mỗi nội dung giải quyết theo trình tự riêng.")


@dataclass(frozen=True)
class Piece:
    """What is shown of the text between two places where it may be cut."""

    number: int
    text: str
    begins: str  # the part that begins here, in words; empty in the middle of one


class PartForm(WayForm):
    """The first part needs only its kind; each further one where it begins and its kind. A part without a beginning is none."""

    beside = "desk/_part_text.html"

    def __init__(self, data=None, *, petition: Petition, files=None):
        super().__init__(data, petition=petition, files=files)
        self.proposed = proposed_parts(petition)
        self.cuts = cuts_in(petition.text, [part.begins for part in self.proposed])
        choices = [("", _("không có phần này")), *((str(place), self._label(number, place)) for number, place in enumerate(self.cuts, 2))]
        kinds = [("", _("Chọn loại đơn")), *((kind.value, kind.label) for kind in KINDS)]
        for number, part in enumerate([*self.proposed, *[PartAt(0, "")] * SPARE], 1):
            if number > 1:
                self._add(f"begins_{number}", _("Phần {n} bắt đầu từ").format(n=number), choices, str(part.begins or ""))
            self._add(f"kind_{number}", _("Phần {n} là").format(n=number), kinds, part.kind)
        self.fields["kind_1"].help_text = _("giữ mã {code}").format(code=petition.code)
        self.fields["reason"] = forms.CharField(label=_("Lý do tách"), widget=area(2, **{"class": "form-control"}), max_length=MOST_REASON, initial=USUAL,
                                                help_text=_("ghi vào nhật ký; không ghi tên người gửi"))

    def _add(self, name: str, label: str, choices: list, proposed: str) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False, initial=proposed,
                                              widget=forms.Select(attrs={"class": "form-select"}))

    def _label(self, number: int, place: int) -> str:
        return f"{number}. {Truncator(' '.join(self.petition.text[place : place + 200].split())).chars(70)}"

    def clean(self) -> dict:
        """The parts as the act takes them. A kind told without a place, or the other way round, is asked about."""
        told = super().clean()
        parts = [(0, told.get("kind_1", ""))]
        if not parts[0][1]:
            self.add_error("kind_1", _("Hãy chọn loại đơn của phần này."))
        for number in range(2, len(self.proposed) + SPARE + 1):
            place, kind = told.get(f"begins_{number}"), told.get(f"kind_{number}")
            if place and not kind:
                self.add_error(f"kind_{number}", _("Hãy chọn loại đơn của phần này."))
            elif kind and place == "" and number > len(self.proposed):
                self.add_error(f"begins_{number}", _("Hãy chọn chỗ phần này bắt đầu."))
            elif place:
                parts.append((int(place), kind))
        return {"parts": parts, "reason": told.get("reason", "")}

    def pieces(self) -> list[Piece]:
        """The text with its places numbered as in the choices, and where the parts now told begin."""
        text, ends = self.petition.text, [*self.cuts, len(self.petition.text)]
        begins = self._beginnings()
        return [Piece(number, text[start:end].strip(), begins.get(start, ""))
                for number, (start, end) in enumerate(zip([0, *self.cuts], ends, strict=True), 1)]

    def _beginnings(self) -> dict[int, str]:
        told = {0: (1, self["kind_1"].value())}
        for number in range(2, len(self.proposed) + SPARE + 1):
            if str(place := self[f"begins_{number}"].value() or "").isdigit():
                told[int(place)] = (number, self[f"kind_{number}"].value())
        labels = dict(Kind.choices)
        return {place: _("Phần {n}: {kind}").format(n=number, kind=labels.get(kind) or _("chưa rõ loại")) for place, (number, kind) in told.items()}
