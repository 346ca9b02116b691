"""Questions about follow-up denunciations: which settlement one may be about, and on what grounds the superior settles. Reads; writes nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from tiepdan.cases.errors import NotEarlier, NotFollowUp
from tiepdan.cases.models import FollowUp, Procedure, Round
from tiepdan.cases.needs import Needs
from tiepdan.cases.queries import vn_day
from tiepdan.cases.rounds import Offered
from tiepdan.cases.steps import UNDECIDED
from tiepdan.intake.models import Link, Petition
from tiepdan.law.conditions import grounds_on
from tiepdan.law.models import Clock

FOLLOW_UP, RESETTLE, TAKEN_OVER = "denunciation.follow_up", "denunciation.resettle", "denunciation.taken_over"
COMPETENCE = "competence"  # settled by somebody who was not competent: the ground of Luật Tố cáo Đ.37 k.2 b
MOST = 10


class Chosen(NamedTuple):
    """A ground to choose, and its sentence."""

    name: str
    because: str


def earlier_rounds(petition: Petition, office_id: int | None) -> list[Offered]:
    """Settlements below this office the petition may go on from: linked by hand, or of the same accused. Two queries."""
    linked = set(Link.objects.filter(petition=petition, relation="second_round", undone_at__isnull=True).values_list("earlier_id", flat=True))
    meant = Q(petition_id__in=linked)
    if petition.accused and petition.accused_office_id:
        meant |= Q(petition__accused_office_id=petition.accused_office_id, petition__accused__iexact=petition.accused)
    found = list(_may_be_earlier(petition, office_id).filter(meant).select_related("office", "petition").order_by("-pk")[:MOST])
    told = [Offered(held, "hai đơn đã được gắn là tố cáo tiếp" if held.petition_id in linked else "cùng người bị tố cáo") for held in found]
    return sorted(told, key=lambda one: one.round.petition_id not in linked)


def find_earlier(petition: Petition, code: str, *, office_id: int | None) -> Round:
    """The settlement of a denunciation by an office directly below, named by its petition's code (Luật Tố cáo Đ.37 k.1). Raises NotEarlier."""
    found = _may_be_earlier(petition, office_id).filter(petition__code=code.strip().upper()).select_related("office", "petition", "case").first()
    if found is None:
        raise NotEarlier(code=code.strip()[:20] or "—")
    return found


def _may_be_earlier(petition: Petition, office_id: int | None) -> QuerySet[Round]:
    rounds = Round.objects.filter(province_id=petition.province_id, procedure=Procedure.DENUNCIATION, petition_id__lt=petition.pk)
    return rounds.filter(office__parent_id=office_id or 0)


def ground_of(earlier: Round, *, grounded: bool, today: date) -> FollowUp.Ground:
    """Settled, and there is ground to say wrongly; or not settled and its period has run out. Raises NotFollowUp."""
    if earlier.state not in (*UNDECIDED, "suspended"):
        if not grounded:
            raise NotFollowUp(code=earlier.petition.code, because="người tố cáo chưa nêu căn cứ việc giải quyết không đúng pháp luật (Luật Tố cáo Đ.37 k.1)")
        return FollowUp.Ground.WRONG
    needs = Needs(earlier, today)
    if not needs.settle_overdue:
        due = vn_day(needs.settle.due) if needs.settle and needs.settle.due else "đang tạm dừng"
        raise NotFollowUp(code=earlier.petition.code, because=f"đang được giải quyết, chưa quá thời hạn ({due}) (Luật Tố cáo Đ.38 k.1)")
    return FollowUp.Ground.OVERDUE


def received_on(petition: Petition, now: datetime) -> date:
    """The day from which the superior's days run: when the office got it, as the clock of the initial check knows, else when it was received."""
    clock = Clock.objects.about("petition", petition.pk).filter(duty="denunciation.initial").order_by("-pk").first()
    return min(clock.started_on if clock else petition.received_on, timezone.localdate(now))


def resettling(today: date) -> list[Chosen]:
    """The grounds on which the superior settles again (Luật Tố cáo Đ.37 k.2, k.3)."""
    return [*(Chosen(one.name, one.because) for one in grounds_on(RESETTLE, today)),
            Chosen(COMPETENCE, "Lần trước giải quyết không đúng thẩm quyền, vụ việc thuộc thẩm quyền cơ quan này.")]


def taking(today: date) -> list[Chosen]:
    """The grounds on which the superior takes a late one (Luật Tố cáo Đ.38 k.5; NĐ 31/2019 Đ.5)."""
    return [Chosen(one.name, one.because) for one in grounds_on(TAKEN_OVER, today)]


def words_of(grounds: list[Chosen], name: str) -> str:
    return next((one.because for one in grounds if one.name == name), "")


def told_of(earlier: Round) -> str:
    """The earlier settlement as letters name it: who settled, and the conclusion or the petition's code. Never who denounced."""
    decision = getattr(earlier, "decision", None)
    which = f"kết luận {decision.letter.symbol}" if decision and decision.issued_on else f"đơn {earlier.petition.code}"
    return f"việc giải quyết của {earlier.office.head_title} ({which})"
