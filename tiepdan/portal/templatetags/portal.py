"""Small words of the citizens' door."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tiepdan.common.templatetags.tiepdan import icon

register = template.Library()
NUMBER = "0214 000 123"  # invented, for the demo; a province sets HOTLINE


@register.simple_tag
def hotline() -> str:
    """The telephone number to ask, its blanks unbreakable."""
    return getattr(settings, "HOTLINE", NUMBER).replace(" ", "\u00a0")


@register.simple_tag
def hotline_digits() -> str:
    return "".join(sign for sign in hotline() if sign.isdigit() or sign == "+")


@register.filter
def hidden_tail(number: str) -> str:
    """`•••• 2047`: enough to know it by, not enough to use."""
    return f"•••• {number[-4:]}" if number else ""


@register.filter
def after_colon(title: str) -> str:
    """The title as it reads after “Đang làm:”; names and abbreviations keep their capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


@register.simple_tag
def error_of(field) -> SafeString | str:
    """The wrong answer's sentence, tied to its field for a reading machine."""
    if not field.errors:
        return ""
    return format_html('<p class="wrong" id="{}_error">{} {}</p>', field.auto_id, icon("alert"), field.errors[0])
