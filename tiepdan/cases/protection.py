"""What may be done in a protection file now, and what it reminds of: asked of the dates, never stored."""

from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan.cases.models import Procedure, Protection, Round
from tiepdan.cases.queries import vn_day
from tiepdan.cases.steps import ENDED, Step
from tiepdan.cases.steps.protection import BY_CITIZEN, NONE, OPEN, PROTECTION, PROTECTION_NEEDS, TOLD, TOLD_TO
from tiepdan.cases.steps.step import UNDECIDED
from tiepdan.common.actor import Actor, ActorKind
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.queries import ABILITY_HOLDERS, OpenStep
from tiepdan.intake.steps import IN_HAND
from tiepdan.law.conditions import Ground, all_conditions
from tiepdan.offices.abilities import ACCEPT
from tiepdan.offices.models import Office

END = "protection.end"
REVIEWED_EVERY = timedelta(days=30)  # the law names no day on which measures are looked at again; this house reminds after so long


@dataclass(frozen=True)
class Reminder:
    """What waits in the file; `decides` when it is the settler's to decide, else whoever holds the file sees to it; `due` where a day was named."""

    words: str
    cites: str
    decides: bool = False
    due: date | None = None


def current(petition: Petition) -> Protection | None:
    """The protection file under way; there is one at most."""
    return petition.protections.open().first()


def round_of(petition: Petition) -> Round | None:
    """The round this denunciation opened, once it is accepted."""
    return Round.objects.select_related("office", "decision").filter(petition_id=petition.pk).first()


def office_of(petition: Petition, held: Round | None) -> Office:
    """Who answers for the protection: the settler's office; before acceptance whoever holds the denunciation (Luật Tố cáo Đ.47 k.3, Đ.49)."""
    return held.office if held else petition.holder_office or petition.ended_office or petition.office


def protection_steps(petition: Petition, actor: Actor, today: date) -> list[OpenStep]:
    """Every step of the table, open or with the reason why not; none where nobody denounces."""
    held = round_of(petition)
    return protection_steps_in(petition, held, with_measures(petition), actor)


def protection_steps_in(petition: Petition, held: Round | None, file: Protection | None, actor: Actor) -> list[OpenStep]:
    """The same where round and file under way are known already, the file with its measures."""
    if petition.kind != Kind.DENUNCIATION or (held is not None and held.procedure == Procedure.INSPECTION):
        return []
    office = office_of(petition, held)
    return [_seen(step, petition, held, file, office, actor) for step in PROTECTION]


def with_measures(petition: Petition) -> Protection | None:
    """The file under way and what it orders, fetched at once."""
    return petition.protections.open().prefetch_related("measures").first()


def _seen(step: Step, petition: Petition, held: Round | None, file: Protection | None, office: Office, actor: Actor) -> OpenStep:
    state = file.state if file else NONE
    because = _barred(step, petition, held, office, actor)
    if not because and state not in step.leaves:
        because = _elsewhere(state)
    because = because or next((PROTECTION_NEEDS[need] for need in step.needs if not FACTS[need](petition, held, file)), "")
    because = because or _kept_by_others(step, petition, held, file, actor)
    return OpenStep(step, not because, because)  # type: ignore[arg-type]


def _barred(step: Step, petition: Petition, held: Round | None, office: Office, actor: Actor) -> str:
    if actor.kind is ActorKind.CITIZEN:
        return "" if step.name in BY_CITIZEN else "việc của cơ quan giải quyết"
    if not any(actor.can(ability) for ability in (TOLD_TO if step.name in TOLD else (step.ability,))):
        return "việc của " + ABILITY_HOLDERS.get(step.ability, "chức vụ khác")
    if actor.office_id != office.pk:
        return f"hồ sơ của {office}"
    accused = actor.post_id is not None and actor.post_id == petition.accused_post_id
    return "người bị tố cáo không được làm việc này" if accused else ""


def _kept_by_others(step: Step, petition: Petition, held: Round | None, file: Protection | None, actor: Actor) -> str:
    """The file lies apart (Luật Tố cáo Đ.55): a colleague who is told something writes it down, and does no more."""
    if file is None or step.name in TOLD or actor.can(ACCEPT):
        return ""
    keepers = {file.opened_by_post_id, petition.holder_post_id, held.holder_post_id if held else None}
    return "" if actor.post_id in keepers else "hồ sơ bảo vệ do người khác trong cơ quan giữ"


def _elsewhere(state: str) -> str:
    if state == NONE:
        return "chưa có đề nghị bảo vệ nào đang xem xét hoặc đang thực hiện"
    if state == "requested":
        return "đề nghị bảo vệ đang chờ quyết định"
    return "biện pháp bảo vệ đang được thực hiện"


