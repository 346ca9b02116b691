"""How protection is asked for: with the denunciation, before or after it is accepted, in writing, in words, by telephone; and what is done to people for it.

What whoever denounced writes may name them: it is closed to the folder of the denunciation and lies in the file of protection (Luật Tố cáo Đ.55, Đ.56).
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import shut
from tiepdan.cases.errors import DayWrong, ProtectionPaperClosed, StepNotOpen, WordsMissing
from tiepdan.cases.models import Protection, Retaliation
from tiepdan.cases.protection import current, office_of, protection_steps, round_of
from tiepdan.cases.queries import vn_day
from tiepdan.cases.steps import Step
from tiepdan.cases.steps.protection import OPEN
from tiepdan.common.actor import Actor, ActorKind, at_office
from tiepdan.common.errors import require
from tiepdan.documents.actions import attach_paper, keep_file, notify
from tiepdan.documents.models import Paper
from tiepdan.documents.read import paper_bytes
from tiepdan.intake.actions.read import read_upload
from tiepdan.intake.models import Petition
from tiepdan.intake.statement import Upload
from tiepdan.journal.record import record
from tiepdan.law.turns import stand_beside_file
from tiepdan.offices.abilities import REVEAL
from tiepdan.offices.queries import head_of

CLOSED_WORDS = "Lời của người tố cáo nằm trong giấy tờ niêm phong của hồ sơ này."
SEALED_NAME = "Bản gốc niêm phong"
LONGEST = 20_000


@transaction.atomic
def request_protection(petition_id: int, *, by: Actor, now: datetime, how: str, whom: str, asked_on: date, danger: str, wanted: str = "",
                       uploads: Sequence[Upload] = ()) -> Protection:
    """Open the file, before or after the denunciation is accepted: how it was asked for, for whom, what threatens.

    Whoever denounced asks in writing; in an emergency in person or by telephone, put in writing afterwards (Luật Tố cáo Đ.50 k.1, k.3). For themselves
    or the family the law names (Đ.47 k.1); the settler may begin without being asked (Đ.51 k.1). Raises StepNotOpen, WordsMissing, DayWrong, PaperRefused.
    """
    petition, step, today = open_step(petition_id, "request_protection", by=by, now=now)
    by_citizen = by.kind is ActorKind.CITIZEN
    how = Protection.How.ONLINE if by_citizen else how
    if how not in Protection.How.values or whom not in Protection.Whom.values or (how == Protection.How.ONLINE) != by_citizen:
        raise WordsMissing(what="đề nghị bằng cách nào, bảo vệ ai")
    _not_ahead(asked_on, today, "Ngày đề nghị")
    danger, wanted = words_of(danger, "điều đang đe dọa"), wanted.strip()
    file = Protection.objects.create(petition=petition, state=step.reaches, how=how, whom=whom, asked_on=asked_on, opened_by_post_id=by.post_id,
                                     danger=CLOSED_WORDS if by_citizen else danger, wanted="" if by_citizen else wanted,
                                     written_on=asked_on if how == Protection.How.WRITTEN else None)
    by = _at(petition, by)
    if by_citizen:
        _close_words(file, f"Điều đang lo sợ:\n{danger}\n\nMong được bảo vệ thế nào:\n{wanted or '(không ghi)'}\n", by=by)
        _tell_settler(petition, "Có đề nghị bảo vệ từ trang tra cứu.", by=by)
    record(entries.PROTECTION_ASKED, file, by=by, at=now, how=str(Protection.How(how).label), day=vn_day(asked_on))
    _keep(file, uploads, by=by)
    return file


@transaction.atomic
def confirm_request(petition_id: int, *, by: Actor, now: datetime, written_on: date, uploads: Sequence[Upload] = ()) -> Protection:
    """The urgent request has been put in writing; its paper lies sealed in the file (Luật Tố cáo Đ.50 k.3, Đ.55).

    Raises StepNotOpen, DayWrong, PaperRefused.
    """
    petition, _step, today = open_step(petition_id, "confirm_request", by=by, now=now)
    file = file_of(petition)
    _not_ahead(written_on, today, "Ngày văn bản")
    if written_on < file.asked_on:
        raise DayWrong(what="Ngày văn bản", because="trước ngày đề nghị")
    file.written_on = written_on
    file.save(update_fields=["written_on"])
    record(entries.PROTECTION_WRITTEN, file, by=by, at=now, day=vn_day(written_on))
    _keep(file, uploads, by=by)
    return file


@transaction.atomic
def report_retaliation(petition_id: int, *, by: Actor, now: datetime, happened_on: date, words: str) -> Retaliation:
    """Somebody suffered for the denunciation. Where no file is open one is opened, also after the last was closed: the settler decides what follows.

    Luật Tố cáo Đ.8, Đ.47 k.3. Raises StepNotOpen, WordsMissing, DayWrong.
    """
    petition, _step, today = open_step(petition_id, "report_retaliation", by=by, now=now)
    _not_ahead(happened_on, today, "Ngày xảy ra")
    words, by_citizen = words_of(words, "việc đã xảy ra"), by.kind is ActorKind.CITIZEN
    file = current(petition)
    if file is None:
        earlier = petition.protections.order_by("-pk").first()
        file = Protection.objects.create(petition=petition, earlier=earlier, state=OPEN[0], how=Protection.How.REPORT, asked_on=today,
                                         whom=earlier.whom if earlier else Protection.Whom.BOTH, opened_by_post_id=by.post_id,
                                         danger="Có việc trả thù, trù dập được báo; xem phần dưới.")
    by = _at(petition, by)
    if by_citizen:
        _close_words(file, f"Việc trả thù, trù dập ngày {vn_day(happened_on)}:\n{words}\n", by=by)
    _tell_settler(petition, "Có việc trả thù, trù dập được báo.", by=by)
    made = Retaliation.objects.create(protection=file, happened_on=happened_on, reported_on=today, words=CLOSED_WORDS if by_citizen else words)
    record(entries.RETALIATION, file, by=by, at=now, day=vn_day(happened_on))
    return made


@transaction.atomic
def add_protection_paper(petition_id: int, *, by: Actor, now: datetime, uploads: Sequence[Upload]) -> Protection:
    """A paper into the file of protection: it lies there, sealed, and not among those of the case (Luật Tố cáo Đ.55).

    Raises StepNotOpen, WordsMissing, PaperRefused.
    """
    petition, _step, _today = open_step(petition_id, "add_protection_paper", by=by, now=now)
    file = file_of(petition)
    if not uploads:
        raise WordsMissing(what="ít nhất một tệp giấy tờ")
    _keep(file, uploads, by=by)
    record(entries.PROTECTION_PAPERS, file, by=by, at=now, count=len(uploads))
    return file


@transaction.atomic
def see_protection_paper(petition_id: int, *, by: Actor, now: datetime, paper_id: int, reason: str) -> tuple[Paper, bytes]:
    """Open one sealed paper of a protection file, with a reason, in the journal: only for those who keep the file and whose key opens the folder.

    Luật Tố cáo Đ.49, Đ.55, Đ.56. Raises AbilityMissing, ProtectionPaperClosed, WordsMissing, KeyLocked, NotGiven, VaultClosed.
    """
    require(by, REVEAL)
    files = Protection.objects.visible_to(by).filter(petition_id=petition_id).values_list("pk", flat=True)
    paper = Paper.objects.select_related("file").filter(pk=paper_id, subject="protection", subject_id__in=list(files)).first()
    if paper is None:
        raise ProtectionPaperClosed()
    said = words_of(reason, "vì sao phải xem")
    record(entries.PROTECTION_PAPER_SEEN, Protection.objects.get(pk=paper.subject_id), by=by, at=now, reason=said)
    return paper, paper_bytes(paper, by=by)


def open_step(petition_id: int, name: str, *, by: Actor, now: datetime) -> tuple[Petition, Step, date]:
    """Lock the denunciation and let the table of protection answer. Raises StepNotOpen with the reason."""
    today = timezone.localdate(now)
    stand_beside_file(Petition, petition_id)
    rows = Petition.objects.select_for_update(of=("self",)).select_related("office__province", "holder_office", "ended_office", "accused_office", "sealed")
    petition = rows.defer("search").get(pk=petition_id)
    seen = next((seen for seen in protection_steps(petition, by, today) if seen.step.name == name), None)
    if seen is None:
        raise StepNotOpen(step="Bảo vệ người tố cáo", because="thủ tục này không có người tố cáo")
    if not seen.open:
        raise shut(seen.step, seen.because)  # type: ignore[arg-type]
    return petition, seen.step, today  # type: ignore[return-value]


def file_of(petition: Petition) -> Protection:
    """The file under way. Raises StepNotOpen."""
    file = current(petition)
    if file is None:
        raise StepNotOpen(step="Bảo vệ người tố cáo", because="chưa có đề nghị bảo vệ")
    return file


def words_of(words: str, what: str) -> str:
    """The words without what is around them. Raises WordsMissing."""
    said = words.replace("\0", "").strip()[:LONGEST]
    if not said:
        raise WordsMissing(what=what)
    return said


def _at(petition: Petition, by: Actor) -> Actor:
    """What is done on the follow page goes into the chain of the office that answers for the protection."""
    if by.office_code:
        return by
    office = office_of(petition, round_of(petition))
    return at_office(by, office.code, petition.office.province.code)


def _tell_settler(petition: Petition, words: str, *, by: Actor) -> None:
    """The head is told at once, by the code only; never when the head is the accused."""
    head = head_of(office_of(petition, round_of(petition)))
    if head.pk not in {petition.accused_post_id, by.post_id}:
        notify(head.pk, f"Đơn {petition.code}: {words}", by=by, link=f"/can-bo/don/{petition.code}/bao-ve/")


def _close_words(file: Protection, words: str, *, by: Actor) -> None:
    _attach(file, words.encode(), "text/plain", ".txt", by=by)


def _keep(file: Protection, uploads: Sequence[Upload], *, by: Actor) -> None:
    for upload in uploads:
        paper = read_upload(upload, whole=False)
        _attach(file, paper.data, paper.media_type, "." + upload.name.rsplit(".", 1)[-1].lower()[:8] if "." in upload.name else "", by=by, pages=paper.pages)


def _attach(file: Protection, data: bytes, media_type: str, suffix: str, *, by: Actor, pages: int = 1) -> None:
    folder = file.petition.sealed.token if file.petition.sealed else ""
    kept = keep_file(data, by=by, media_type=media_type, folder=folder)
    attach_paper(kept, by=by, subject="protection", subject_id=file.pk, role=Paper.Role.EVIDENCE, name=f"{SEALED_NAME}{suffix}", pages=pages, folder=folder)


def _not_ahead(day: date, today: date, what: str) -> None:
    if day > today:
        raise DayWrong(what=what, because="ngày ấy chưa đến")
