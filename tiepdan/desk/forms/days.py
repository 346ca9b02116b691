"""Days off and swapped days as an official tells them: a few lines, each a day or a span of days with its reason, and one document for all."""

from collections.abc import Mapping
from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tiepdan.desk.forms import DeskForm, area, day_input
from tiepdan.law.calendar import Calendar, name_day

LINES = 6
MOST_DAYS = 31
KINDS = (("off", _("Nghỉ")), ("worked", _("Làm việc (làm bù)")))


class DayLine(DeskForm):
    """One line. An empty one says nothing."""

    since = forms.DateField(label=_("Ngày"), required=False, widget=day_input())
    until = forms.DateField(label=_("Đến hết ngày"), required=False, widget=day_input(), help_text=_("nếu nhiều ngày liền"))
    kind = forms.ChoiceField(label=_("Cơ quan"), choices=KINDS, required=False)
    name = forms.CharField(label=_("Lý do"), required=False, max_length=120, help_text=_("như ghi trong văn bản"))

    @property
    def number(self) -> int:
        return int(str(self.prefix)[1:]) + 1

    def clean(self) -> dict:
        told = super().clean() or {}
        since, until = told.get("since"), told.get("until")
        if self.says_nothing() or "since" in self.errors or "until" in self.errors:
            return told
        if since is None:
            self.add_error("since", _("Dòng này chưa có ngày; nếu không dùng thì xóa hết các ô của dòng."))
        elif until is not None and not 0 <= (until - since).days < MOST_DAYS:
            self.add_error("until", _("Ngày cuối phải từ ngày đầu trở đi và không quá {n} ngày.").format(n=MOST_DAYS))
        if not (told.get("name") or "").strip():
            self.add_error("name", _("Cần ghi lý do, ví dụ: nghỉ bão số 5, nghỉ hoán đổi."))
        return told

    def says_nothing(self) -> bool:
        told = self.cleaned_data
        return not (told.get("since") or told.get("until") or (told.get("name") or "").strip() or self.errors)

    def days(self, calendar: Calendar) -> list[date]:
        """The days told. Of a span, days that are already as told are passed over: nobody need step around a weekend."""
        since, until = self.cleaned_data["since"], self.cleaned_data.get("until")
        if until is None or until == since:
            return [since]
        span = [since + timedelta(days=number) for number in range((until - since).days + 1)]
        return [day for day in span if _says_something(day, calendar, off=self.cleaned_data["kind"] != "worked")]


def _says_something(day: date, calendar: Calendar, *, off: bool) -> bool:
    if not calendar.data.first_year <= day.year <= calendar.data.last_year:
        return True  # the act refuses it in its own words
    closed = calendar.is_day_off(day) is not None
    return off != closed or (off and day in calendar.data.estimated)


class DaysForm(DeskForm):
    """All lines and the document they rest on."""

    ground = forms.CharField(
        label=_("Văn bản căn cứ"), max_length=240, widget=forms.TextInput,
        help_text=_("số, ngày, cơ quan ban hành; ví dụ: Thông báo 15/TB-UBND ngày 06/7/2026 của UBND tỉnh"),
    )

    def __init__(self, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data)
        self.lines = [DayLine(data, prefix=f"d{number}") for number in range(LINES)]

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(line.is_valid() for line in self.lines)])

    @property
    def first_lines(self) -> list[DayLine]:
        """Lines always shown: two, and as many more as were written on."""
        return self.lines[: self._written()]

    @property
    def more_lines(self) -> list[DayLine]:
        return self.lines[self._written() :]

    def _written(self) -> int:
        used = [number for number, line in enumerate(self.lines, 1) if any(line[name].value() for name in ("since", "until", "name"))] if self.is_bound else []
        return max([2, *used])

    def told(self, calendar: Calendar) -> dict[str, dict[date, str]]:
        """`off` and `worked`, day → reason. A day told twice on different lines keeps no secret second reason: it is an error of the form."""
        days: dict[str, dict[date, str]] = {"off": {}, "worked": {}}
        for line in self.lines:
            if line.says_nothing():
                continue
            where = days["worked" if line.cleaned_data["kind"] == "worked" else "off"]
            for day in line.days(calendar):
                if day in where:
                    self.add_error(None, _now("{day} được ghi ở hai dòng. Hãy để lại một dòng.").format(day=name_day(day)))
                where[day] = line.cleaned_data["name"].strip()
        return days


class GroundForm(DeskForm):
    """Why something is taken back or vouched for."""

    ground = forms.CharField(label=_("Căn cứ, lý do"), max_length=240, widget=area(2))

    def __init__(self, data: Mapping[str, str] | None = None, *, label: str = "", help_text: str = "") -> None:
        super().__init__(data)
        self.fields["ground"].label = label or self.fields["ground"].label
        self.fields["ground"].help_text = help_text
