"""Rows of duties to be made: what, which office, by when, of which kind, with which figures."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.duty_kinds import KINDS, MEASURES, read_figures
from tiepdan.desk.forms import DeskForm, area, day_input
from tiepdan.offices.abilities import PROVE
from tiepdan.offices.models import Office
from tiepdan.offices.queries import post_with

ROWS = 3  # duties asked for at once; an old draft may bring more


class OrdersForm(DeskForm):
    """Rows of duties; empty ones are left out."""

    def __init__(self, data=None, *, today: date, offices: list[Office], orders: list[dict], here: int):
        self.today = today
        super().__init__(data)
        self.offices = {str(office.pk): office for office in offices}
        self.count = max(ROWS, len(orders) + 1, self._typed())
        for number in range(self.count):
            self._add(number, orders[number] if number < len(orders) else {}, here)

    def rows(self) -> list[tuple[list[forms.BoundField], list[forms.BoundField]]]:
        """The words of each order, and its figures."""
        return [([self[f"order_{number}_{part}"] for part in ("text", "office", "due", "kind", "money")],
                 [self[f"order_{number}_{name}"] for name in MEASURES if name != "money"])
                for number in range(self.count)]

    def clean(self) -> dict:
        told = super().clean()
        for number in range(self.count):
            self._check(number, told)
        return told

    def orders(self) -> list[dict]:
        """The duties as the acts take them; each goes to the office's post that proves duties done."""
        told, orders = self.cleaned_data, []
        for number in range(self.count):
            if told[f"order_{number}_text"].strip():
                post = post_with(self.offices[told[f"order_{number}_office"]], PROVE)
                orders.append({
                    "text": told[f"order_{number}_text"].strip(), "office_id": post.office_id, "post_id": post.pk,
                    "due": told[f"order_{number}_due"].isoformat(), "kind": told[f"order_{number}_kind"] or "other", "figures": self._figures(number, told),
                })
        return orders

    @staticmethod
    def _figures(number: int, told: dict) -> dict:
        return {name: value for name in MEASURES if (value := told.get(f"order_{number}_{name}")) is not None}

    def _typed(self) -> int:
        numbers = [int(part) for key in self.data if key.startswith("order_") and (part := key.split("_")[1]).isdecimal()]
        return min(max(numbers, default=-1) + 1, 50)

    def _add(self, number: int, order: dict, here: int) -> None:
        choices = [("", "—"), *((pk, office.short_name) for pk, office in self.offices.items())]
        parts = {
            "text": forms.CharField(label=_("Việc phải làm"), required=False, widget=area(2), initial=order.get("text", "")),
            "office": forms.ChoiceField(label=_("Cơ quan làm"), required=False, choices=choices, initial=str(order.get("office_id", here))),
            "due": forms.DateField(label=_("Xong trước ngày"), required=False, widget=day_input(), initial=order.get("due")),
            "kind": forms.ChoiceField(label=_("Loại nghĩa vụ"), required=False, choices=[(name, kind.label) for name, kind in KINDS.items()],
                                      initial=order.get("kind", "other")),
            **{name: forms.DecimalField(label=f"{measure.label} ({measure.unit})", required=False, min_value=0, max_digits=16, decimal_places=measure.places,
                                        initial=order.get("figures", {}).get(name)) for name, measure in MEASURES.items()},
        }
        for part, field in parts.items():
            field.widget.attrs.setdefault("class", "form-select" if part in {"office", "kind"} else "form-control")
            self.fields[f"order_{number}_{part}"] = field

    def _check(self, number: int, told: dict) -> None:
        if not told.get(f"order_{number}_text", "").strip():
            return
        if not told.get(f"order_{number}_due"):
            self.add_error(f"order_{number}_due", _("Ghi ngày phải xong."))
        elif told[f"order_{number}_due"] < self.today:
            self.add_error(f"order_{number}_due", _("Ngày này đã qua."))
        try:
            read_figures(told.get(f"order_{number}_kind") or "other", self._figures(number, told))
        except ValueError as wrong:
            self.add_error(f"order_{number}_kind", f"{str(wrong)[0].upper()}{str(wrong)[1:]}.")
        office = self.offices.get(told.get(f"order_{number}_office", ""))
        if office is None:
            self.add_error(f"order_{number}_office", _("Chọn cơ quan phải làm."))
        elif post_with(office, PROVE) is None:
            self.add_error(f"order_{number}_office", _("Cơ quan này chưa có người nhận nghĩa vụ. Hãy chọn cơ quan khác hoặc báo quản trị giao chức vụ."))
