"""Files past their time: a list is proposed, another person decides it, a job destroys line by line what the list names and leaves the skeleton."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases.models import Case, Decision, Round, Verification
from tiepdan.cases.queries import vn_day
from tiepdan.common.actor import Actor, at_office
from tiepdan.common.errors import NotFound, require
from tiepdan.documents.actions import empty_papers, notify, remove_bytes
from tiepdan.documents.actions.destroy import GONE
from tiepdan.documents.closing import retention_of
from tiepdan.intake.models import Band, Petition, Sketch
from tiepdan.journal.actions import erase_facts_about
from tiepdan.journal.record import record
from tiepdan.law.turns import stand_beside, stand_beside_file
from tiepdan.offices.abilities import ACCEPT, GUARD_PERSONAL
from tiepdan.offices.models import Office
from tiepdan.offices.queries import head_of
from tiepdan.people.models import Person
from tiepdan.privacy import entries, jobs
from tiepdan.privacy.destroying import MOST, offered, subjects_of, why_kept, words_about
from tiepdan.privacy.errors import DestructionOver, NothingListed, SecondPersonDestroys, StillKept, WordsNeeded
from tiepdan.privacy.models import Destruction, DestructionLine
from tiepdan.vault.actions import shred_folder
from tiepdan.vault.errors import VaultClosed

AT_ONCE = 20  # files of one turn of the job
State, Line = Destruction.State, DestructionLine.State


@transaction.atomic
def propose_destruction(*, by: Actor, now: datetime, ground: str, codes: Sequence[str]) -> Destruction:
    """Lay a list of files past their time before the head: which, and on what ground (Luật 91/2025 Đ.14; periods: documents/closing.yaml).

    Raises AbilityMissing, WordsNeeded, NothingListed, StillKept naming the first file that must be kept and why.
    """
    require(by, GUARD_PERSONAL)
    stand_beside(by.province_id or 0)
    today, ground = timezone.localdate(now), _words(ground, "căn cứ tiêu hủy")
    wanted = list(dict.fromkeys(codes))[:MOST]
    rows = list(offered(by, today).filter(petition__code__in=wanted).order_by("pk"))
    if not wanted or len(rows) != len(wanted):
        missing = next((code for code in wanted if code not in {row.petition.code for row in rows}), "")
        raise NothingListed(code=missing or "—")
    for held in rows:
        if because := why_kept(held, today):
            raise StillKept(code=held.petition.code, because=because)
    office = Office.objects.select_related("province").get(pk=by.office_id)
    made = Destruction.objects.create(province_id=office.province_id, office=office, ground=ground, proposed_by=by.signature[:300],
                                      proposed_official_id=by.official_id, proposed_at=now)
    DestructionLine.objects.bulk_create([_line(made, held) for held in rows])
    notify(head_of(office).pk, f"Có danh mục {len(rows)} hồ sơ hết hạn giữ chờ quyết định tiêu hủy.", by=by, link=f"/can-bo/du-lieu/tieu-huy/{made.pk}/")
    record(entries.DESTRUCTION_PROPOSED, made, by=by, at=now, count=len(rows), ground=ground)
    return made


@transaction.atomic
def approve_destruction(destruction_id: int, *, by: Actor, now: datetime, struck: Mapping[str, str] | None = None) -> Destruction:
    """The head, another person than who proposed, decides; files may be struck from the list, each with a reason. The job begins after the commit.

    Raises AbilityMissing, NotFound, DestructionOver, SecondPersonDestroys, WordsNeeded, NothingListed, StillKept.
    """
    made = _to_decide(destruction_id, by)
    today, struck = timezone.localdate(now), struck or {}
    for line in made.lines.select_related("petition").filter(state=Line.LISTED):
        if line.petition.code in struck:
            line.state, line.struck_because = Line.STRUCK, _words(struck[line.petition.code], f"vì sao đưa {line.petition.code} ra khỏi danh mục")[:300]
            line.save(update_fields=["state", "struck_because"])
        elif because := why_kept(Round.objects.get(petition_id=line.petition_id), today):
            raise StillKept(code=line.petition.code, because=because)
    left = made.lines.filter(state=Line.LISTED).count()
    if not left:
        raise NothingListed(code="—")
    _decide(made, State.APPROVED, by, now)
    record(entries.DESTRUCTION_APPROVED, made, by=by, at=now, count=left, struck=len(struck))
    jobs.destroy_later(made.pk)
    return made


@transaction.atomic
def decline_destruction(destruction_id: int, *, by: Actor, now: datetime, because: str) -> Destruction:
    """The head keeps all of it, and says why. Raises AbilityMissing, NotFound, DestructionOver, SecondPersonDestroys, WordsNeeded."""
    made = _to_decide(destruction_id, by)
    made.declined_because = _words(because, "vì sao không tiêu hủy")[:400]
    made.lines.update(state=Line.STRUCK, struck_because=made.declined_because[:300])
    _decide(made, State.DECLINED, by, now)
    record(entries.DESTRUCTION_DECLINED, made, by=by, at=now, because=made.declined_because)
    return made


def destroy(destruction_id: int, *, by: Actor, now: datetime, most: int = AT_ONCE) -> int:
    """Destroy up to `most` files of an approved list; how many are left. The job's act, each file its own transaction.

    Broken off half-way it goes on where it stopped: a file whose words are gone and whose bytes may not be is taken up again first. What must be kept by
    then, or whose vault is away, waits with its reason.
    """
    made = Destruction.objects.select_related("office__province").get(pk=destruction_id)
    if made.state != State.APPROVED:
        return 0
    by = by if by.office_code else at_office(by, made.office.code, made.office.province.code)
    waiting = made.lines.filter(state__in=[Line.EMPTIED, Line.LISTED]).order_by("-state", "waits_because", "pk").values_list("pk", flat=True)
    for pk in list(waiting[:most]):
        empty_line(pk, by=by, now=now)
        finish_line(pk, by=by, now=now)
    left = made.lines.filter(state__in=[Line.EMPTIED, Line.LISTED]).count()
    if not left:
        end_destruction(made.pk, by=by, now=now)
    return left


@transaction.atomic
def empty_line(line_id: int, *, by: Actor, now: datetime) -> DestructionLine:
    """Part of destroying: words, names, keys and reading go in one transaction; the skeleton stays. Done already, nothing happens."""
    line = DestructionLine.objects.select_for_update(of=("self",)).select_related("destruction").get(pk=line_id)
    if line.state != Line.LISTED:
        return line
    stand_beside_file(Petition, line.petition_id)
    petition = Petition.objects.select_for_update(of=("self",)).select_related("sealed").defer("search").get(pk=line.petition_id)
    held = Round.objects.select_for_update(of=("self",)).get(petition_id=petition.pk)
    if because := why_kept(held, timezone.localdate(now)):
        return _wait(line, because)
    try:
        keys = shred_folder(petition.sealed.token, by=by, now=now) if petition.sealed else 0
    except VaultClosed as away:
        return _wait(line, str(away))
    day = vn_day(timezone.localdate(now))
    subjects = subjects_of(petition, held)
    line.files = empty_papers(subjects, by=by, now=now)
    for rows, columns in words_about(petition, held):
        for column in columns:
            rows.exclude(**{column: ""}).update(**{column: GONE})
    _empty(petition, held, f"Hồ sơ đã tiêu hủy ngày {day}, hết hạn giữ")
    said = record(entries.DESTROYED, petition, by=by, at=now, files=len(line.files), keys=keys, kept_until=vn_day(line.kept_until), source=line.source)
    for subject, pk in subjects:
        erase_facts_about(subject, [pk], by=by, because=said)
    if petition.sealed_id:
        erase_facts_about("sealedidentity", [petition.sealed_id], by=by, because=said)
    line.state, line.waits_because = Line.EMPTIED, ""
    line.save(update_fields=["state", "waits_because", "files"])
    return line


@transaction.atomic
def finish_line(line_id: int, *, by: Actor, now: datetime) -> DestructionLine:
    """Part of destroying: the bytes leave the disk, then the line says so. A crash between leaves the line to be taken up again."""
    line = DestructionLine.objects.select_for_update(of=("self",)).get(pk=line_id)
    if line.state == Line.EMPTIED:
        remove_bytes(line.files, by=by)
        line.state, line.destroyed_at = Line.DESTROYED, now
        line.save(update_fields=["state", "destroyed_at"])
    return line


@transaction.atomic
def end_destruction(destruction_id: int, *, by: Actor, now: datetime) -> Destruction:
    """Part of destroying: the last file of the list is gone, the minute may be printed."""
    made = Destruction.objects.select_for_update().get(pk=destruction_id)
    if made.state == State.APPROVED:
        made.state, made.done_at = State.DONE, now
        made.save(update_fields=["state", "done_at"])
        record(entries.DESTRUCTION_DONE, made, by=by, at=now, count=made.lines.filter(state=Line.DESTROYED).count())
    return made


def _empty(petition: Petition, held: Round, title: str) -> None:
    """Names and words of the petition and what was made of them. Code, days, kind, field, place, office, state and outcome stay: reports count the same."""
    person = petition.petitioner_id
    petition.title, petition.text, petition.asks, petition.accused, petition.representatives, petition.forwarded_by = title, "", [], "", [], ""
    petition.findings = {name: value for name, value in petition.findings.items() if value is None or isinstance(value, (bool, int, float))}
    petition.document_numbers, petition.petitioner = [], None
    petition.save(update_fields=["title", "text", "asks", "accused", "representatives", "forwarded_by", "findings", "document_numbers", "petitioner"])
    for column in ("said", "corrected", "reason"):
        petition.corrections.exclude(**{column: ""}).update(**{column: GONE})
    Sketch.objects.filter(petition=petition).delete()
    Band.objects.filter(petition=petition).delete()
    Verification.objects.filter(round=held).update(team=[])
    for decision in Decision.objects.filter(round=held).exclude(orders=[]):
        Decision.objects.filter(pk=decision.pk).update(orders=[{**order, "text": GONE} for order in decision.orders])
    if not Round.objects.filter(case_id=held.case_id).exclude(petition__title__startswith="Hồ sơ đã tiêu hủy").exists():
        Case.objects.filter(pk=held.case_id).update(title=title[:200])
    if person and not Petition.objects.filter(petitioner_id=person).exists():
        Person.objects.filter(pk=person).delete()


def _line(made: Destruction, held: Round) -> DestructionLine:
    rule = retention_of(held.procedure)
    return DestructionLine(destruction=made, petition_id=held.petition_id, procedure=held.procedure, ended_on=held.ended_on,
                           kept_until=rule.until(held.ended_on), source=f"{rule.years} năm. {rule.source}"[:300])


def _wait(line: DestructionLine, because: str) -> DestructionLine:
    line.waits_because = because[:300]
    line.save(update_fields=["waits_because"])
    return line


def _to_decide(destruction_id: int, by: Actor) -> Destruction:
    require(by, ACCEPT)
    stand_beside(by.province_id or 0)
    made = Destruction.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=destruction_id).first()
    if made is None:
        raise NotFound(what="danh mục này")
    if made.state != State.PROPOSED:
        raise DestructionOver(state=str(made.get_state_display()))
    if made.proposed_official_id == by.official_id:
        raise SecondPersonDestroys()
    return made


def _decide(made: Destruction, state: str, by: Actor, now: datetime) -> None:
    made.state, made.decided_by, made.decided_official_id, made.decided_at = state, by.signature[:300], by.official_id, now
    made.save(update_fields=["state", "decided_by", "decided_official_id", "decided_at", "declined_because"])


def _words(words: str, what: str) -> str:
    said = words.replace("\0", "").strip()
    if not said:
        raise WordsNeeded(what=what)
    return said[:400]
