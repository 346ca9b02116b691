"""What may be done in a protection file now, and what it reminds of: asked of the dates, never stored."""

from dataclasses import dataclass
from datetime import date

from tiepdan.cases.models import Procedure, Protection, Round
from tiepdan.cases.queries import barred, vn_day
from tiepdan.cases.steps import ENDED, Step
from tiepdan.cases.steps.protection import NONE, OPEN, PROTECTION, PROTECTION_NEEDS
from tiepdan.cases.steps.step import UNDECIDED
from tiepdan.common.actor import Actor
from tiepdan.intake.queries import OpenStep
from tiepdan.law.conditions import Ground, all_conditions

END = "protection.end"


@dataclass(frozen=True)
class Reminder:
    """What waits in the file; `decides` when it is the settler's to decide, else whoever holds the file sees to it; `due` where a day was named."""

    words: str
    cites: str
    decides: bool = False
    due: date | None = None


def current(held: Round) -> Protection | None:
    """The protection file under way; there is one at most."""
    return held.protections.open().first()


def protection_steps(held: Round, actor: Actor, today: date) -> list[OpenStep]:
    """Every step of the table, open or with the reason why not; none where nobody denounces."""
    return protection_steps_in(held, with_measures(held), actor)


def protection_steps_in(held: Round, file: Protection | None, actor: Actor) -> list[OpenStep]:
    """The same where the file under way is known already, with its measures."""
    if held.procedure != Procedure.DENUNCIATION:
        return []
    return [_seen(step, held, file, actor) for step in PROTECTION]


def with_measures(held: Round) -> Protection | None:
    """The file under way and what it orders, fetched at once; None where nobody denounces."""
    return held.protections.open().prefetch_related("measures").first() if held.procedure == Procedure.DENUNCIATION else None


def _seen(step: Step, held: Round, file: Protection | None, actor: Actor) -> OpenStep:
    state = file.state if file else NONE
    because = barred(step, held, actor)
    if not because and state not in step.leaves:
        because = _elsewhere(state)
    because = because or next((PROTECTION_NEEDS[need] for need in step.needs if not FACTS[need](held, file)), "")
    return OpenStep(step, not because, because)  # type: ignore[arg-type]


def _elsewhere(state: str) -> str:
    if state == NONE:
        return "chưa có đề nghị bảo vệ nào đang xem xét hoặc đang thực hiện"
    if state == "requested":
        return "đề nghị bảo vệ đang chờ quyết định"
    return "biện pháp bảo vệ đang được thực hiện"


def _waiting(held: Round, file: Protection | None) -> bool:
    return file is not None and any(one.done_on is None and one.replaced_on is None for one in file.measures.all())


def _unchecked(held: Round, file: Protection | None) -> bool:
    return file is not None and any(one.done_on and one.checked_on is None and one.replaced_on is None for one in file.measures.all())


FACTS = {
    "round_under_way": lambda held, file: held.state in (*UNDECIDED, "suspended"),
    "request_unwritten": lambda held, file: file is not None and file.unwritten,
    "measure_open": _waiting,
    "measure_done": _unchecked,
}


def end_grounds(today: date) -> tuple[Ground, ...]:
    """On which grounds protection may end on that day (Luật Tố cáo Đ.54 k.2)."""
    version = all_conditions()[END].version_on(today)
    return version.grounds if version else ()


def reminders(file: Protection, today: date) -> list[Reminder]:
    """What waits in an open file, the oldest law first: a request unwritten or undecided, measures late or unchecked, an end that is due."""
    if file.state not in OPEN:
        return []
    told = []
    if file.unwritten:
        told.append(Reminder(f"Đề nghị khẩn cấp ngày {vn_day(file.asked_on)} chưa có văn bản.", "Luật Tố cáo Đ.50 k.3"))
    if file.state == "requested":
        days = (today - file.asked_on).days
        told.append(Reminder(f"Đề nghị bảo vệ chờ quyết định {days} ngày; luật yêu cầu quyết định kịp thời.", "Luật Tố cáo Đ.51 k.1", True))
    for one in file.measures.all():
        if one.overdue_on(today):
            told.append(Reminder(f"{one.body} chưa báo kết quả biện pháp {one.get_kind_display()}, hạn {vn_day(one.by_day)}.", "Luật Tố cáo Đ.53 k.2",
                                 due=one.by_day))
        elif one.done_on and one.checked_on is None and one.replaced_on is None:
            told.append(Reminder(f"Kết quả của {one.body} chờ kiểm tra từ {vn_day(one.done_on)}.", "Luật Tố cáo Đ.53 k.1", True))
    if ended := over(file.round):
        told.append(Reminder(f"{ended} Hãy xem xét ghi chấm dứt bảo vệ.", "Luật Tố cáo Đ.54 k.2", True))
    return told


def over(held: Round) -> str:
    """Why the law ends protection by itself; empty while the denunciation is being settled."""
    decision = getattr(held, "decision", None)
    if decision is not None and decision.issued_on:
        return f"Đã có kết luận nội dung tố cáo ngày {vn_day(decision.issued_on)}."
    return "Việc giải quyết tố cáo đã đình chỉ." if held.state in ENDED else ""
