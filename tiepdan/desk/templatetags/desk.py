"""Words of the desk for templates: states, fields, the drawing of a step."""

from datetime import date

from django import template
from django.utils.safestring import SafeString

from tiepdan.desk import words
from tiepdan.desk.citing import linked
from tiepdan.desk.highlight import Piece
from tiepdan.intake.corrections import Finding, Verdict

register = template.Library()


@register.filter
def petition_state(state: str) -> str:
    return str(words.OF_PETITION.get(state, state))


@register.filter
def few(count: int | str) -> str:
    """A count as it may be told: of what is hidden, that it is few, or that it is not told."""
    return str(words.HIDDEN.get(str(count), count))


@register.filter
def round_state(state: str) -> str:
    return str(words.OF_ROUND.get(state, state))


@register.filter
def field_name(code: str) -> str:
    return str(words.FIELDS.get(code, code))


@register.filter
def step_icon(name: str) -> str:
    return words.STEP_ICONS.get(name, "doc")


@register.filter
def role_icon(role: str) -> str:
    return words.ROLE_ICONS.get(role, "doc")


@register.filter
def is_list(value: object) -> bool:
    return isinstance(value, list)


@register.filter
def as_day(value: object) -> object:
    """`21/08/2026` for a day kept as text; anything else as it is."""
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return f"{date.fromisoformat(value):%d/%m/%Y}"
        except ValueError:
            return value
    return value


@register.filter
def kept_words(words: str) -> str:
    """What stayed between two changes, only its ends when it is long."""
    told = words.split()
    return words if len(told) <= 14 else " ".join((*told[:6], "…", *told[-6:]))


@register.filter
def dong(amount: int) -> str:
    """`1.250.000 đồng`."""
    return f"{amount:,}".replace(",", ".") + " đồng"


@register.filter
def short_cites(cites: str) -> SafeString:
    """The short citation, each place in it a link to its article. Not for use inside a link or a button."""
    return linked(words.short_cites(cites))


@register.filter
def cites(told: str) -> SafeString:
    """The whole citation, each place in it a link to its article. Not for use inside a link or a button."""
    return linked(told)


@register.filter
def confidence(mark: str) -> str:
    return str(words.CONFIDENCES.get(mark, mark))


@register.filter
def described(piece: Piece) -> str:
    """The ids of the reasons of everything found in a piece of text."""
    return " ".join(f"y-{item.replace('.', '-')}" for item in piece.items)


@register.filter
def whys(piece: Piece, reasons: dict[str, str]) -> str:
    return " ".join(dict.fromkeys(reasons[item] for item in piece.items if reasons.get(item)))


@register.filter
def first_id(piece: Piece) -> str:
    return piece.items[0].replace(".", "-")


@register.filter
def finding_name(finding: str) -> str:
    return str(Finding(finding).label)


@register.filter
def verdict_name(verdict: str) -> str:
    return str(Verdict(verdict).label)


@register.filter
def said_of(said: str, finding: str) -> str:
    return words.of_finding(finding, said)
