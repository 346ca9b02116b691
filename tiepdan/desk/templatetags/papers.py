"""Which papers show their pages, and how many."""

from django import template
from django.utils.translation import gettext_lazy as _

from tiepdan.desk.queries import papers

register = template.Library()
MOST_SHEETS = 20  # pictures in a page; the whole paper opens by its name


@register.filter
def is_open(paper) -> bool:
    return papers.is_open(paper)


@register.filter
def has_pages(paper) -> bool:
    return paper.file.media_type in papers.WITH_PAGES


@register.filter
def page_numbers(paper) -> range:
    return range(1, min(paper.pages, MOST_SHEETS) + 1)


@register.filter
def percent(share: float) -> str:
    return f"{round(share * 100)}%"


FINDS = {"kind": _("dấu hiệu loại đơn"), "decision": _("quyết định"), "person": _("người"), "place": _("nơi"), "date": _("ngày")}


@register.filter
def find_name(find: str) -> str:
    return str(FINDS.get(find, find))


@register.filter
def of_paper(by_paper: dict | None, paper) -> list:
    """What a table by paper holds for this one."""
    return (by_paper or {}).get(paper.pk, [])


@register.filter
def as_ranges(parts) -> str:
    """Proposed parts as they are typed, without the first, which stays."""
    return ", ".join(str(part.first) if part.first == part.last else f"{part.first}-{part.last}" for part in list(parts)[1:])
