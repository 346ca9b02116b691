"""Questions about rounds. They read; they write nothing."""

from datetime import date

from tiepdan.cases.models import SECONDS, Round
from tiepdan.cases.needs import Needs
from tiepdan.cases.procedures import is_complaint, is_secret, way_of
from tiepdan.cases.steps import NEEDS, Step, find_step, steps_from
from tiepdan.common.actor import Actor
from tiepdan.intake.models import Petition
from tiepdan.intake.queries import ABILITY_HOLDERS, OpenStep
from tiepdan.law.conditions import Ground, all_conditions
from tiepdan.offices.abilities import VERIFY
from tiepdan.offices.models import Post
from tiepdan.offices.queries import head_of, post_with

FIELDS = ("province", "office", "case", "holder_post__office", "petition__sealed", "petition__petitioner", "petition__office", "decision__letter",
          "verification__lead__office")


def round_of(petition_id: int) -> Round | None:
    """The round a petition opened, with all its page shows, in one query."""
    return Round.objects.select_related(*FIELDS).filter(petition_id=petition_id).first()


def steps_for(held: Round, actor: Actor, today: date) -> list[OpenStep]:
    """Every way the table knows from here, open or with the reason why not; the guard reads the same answer."""
    needs = Needs(held, today)
    return [_seen(step, held, actor, needs) for step in steps_from(held.procedure, held.state)]


def step_for(held: Round, name: str, actor: Actor, today: date) -> OpenStep | None:
    """The one step of that name, with nothing asked for the others; None when the table knows none from here."""
    step = find_step(held.procedure, name, held.state)
    return _seen(step, held, actor, Needs(held, today)) if step else None


def _seen(step: Step, held: Round, actor: Actor, needs: Needs) -> OpenStep:
    because = barred(step, held, actor) or next((NEEDS[need] for need in step.needs if not needs.holds(need)), "")
    return OpenStep(step, not because, because)  # type: ignore[arg-type]


def barred(step: Step, held: Round, actor: Actor) -> str:
    """Why this post may not take the step, whatever the facts; empty when it may."""
    if not actor.can(step.ability):
        return "việc của " + ABILITY_HOLDERS.get(step.ability, "chức vụ khác")
    return _elsewhere(step, held, actor) or _is_accused(held, actor)


def _elsewhere(step: Step, held: Round, actor: Actor) -> str:
    """A round's steps are its office's; that of taking a late one over is the superior's, who has accepted the second round."""
    if step.name != "take_over":
        return "" if actor.office_id == held.office_id else f"hồ sơ của {held.office}"
    seconds = Round.objects.open().filter(case_id=held.case_id, procedure__in=SECONDS)
    return "" if seconds.filter(office_id=actor.office_id or 0).exists() else "việc của cấp trên đã thụ lý lần hai trong cùng vụ việc"


def _is_accused(held: Round, actor: Actor) -> str:
    """Whoever is denounced or complained about takes no step; but a first complaint is settled by whoever decided (Luật Khiếu nại Đ.7 k.1, Đ.51 k.1)."""
    if actor.post_id is None or actor.post_id != held.petition.accused_post_id:
        return ""
    if is_secret(held):
        return "người bị tố cáo không được làm việc này"
    decider = way_of(held).round == "first" and actor.post_id == head_of(held.office).pk
    return "người bị khiếu nại không được làm việc này" if is_complaint(held) and not decider else ""


def together_with(held: Round) -> list[Petition]:
    """The other petitions the answer of this round serves, in order of arrival."""
    # one that has a round of its own is another round of the matter, not served by this one
    others = Petition.objects.filter(case_link__case_id=held.case_id, round_opened__isnull=True).exclude(pk=held.petition_id)
    return list(others.select_related("petitioner", "sealed").defer("search").order_by("pk"))


def answered_with(petition: Petition) -> Round | None:
    """The round of another petition whose answer serves this one."""
    return Round.objects.select_related("petition", "holder_post__office").filter(case__links__petition=petition).exclude(petition=petition).first()


def responsible(petition: Petition, held: Round | None) -> Post | None:
    """The post that must act now: of its round, of the petition itself, or of the round whose answer serves it; None once all has ended."""
    if held and held.holder_post_id:
        return held.holder_post
    if petition.state == "in_case" and held is None and (serving := answered_with(petition)):
        return serving.holder_post
    return petition.holder_post


def case_officer(held: Round) -> Post | None:
    """Who does the daily work of the round: whoever leads the verification, else the office's verifier."""
    found = getattr(held, "verification", None)
    return found.lead if found is not None else post_with(held.office, VERIFY)


def vn_day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def monitors_allowed(today: date) -> tuple[Ground, ...]:
    """Who may be given the conclusion to watch over, as the law of the day says (NĐ 31/2019 Đ.18 k.2)."""
    version = all_conditions()["denunciation.monitor"].version_on(today)
    return version.grounds if version else ()
