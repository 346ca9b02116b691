"""The acts at the citizens' door: write a draft, send it, drop it. None of them is an official act until it is sent."""

import secrets
import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from tiepdan.cases.actions import request_protection
from tiepdan.common.actor import Actor
from tiepdan.documents.virus import look_for_virus
from tiepdan.intake.actions import receive
from tiepdan.intake.models import Channel, Petition
from tiepdan.intake.statement import Upload
from tiepdan.portal.drafts import DAYS_KEPT, DAYS_KEPT_SECRET, HOURS_OF_RECEIPT, MOST_BYTES, MOST_PAPERS, OpenDraft
from tiepdan.portal.errors import DraftGone, PapersTooHeavy, TooManyPapers
from tiepdan.portal.flow import is_secret
from tiepdan.portal.models import Draft, WrongKeys
from tiepdan.portal.papers import clearness
from tiepdan.portal.saying import ASKED_WITH_IT, asks_protection, receiving_office, statement_of
from tiepdan.portal.sealing import lookup_of, new_token, seal, seal_answers, unseal_answers
from tiepdan.reading.paper import check_paper


@transaction.atomic
def start_draft(answers: dict, *, by: Actor, now: datetime) -> OpenDraft:
    """Begin a petition; its token goes to the writer's browser and nowhere else."""
    token = new_token()
    nonce, box = seal_answers(answers, token)
    row = Draft.objects.create(lookup=lookup_of(token), nonce=nonce, box=box, begun_at=now, kept_at=now, expires_at=_expiry(answers, now))
    return OpenDraft(row, token, answers)


@transaction.atomic
def keep_answer(draft: OpenDraft, step: str, answer: object, *, by: Actor, now: datetime) -> None:
    """Keep the answer to one question. Raises DraftGone when the draft was dropped or sent meanwhile."""
    _lock(draft)
    draft.answers[step] = answer
    _save(draft, now)


@transaction.atomic
def keep_paper(draft: OpenDraft, name: str, data: bytes, *, by: Actor, now: datetime) -> dict:
    """Keep one photograph or file with the draft, sealed. The same bytes twice are kept once.

    Raises TooManyPapers, PapersTooHeavy, DraftGone, FileInfected, VirusScannerAway; reading's BadPaper for what is no readable paper.
    """
    look_for_virus(data)
    media_type = check_paper(data, name)
    _lock(draft)
    if len(draft.papers) >= MOST_PAPERS:
        raise TooManyPapers(kept=len(draft.papers), most=MOST_PAPERS)
    if sum(paper["size"] for paper in draft.papers) + len(data) > MOST_BYTES:
        raise PapersTooHeavy(name=name, most=MOST_BYTES // 1_000_000)
    paper = {"id": secrets.token_hex(8), "name": name[:200], "size": len(data), "media_type": media_type, "clearness": clearness(data, media_type)}
    draft.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (draft.folder / paper["id"]).write_bytes(seal(data, draft.token))
    draft.answers["papers"] = [*draft.papers, paper]
    _save(draft, now)
    return paper


@transaction.atomic
def drop_paper(draft: OpenDraft, paper_id: str, *, by: Actor, now: datetime) -> None:
    """Take one file out of the draft; nothing happens when it is gone already."""
    _lock(draft)
    draft.answers["papers"] = [paper for paper in draft.papers if paper["id"] != paper_id]
    _save(draft, now)
    transaction.on_commit(lambda: (draft.folder / paper_id).unlink(missing_ok=True))


@transaction.atomic
def drop_draft(draft: OpenDraft, *, by: Actor) -> None:
    """Forget the draft with its files, for good. What has been sent stays a petition."""
    Draft.objects.filter(pk=draft.row.pk).delete()
    transaction.on_commit(lambda: shutil.rmtree(draft.folder, ignore_errors=True))


@transaction.atomic
def send_draft(draft: OpenDraft, *, by: Actor, now: datetime) -> Petition:
    """The petition goes in; from then on the draft holds its number and none of its words. Sent twice, it is the same petition.

    Raises what `intake.actions.receive` raises; then the draft stays as it was. Raises DraftGone.
    """
    row = Draft.objects.select_for_update(of=("self",)).filter(pk=draft.row.pk).first()
    if row is None:
        raise DraftGone()
    if row.petition is not None:
        return row.petition
    answers = unseal_answers(row.nonce, row.box, draft.token)
    draft.row, draft.answers = row, answers
    uploads = [Upload(paper["name"], draft.paper_bytes(paper["id"])) for paper in draft.papers]
    petition = receive(
        statement_of(answers), by=by, office=receiving_office(answers), channel=Channel.WEB, now=now, idempotency_key=str(row.key), uploads=uploads,
    )
    if asks_protection(answers) and petition.sealed_id and not petition.anonymous:  # with the denunciation itself (Luật Tố cáo Đ.50 k.1)
        request_protection(petition.pk, by=by, now=now, how="online", whom="both", asked_on=timezone.localdate(now), danger=ASKED_WITH_IT)
    row.petition, row.sent_at = petition, now
    row.nonce, row.box = seal_answers({}, draft.token)
    row.expires_at = now + timedelta(hours=HOURS_OF_RECEIPT)
    row.save()
    transaction.on_commit(lambda: shutil.rmtree(draft.folder, ignore_errors=True))
    return petition


@transaction.atomic
def drop_stale_drafts(*, by: Actor, now: datetime, most: int = 500) -> int:
    """Forget drafts whose day has come, and old counts; answers how many drafts went."""
    stale = list(Draft.objects.select_for_update(skip_locked=True).filter(expires_at__lte=now).values_list("pk", "lookup")[:most])
    Draft.objects.filter(pk__in=[pk for pk, _ in stale]).delete()
    WrongKeys.objects.filter(hour__lt=now - timedelta(days=1)).delete()
    for _, lookup in stale:
        transaction.on_commit(lambda folder=settings.DRAFTS_DIR / lookup: shutil.rmtree(folder, ignore_errors=True))
    return len(stale)


@transaction.atomic
def count_wrong_key(places: Iterable[str], *, by: Actor, now: datetime) -> None:
    """One more wrong key from each of these places in this hour."""
    _count(places, now)


@transaction.atomic
def count_hurry(place: str, *, by: Actor, now: datetime) -> None:
    """One more petition sent from this place sooner than a person writes."""
    _count([place], now)


def _count(places: Iterable[str], now: datetime) -> None:
    with connection.cursor() as cursor:
        for place in sorted(places):
            cursor.execute(
                f"insert into {WrongKeys._meta.db_table} (place, hour, count) values (%s, %s, 1) "
                f"on conflict (place, hour) do update set count = {WrongKeys._meta.db_table}.count + 1",
                [place, now.replace(minute=0, second=0, microsecond=0)],
            )


def _lock(draft: OpenDraft) -> None:
    row = Draft.objects.select_for_update(of=("self",)).filter(pk=draft.row.pk, petition__isnull=True).first()
    if row is None:
        raise DraftGone()
    draft.row, draft.answers = row, unseal_answers(row.nonce, row.box, draft.token)


def _save(draft: OpenDraft, now: datetime) -> None:
    draft.row.nonce, draft.row.box = seal_answers(draft.answers, draft.token)
    draft.row.kept_at, draft.row.expires_at = now, _expiry(draft.answers, now)
    draft.row.save(update_fields=["nonce", "box", "kept_at", "expires_at"])


def _expiry(answers: dict, now: datetime) -> datetime:
    return now + timedelta(days=DAYS_KEPT_SECRET if is_secret(answers) else DAYS_KEPT)
