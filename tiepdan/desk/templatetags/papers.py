"""Which papers show their pages, and how many."""

from django import template

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
