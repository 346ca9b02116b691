"""What the reader proposes to be parted: several letters in one text, or matters of a mixed one that go different ways."""

from dataclasses import dataclass

from tiepdan.intake.models import Kind, Petition
from tiepdan.reading.findings import KIND_LABELS

KINDS = {said: Kind(kind).label for kind, said in KIND_LABELS.items() if kind in Kind.values}
BEGINNING = 160  # characters of a part that are shown


@dataclass(frozen=True)
class Part:
    """One part: what it is, why it stands by itself, how it begins (empty where the text is an extract)."""

    label: str
    because: str
    begins: str


def parts_of(petition: Petition, text: str) -> list[Part]:
    """The parts in order; none when there is nothing to part. Of a sealed petition no words: its spans are of the text before masking."""
    told = petition.findings.get("split") or []
    parts = [_part(row, "" if petition.sealed_id else text) for row in told if isinstance(row, dict)]
    return parts if len(parts) > 1 else []


def _part(row: dict, text: str) -> Part:
    label = str(KINDS.get(str(row.get("what")), "Một đơn riêng"))
    span = row.get("span")
    begins = ""
    if isinstance(span, list) and len(span) == 2 and all(isinstance(place, int) for place in span) and 0 <= span[0] < span[1] <= len(text):
        begins = " ".join(text[span[0] : span[1]].split())[:BEGINNING]
    return Part(label, str(row.get("because") or ""), begins)
