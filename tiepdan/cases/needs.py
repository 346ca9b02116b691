"""The facts the step tables name, each asked for only when a step needs it. Reads; writes nothing."""

from datetime import date
from functools import cached_property

from tiepdan.cases.halting import most_extensions
from tiepdan.cases.models import CaseLink, Decision, Dialogue, Duty, Round
from tiepdan.cases.procedures import round_word, way_of
from tiepdan.cases.steps import UNDECIDED
from tiepdan.documents.models import Letter
from tiepdan.law.check import check
from tiepdan.law.models import Clock


class Needs:
    """One round on one day; each need of `steps.NEEDS` is an attribute here, true when it holds."""

    def __init__(self, held: Round, today: date):
        self.held, self.today = held, today

    def holds(self, need: str) -> bool:
        return bool(getattr(self, need))

    @cached_property
    def decision(self) -> Decision | None:
        return getattr(self.held, "decision", None)

    @cached_property
    def dialogues(self) -> list[Dialogue]:
        return list(self.held.dialogues.all())

    @property
    def planned(self) -> list[Dialogue]:
        return [one for one in self.dialogues if one.held_on is None and one.postponed_on is None]

    @property
    def no_dialogue_planned(self) -> bool:
        return not self.planned

    @property
    def dialogue_planned(self) -> bool:
        return bool(self.planned)

    @property
    def dialogue_day_come(self) -> bool:
        return any(one.planned_on <= self.today for one in self.planned)

    @property
    def dialogue_held_where_due(self) -> bool:
        """Luật Khiếu nại Đ.30 k.1, Đ.39, Đ.53, as the condition dialogue.due puts it."""
        found = getattr(self.held, "verification", None)
        facts = {"round": round_word(self.held), "findings_differ": found is not None and found.agrees is False}
        return check("dialogue.due", self.today, facts).answer != "yes" or any(one.held_on for one in self.dialogues)

    @property
    def letter_sealed(self) -> bool:
        return self.decision is not None and self.decision.letter.state == Letter.State.SEALED

    @property
    def effect_day_come(self) -> bool:
        return self.decision is not None and self.decision.effective_on is not None and self.decision.effective_on <= self.today

    @property
    def order_due(self) -> bool:
        return self.decision is not None and bool(self.decision.orders) and self.decision.ordered_on is None

    @property
    def order_given(self) -> bool:
        return not self.order_due

    @property
    def decision_published(self) -> bool:
        return self.published

    @property
    def published(self) -> bool:
        """Made public, and the days of it are over. What was published before the ways were kept has no days of its own."""
        if self.decision is None or self.decision.published_on is None:
            return False
        made = getattr(self.decision, "publication", None)
        return made is None or made.complete_on(self.today)

    @property
    def not_published(self) -> bool:
        return self.decision is not None and self.decision.published_on is None

    @property
    def duties_done(self) -> bool:
        return self.decision is None or not Duty.objects.open().filter(decision=self.decision).exists()

    @property
    def others_answered(self) -> bool:
        """Each petition the answer serves has had its own letter sent."""
        others = CaseLink.objects.filter(case_id=self.held.case_id).exclude(petition_id=self.held.petition_id).values("petition_id")
        unsent = Letter.objects.filter(subject="petition", subject_id__in=others, form=way_of(self.held).decision).exclude(state=Letter.State.SENT)
        return not unsent.exists()

    @property
    def stay_running(self) -> bool:
        return self.held.stays.filter(lifted_on__isnull=True, until__gte=self.today).exists()

    @property
    def no_stay(self) -> bool:
        return not self.stay_running

    @property
    def reply_awaited(self) -> bool:
        return self.held.inquiries.filter(answered_on__isnull=True).exists()

    @property
    def lawsuit_running(self) -> bool:
        return self.held.lawsuits.filter(judged_on__isnull=True).exists()

    @property
    def no_lawsuit(self) -> bool:
        return not self.lawsuit_running

    @property
    def not_all_withdrawn(self) -> bool:
        return not self.held.withdrawals.filter(whole=True).exists()

    @cached_property
    def settle(self) -> Clock | None:
        return Clock.objects.about("round", self.held.pk).running().filter(duty=way_of(self.held).settle).first()

    @property
    def period_running(self) -> bool:
        """The settlement clock runs and its day has not passed: what has run out cannot be made longer."""
        return self.settle is not None and self.settle.paused_since is None and self.settle.due is not None and self.settle.due >= self.today

    @property
    def settle_overdue(self) -> bool:
        return self.settle is not None and self.settle.paused_since is None and self.settle.due is not None and self.settle.due < self.today

    @cached_property
    def alone_in_its_case(self) -> bool:
        return not Round.objects.filter(case_id=self.held.case_id).exclude(pk=self.held.pk).exists()

    @property
    def not_alone_in_its_case(self) -> bool:
        return not self.alone_in_its_case

    @property
    def took_nothing_over(self) -> bool:
        return not Round.objects.filter(case_id=self.held.case_id, state="taken_over").exists()

    @property
    def earlier_halt_sent(self) -> bool:
        """What was decided about an earlier halt has left the house: its clock ended with that."""
        sending = [f"{way_of(self.held).conditions}.{letter}" for letter in ("send_suspension", "send_continuation")]
        return not Clock.objects.about("round", self.held.pk).running().filter(duty__in=sending).exists()

    @cached_property
    def crime_reply_awaited(self) -> bool:
        return self.held.petition.crime_handovers.filter(replied_on__isnull=True).exists()

    @property
    def no_crime_reply_awaited(self) -> bool:
        return not self.crime_reply_awaited

    @cached_property
    def earlier_settled(self) -> bool:
        """The settlement a follow-up denunciation is about has its conclusion, or has ended."""
        again = getattr(self.held, "follow_up", None)
        return again is not None and again.earlier.state not in (*UNDECIDED, "suspended")

    @property
    def earlier_unsettled(self) -> bool:
        return not self.earlier_settled

    @property
    def report_come_or_late(self) -> bool:
        """The settler has reported to the superior, or the days for it are over (Luật Tố cáo Đ.38 k.3)."""
        again = getattr(self.held, "follow_up", None)
        return again is not None and (again.reported_on is not None or (again.report_by is not None and again.report_by < self.today))

    @property
    def report_demanded(self) -> bool:
        return self.held.follow_ups.awaiting_report().exists()

    @property
    def notices_sent(self) -> bool:
        waiting = Letter.objects.about("round", self.held.pk).exclude(state__in=[Letter.State.SENT, Letter.State.CANCELLED, Letter.State.VOID])
        return not waiting.exists()

    @property
    def extension_left(self) -> bool:
        """One more than were given, at the greatest complexity the rule of the clock knows."""
        return self.settle is not None and self.held.extensions.count() < most_extensions(str(self.settle.rule), specially=True)

    @property
    def verified_alone(self) -> bool:
        """Whoever settles verifies in person: a denunciation whose verification has nobody beside its lead (NĐ 31/2019 Đ.10 k.1)."""
        found = getattr(self.held, "verification", None)
        return found is not None and not found.team

    @property
    def team_formed(self) -> bool:
        return not self.verified_alone
