"""A breach of personal data: opened when found, told within hours, closed when what had to be done was done."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.common.errors import NotFound, require
from tiepdan.documents.actions import notify
from tiepdan.journal.record import record
from tiepdan.offices.abilities import GUARD_PERSONAL
from tiepdan.offices.models import Office
from tiepdan.offices.queries import head_of
from tiepdan.privacy import entries
from tiepdan.privacy.errors import BreachOver, NobodyTold, TimeAhead, WordsNeeded
from tiepdan.privacy.models import Breach, BreachNotice
from tiepdan.privacy.reference import telling

UNKNOWN = "chưa rõ bao nhiêu"


@transaction.atomic
def open_breach(*, by: Actor, now: datetime, found_at: datetime, what: str, data: str, people: int | None = None) -> Breach:
    """Open the file of a breach. The hours run from when it was found; the head of the office is told at once.

    Raises AbilityMissing, WordsNeeded, TimeAhead.
    """
    require(by, GUARD_PERSONAL)
    what, data = what.strip(), data.strip()
    if not what or not data:
        raise WordsNeeded(what="chuyện gì đã xảy ra" if not what else "loại dữ liệu nào")
    if found_at > now:
        raise TimeAhead(at=f"{timezone.localtime(found_at):%H:%M %d/%m/%Y}")
    before = found_at + timedelta(hours=telling().hours)
    office = Office.objects.select_related("province").get(pk=by.office_id)
    breach = Breach.objects.create(province_id=office.province_id, office=office, found_at=found_at, tell_before=before, what=what[:4000],
                                   data=data[:300], people=people, opened_by=by.signature[:300])
    words = f"{timezone.localtime(before):%H:%M %d/%m/%Y}"
    notify(head_of(office).pk, f"Có vụ lộ, mất dữ liệu cá nhân, phải báo trước {words}.", by=by, link=f"/can-bo/du-lieu/vi-pham/{breach.pk}/")
    record(entries.BREACH_OPENED, breach, by=by, at=now, data=breach.data, people=people if people is not None else UNKNOWN, before=words)
    return breach


@transaction.atomic
def tell_of_breach(breach_id: int, *, by: Actor, now: datetime, to: str, how: str) -> BreachNotice:
    """Write down who was told, and how. Raises AbilityMissing, NotFound, BreachOver, WordsNeeded."""
    breach = _open_one(breach_id, by)
    if to not in BreachNotice.To.values or not how.strip():
        raise WordsNeeded(what="đã báo ai, bằng cách nào, số văn bản nào")
    notice = BreachNotice.objects.create(breach=breach, to=to, how=how.strip()[:300], at=now, told_by=by.signature[:300])
    record(entries.BREACH_TOLD, breach, by=by, at=now, to=notice.get_to_display(), hours=int((now - breach.found_at).total_seconds() // 3600))
    return notice


@transaction.atomic
def close_breach(breach_id: int, *, by: Actor, now: datetime, measures: str, people: int | None = None) -> Breach:
    """What was done, how many people it touched. Raises AbilityMissing, NotFound, BreachOver, WordsNeeded, NobodyTold."""
    breach = _open_one(breach_id, by)
    if not measures.strip():
        raise WordsNeeded(what="đã làm gì để chặn và để không lặp lại")
    if not breach.notices.filter(to__in=(BreachNotice.To.AUTHORITY, BreachNotice.To.SUPERIOR)).exists():
        raise NobodyTold()
    breach.measures, breach.closed_at = measures.strip()[:4000], now
    breach.people = breach.people if people is None else people
    breach.save(update_fields=["measures", "closed_at", "people"])
    record(entries.BREACH_CLOSED, breach, by=by, at=now, people=breach.people if breach.people is not None else UNKNOWN)
    return breach


def _open_one(breach_id: int, by: Actor) -> Breach:
    require(by, GUARD_PERSONAL)
    breach = Breach.objects.visible_to(by).select_for_update().filter(pk=breach_id).first()
    if breach is None:
        raise NotFound(what="hồ sơ này")
    if breach.closed_at:
        raise BreachOver()
    return breach
