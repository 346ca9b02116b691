"""From a decision in effect to the end of its round; what its duties meet on the way is in `duties.py` and `duty_ways.py`."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import guard, issue, lock, move, run_clock
from tiepdan.cases.actions.together import close_the_others
from tiepdan.cases.closing import lacking
from tiepdan.cases.duty_kinds import read_figures
from tiepdan.cases.errors import PapersLacking
from tiepdan.cases.letters import duty_rows, facts_for
from tiepdan.cases.models import Duty, LackingPaper, Round
from tiepdan.cases.models_duties import CLOSED_TO_OWNERS
from tiepdan.cases.procedures import is_complaint, is_secret, way_of
from tiepdan.common.actor import Actor
from tiepdan.documents.actions import notify
from tiepdan.intake.actions.custody import release_custody
from tiepdan.intake.actions.handle import close_petition
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks, meet_clock


@transaction.atomic
def take_effect(round_id: int, *, by: Actor, now: datetime) -> Round:
    """The decision is in effect: what it orders becomes duties, each with owner and date.

    Luật Khiếu nại Đ.44; Luật Tố cáo Đ.36 k.1. Raises StepNotOpen before the day has come.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "take_effect", by=by, today=today)
    made = held.decision
    made.in_effect_on = max(made.effective_on, made.sent_on) if made.effective_on else today
    made.save(update_fields=["in_effect_on"])
    for number, wanted in enumerate(made.orders, 1):
        duty = Duty.objects.create(
            decision=made, number=number, text=wanted["text"], owner_office_id=wanted["office_id"], owner_post_id=wanted["post_id"],
            due=date.fromisoformat(wanted["due"]), kind=wanted.get("kind", "other"), province_id=held.province_id, office_id=held.office_id,
            file_closed=held.procedure in CLOSED_TO_OWNERS,
            **{f"must_{name}": value for name, value in read_figures(wanted.get("kind", "other"), wanted.get("figures", {})).items()},
        )
        notify(duty.owner_post_id, f"Nghĩa vụ phải thi hành theo {made.letter.symbol}, hạn {duty.due:%d/%m/%Y}.", by=by,
               link=f"/can-bo/vu-viec/{held.petition.code}/")
    meet_clock(way_of(held).effect, by=by, subject="round", subject_id=held.pk, on=made.in_effect_on)
    meet_clock("denunciation.act_on_conclusion", by=by, subject="round", subject_id=held.pk, on=today)
    record(entries.IN_EFFECT, held, by=by, at=now, symbol=made.letter.symbol, count=len(made.orders))
    if is_complaint(held) and made.orders:
        run_clock("enforcement.order", held, by=by, start=made.in_effect_on)
    move(held, step, by=by, now=now)
    return held


@transaction.atomic
def order(round_id: int, *, by: Actor, now: datetime) -> Round:
    """Order the enforcement in writing, at most 5 working days after effect (NĐ 124/2020 Đ.31)."""
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "order", by=by, today=today)
    facts = facts_for("enforcement_order", held, today=today, duties=duty_rows(held.decision.orders), effective_on=held.decision.in_effect_on.isoformat())
    letter = issue("enforcement_order", held, by=by, now=now, facts=facts, for_citizen=True)
    held.decision.ordered_on = today
    held.decision.save(update_fields=["ordered_on"])
    meet_clock("enforcement.order", by=by, subject="round", subject_id=held.pk, on=today)
    record(entries.ORDERED, held, by=by, at=now, symbol=letter.symbol)
    return held


@transaction.atomic
def close(round_id: int, *, by: Actor, now: datetime, excuses: Mapping[str, str] | None = None) -> Round:
    """End the round when its last duty is proved; the petition ends with it.

    A paper the law obliges the file to hold is there, or `excuses` say in a sentence why not, by the item's key in documents/closing.yaml
    (Luật Khiếu nại Đ.34; Luật Tố cáo Đ.39). Raises StepNotOpen naming what is open, PapersLacking.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "close", by=by, today=today)
    _excuse(held, excuses or {}, by=by, now=now)
    held.state, held.ended_on, held.holder_post = step.reaches, today, None
    held.save(update_fields=["state", "ended_on", "holder_post"])
    release_custody("round", held.pk, by=by, now=now)
    drop_clocks(by=by, subject="round", subject_id=held.pk, on=today)
    close_petition(held.petition, by=by, now=now)
    close_the_others(held, by=by, now=now)
    record(entries.CLOSED, held, by=by, at=now)
    return held


def _excuse(held: Round, excuses: Mapping[str, str], *, by: Actor, now: datetime) -> None:
    """Keep why the file is closed without what it should hold; of a denunciation the journal tells the paper only, the words stay in the file."""
    said = {item: excuses.get(item.key, "").strip() for item in lacking(held)}
    if bare := [item.item for item, because in said.items() if not because]:
        raise PapersLacking(papers="; ".join(bare))
    for item, because in said.items():
        LackingPaper.objects.create(round=held, key=item.key, item=item.item, cites=item.cites, because=because)
        record(entries.CLOSED_WITHOUT, held, by=by, at=now, item=item.item, because="lý do ghi trong hồ sơ." if is_secret(held) else because)
