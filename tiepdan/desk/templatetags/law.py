"""Figures and sources of the pages about the law."""

from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tiepdan.law.explaining import ESTIMATED, UNCONFIRMED

register = template.Library()


@register.filter
def thousands(number: int) -> str:
    """`12.345`."""
    return f"{number:,}".replace(",", ".")


@register.filter
def doubt(clock) -> str:
    """Why a date is not certain: its rule, or a year's days off nobody has announced."""
    if UNCONFIRMED in clock.why:
        return _("Căn cứ này chưa được cán bộ pháp chế xác nhận.")
    return _("Ngày này chưa chắc: lịch nghỉ của năm chưa công bố.") if ESTIMATED in clock.why else ""


@register.filter
def source_link(source: str) -> SafeString | str:
    """A source that is an address as a link named by its site; any other as it is written."""
    parts = urlsplit(source)
    if parts.scheme not in {"http", "https"}:
        return source
    return format_html('<a href="{}" rel="noreferrer">{}</a>', source, (parts.hostname or source).removeprefix("www."))
