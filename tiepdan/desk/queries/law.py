"""What the pages of the library show. Reads the library only, no table."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from tiepdan.common.folding import fold
from tiepdan.library.acts import Act, Article, Change, Version, library
from tiepdan.library.resting import SORTS, Resting, count_of, resting_on


@dataclass(frozen=True)
class ActSeen:
    """A line of the list of acts."""

    act: Act
    changed_by: list[Act]
    rests: int
    folded: str


@dataclass(frozen=True)
class Link:
    """One act changes or replaces another: the other, as it is shown."""

    act: Act
    change: Change


@dataclass(frozen=True)
class ArticleSeen:
    """A line of an act's articles: what it says on the day of the look."""

    article: Article
    now: Version | None
    rests: int


@dataclass(frozen=True)
class ActPage:
    act: Act
    sources: list[str]
    amends: list[Link]
    changed_by: list[Link]
    replaces: list[Link]
    replaced_by: list[Link]
    articles: list[ArticleSeen]
    sorts: list[tuple[str, list[Resting]]]


@dataclass(frozen=True)
class VersionSeen:
    """A version with the act that brought it, and whether it governs on the day of the look."""

    version: Version
    by: Act | None
    now: bool


@dataclass(frozen=True)
class ArticlePage:
    act: Act
    article: Article
    versions: list[VersionSeen]
    sorts: list[tuple[str, list[Resting]]]
    rests: int
    before: Article | None = None
    after: Article | None = None


@cache
def acts_seen() -> tuple[ActSeen, ...]:
    """Every act, in the order of its names."""
    told = library()
    return tuple(
        ActSeen(act, [told.acts[change.act] for change in told.changed_by(act.key)], count_of(act.key),
                fold(f"{act.number} {act.short} {act.title} {act.issuer} {' '.join(act.names)}"))
        for act in sorted(told.acts.values(), key=lambda act: fold(act.short))
    )


def act_page(key: str, today: date) -> ActPage | None:
    told = library()
    act = told.acts.get(key)
    if act is None:
        return None
    changes = ((act.amends, "other"), (told.changed_by(key), "act"), (act.replaces, "other"), (told.replaced_by(key), "act"))
    amends, changed_by, replaces, replaced_by = ([Link(told.acts[getattr(one, end)], one) for one in held] for held, end in changes)
    articles = [ArticleSeen(article, article.on(today), len(resting_on(key, number))) for number, article in act.articles.items()]
    sources = [told.sources[source] for source in act.source]
    return ActPage(act, sources, amends, changed_by, replaces, replaced_by, articles, by_sort(resting_on(key)))


def article_page(key: str, number: str, today: date) -> ArticlePage | None:
    told = library()
    article = told.article(key, number)
    if article is None:
        return None
    act = told.acts[key]
    numbers = list(act.articles)
    place = numbers.index(number)
    held = resting_on(key, number)
    versions = [VersionSeen(one, told.acts.get(one.by), one.governs(today)) for one in reversed(article.versions)]
    return ArticlePage(
        act, article, versions, by_sort(held), len(held), act.articles[numbers[place - 1]] if place else None,
        act.articles[numbers[place + 1]] if place + 1 < len(numbers) else None,
    )


def by_sort(held: tuple[Resting, ...]) -> list[tuple[str, list[Resting]]]:
    """What rests on a place, kind by kind, what still governs before what is over."""
    ordered = sorted(held, key=lambda one: (one.what.over, one.what.title))
    return [(words, some) for sort, words in SORTS.items() if (some := [one for one in ordered if one.what.sort == sort])]
