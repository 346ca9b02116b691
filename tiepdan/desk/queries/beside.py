"""Work that no clock of one's own tells of: letters to sign and send, decisions only the head takes, duties, proofs, files without a date."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tiepdan.cases.models import Duty, Round, Suspension
from tiepdan.cases.steps import PROCEDURES, Step, steps_from
from tiepdan.common.actor import Actor
from tiepdan.documents.models import Countersign, Letter
from tiepdan.intake.models import Petition
from tiepdan.intake.steps import ARRIVED
from tiepdan.law.models import Clock
from tiepdan.offices.abilities import ACCEPT, CHECK, SEND

MOST = 100  # of one sort: beyond it their own lists go on


@dataclass(frozen=True)
class Beside:
    """Work that is no clock of one's own: a letter, a duty, a proof; `clock` lends a letter its date."""

    verb: str
    about: str
    subject: tuple[str, int]
    due: date | None
    link: str
    cites: str = ""
    clock: Clock | None = None
    own_day: bool = False  # what presses on its file is another's; only its own `due` counts
    always: bool = False  # shown without the file: whoever owns a duty of a conclusion may not see the denunciation


def beside_clocks(actor: Actor) -> list[Beside]:
    """Everything of that sort that waits for this post. Ten queries at most, each limited."""
    letters = _letters(actor)
    to_sign_or_send = {item.subject for item in letters}
    some = [*letters, *_decisions(actor), *(item for item in _without_clock(actor) if item.subject not in to_sign_or_send)]
    clocks = _nearest_clocks([item.subject for item in some])
    dated = [item if item.own_day else _with_clock(item, clocks.get(item.subject)) for item in some]
    return [*dated, *_duties(actor)]


def _with_clock(item: Beside, clock: Clock | None) -> Beside:
    return replace(item, clock=clock, due=clock.due, cites=clock.cites) if clock else item


def _letters(actor: Actor) -> list[Beside]:
    to_sign = Letter.objects.to_sign_by(actor.post_id).order_by("id")[:MOST]
    to_send = Letter.objects.to_send_from(actor.office_id).order_by("id")[:MOST] if actor.can(SEND) else ()
    told = [(str(verb), letter, False) for verb, letters in ((_("Ký"), to_sign), (_("Gửi"), to_send)) for letter in letters]
    told += [(row.get_kind_display().capitalize(), row.letter, True) for row in _other_hands(actor)]
    return [Beside(verb, f"{letter.title} {letter.symbol}".strip(), (letter.subject, letter.subject_id), None, reverse("desk:letter", args=[letter.pk]),
                   always=asked) for verb, letter, asked in told]


def _other_hands(actor: Actor) -> QuerySet[Countersign]:
    """Initials and second signatures asked of this post; shown without the file, which may be another office's."""
    asked = Countersign.objects.filter(post_id=actor.post_id or 0, given_at__isnull=True, letter__state__in=[Letter.State.DRAFT, Letter.State.SUBMITTED])
    return asked.select_related("letter").order_by("id")[:MOST]


def _decisions(actor: Actor) -> list[Beside]:
    """What only the settler decides while somebody else holds the file: to accept, to order the verification or the enforcement."""
    if not actor.can(ACCEPT):
        return []
    petitions = Petition.objects.visible_to(actor).filter(holder_office_id=actor.office_id, competent_office_id=actor.office_id, state__in=ARRIVED)
    rounds = Round.objects.visible_to(actor).filter(_waits_for_settler(), office_id=actor.office_id).exclude(holder_post_id=actor.post_id)
    told = [Beside(_("Quyết định thụ lý"), "", ("petition", petition.pk), None, reverse("desk:petition", args=[petition.code]))
            for petition in petitions.only("pk", "code").order_by("received_on", "pk")[:MOST]]
    waiting = list(rounds.select_related("petition").order_by("accepted_on", "pk")[:MOST])
    looked_at = dict(Suspension.objects.filter(round__in=waiting, resumed_on__isnull=True).values_list("round_id", "expected_on"))
    for held in waiting:
        step = next(step for step in steps_from(held.procedure, held.state) if step.ability == ACCEPT and step.tone != "aside")
        label = _("Đang tạm dừng: xem đã tiếp tục được chưa") if held.pk in looked_at else ASKED.get(step.name, step.label)
        told.append(Beside(label, "", ("round", held.pk), looked_at.get(held.pk), reverse("desk:case", args=[held.petition.code]), step.cites,
                           own_day=held.pk in looked_at))
    return told


