"""The rounds of one matter: which first round a second one may stand with, and what stands beside a round. Reads; writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from tiepdan.cases.errors import NotFirstRound
from tiepdan.cases.models import FIRSTS, FOLLOW_UPS, SECONDS, Procedure, Round
from tiepdan.cases.steps import UNDECIDED
from tiepdan.documents.models import Letter
from tiepdan.intake.models import Link, Petition
from tiepdan.law.models import Clock

FIRST, SECOND = frozenset(FIRSTS), frozenset(SECONDS)
OF_SEVERAL = FIRST | SECOND | frozenset({Procedure.DENUNCIATION, *FOLLOW_UPS})  # rounds that may stand with others in one matter
MOST = 10
FEW = 200  # petitions citing the same document, looked through for those settled in a first round
YEARS = 3  # how far back a decision named by its number is looked for


class Offered(NamedTuple):
    """A first round that may be meant, and why it is offered."""

    round: Round
    because: str


def first_rounds(petition: Petition, today: date) -> list[Offered]:
    """First rounds this complaint may go on from, the surest first: by link, by the decision it names, by the document both name. Four queries."""
    symbols = {number.upper() for number in petition.document_numbers}
    sure = list(Link.objects.filter(petition=petition, relation="second_round", undone_at__isnull=True).values_list("earlier_id", flat=True))
    citing, deciding = _citing(petition), _deciding(petition, today)  # lists, each by its index: as subqueries they would walk every round
    meant = Q(petition_id__in=[*sure, *citing]) | Q(pk__in=deciding)
    told = []
    for held in _may_be_first(petition).filter(meant).select_related("office", "petition", "decision__letter").order_by("-pk")[: MOST * 2]:
        symbol = _symbol(held)
        if held.petition_id in sure:
            told.append((0, Offered(held, "hai đơn đã được gắn là khiếu nại lần hai")))
        elif symbol and symbol.upper() in symbols:
            told.append((1, Offered(held, f"đơn nêu quyết định {symbol}")))
        else:
            told.append((2, Offered(held, "hai đơn cùng nêu một văn bản")))
    return [offered for _rank, offered in sorted(told, key=lambda one: one[0])][:MOST]


def _citing(petition: Petition) -> list[int]:
    numbers = petition.document_numbers
    return list(Petition.objects.filter(document_numbers__overlap=numbers).exclude(pk=petition.pk).values_list("pk", flat=True)[:FEW]) if numbers else []


def _deciding(petition: Petition, today: date) -> list[int]:
    numbers = petition.document_numbers
    if not numbers or petition.accused_office_id is None:
        return []
    signed = Letter.objects.filter(office_id=petition.accused_office_id, year__gt=today.year - YEARS, symbol__in=numbers, decision__isnull=False)
    return list(signed.values_list("decision__round_id", flat=True)[:MOST])


def find_first(petition: Petition, code: str) -> Round:
    """The first round opened by the petition of this code, another office's, of the same kind of complaint. Raises NotFirstRound."""
    found = _may_be_first(petition).filter(petition__code=code.strip().upper()).select_related("office", "petition", "case").first()
    if found is None:
        raise NotFirstRound(code=code.strip()[:20] or "—")
    return found


def _may_be_first(petition: Petition) -> QuerySet[Round]:
    procedure = Procedure.DISCIPLINE_FIRST if petition.findings.get("discipline") else Procedure.COMPLAINT_FIRST
    rounds = Round.objects.filter(province_id=petition.province_id, procedure=procedure, petition_id__lt=petition.pk)
    return rounds.exclude(office_id=petition.holder_office_id or 0)


def others_of(held: Round) -> list[Round]:
    """The other rounds of the matter, in order. One query."""
    if held.procedure not in OF_SEVERAL:
        return []
    others = Round.objects.filter(case_id=held.case_id).exclude(pk=held.pk)
    return list(others.select_related("office", "petition", "decision__letter").order_by("accepted_on", "pk"))


def late_firsts(rounds: Iterable[Round], today: date) -> set[int]:
    """Those of the first rounds that ran out of time unsettled. One query at most."""
    asked = [held.pk for held in rounds if held.procedure == Procedure.COMPLAINT_FIRST and held.state in UNDECIDED]
    if not asked:
        return set()
    late = Clock.objects.running().filter(subject="round", subject_id__in=asked, duty="complaint.first.settle", paused_since__isnull=True, due__lt=today)
    return set(late.values_list("subject_id", flat=True))


def second_of(held: Round) -> Round | None:
    """The open second round that stands with a first one."""
    return Round.objects.open().filter(case_id=held.case_id, procedure__in=SECOND).exclude(pk=held.pk).order_by("pk").first()


def _symbol(held: Round) -> str:
    decision = getattr(held, "decision", None)
    return decision.letter.symbol if decision else ""
