"""What the reader said of a petition, and what stands now. Pure: the findings as kept go in, plain values come out."""

from collections.abc import Iterator
from typing import Any, NamedTuple

# Findings there is one of, with where an officer's word on them lies: a column of the petition, or a fact among the findings.
SINGLE = ("kind", "field", "round", "against", "place", "authority", "handling")
# Facts of a sealed petition that could lead back to its writer (Luật Tố cáo Đ.8 k.3); the whole text stays in the sealed box.
PERSONAL = ("petitioners", "others", "places", "cues", "kind_because", "asks", "against")
# The lists of findings, what sort each holds, and whether a sealed petition may keep what was said of it.
LISTS = {"decisions": "decision", "dates": "date", "petitioners": "petitioner", "others": "person", "places": "named", "cues": "sign", "asks": "ask"}
OPEN_LISTS = ("decisions", "dates")
# What an officer may add by hand, and the sort it is.
NEW = {"decision": "decision", "person": "person", "place": "named", "date": "date", "kind": "sign"}


class Item(NamedTuple):
    """One of several findings: which it is, its words, and where they stand."""

    item: str
    finding: str
    said: str
    span: tuple[int, int] | None
    because: str = ""


def reader_said(findings: dict) -> dict[str, str]:
    """What the reader said of SINGLE findings, whatever officials said since. Petitions read before this was kept tell what they can."""
    kept = findings.get("read")
    if isinstance(kept, dict):
        return {name: str(kept.get(name) or "") for name in SINGLE}
    ranked = findings.get("kind_ranked") or [[""]]
    told = {"kind": ranked[0][0], "field": findings.get("field"), "round": findings.get("round"), "handling": findings.get("handling")}
    return {name: str(told.get(name) or "") for name in SINGLE}


def items_of(findings: dict) -> Iterator[Item]:
    """Everything found of which there may be several, in the order the reader told it."""
    for number, one in enumerate(_dicts(findings, "decisions")):
        yield Item(f"decisions.{number}", "decision", str(one.get("number") or ""), span_of(one), str(one.get("issuer") or ""))
        if one.get("date"):
            yield Item(f"dates.{number}", "date", str(one["date"]), None, str(one.get("number") or ""))
    for name in ("petitioners", "others"):
        for number, said in enumerate(findings.get(name) or []):
            yield Item(f"{name}.{number}", LISTS[name], str(said), None)
    for number, one in enumerate(_dicts(findings, "places")):
        yield Item(f"places.{number}", "named", str(one.get("text") or ""), span_of(one))
    for number, one in enumerate(_dicts(findings, "cues")):
        yield Item(f"cues.{number}", "sign", str(one.get("what") or ""), span_of(one), str(one.get("because") or ""))
    for number, said in enumerate(findings.get("asks") or []):
        yield Item(f"asks.{number}", "ask", str(said), None)
    for item, word in words_on(findings).items():
        if item.startswith("new.") and word.get("verdict") == "missed":
            yield Item(item, NEW.get(item.split(".")[1], "sign"), str(word.get("to") or ""), span_of(word))


def words_on(findings: dict) -> dict[str, dict]:
    """What officials said of the findings, by item."""
    kept = findings.get("corrected")
    return {item: word for item, word in kept.items() if isinstance(word, dict)} if isinstance(kept, dict) else {}


def numbers_now(findings: dict) -> list[str]:
    """The numbers of the decisions cited, as they stand after the corrections."""
    words, numbers = words_on(findings), set()
    for one in items_of(findings):
        word = words.get(one.item, {})
        if one.finding == "decision" and word.get("verdict") != "wrong":
            numbers.add((str(word.get("to") or "") or one.said).upper())
    return sorted(number for number in numbers if number)


def without_people(findings: dict) -> dict:
    """The findings of a sealed petition: whatever tells who wrote it is gone, the officials' words on it too."""
    kept: dict[str, Any] = {name: value for name, value in findings.items() if name not in PERSONAL}
    words = words_on(findings)
    if words:
        kept["corrected"] = {item: word for item, word in words.items() if item in SINGLE or item.split(".")[0] in OPEN_LISTS}
    return kept


def span_of(item: dict) -> tuple[int, int] | None:
    span = item.get("span")
    whole = isinstance(span, (list, tuple)) and len(span) == 2 and all(isinstance(place, int) for place in span)
    return (span[0], span[1]) if whole else None  # type: ignore[index]


def _dicts(findings: dict, key: str) -> list[dict]:
    """The list as kept; what is no fact keeps its number, so that an item always means the same."""
    return [one if isinstance(one, dict) else {} for one in findings.get(key) or []]
