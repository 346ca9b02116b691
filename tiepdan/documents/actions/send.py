"""The acts that bring a letter to people, and notifications to officials."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tiepdan.common.actor import Actor
from tiepdan.common.errors import NotFound, require
from tiepdan.documents import entries, jobs
from tiepdan.documents.carriers import CARRIERS, CarrierFailed
from tiepdan.documents.catalogue import forms
from tiepdan.documents.errors import AlreadySent, NobodyToSendTo, NotSealedYet
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.documents.read import file_bytes
from tiepdan.journal.record import record
from tiepdan.offices.abilities import SEND

PETITIONER = "Người gửi đơn"  # how callers of send_letter name whoever petitioned


@transaction.atomic
def send_letter(letter_id: int, *, by: Actor, today: date, to: list[str]) -> Letter:
    """Send a sealed letter to each place of `to`: an address with @ by e-mail where a carrier is at hand, else by post.

    A letter for the citizen is on the follow page at once. A denouncer is reached through that page only:
    no envelope with a name is made (Luật Tố cáo Đ.56). Raises AbilityMissing, NotSealedYet, AlreadySent, NobodyToSendTo.
    """
    require(by, SEND)
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter_id)
    if letter.state == Letter.State.SENT:
        raise AlreadySent(day=f"{letter.sent_on:%d/%m/%Y}")
    if letter.state != Letter.State.SEALED:
        raise NotSealedYet(state=str(Letter.State(letter.state).label))
    rows = _rows(letter, by, to)
    if not rows:
        raise NobodyToSendTo()
    letter.state, letter.sent_on = Letter.State.SENT, today
    letter.save(update_fields=["state", "sent_on"])
    for row in rows:
        row.save()
        if row.channel in CARRIERS:
            jobs.carry_later(row.pk)
    record(entries.LETTER_SENT, letter, by=by, title=letter.title, symbol=letter.symbol or "không đánh số", count=len(rows))
    return letter


@transaction.atomic
def notify(post_id: int, words: str, *, by: Actor, link: str = "") -> Outgoing:
    """Tell the holder of a post something, in the page. No names of petitioners in `words`."""
    return Outgoing.objects.create(channel=Outgoing.Channel.PAGE, to="", words=words, post_id=post_id, link=link, carried_at=timezone.now(),
                                   carried_by=by.signature[:200])


@transaction.atomic
def notify_all(post_ids: list[int], words: str, *, by: Actor, link: str = "") -> list[Outgoing]:
    """Tell the holders of many posts the same thing, in one statement. No names of petitioners in `words`."""
    now, told = timezone.now(), by.signature[:200]
    rows = [Outgoing(channel=Outgoing.Channel.PAGE, to="", words=words, post_id=pk, link=link, carried_at=now, carried_by=told) for pk in post_ids]
    return Outgoing.objects.bulk_create(rows)


@transaction.atomic
def mark_read(outgoing_id: int, *, by: Actor) -> Outgoing:
    """The holder of the post has seen the notification. One addressed to another post stays as it is."""
    row = Outgoing.objects.select_for_update().get(pk=outgoing_id)
    if row.read_at is None and row.post_id is not None and row.post_id == by.post_id:
        row.read_at = timezone.now()
        row.save(update_fields=["read_at"])
    return row


@transaction.atomic
def mark_posted(outgoing_id: int, *, by: Actor) -> Outgoing:
    """The clerk has brought the envelope to the post. Raises AbilityMissing, NotFound."""
    require(by, SEND)
    mine = Outgoing.objects.select_for_update(of=("self",)).filter(channel=Outgoing.Channel.POST, letter__office_id=by.office_id)
    row = mine.filter(pk=outgoing_id).first()
    if row is None:
        raise NotFound(what=str(_("thư này trong danh sách gửi của cơ quan")))
    if row.carried_at is None:
        _carried(row, by=by, reference=by.signature)
    return row


def carry(outgoing_id: int, *, by: Actor) -> Outgoing:
    """Bring one outgoing row by its channel's carrier; the job's act. Brought once, it is not brought again.

    The carrier works outside any transaction; what came of it is written down after. Raises CarrierFailed, so that the job tries again.
    """
    row = Outgoing.objects.select_related("letter__pdf").get(pk=outgoing_id)
    if row.carried_at is not None:
        return row
    pdf = file_bytes(row.letter.pdf) if row.letter and row.letter.pdf else None
    try:
        reference = CARRIERS[row.channel].carry(row.to, row.words, pdf)
    except CarrierFailed as failed:
        row.tries, row.problem = row.tries + 1, str(failed)[:300]
        row.save(update_fields=["tries", "problem"])
        raise
    with transaction.atomic():
        _carried(row, by=by, reference=reference)
    return row


def _rows(letter: Letter, by: Actor, to: list[str]) -> list[Outgoing]:
    places = list(dict.fromkeys(place.strip()[:200] for place in to if place.strip()))
    words = f"{letter.title} {letter.symbol}".strip()
    rows = []
    if letter.for_citizen:
        rows.append(Outgoing(letter=letter, channel=Outgoing.Channel.PORTAL, to=PETITIONER, words=words, carried_at=timezone.now(),
                             carried_by=by.signature[:200]))
    by_page_only = {PETITIONER} if letter.for_citizen and _keeps_secret(letter) else set()
    rows += [Outgoing(letter=letter, channel=_channel(place, letter), to=place, words=words) for place in places if place not in by_page_only]
    return rows


def _keeps_secret(letter: Letter) -> bool:
    """The letter speaks to a denouncer by pseudonym."""
    fields = forms()[letter.form].fields
    return any(item.kind == "pseudonym" or (item.pseudonym_when and item.pseudonym_when.items() <= letter.facts.items()) for item in fields)


def _channel(place: str, letter: Letter) -> str:
    """A secret letter leaves on paper (NĐ 30/2020 Đ.18 k.2)."""
    email = Outgoing.Channel.EMAIL
    return email if not letter.secret and "@" in place and email in CARRIERS else Outgoing.Channel.POST


def _carried(row: Outgoing, *, by: Actor, reference: str) -> None:
    row.carried_at, row.carried_by, row.problem = timezone.now(), reference[:200], ""
    row.save(update_fields=["carried_at", "carried_by", "problem"])
    record(entries.CARRIED, row, by=by, channel=str(Outgoing.Channel(row.channel).label))
