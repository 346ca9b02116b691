"""Periods beside the handling of a petition: a denunciation that is not ours, the result owed to whoever sent it here, the answer awaited from outside.

Parts of acts: they run in the act's own transaction.
"""

from datetime import date

from tiepdan.common.actor import Actor
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.queries import REPORTS
from tiepdan.law.actions import drop_clocks, start_clock
from tiepdan.law.due import compute_due
from tiepdan.law.facts import plain_day
from tiepdan.law.models import Clock
from tiepdan.law.queries import calendar_of

OF_A_DENUNCIATION = ("denunciation.transfer", "denunciation.tell_transferor")


def settle_denunciation_clocks(petition: Petition, *, by: Actor, today: date, kind_changed: bool = False) -> None:
    """A denunciation of another's competence is passed on within five working days, one sent here by an office answered within twenty days.

    Luật Tố cáo Đ.24 k.2, Đ.26 k.2. Both counted from the day it came in; what does not hold any more falls away.
    """
    if petition.kind != Kind.DENUNCIATION and not kind_changed:
        return
    known = {clock.duty: clock for clock in Clock.objects.about("petition", petition.pk).filter(duty__in=OF_A_DENUNCIATION, dropped_on__isnull=True)}
    wanted = {
        "denunciation.transfer": bool(petition.competent_title) and not petition.competence_question
        and petition.competent_office_id != petition.holder_office_id,
        "denunciation.tell_transferor": bool(petition.forwarded_by),
    }
    for duty, holds in wanted.items():
        if holds and petition.kind == Kind.DENUNCIATION and duty not in known:
            start_clock(duty, by=by, subject="petition", subject_id=petition.pk, province_id=petition.province_id,
                        holder_post_id=petition.holder_post_id, start=petition.received_on)
        elif duty in known and not (holds and petition.kind == Kind.DENUNCIATION):
            drop_clocks(by=by, subject="petition", subject_id=petition.pk, on=today, duties=[duty])


def owe_report(petition: Petition, *, by: Actor, on: date, holder_post_id: int) -> None:
    """It has been settled: whoever sent it here is told the result within seven working days (Luật Tiếp công dân Đ.27 k.2).

    Once for one petition; of a denunciation the twenty days of Luật Tố cáo Đ.26 k.2 run already.
    """
    if not petition.forwarded_by or Clock.objects.about("petition", petition.pk).filter(duty__in=REPORTS, dropped_on__isnull=True).exists():
        return
    start_clock("petition.report_back", by=by, subject="petition", subject_id=petition.pk, province_id=petition.province_id,
                holder_post_id=holder_post_id, start=on)


def drop_all_but_reports(petition: Petition, *, by: Actor, on: date) -> None:
    """Whatever else runs on it has no object any more; the result is still owed to whoever sent it here."""
    others = Clock.objects.about("petition", petition.pk).running().exclude(duty__in=REPORTS).values_list("duty", flat=True)
    drop_clocks(by=by, subject="petition", subject_id=petition.pk, on=on, duties=list(others))


def reply_awaited(petition: Petition, today: date) -> tuple[date | None, str]:
    """By when an answer is awaited from an office outside, and by which article; where the law sets no day, our own aim."""
    duty = "denunciation.tell_transferor" if petition.kind == Kind.DENUNCIATION else "petition.reply_awaited"
    due = compute_due(duty, today, calendar=calendar_of(petition.province_id))
    return plain_day(due.due) if due.due else due.target, due.cites
