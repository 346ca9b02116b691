"""Questions about petitions. They read; they write nothing."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.common.checkcode import read_code
from tiepdan.intake.models import Kind, Link, LongerCheck, Parting, Petition
from tiepdan.intake.repeat_kinds import KINDS
from tiepdan.intake.steps import IN_HAND, NEEDS, READ, Step, follow_ups_from, steps_from
from tiepdan.law.models import Clock
from tiepdan.offices.abilities import HOLD, ROUTE
from tiepdan.offices.models import Office, OfficeKind, Post, Role
from tiepdan.offices.queries import head_of, post_in_role, post_with
from tiepdan.standing.stance import stand_with_code

REPORTS = ("petition.report_back", "denunciation.tell_transferor")  # periods within which whoever sent the petition here is told


@dataclass(frozen=True)
class OpenStep:
    """A step of the table as this person sees it now: open, or closed with the reason in words."""

    step: Step
    open: bool
    because: str = ""


def by_code(typed: str) -> Petition | None:
    """The petition of a receipt code, or None when the code does not check or is nobody's."""
    code = read_code(typed)
    if code:
        stand_with_code(code)
    return Petition.objects.select_related("office", "holder_post__office", "competent_office", "sealed").filter(code=code).first() if code else None


def needs_of(petition: Petition, actor: Actor) -> dict[str, bool]:
    """Which of the facts the step table names hold for this petition and person."""
    competent = petition.competent_office
    known = bool(petition.competent_title) and not petition.competence_question
    inside = competent is not None and competent.handles_inside
    eligible = petition.findings.get("eligible", True)
    moves, before = (list(petition.transfers.order_by("hop")), _sent_before(petition)) if petition.state in IN_HAND else ([], set())
    last = moves[-1] if moves else None
    return {
        "kind_known": bool(petition.kind) and petition.kind != Kind.MIXED,
        "competence_known": known,
        "competent_works_here": known and inside,
        "competent_works_outside": known and not inside,
        "here_competent": competent is not None and competent.pk == petition.holder_office_id,
        "not_competent_here": competent is None or competent.pk != petition.holder_office_id,
        "eligible": bool(eligible),
        "not_eligible": not eligible or (petition.kind == Kind.DENUNCIATION and petition.anonymous and not petition.findings.get("concrete_evidence"))
        or bool(before),
        "not_guided_before": "guided" not in before,
        "not_transferred_before": "transferred" not in before,
        "handed_here": last is not None and last.to_office_id == petition.holder_office_id and last.returned_at is None,
        "not_decided": not any(move.decided_by_id for move in moves),
        "forwarded_here": bool(petition.forwarded_by),
        "represented": petition.group_size < 2 or bool(petition.representatives) or petition.sealed_id is not None,
        "round_fits": petition.round == 1 or petition.holder_office is None or petition.holder_office.kind != OfficeKind.COMMUNE,
        "named_denouncer": petition.sealed_id is not None and not petition.anonymous,
        "not_the_accused": petition.accused_post_id is None or petition.accused_post_id != actor.post_id,
        "not_parted": petition.state not in READ or not parted(petition),
        "reason_given": True,
        **(of_a_denunciation(petition, timezone.localdate()) if petition.kind == Kind.DENUNCIATION and petition.pk else {}),
    }


def parted(petition: Petition) -> bool:
    """Whether the text was parted: then its papers say more than it, and it is not read from them again."""
    return Parting.objects.filter(petition_id=petition.pk).exists()


def of_a_denunciation(petition: Petition, today: date) -> dict[str, bool]:
    """What the initial check of a denunciation has shown so far: the latest check stands (Luật Tố cáo Đ.24, Đ.29)."""
    last = petition.identity_checks.order_by("-pk").first()
    awaited = petition.crime_handovers.filter(replied_on__isnull=True).exists()
    return {
        "denouncer_unknown": petition.anonymous or petition.sealed_id is None or (last is not None and not last.found),
        "denouncer_verified": last is not None and last.found,
        "acceptable": last is not None and last.fulfils,
        "check_running": Clock.objects.about("petition", petition.pk).running().filter(duty="denunciation.initial", due__gte=today).exists(),
        "check_not_lengthened": not LongerCheck.objects.filter(petition=petition).exists(),
        "no_crime_reply_awaited": not awaited, "crime_reply_awaited": awaited,
    }


def _sent_before(petition: Petition) -> set[str]:
    """How far the earlier petitions have come of which an officer has said that this one only repeats them: one guidance, one transfer for one content."""
    kept = [kind.name for kind in KINDS if kind.way == "file"]
    links = Link.objects.filter(petition_id=petition.pk, undone_at__isnull=True, relation__in=kept)
    return set(links.values_list("earlier__state", flat=True))


def steps_for(petition: Petition, actor: Actor) -> list[OpenStep]:
    """Every way the table knows from here, open or with the reason why not; the guard reads the same answer."""
    needs = needs_of(petition, actor)
    return [_seen(step, petition, actor, needs) for step in steps_from(petition.state, petition.kind)]


