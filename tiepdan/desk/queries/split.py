"""What the reader proposes to be parted, several letters in one text or matters of a mixed one; and what a text was parted into."""

from dataclasses import dataclass, field

from django.db.models import Q

from tiepdan.common.actor import Actor
from tiepdan.desk.forms.part import PartForm
from tiepdan.intake.models import Kind, Part, Parting, Petition
from tiepdan.intake.queries import OpenStep
from tiepdan.reading.findings import KIND_LABELS

KINDS = {said: Kind(kind).label for kind, said in KIND_LABELS.items() if kind in Kind.values}
BEGINNING = 160  # characters of a part that are shown


@dataclass(frozen=True)
class Proposed:
    """One part: what it is, why it stands by itself, how it begins (empty where the text is an extract)."""

    label: str
    because: str
    begins: str


def parts_of(petition: Petition, text: str) -> list[Proposed]:
    """The parts in order; none when there is nothing to part. Of a sealed petition no words: its spans are of the text before masking."""
    told = petition.findings.get("split") or []
    parts = [_part(row, "" if petition.sealed_id else text) for row in told if isinstance(row, dict)]
    return parts if len(parts) > 1 else []


def _part(row: dict, text: str) -> Proposed:
    label = str(KINDS.get(str(row.get("what")), "Một đơn riêng"))
    span = row.get("span")
    begins = ""
    if isinstance(span, list) and len(span) == 2 and all(isinstance(place, int) for place in span) and 0 <= span[0] < span[1] <= len(text):
        begins = " ".join(text[span[0] : span[1]].split())[:BEGINNING]
    return Proposed(label, str(row.get("because") or ""), begins)


def part_form(petition: Petition, parts: list[Proposed], ways: list[OpenStep]) -> PartForm | None:
    """The proposal as a form that one press sends; None where it may not be parted now, or the kind of a part must first be said."""
    if not parts or not any(way.open for way in ways if way.step.name == "part_petition"):
        return None
    form = PartForm(petition=petition)
    form.auto_id = "part-%s"
    return form if len(form.proposed) > 1 and all(part.kind for part in form.proposed) else None


@dataclass(frozen=True)
class PartedSeen:
    """How a petition hangs together with others by a parting, as far as its page may tell. `kept` counts the parts not told."""

    parting: Parting | None
    parts: list[Petition] = field(default_factory=list)
    kept: int = 0
    part_of: Part | None = None
    origin: Petition | None = None


def parted_seen(petition: Petition, actor: Actor) -> PartedSeen | None:
    """Two queries where nothing was parted.

    An open part names whoever wrote it: it and a sealed part are not told of one another here (Luật Tố cáo Đ.8 k.3), see `parted_with`.
    """
    parting = Parting.objects.select_related("whole").filter(petition=petition).first()
    part_of = Part.objects.select_related("parting").filter(petition=petition).first()
    if parting is None and part_of is None:
        return None
    alike = Petition.objects.visible_to(actor).filter(sealed__isnull=petition.sealed_id is None).only("code", "kind", "state")
    parts = list(alike.filter(part_of__parting=parting).order_by("part_of__number")) if parting else []
    kept = parting.parts.count() - len(parts) if parting else 0
    origin = alike.filter(pk=part_of.parting.petition_id).first() if part_of else None
    return PartedSeen(parting, parts, kept, part_of, origin)


def parted_with(petition: Petition, actor: Actor) -> list[Petition]:
    """Every other petition the same text became, for whoever has opened the box with a reason."""
    partings = Parting.objects.filter(Q(petition=petition) | Q(parts__petition=petition))
    found = Petition.objects.visible_to(actor).filter(Q(parting__in=partings) | Q(part_of__parting__in=partings))
    return list(found.exclude(pk=petition.pk).order_by("pk").distinct().only("code", "kind", "state"))
