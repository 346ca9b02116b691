"""The acts of the library as data: read from `acts/*.yaml`, checked once, kept as plain frozen values. Pure.

What an act amends stands with the amending act; “amended by” is read from there, so that each fact stands once. A sentence about an
article is ours, never the text of the law; a version that rests on no text in hand is UNCERTAIN and says its doubt.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from tiepdan.law import recurring
from tiepdan.law.calendar import DATA as DAYS_OFF
from tiepdan.law.rules import CONFIDENCES, NEVER, load_yaml
from tiepdan.law.rules import FOLDER as PERIODS

FOLDER = Path(__file__).parent / "acts"
KINDS = {
    "law": "Luật", "decree": "Nghị định", "circular": "Thông tư", "resolution": "Nghị quyết của Quốc hội, Ủy ban Thường vụ Quốc hội",
    "party": "Văn bản của Đảng", "province": "Văn bản của tỉnh", "notice": "Công văn, thông báo",
}
BEGINNING = date(1945, 9, 2)  # a version whose act has no known first day stands before every other


class BrokenAct(ValueError):
    """A file of the library says something that cannot stand. Stops the start of the program."""


@dataclass(frozen=True)
class Version:
    """What an article says from `since` to `until`, both included, in one sentence of ours. `by` is the act that changed it."""

    since: date | None
    until: date
    says: str
    confidence: str
    doubt: str = ""
    by: str = ""

    @property
    def ends(self) -> bool:
        """Its last day is known."""
        return self.until != NEVER

    def governs(self, day: date) -> bool:
        return (self.since or BEGINNING) <= day <= self.until


@dataclass(frozen=True, eq=False)
class Article:
    """One article, versions oldest first."""

    act: str
    number: str
    title: str
    versions: tuple[Version, ...]

    @property
    def name(self) -> str:
        """`Điều 11a`, or the section of a plan: `Mục III.2`."""
        return f"Mục {self.number}" if self.number[0] in "IVX" else f"Điều {self.number}"

    @property
    def confidence(self) -> str:
        return self.versions[-1].confidence

    def on(self, day: date) -> Version | None:
        return next((version for version in self.versions if version.governs(day)), None)


@dataclass(frozen=True)
class Change:
    """One act changes another (`on` None: the day is not known), or takes its place."""

    act: str
    other: str
    on: date | None
    what: str = ""


@dataclass(frozen=True, eq=False)
class Act:
    """A document of the law. `since` None: its first day is not known; `until` is its last day in force."""

    key: str
    kind: str
    number: str
    short: str
    title: str
    issuer: str
    issued_on: date | None
    since: date | None
    until: date
    names: tuple[str, ...]
    source: tuple[str, ...]
    confidence: str
    doubt: str
    note: str
    amends: tuple[Change, ...]
    replaces: tuple[Change, ...]
    articles: Mapping[str, Article]

    @property
    def over(self) -> bool:
        """Its last day is known."""
        return self.until != NEVER

    @property
    def other_number(self) -> str:
        """The number, where the short name does not say it already."""
        said = "/".join(self.number.split("/")[:2])
        return "" if said and said in self.short else self.number

    @property
    def where(self) -> str:
        """Where the text itself can be found, in words."""
        if self.kind in {"law", "decree", "circular", "resolution"}:
            asked = f"tìm theo số {self.number}" if self.number else f"tìm theo tên {self.title}"
            return f"Công báo; Cơ sở dữ liệu quốc gia về văn bản pháp luật (vbpl.vn), {asked}"
        if self.kind == "party":
            return f"Hệ thống tư liệu văn kiện Đảng; văn thư cấp ủy, tìm theo số {self.number}"
        return "Văn thư của cơ quan ban hành" + (f", tìm theo số {self.number}" if self.number else "")


@dataclass(frozen=True, eq=False)
class Library:
    """Every act by key, and the look-ups made from them."""

    acts: Mapping[str, Act]
    names: Mapping[str, str]
    sources: Mapping[str, str]

    def changed_by(self, key: str) -> tuple[Change, ...]:
        """What amends this act, oldest first; what has no known day last."""
        found = [change for act in self.acts.values() for change in act.amends if change.other == key]
        return tuple(sorted(found, key=lambda change: change.on or NEVER))

    def replaced_by(self, key: str) -> tuple[Change, ...]:
        return tuple(change for act in self.acts.values() for change in act.replaces if change.other == key)

    def article(self, act: str, number: str) -> Article | None:
        held = self.acts.get(act)
        return held.articles.get(number) if held else None


def read_library(folder: Path = FOLDER) -> Library:
    """Every act of every file. Raises BrokenAct naming the act and what is wrong with it."""
    sources = {**load_yaml(PERIODS / "sources.yaml"), **load_yaml(recurring.FOLDER / "sources.yaml"), **load_yaml(DAYS_OFF)["sources"],
               **load_yaml(folder / "sources.yaml")}
    acts: dict[str, Act] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "sources.yaml":
            continue
        told = load_yaml(path)
        for block in told.get("acts", [told]):
            act = _named(block)
            if act.key in acts:
                raise BrokenAct(f"{act.key} stands twice")
            acts[act.key] = act
    names: dict[str, str] = {}
    for act in acts.values():
        _check(act, acts.keys(), sources)
        for name in act.names:
            if names.setdefault(name, act.key) != act.key:
                raise BrokenAct(f"{act.key}: the name {name} belongs to {names[name]} too")
    return Library(MappingProxyType(acts), MappingProxyType(names), MappingProxyType(sources))


@cache
def library() -> Library:
    """The library shipped with the program, read once."""
    return read_library()


def confidences() -> list[str]:
    """How far each version of each article can be trusted, one mark a version."""
    return [version.confidence for act in library().acts.values() for article in act.articles.values() for version in article.versions]


def _named(block: dict) -> Act:
    try:
        return _act(dict(block))
    except (TypeError, KeyError, ValueError) as wrong:
        raise BrokenAct(f"{block.get('key', '?')}: {wrong!r}") from wrong


def _act(told: dict) -> Act:
    articles = {number: _article(told, number, dict(block)) for number, block in told.pop("articles").items()}
    told["until"] = told.get("until") or NEVER
    told["names"], told["source"] = tuple(told["names"]), tuple(told["source"])
    for link in ("amends", "replaces"):
        told[link] = tuple(Change(told["key"], one["act"], one["from"], one.get("what", "")) for one in told.get(link, ()))
    return Act(**{"doubt": "", "note": "", **told}, articles=MappingProxyType(articles))


def _article(act: dict, number: str, block: dict) -> Article:
    default = {"since": act["since"], "confidence": act["confidence"], "doubt": act.get("doubt", "")}
    told = block.get("versions") or [{**default, **{name: block[name] for name in ("says", "confidence", "doubt") if name in block}}]
    told = [{**one, "doubt": ""} if one["confidence"] == "FOUND" else one for one in told]
    nexts = [one["since"] for one in told[1:]]
    versions = tuple(
        Version(one["since"], one.get("until") or (date.fromordinal(nexts[place].toordinal() - 1) if place < len(nexts) else act.get("until") or NEVER),
                one["says"], one["confidence"], one.get("doubt", ""), one.get("by", ""))
        for place, one in enumerate(told)
    )
    return Article(act["key"], number, block["title"], versions)


def _check(act: Act, known: Iterable[str], sources: Mapping[str, str]) -> None:
    known = set(known)
    others = [change.other for change in (*act.amends, *act.replaces)]
    faults = [
        sentence
        for wrong, sentence in (
            (act.kind not in KINDS, f"unknown kind {act.kind}"),
            (act.confidence not in CONFIDENCES, f"unknown confidence {act.confidence}"),
            (act.confidence != "FOUND" and not act.doubt, "what is not FOUND says its doubt"),
            (act.confidence == "FOUND" and not (act.source and act.since), "FOUND names its source and its first day"),
            (not act.names or not act.title or not act.short, "names, title and short are told for every act"),
            (not set(act.source) <= sources.keys(), f"unknown source {set(act.source) - sources.keys()}"),
            (not set(others) <= known, f"amends or replaces an unknown act {set(others) - known}"),
            (act.until < (act.since or act.until), "ends before it begins"),
        )
        if wrong
    ]
    faults += [fault for article in act.articles.values() for fault in _faults_of(article, known)]
    if faults:
        raise BrokenAct(f"{act.key}: {'; '.join(faults)}")


def _faults_of(article: Article, known: set[str]) -> Iterator[str]:
    for version in article.versions:
        if version.confidence not in CONFIDENCES:
            yield f"{article.name}: unknown confidence {version.confidence}"
        if version.confidence == "UNCERTAIN" and not version.doubt:
            yield f"{article.name}: what is UNCERTAIN says its doubt"
        if version.by and version.by not in known:
            yield f"{article.name}: changed by an unknown act {version.by}"
        if not version.says or version.says.endswith("."):
            yield f"{article.name}: says is told, without its full stop"
    for older, newer in pairwise(article.versions):
        if newer.since is None or newer.since <= older.until or (older.since or BEGINNING) > older.until:
            yield f"{article.name}: two versions govern the same day"