def _under_way(petition: Petition, held: Round | None, file: Protection | None) -> bool:
    if held is None:
        return petition.state in IN_HAND
    return held.state in (*UNDECIDED, "suspended") if held.procedure == Procedure.DENUNCIATION else held.state not in ENDED


def _waiting(petition: Petition, held: Round | None, file: Protection | None) -> bool:
    return file is not None and any(one.done_on is None and one.replaced_on is None for one in file.measures.all())


def _unchecked(petition: Petition, held: Round | None, file: Protection | None) -> bool:
    return file is not None and any(one.done_on and one.checked_on is None and one.replaced_on is None for one in file.measures.all())


FACTS = {
    "denouncer_known": lambda petition, held, file: petition.sealed_id is not None and not petition.anonymous,
    "under_way": _under_way,
    "request_unwritten": lambda petition, held, file: file is not None and file.unwritten,
    "retaliation_open": lambda petition, held, file: file is not None and file.retaliations.filter(answered_on__isnull=True).exists(),
    "measure_open": _waiting,
    "measure_done": _unchecked,
}


def end_grounds(today: date) -> tuple[Ground, ...]:
    """On which grounds protection may end on that day (Luật Tố cáo Đ.54 k.2)."""
    version = all_conditions()[END].version_on(today)
    return version.grounds if version else ()


def reminders(file: Protection, today: date) -> list[Reminder]:
    """What waits in an open file: a request unwritten or undecided, retaliation unanswered, measures late, unchecked or long not looked at, an end due.

    Asks nothing of the database when `petition__round_opened`, `measures` and `retaliations` are fetched with the file.
    """
    if file.state not in OPEN:
        return []
    told = []
    if file.unwritten:
        told.append(Reminder(f"Đề nghị {_how(file)} ngày {vn_day(file.asked_on)} chưa có văn bản.", "Luật Tố cáo Đ.50 k.3"))
    if file.state == "requested":
        days = (today - file.asked_on).days
        told.append(Reminder(f"Đề nghị bảo vệ chờ quyết định {days} ngày; luật yêu cầu quyết định kịp thời.", "Luật Tố cáo Đ.51 k.1", True))
    for one in file.retaliations.all():
        if one.answered_on is None:
            told.append(Reminder(f"Việc trả thù, trù dập báo ngày {vn_day(one.reported_on)} chưa được xem xét.", "Luật Tố cáo Đ.47 k.3", True))
    told += _of_measures(file, today)
    if ended := over(file.petition, getattr(file.petition, "round_opened", None)):
        told.append(Reminder(f"{ended} Hãy xem xét ghi chấm dứt bảo vệ.", "Luật Tố cáo Đ.54 k.2", True))
    return told


def _how(file: Protection) -> str:
    return "qua trang tra cứu" if file.how == Protection.How.ONLINE else "khẩn cấp"


def _of_measures(file: Protection, today: date) -> list[Reminder]:
    told = []
    for one in file.measures.all():
        if one.overdue_on(today):
            told.append(Reminder(f"{one.body} chưa báo kết quả biện pháp {one.get_kind_display()}, hạn {vn_day(one.by_day)}.", "Luật Tố cáo Đ.53 k.2",
                                 due=one.by_day))
        elif one.done_on and one.checked_on is None and one.replaced_on is None:
            told.append(Reminder(f"Kết quả của {one.body} chờ kiểm tra từ {vn_day(one.done_on)}.", "Luật Tố cáo Đ.53 k.1", True))
    looked_at = max(filter(None, [file.decided_on, file.reviewed_on]), default=None)
    if file.state == "running" and looked_at and today - looked_at > REVIEWED_EVERY:
        told.append(Reminder(f"Biện pháp bảo vệ chưa xem lại từ {vn_day(looked_at)}; nơi này nhắc sau mỗi 30 ngày.", "Luật Tố cáo Đ.53 k.1", True))
    return told


def over(petition: Petition, held: Round | None) -> str:
    """Why the law ends protection by itself; empty while the denunciation is being settled."""
    if held is None:
        return "" if petition.state in IN_HAND else "Đơn tố cáo đã kết thúc ở đây mà chưa được thụ lý."
    decision = getattr(held, "decision", None)
    if decision is not None and decision.issued_on:
        return f"Đã có kết luận nội dung tố cáo ngày {vn_day(decision.issued_on)}."
    return "Việc giải quyết tố cáo đã đình chỉ." if held.state in ENDED else ""
