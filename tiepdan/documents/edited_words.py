"""What of a letter still stands in the copy its drafter edited, and what was changed, word by word. Pure."""

import difflib
from collections.abc import Iterator, Mapping, Sequence

from tiepdan.documents.catalogue import Field, Form, is_blank
from tiepdan.documents.docx import NO_DAY, written_day
from tiepdan.documents.edited import plain, stands_in
from tiepdan.documents.glyphs import printable

MOST_CHANGES = 120  # paragraphs told; the rest is counted
MOST_WORDS = 1500  # of one place compared word by word; a longer one is told as a whole
Change = list[tuple[str, str]]  # ("=" | "-" | "+", words)


def lacking(form: Form, facts: Mapping[str, object], frame: Mapping, before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Labels of what the form requires and the page showed, and the edited copy no longer does.

    A fact is looked for as the letter's own page wrote it: a choice by its words, a day in letters.
    """
    was, now = plain(" ".join(before)), plain(" ".join(after))
    raw = " ".join(" ".join(after).replace("\xa0", " ").split())
    lost = [label for label, words in _places(form, frame) if words not in raw]
    for item in form.fields:
        if item.required and not is_blank(facts.get(item.name)):
            written = [one for pieces in _written(item, facts[item.name]) if (one := next((ways for ways in map(plain, pieces) if stands_in(was, ways)), ""))]
            if not all(stands_in(now, one) for one in written):
                lost.append(item.label)
    return lost


def differences(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """Each paragraph that is not as the letter's own page had it, in parts: kept, taken out, put in."""
    told: list[Change] = []
    old, new = [" ".join(one.split()) for one in before], [" ".join(one.split()) for one in after]
    for sort, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if sort != "equal":
            told += _paired(old[i1:i2], new[j1:j2])
    return told


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    if len(old) == len(new):
        yield from (_by_word(one, other) for one, other in zip(old, new, strict=True))
    elif sum(len(one.split()) for one in (*old, *new)) <= MOST_WORDS and old and new:
        yield _by_word(" ".join(old), " ".join(new))
    else:
        yield from ([("-", one)] for one in old)
        yield from ([("+", one)] for one in new)


def _by_word(one: str, other: str) -> Change:
    old, new = one.split(), other.split()
    if len(old) + len(new) > MOST_WORDS:
        return [("-", one), ("+", other)]
    parts: Change = []
    for sort, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if sort == "equal":
            parts.append(("=", " ".join(old[i1:i2])))
            continue
        parts += [("-", " ".join(old[i1:i2]))] if i2 > i1 else []
        parts += [("+", " ".join(new[j1:j2]))] if j2 > j1 else []
    return parts


def head_places(frame: Mapping) -> dict[str, str]:
    """The two places filled at numbering, as the .docx has them: number, and place with date."""
    return {"symbol": printable(frame["symbol"]), "day": f"{printable(frame['place'])}, {NO_DAY}"}


def _places(form: Form, frame: Mapping) -> Iterator[tuple[str, str]]:
    places = head_places(frame)
    if frame["symbol"]:
        yield "chỗ ghi số và ký hiệu (……)", places["symbol"]
    yield "chỗ ghi nơi và ngày ký (……)", places["day"]
    if form.signs != "citizen" and frame["signer"]:
        yield "họ tên người ký", printable(frame["signer"])
    if form.heading:
        yield "tên loại văn bản", form.heading


def _written(item: Field, value: object) -> Iterator[list[str]]:
    """Each piece of a fact, in every way a page may write it."""
    if item.options:
        yield [str(item.options.get(str(value), value))]
    elif item.kind == "day":
        yield [written_day(str(value)), "/".join(reversed(str(value).split("-")))]
    elif item.kind == "time":
        yield [str(value).replace(":", " giờ "), str(value)]
    elif item.kind in {"count", "money"}:
        yield [f"{value:02d}" if isinstance(value, int) else str(value), f"{value:,}".replace(",", ".") if isinstance(value, int) else str(value), str(value)]
    elif isinstance(value, list):
        for one in value:
            yield from ([str(part)] for part in (one.values() if isinstance(one, Mapping) else [one]) if str(part).strip())
    else:
        yield from ([line] for line in printable(str(value)).split("\n") if line.strip())
