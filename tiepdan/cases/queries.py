"""Questions about rounds. They read; they write nothing."""

from datetime import date

from tiepdan.cases.models import Duty, Procedure, Round
from tiepdan.cases.steps import NEEDS, Step, steps_from
from tiepdan.common.actor import Actor
from tiepdan.documents.models import Letter
from tiepdan.intake.queries import ABILITY_HOLDERS, OpenStep
from tiepdan.offices.abilities import VERIFY
from tiepdan.offices.models import Post
from tiepdan.offices.queries import post_with

FIELDS = ("province", "office", "case", "holder_post__office", "petition__sealed", "petition__petitioner", "petition__office", "decision__letter",
          "verification__lead__office")


def round_of(petition_id: int) -> Round | None:
    """The round a petition opened, with all its page shows, in one query."""
    return Round.objects.select_related(*FIELDS).filter(petition_id=petition_id).first()


def needs_of(held: Round, today: date) -> dict[str, bool]:
    """Which of the facts the step table names hold for this round on this day; only what its state can ask for is looked up."""
    decision = getattr(held, "decision", None) if held.state in {"decided", "sent", "in_effect"} else None
    found = getattr(held, "verification", None) if held.state == "reported" else None
    dialogues = list(held.dialogues.all()) if held.procedure == Procedure.COMPLAINT_FIRST and held.state == "reported" else []
    waiting = [d for d in dialogues if d.held_on is None]
    duties_open = decision is not None and held.state == "in_effect" and Duty.objects.filter(decision=decision, done_on__isnull=True).exists()
    return {
        "no_dialogue_planned": not dialogues,
        "dialogue_planned": bool(waiting),
        "dialogue_day_come": any(d.planned_on <= today for d in waiting),
        "dialogue_held_where_due": found is None or found.agrees is not False or any(d.held_on for d in dialogues),
        "letter_sealed": decision is not None and held.state == "decided" and decision.letter.state == Letter.State.SEALED,
        "effect_day_come": decision is not None and decision.effective_on is not None and decision.effective_on <= today,
        "order_due": decision is not None and bool(decision.orders) and decision.ordered_on is None,
        "order_given": decision is None or not decision.orders or decision.ordered_on is not None,
        "not_published": decision is not None and decision.published_on is None,
        "published": decision is not None and decision.published_on is not None,
        "duties_done": not duties_open,
    }


def steps_for(held: Round, actor: Actor, today: date) -> list[OpenStep]:
    """Every way the table knows from here, open or with the reason why not; the guard reads the same answer."""
    steps = steps_from(held.procedure, held.state)
    needs = needs_of(held, today) if any(step.needs for step in steps) else {}
    return [_seen(step, held, actor, needs) for step in steps]


def _seen(step: Step, held: Round, actor: Actor, needs: dict[str, bool]) -> OpenStep:
    missing = [NEEDS[need] for need in step.needs if not needs[need]]
    if missing:
        return OpenStep(step, False, missing[0])  # type: ignore[arg-type]
    if not actor.can(step.ability):
        return OpenStep(step, False, "việc của " + ABILITY_HOLDERS.get(step.ability, "chức vụ khác"))  # type: ignore[arg-type]
    if actor.office_id != held.office_id:
        return OpenStep(step, False, f"hồ sơ của {held.office}")  # type: ignore[arg-type]
    if held.procedure == Procedure.DENUNCIATION and actor.post_id == held.petition.accused_post_id:
        return OpenStep(step, False, "người bị tố cáo không được làm việc này")  # type: ignore[arg-type]
    return OpenStep(step, True)  # type: ignore[arg-type]


def case_officer(held: Round) -> Post | None:
    """Who does the daily work of the round: whoever leads the verification, else the office's verifier."""
    found = getattr(held, "verification", None)
    return found.lead if found is not None else post_with(held.office, VERIFY)


def vn_day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
