"""What a petition can be told by: its own words, the documents it cites, plots, areas, sums, days, names; and who sends it."""

import re
from dataclasses import dataclass
from functools import cached_property

from tiepdan.reading.facts_decisions import find_decisions
from tiepdan.reading.facts_people import find_people
from tiepdan.reading.identity import BORN, ID_LABEL, ID_NUMBER, TWELVE
from tiepdan.reading.letters import LOWER, UPPER, words
from tiepdan.reading.normalise import View, clean_text
from tiepdan.reading.repeats.persons import Who
from tiepdan.reading.repeats.plain import own_of, shingles, unmarked
from tiepdan.reading.split import split

MOST_FACTS = 200  # of one sort; a bundle of papers may hold thousands
NUMBER = r"(?<![\d.,])(\d[\d.,]{0,18}?)"  # bounded: a page of digits must not be tried from each of them
PLOT = re.compile(
    r"\b(?:thua(?: dat)?(?: so)?|lo dat(?: so)?|(?<!quoc )(?<!tinh )lo so)\W{0,3}(\d{1,5})\b"
    r"(?:[^.;\n]{0,30}?\bto(?: ban do)?(?: so)?\W{0,3}(\d{1,4})\b)?"
)
AREA = re.compile(NUMBER + r" ?(m2|m²|met vuong|ha)\b")
SUM = re.compile(NUMBER + r" ?(?:(ty|ti|trieu|nghin|ngan)\b(?: ?dong)?|(?:dong|vnd)\b)")
TIMES = {"ty": 1_000_000_000, "ti": 1_000_000_000, "trieu": 1_000_000, "nghin": 1000, "ngan": 1000, None: 1}
DAY = re.compile(r"\b(\d{1,2})\s?(?:[/.-]|\bthang)\s?(\d{1,2})(?:\s?(?:[/.-]|,?\s?nam)\s?(\d{4}))\b")
COUNT = re.compile(r"(?<![\w/.,-])\d[\d.,]{0,18}(?![\w/])")
PLACE = re.compile(
    r"\b(?:[Tt]hôn|[Bb]ản|[Xx]óm|[Tt]ổ|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện) +"
    rf"([{UPPER}][{LOWER}]*(?: +[{UPPER}][{LOWER}]*){{0,3}}(?: \d{{1,2}}\b)?|\d{{1,2}}\b)"
)
# A capital word inside a sentence: part of somebody's or something's name.
PROPER = re.compile(rf"(?<=[{LOWER}\d,;:(\"“] )[{UPPER}][{LOWER}]+")
COMMON = words("toi chung ubnd uy ban nhan dan chu tich tinh huyen xa phuong quyet dinh luat nam viet nguoi don kinh cong hoa")


@dataclass(frozen=True)
class Traits:
    """One petition as it is compared, worked out as far as it is asked for. Each set holds values without marks; `own` is its squeezed words."""

    text: str
    documents: frozenset[str]
    who: Who

    @cached_property
    def plain(self) -> str:
        return unmarked(self.text)

    @cached_property
    def own(self) -> str:
        return own_of(self.plain)

    @cached_property
    def shingles(self) -> frozenset[str]:
        return shingles(self.own)

    @cached_property
    def plots(self) -> frozenset[str]:
        return _some(f"thửa {m[1]}" + (f" tờ {m[2]}" if m[2] else "") for m in PLOT.finditer(self.plain))

    @cached_property
    def areas(self) -> frozenset[str]:
        return _some(f"{_number(m[1])} {'ha' if m[2] == 'ha' else 'm2'}" for m in AREA.finditer(self.plain))

    @cached_property
    def sums(self) -> frozenset[str]:
        return _some(_money(m[1], m[2]) for m in SUM.finditer(self.plain))

    @cached_property
    def days(self) -> frozenset[str]:
        return _some(f"{int(m[1])}/{int(m[2])}/{m[3]}" for m in DAY.finditer(self.plain))

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset(self._places_written)

    @cached_property
    def _places_written(self) -> dict[str, str]:
        found = {" ".join(unmarked(m[1]).split()): " ".join(m[0].split()) for m in PLACE.finditer(self.text)}
        return dict(list(found.items())[:MOST_FACTS])

    def written(self, sort: str, value: str) -> str:
        """A value as people read it."""
        if sort == "documents":
            return value.upper().replace("QD-", "QĐ-").replace("QDST-", "QĐST-")
        if sort == "sums" and value.isdigit():
            return f"{int(value):,} đồng".replace(",", ".")
        return self._places_written.get(value, value) if sort == "places" else value.replace(".", ",")

    @cached_property
    def specific(self) -> frozenset[str]:
        """Numbers of two digits and more, and capital words: what a form letter leaves open for each writer to fill in."""
        counts = (m[0].strip(".,") for m in COUNT.finditer(self.plain))
        names = (unmarked(m[0]) for m in PROPER.finditer(self.text))
        return _some((*(count for count in counts if len(count) > 1), *(name for name in names if name not in COMMON)))


def _some(values) -> frozenset[str]:
    found: dict[str, None] = {}
    for value in values:
        found[value] = None
        if len(found) >= MOST_FACTS:
            break
    return frozenset(found)


def _number(written: str) -> str:
    """1.725,5 and 1725,5 are one number."""
    return re.sub(r"[.,](?=\d{3}(?:\D|$))", "", written).replace(",", ".").rstrip(".")


def _money(written: str, unit: str | None) -> str:
    try:
        return str(round(float(_number(written)) * TIMES[unit]))
    except ValueError:  # "1.2.3 triệu": kept as it was written
        return written


def document_key(number: str) -> str:
    """412/QĐ-UBND however it is spelled; a bare number stays bare."""
    return re.sub(r"\s", "", unmarked(number)).replace("–", "-").lstrip("0")


def traits_of(text: str) -> Traits:
    """The traits of a text nobody has read yet. Never raises; an empty text has none."""
    view = View(text)
    petitioners, _others = find_people(view, split(view))
    documents = _some(document_key(cited.number) for cited in find_decisions(view, []))
    numbers = {re.sub(r"[ .]", "", m[0]) for m in TWELVE.finditer(view.text)}
    for label in view.all(ID_LABEL):
        if number := ID_NUMBER.match(view.text, label.end()):
            numbers.add(re.sub(r"[ .]", "", number[0]))
    births = {int(m[2] or m[3]) for m in view.all(BORN)}
    who = Who(tuple(person.name for person in petitioners), tuple(sorted(numbers)), tuple(sorted(births)))
    return Traits(view.text, documents, who)


def kept_traits(text: str, document_numbers: list[str], who: Who) -> Traits:
    """The traits of a petition that was read before: its documents and its sender are known."""
    return Traits(clean_text(text), frozenset(map(document_key, document_numbers)), who)
