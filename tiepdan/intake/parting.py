"""Where the text of a petition may be cut, where the reader proposes it, and the same place in the words before masking. Writes nothing."""

import re
from itertools import pairwise
from typing import NamedTuple

from tiepdan.intake.models import Kind, Petition
from tiepdan.reading.findings import KIND_LABELS
from tiepdan.reading.mask import HIDDEN
from tiepdan.reading.normalise import SENTENCE_END
from tiepdan.reading.read import read

KINDS = (Kind.COMPLAINT, Kind.DENUNCIATION, Kind.RECOMMENDATION, Kind.FEEDBACK)
SAID = {said: kind for kind, said in KIND_LABELS.items() if kind in KINDS}
LINE = re.compile(r"\n(?=[^\S\n]*[^\W\d_a-zà-ỹ])")
MOST_CUTS, MOST_PARTS = 400, 20
NEAR, SURE = 60, 8  # characters beside a cut by which it is found again; fewer may stand anywhere


class PartAt(NamedTuple):
    """A part begins at this place of the text as the desk shows it; `kind` may be empty in a proposal."""

    begins: int
    kind: str


def cuts_in(text: str, proposed: list[int]) -> list[int]:
    """Every place a part may begin: sentences, lines that begin with a capital, what the reader proposes. Never the very beginning."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)] + [match.end() for match in LINE.finditer(text)]
    return sorted({place for place in [*ends[:MOST_CUTS], *proposed] if said_in(text[:place]) and said_in(text[place:])})


def proposed_parts(petition: Petition) -> list[PartAt]:
    """The parts the reader proposes, the first at 0. Of a masked text it is asked anew: what it found lies in the words before masking."""
    text = petition.text
    if petition.sealed_id:
        found = [{"what": part.what, "span": list(part.span)} for part in read(text).split]
    else:
        found = [row for row in petition.findings.get("split") or [] if isinstance(row, dict)]
    spans = [(row["span"][0], str(row.get("what"))) for row in found if isinstance(row.get("span"), list) and row["span"]]
    spans = [(start, what) for start, what in spans if isinstance(start, int) and 0 <= start < len(text)][:MOST_PARTS]
    if len(spans) < 2:
        return [PartAt(0, petition.kind if petition.kind in KINDS else "")]
    starts = _at_sentences(text, [0, *(start for start, _ in spans[1:])])
    ends = [*starts[1:], len(text)]
    return [PartAt(start, SAID.get(what) or _kind_of(text[start:end])) for start, end, (_, what) in zip(starts, ends, spans, strict=True)]


def _at_sentences(text: str, starts: list[int]) -> list[int]:
    """Each start moved back to where its sentence begins, unless another part begins in the same sentence."""
    breaks = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
    moved = [max(place for place in breaks if place <= start) for start in starts]
    return [0, *(back if back > before and back > earlier else start
                 for (before, start), (earlier, back) in zip(pairwise(starts), pairwise(moved), strict=True))]


def _kind_of(text: str) -> str:
    kind = read(text).kind
    return kind if kind in KINDS else ""


def said_in(text: str) -> bool:
    """Whether a part says anything at all."""
    return any(sign.isalnum() for sign in text.replace(HIDDEN, ""))


def place_before_masking(masked: str, whole: str, place: int) -> int | None:
    """Where a place of the masked text lies in the words as they came; None when the words beside it do not tell it for certain."""
    behind = masked[place : place + NEAR].split(HIDDEN)[0]
    if len(behind.strip()) >= SURE and (at := _same(masked, whole, behind, place)) is not None:
        return at
    before = masked[max(0, place - NEAR) : place].split(HIDDEN)[-1]
    if len(before.strip()) < SURE or (at := _same(masked, whole, before, place - len(before))) is None:
        return None
    return at + len(before)


def _same(masked: str, whole: str, words: str, place: int) -> int | None:
    here, there = _all(masked, words), _all(whole, words)
    return there[here.index(place)] if len(here) == len(there) and place in here else None


def _all(text: str, words: str) -> list[int]:
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return places