# Steps of the settler that fall due only sometimes: a dialogue when the findings differ from what is asked, an order when duties were made.
SOMETIMES = {
    "invite": Q(verification__agrees=False, dialogues__isnull=True),
    "order": Q(decision__ordered_on__isnull=True) & ~Q(decision__orders=[]),
}


ASKED = {"resettle": _("Quyết định xử lý tố cáo tiếp")}  # a step that is one of several answers is asked for by the question


def _waits_for_settler() -> Q:
    """Rounds at a step of the table that needs the settler's own ability."""
    waits = Q(pk__in=[])
    for procedure, steps in PROCEDURES.items():
        for step in steps:
            if step.ability == ACCEPT and step.tone != "aside":
                waits |= Q(procedure=procedure, state__in=step.leaves) & SOMETIMES.get(step.name, Q())
    return waits


def _without_clock(actor: Actor) -> list[Beside]:
    """Files this post holds on which no period runs: nothing presses, and nothing may be forgotten."""
    running = Clock.objects.running().filter(subject="round", subject_id=OuterRef("pk"), holder_post_id=actor.post_id)
    held = Round.objects.visible_to(actor).filter(~Exists(running), holder_post_id=actor.post_id).select_related("petition")
    held = held.exclude(state__in=["demanded", "ordered"])  # those have the day of what was asked (watched.py)
    return [Beside(_next(one).label, "", ("round", one.pk), None, reverse("desk:case", args=[one.petition.code]), _next(one).cites)
            for one in held.order_by("pk")[:MOST] if _next(one)]


def _next(held: Round) -> Step | None:
    steps = [step for step in steps_from(held.procedure, held.state) if step.tone == "plain"]
    return steps[-1] if held.state == "in_effect" and steps else steps[0] if steps else None


def _duties(actor: Actor) -> list[Beside]:
    still = Duty.objects.open().not_about(actor).select_related("decision", "oversight").order_by("due", "id")
    duties = [_of_duty(duty, _("Thi hành")) for duty in still.filter(owner_post_id=actor.post_id, proved_on__isnull=True)[:MOST]]
    if actor.can(CHECK):
        unchecked = still.filter(proved_on__isnull=False, office_id=actor.office_id).exclude(proved_by_post_id=actor.post_id)[:MOST]
        duties += [_of_duty(duty, _("Kiểm tra chứng cứ")) for duty in unchecked]
    return duties


def _of_duty(duty: Duty, verb: str) -> Beside:
    subject = ("oversight", duty.oversight_id) if duty.oversight_id else ("round", duty.decision.round_id)
    return Beside(verb, duty.text, subject, duty.due, reverse("desk:duty", args=[duty.pk]),
                  always=True)


def _nearest_clocks(subjects: list[tuple[str, int]]) -> dict[tuple[str, int], Clock]:
    wanted = Q(pk__in=[])
    for name in {subject for subject, _id in subjects}:
        wanted |= Q(subject=name, subject_id__in=[number for subject, number in subjects if subject == name])
    nearest: dict[tuple[str, int], Clock] = {}
    # the day a decision takes effect is nobody's deadline
    for clock in Clock.objects.running().filter(wanted, due__isnull=False).exclude(duty__endswith=".effect").order_by("due", "id"):
        nearest.setdefault((clock.subject, clock.subject_id), clock)
    return nearest
