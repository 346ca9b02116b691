"""Citations as links: from the words of a date or a ground to the page of the article they name."""

from functools import lru_cache

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from tiepdan.library.acts import library
from tiepdan.library.citations import read_citations


def place_link(act: str, article: str = "") -> str:
    """The page of an article, or of the act where the library does not hold the article."""
    if article and library().article(act, article):
        return reverse("desk:law-article", args=[act, article])
    return reverse("desk:law-act", args=[act])


@lru_cache(maxsize=4096)
def linked(text: str) -> SafeString:
    """The text with each place it cites as a link; what cannot be read stays as it is."""
    told, at = SafeString(""), 0
    for one in sorted(read_citations(text, library().names), key=lambda citation: citation.start):
        if one.start < at or one.start == one.end or one.act not in library().acts:
            continue
        told += format_html('{}<a href="{}">{}</a>', text[at : one.start], place_link(one.act, one.article), text[one.start : one.end])
        at = one.end
    return mark_safe(told + format_html("{}", text[at:]))


def cites_known(words: str) -> bool:
    """Whether the words cite at least one article that stands in the library; what else they say is let be."""
    return any(one.article and library().article(*one.place) for one in read_citations(words, library().names))
