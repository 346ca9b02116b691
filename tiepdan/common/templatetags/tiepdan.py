"""Words and small drawings every page shares: icons, days as they are spoken, the chip of a due date."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

register = template.Library()

DAYS = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"))
CHIP_ICONS = {"late": "late", "soon": "soon", "ok": "ok", "paused": "paused", "done": "done", "none": "ok"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of the page's sprite; it never stands without words, so a reading machine skips it."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


def _day(moment: date | datetime) -> date:
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment


@register.filter
def day_words(moment: date | datetime) -> str:
    """`Thứ Tư 07/10/2026`."""
    day = _day(moment)
    return f"{DAYS[day.weekday()]} {day:%d/%m/%Y}"


@register.filter
def day(moment: date | datetime | None) -> SafeString | str:
    """`Thứ Tư 07/10/2026` as a time element; nothing for no day."""
    return format_html('<time datetime="{}">{}</time>', _day(moment).isoformat(), day_words(moment)) if moment else ""


@register.filter
def short_day(moment: date | datetime | None) -> SafeString | str:
    """`07/10/2026` as a time element, for rows where the weekday would only crowd."""
    return format_html('<time datetime="{}">{}</time>', _day(moment).isoformat(), f"{_day(moment):%d/%m/%Y}") if moment else ""


@register.filter
def hour(moment: datetime) -> str:
    """`9 giờ 42`, in Việt Nam's time; the blank does not break."""
    here = timezone.localtime(moment)
    return f"{here.hour}\u00a0giờ\u00a0{here:%M}"


@register.filter
def file_size(size: int) -> str:
    """`92 KB`, `1,4 MB`: on a bad line the size decides."""
    return f"{size / 1_000_000:.1f}\u00a0MB".replace(".", ",") if size >= 1_000_000 else f"{max(1, round(size / 1000))}\u00a0KB"


@register.inclusion_tag("common/_due.html")
def due_chip(timing, due: date | None = None) -> dict:
    """The chip of a due date: `timing` is what `law.timing.timing` answers (state and words), `due` the day itself."""
    return {"state": timing.state, "words": timing.words, "due": due, "icon_name": CHIP_ICONS.get(timing.state, "ok")}
