"""Which version of the reader reads for an office, and what an office's corrections can teach. Questions only."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, F, Max, Q, QuerySet

from tiepdan.common.folding import fold
from tiepdan.intake.corrections import Correction, Finding, ReaderVersion, Verdict
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.said import words_on
from tiepdan.offices.models import Office, Province
from tiepdan.reading.learned import Learned, learned_from
from tiepdan.reading.refit import LEAST_EXAMPLES, MOST_EXAMPLES, Example

CORRECTED_WEIGHS = 3.0  # a mistake teaches more than an agreement
ALL_SEALED, UNNAMED = "niêm phong", "không tên"  # one sender each: what only they write is written by too few to be kept


@dataclass(frozen=True)
class Unit:
    """Whose corrections teach: one office's, or the whole province's."""

    province: Province
    office: Office | None = None

    def __str__(self) -> str:
        return self.office.short_name if self.office else self.province.name


def version_in_force(province_id: int, office_id: int | None) -> int | None:
    """The version that reads for an office: its own newest, else the province's; None is the reader as shipped. One query."""
    whose = Q(office_id=office_id) | Q(office__isnull=True) if office_id else Q(office__isnull=True)
    standing = ReaderVersion.objects.filter(whose, province_id=province_id, accepted=True, withdrawn_at__isnull=True)
    return standing.order_by(F("office_id").asc(nulls_last=True), "-number").values_list("pk", flat=True).first()


def learned_for(province_id: int, office_id: int | None) -> Learned | None:
    """What `reading.read` is to be handed for petitions of an office."""
    version = version_in_force(province_id, office_id)
    return _parameters(version) if version else None


@lru_cache(maxsize=32)
def _parameters(version: int) -> Learned:
    """A version never changes once it is made, so a process reads it once."""
    return learned_from(str(version), ReaderVersion.objects.values_list("parameters", flat=True).get(pk=version))


def examples_of(unit: Unit) -> list[Example]:
    """What officials let stand of kind and field, the newest first.

    A sealed file teaches only the office that judged it, never the province (Luật Tố cáo Đ.8 k.3): not by its text, not by a word of it.
    """
    words = Correction.objects.filter(
        stands=True, finding__in=[Finding.KIND, Finding.FIELD], verdict__in=[Verdict.CONFIRMED, Verdict.CORRECTED], province=unit.province,
    )
    words = words.filter(office=unit.office) if unit.office else _open_only(words)
    told: dict[int, dict[str, Correction]] = {}
    for word in words.select_related("petition__petitioner").defer("petition__search").order_by("-pk")[: 2 * MOST_EXAMPLES].iterator(chunk_size=500):
        told.setdefault(word.petition_id, {})[word.finding] = word
    return [_example(said) for said in told.values()][:MOST_EXAMPLES]


def _open_only(words: QuerySet[Correction]) -> QuerySet[Correction]:
    return words.filter(sealed=False, petition__sealed__isnull=True).exclude(petition__kind__in=[Kind.DENUNCIATION, Kind.MIXED, ""])


def _example(said: dict[str, Correction]) -> Example:
    petition = next(iter(said.values())).petition
    label = {finding: word.corrected or word.said for finding, word in said.items()}
    corrected = any(word.verdict == Verdict.CORRECTED for word in said.values())
    return Example(
        petition.text, _sender(petition), label.get("field", ""), label.get("kind", ""), CORRECTED_WEIGHS if corrected else 1.0,
        tuple(_names(petition)),
    )


def _sender(petition: Petition) -> str:
    if petition.sealed_id:
        return ALL_SEALED
    return fold(petition.petitioner.name) if petition.petitioner else UNNAMED


def _names(petition: Petition) -> Iterator[str]:
    """Every name the file knows, the reader's and the officials'."""
    if petition.petitioner:
        yield petition.petitioner.name
    found = petition.findings
    yield from (str(name) for key in ("petitioners", "others") for name in found.get(key) or [])
    yield from (str(name) for name in petition.representatives)
    for item, word in words_on(found).items():
        if item.startswith(("petitioners.", "others.", "new.person.")):
            yield str(word.get("to") or "")


def units_to_refit(province: Province | None = None) -> list[Unit]:
    """Units with enough words of officials, some of them new since their last version. One whose last version was withdrawn waits for a person."""
    found: list[Unit] = []
    for one in Province.objects.filter(pk=province.pk) if province else Province.objects.all():
        words = Correction.objects.filter(stands=True, finding=Finding.FIELD, province=one)
        counts = words.values("office").annotate(n=Count("pk"), last=Max("pk")).filter(n__gte=LEAST_EXAMPLES)
        offices = Office.objects.in_bulk([row["office"] for row in counts])
        found += [Unit(one, offices[row["office"]]) for row in counts if _is_due(one, row["office"], row["last"])]
        whole = _open_only(words).aggregate(n=Count("pk"), last=Max("pk"))
        if whole["n"] >= LEAST_EXAMPLES and _is_due(one, None, whole["last"]):
            found.append(Unit(one))
    return found


def _is_due(province: Province, office_id: int | None, last: int) -> bool:
    newest = ReaderVersion.objects.filter(province=province, office_id=office_id).order_by("-number").only("last_correction", "withdrawn_at").first()
    return newest is None or (newest.withdrawn_at is None and newest.last_correction < last)


def versions_of(province: Province) -> QuerySet[ReaderVersion]:
    """All versions of a province, the newest first, without their words."""
    return ReaderVersion.objects.filter(province=province).select_related("office", "province").defer("parameters").order_by("-made_at", "-pk")
