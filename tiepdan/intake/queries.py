"""Questions about petitions. They read; they write nothing."""

from dataclasses import dataclass

from tiepdan.common.actor import Actor
from tiepdan.common.checkcode import read_code
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.steps import NEEDS, Step, steps_from
from tiepdan.offices.abilities import HOLD, ROUTE
from tiepdan.offices.models import Office, OfficeKind, Post, Role
from tiepdan.offices.queries import head_of, post_with


@dataclass(frozen=True)
class OpenStep:
    """A step of the table as this person sees it now: open, or closed with the reason in words."""

    step: Step
    open: bool
    because: str = ""


def by_code(typed: str) -> Petition | None:
    """The petition of a receipt code, or None when the code does not check or is nobody's."""
    code = read_code(typed)
    return Petition.objects.select_related("office", "holder_post__office", "competent_office", "sealed").filter(code=code).first() if code else None


def needs_of(petition: Petition, actor: Actor) -> dict[str, bool]:
    """Which of the facts the step table names hold for this petition and person."""
    competent = petition.competent_office
    known = bool(petition.competent_title) and not petition.competence_question
    inside = competent is not None and competent.handles_inside
    eligible = petition.findings.get("eligible", True)
    return {
        "kind_known": bool(petition.kind) and petition.kind != Kind.MIXED,
        "competence_known": known,
        "competent_works_here": known and inside,
        "competent_works_outside": known and not inside,
        "here_competent": competent is not None and competent.pk == petition.holder_office_id,
        "not_competent_here": competent is None or competent.pk != petition.holder_office_id,
        "eligible": bool(eligible),
        "not_eligible": not eligible or (petition.kind == Kind.DENUNCIATION and petition.anonymous and not petition.findings.get("concrete_evidence")),
        "represented": petition.group_size < 2 or bool(petition.representatives) or petition.sealed_id is not None,
        "round_fits": petition.round == 1 or petition.holder_office is None or petition.holder_office.kind != OfficeKind.COMMUNE,
        "named_denouncer": petition.sealed_id is not None and not petition.anonymous,
        "not_the_accused": petition.accused_post_id is None or petition.accused_post_id != actor.post_id,
        "reason_given": True,
    }


def steps_for(petition: Petition, actor: Actor) -> list[OpenStep]:
    """Every way the table knows from here, open or with the reason why not; the guard reads the same answer."""
    needs = needs_of(petition, actor)
    return [_seen(step, petition, actor, needs) for step in steps_from(petition.state, petition.kind)]


def _seen(step: Step, petition: Petition, actor: Actor, needs: dict[str, bool]) -> OpenStep:
    missing = [NEEDS[need] for need in step.needs if not needs[need]]
    if missing:
        return OpenStep(step, False, missing[0])
    if not actor.can(step.ability):
        return OpenStep(step, False, "việc của " + ABILITY_HOLDERS.get(step.ability, "chức vụ khác"))
    if actor.office_id is not None and actor.office_id != petition.holder_office_id:
        return OpenStep(step, False, f"đơn đang ở {petition.holder_office}")
    return OpenStep(step, True)


ABILITY_HOLDERS = {
    "case.accept": "người có thẩm quyền giải quyết", "petition.route": "người xử lý đơn", "petition.register": "người tiếp công dân",
    "case.verify": "người xác minh", "letter.sign": "người ký", "letter.send": "văn thư", "letter.draft": "người soạn văn bản",
}


def responsible_post(office: Office) -> Post | None:
    """Who answers for a petition at the competent office: its petition officer, else its head."""
    return post_with(office, HOLD) or post_with(office, ROUTE) or head_of(office)


def safe_holder(petition: Petition) -> Post | None:
    """Who may hold a denunciation: the present holder, unless the accused leads or holds it; then the competent office, else the reception board.

    Returns None when nothing need change.
    """
    leads = petition.accused_post is not None and petition.accused_post.role in {Role.HEAD, Role.DEPUTY}
    endangered = leads and petition.accused_office_id == petition.holder_office_id
    if not endangered and petition.holder_post_id != petition.accused_post_id:
        return None
    board = Office.objects.filter(province=petition.province, kind=OfficeKind.RECEPTION_BOARD).first()
    for office in (petition.competent_office, board):
        if office is not None and office.handles_inside and office.pk != petition.accused_office_id and (post := responsible_post(office)):
            return post
    return None