def follow_ups_for(petition: Petition, actor: Actor, *, today: date) -> list[OpenStep]:
    """What still follows once its way here has ended, or beside its case: the answer awaited from outside, the result told to whoever sent it."""
    steps = follow_ups_from(petition.state, petition.kind)
    sent = petition.transfers.awaiting().first() if petition.state == "transferred" else None
    reports = Clock.objects.about("petition", petition.pk).running().filter(duty__in=REPORTS).exists() if petition.forwarded_by else False
    needs = {"reply_awaited": sent is not None, "reply_overdue": sent is not None and sent.due < today, "forwarded_here": bool(petition.forwarded_by),
             "report_due": reports}
    told = []
    for step in steps:
        if (step.name == "report_back" and not petition.forwarded_by) or (step.name != "report_back" and sent is None):
            continue  # nothing of the sort was ever awaited here
        missing = [NEEDS[need] for need in step.needs if not needs[need]]
        here = petition.ended_office_id or petition.competent_office_id
        because = missing[0] if missing else _not_theirs(step, actor) or ("" if actor.office_id == here else "việc của cơ quan đã xử lý đơn")
        told.append(OpenStep(step, not because, because))
    return told


def _not_theirs(step: Step, actor: Actor) -> str:
    return "" if actor.can(step.ability) else "việc của " + ABILITY_HOLDERS.get(step.ability, "chức vụ khác")


def _seen(step: Step, petition: Petition, actor: Actor, needs: dict[str, bool]) -> OpenStep:
    missing = [NEEDS[need] for need in step.needs if not needs[need]]
    if missing:
        return OpenStep(step, False, missing[0])
    if because := _not_theirs(step, actor):
        return OpenStep(step, False, because)
    if actor.office_id is not None and actor.office_id != petition.holder_office_id:
        return OpenStep(step, False, f"đơn đang ở {petition.holder_office}")
    return OpenStep(step, True)


ABILITY_HOLDERS = {
    "case.accept": "người có thẩm quyền giải quyết", "petition.route": "người xử lý đơn", "petition.register": "người tiếp công dân",
    "case.verify": "người xác minh", "letter.sign": "người đứng đầu hoặc cấp phó", "letter.send": "văn thư", "letter.draft": "người soạn văn bản",
}


def standing_value(petition: Petition, name: str) -> str:
    """What stands now of a finding there is one of, in the reader's own words for it."""
    found = petition.findings
    if name == "place":
        return petition.place.code if petition.place else ""
    if name == "authority":
        return authority_now(petition)
    if name == "handling":
        return str(found.get("handling_said") or found.get("handling") or "")
    return str(found.get("against_post") or "") if name == "against" else str(getattr(petition, name))


def authority_now(petition: Petition) -> str:
    """The competent office's code, or its title where the province's list has none."""
    return petition.competent_office.code if petition.competent_office else petition.competent_title


def responsible_post(office: Office) -> Post | None:
    """Who answers for a petition at the competent office: its petition officer, else its head."""
    return post_with(office, HOLD) or post_with(office, ROUTE) or head_of(office)


def accused_leads(petition: Petition) -> bool:
    """Whether nobody in the accused's office may learn of it: the accused leads it, or led a unit merged into it and may sit anywhere in it now."""
    leads = petition.accused_post is not None and petition.accused_post.role in {Role.HEAD, Role.DEPUTY}
    return leads or bool(petition.findings.get("former_unit"))


def safe_holder(petition: Petition) -> Post | None:
    """Who may hold a denunciation: the present holder, unless the accused leads or holds it; then the competent office, else the reception board.

    Returns None when nothing need change.
    """
    endangered = accused_leads(petition) and petition.accused_office_id == petition.holder_office_id
    if not endangered and petition.holder_post_id != petition.accused_post_id:
        return None
    board = Office.objects.filter(province=petition.province, kind=OfficeKind.RECEPTION_BOARD).first()
    for office in (petition.competent_office, board):
        if office is not None and office.handles_inside and office.pk != petition.accused_office_id and (post := responsible_post(office)):
            return post
    return None


def arbiter_of(petition: Petition) -> Post | None:
    """Who decides where offices do not agree: the reception board, or the provincial chair where the board itself handed it on or is meant.

    Never the office whose leader a denunciation accuses (Luật Tố cáo Đ.8). None when neither is free.
    """
    parties = set(petition.transfers.values_list("from_office_id", flat=True)) | set(petition.transfers.values_list("to_office_id", flat=True))
    if petition.kind == Kind.DENUNCIATION:
        parties.add(petition.accused_office_id)
    kinds = (OfficeKind.RECEPTION_BOARD, OfficeKind.COMMITTEE)
    offices = Office.objects.filter(province_id=petition.province_id, kind__in=kinds, handles_inside=True).select_related("province")
    for office in sorted(offices, key=lambda office: kinds.index(office.kind)):  # type: ignore[arg-type]
        if office.pk not in parties and (post := post_in_role(office, Role.HEAD)):
            return post
    return None
