"""The contested decision is not carried out while the complaint is settled; the stay is lifted when its reason is gone."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import guard, issue, lock
from tiepdan.cases.errors import DayWrong, NoTimeLeft, StayTooLong, WordsMissing
from tiepdan.cases.letters import facts_for
from tiepdan.cases.models import Round, Stay
from tiepdan.cases.needs import Needs
from tiepdan.cases.queries import vn_day
from tiepdan.common.actor import Actor
from tiepdan.journal.record import record


@transaction.atomic
def stay(round_id: int, *, by: Actor, now: datetime, stayed: str, reason: str, until: date) -> Stay:
    """Order that the contested decision is not carried out until a day, at most the last day of the settlement (Luật Khiếu nại Đ.35).

    Raises StepNotOpen, WordsMissing, NoTimeLeft, StayTooLong, DayWrong.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "stay", by=by, today=today)
    for words, what in ((stayed, "quyết định tạm chưa thi hành"), (reason, "hậu quả khó khắc phục là gì")):
        if not words.strip():
            raise WordsMissing(what=what)
    latest = latest_stay(held, today)
    if latest is None:
        raise NoTimeLeft()
    if until > latest:
        raise StayTooLong(latest=vn_day(latest))
    if until < today:
        raise DayWrong(what="Ngày hết tạm đình chỉ", because="ngày ấy đã qua")
    letter = issue("execution_stay", held, by=by, now=now, for_citizen=True,
                   facts=facts_for("execution_stay", held, today=today, stayed=stayed.strip(), reason=reason.strip(), until=until.isoformat()))
    made = Stay.objects.create(round=held, stayed=stayed.strip(), reason=reason.strip(), stayed_on=today, until=until, letter=letter)
    record(entries.STAYED, held, by=by, at=now, until=vn_day(until), symbol=letter.symbol)
    return made


@transaction.atomic
def lift_stay(round_id: int, *, by: Actor, now: datetime, reason: str) -> Stay:
    """Lift the running stay as soon as its reason is gone (Luật Khiếu nại Đ.35). Raises StepNotOpen, WordsMissing."""
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "lift_stay", by=by, today=today)
    if not reason.strip():
        raise WordsMissing(what="vì sao lý do tạm đình chỉ không còn")
    running = held.stays.select_related("letter").filter(lifted_on__isnull=True, until__gte=today).latest("pk")
    order = f"Quyết định số {running.letter.symbol} ngày {vn_day(running.stayed_on)}"
    letter = issue("execution_stay_lifted", held, by=by, now=now, for_citizen=True,
                   facts=facts_for("execution_stay_lifted", held, today=today, stayed=order, reason=reason.strip()))
    running.lifted_on, running.lifted_because = today, reason.strip()
    running.save(update_fields=["lifted_on", "lifted_because"])
    record(entries.STAY_LIFTED, held, by=by, at=now, symbol=letter.symbol)
    return running


def latest_stay(held: Round, today: date) -> date | None:
    """The last day a stay may reach: that of the settlement; None when its time has run out or stands still."""
    needs = Needs(held, today)
    return needs.settle.due if needs.period_running and needs.settle else None
