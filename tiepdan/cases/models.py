"""What is kept: matters, rounds before an authority, verification, dialogue, decision. Duties and their proof: `models_duties.py`."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.models_complaint import Inquiry, Lawsuit, Publication, Stay
from tiepdan.cases.models_conclusion import Handling, LackingPaper, Monitor
from tiepdan.cases.models_duties import Duty, DutyQuerySet
from tiepdan.cases.models_duty_ways import DutyHandover, DutyMove, DutyPart, DutyUrge
from tiepdan.cases.models_follow_up import FollowUp
from tiepdan.cases.models_oversight import Oversight
from tiepdan.cases.models_protection import Measure, Protection, Retaliation
from tiepdan.cases.models_reexamination import Reexamination
from tiepdan.cases.steps import ENDED
from tiepdan.common.actor import Actor
from tiepdan.documents.models import Letter
from tiepdan.intake.models import Kind, Petition, denounces
from tiepdan.offices import abilities
from tiepdan.offices.models import Office, Post, Province

__all__ = [
    "FIRSTS", "FOLLOW_UPS", "SECONDS", "Case", "CaseLink", "Decision", "Dialogue", "Duty", "DutyHandover", "DutyMove", "DutyPart", "DutyQuerySet",
    "DutyUrge", "Extension", "FollowUp", "Handling", "Inquiry", "LackingPaper", "Lawsuit", "Measure", "Monitor", "Oversight", "Procedure", "Protection",
    "Publication", "Reexamination", "Retaliation", "Round", "Stay",
    "Suspension", "Termination", "Verification", "Withdrawal",
]


class Procedure(models.TextChoices):
    COMPLAINT_FIRST = "complaint_first", _("giải quyết khiếu nại lần đầu")
    COMPLAINT_SECOND = "complaint_second", _("giải quyết khiếu nại lần hai")
    DISCIPLINE_FIRST = "discipline_first", _("giải quyết khiếu nại quyết định kỷ luật, lần đầu")
    DISCIPLINE_SECOND = "discipline_second", _("giải quyết khiếu nại quyết định kỷ luật, lần hai")
    DENUNCIATION = "denunciation", _("giải quyết tố cáo")
    FEEDBACK = "feedback", _("trả lời kiến nghị, phản ánh")
    INSPECTION = "inspection", _("kiểm tra thông tin không ghi tên")
    FOLLOW_UP_WRONG = "follow_up_wrong", _("xem xét tố cáo tiếp, cho rằng giải quyết không đúng")
    FOLLOW_UP_LATE = "follow_up_late", _("xem xét tố cáo tiếp, quá hạn chưa giải quyết")


FIRSTS = (Procedure.COMPLAINT_FIRST, Procedure.DISCIPLINE_FIRST)
SECONDS = (Procedure.COMPLAINT_SECOND, Procedure.DISCIPLINE_SECOND)
FOLLOW_UPS = (Procedure.FOLLOW_UP_WRONG, Procedure.FOLLOW_UP_LATE)


class Case(models.Model):
    """The distinct matter (vụ việc). Petitions attach to it by links with a reason."""

    province = models.ForeignKey(Province, models.PROTECT)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    title = models.CharField(max_length=200)
    place = models.ForeignKey(Office, models.PROTECT, null=True)
    opened_on = models.DateField()


class CaseLink(models.Model):
    """A petition belongs to a matter, for a reason; can be undone with nothing lost."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="links")
    petition = models.OneToOneField(Petition, models.PROTECT, related_name="case_link")
    reason = models.CharField(max_length=200)
    linked_at = models.DateTimeField(auto_now_add=True)


class RoundQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> RoundQuerySet:
        mine = Q(holder_post_id=actor.post_id) if actor.post_id else Q(pk__in=[])
        if actor.can(abilities.SEE_PROVINCE):
            seen = Q(province__code=actor.province)
        elif actor.can(abilities.SEE_OFFICE):
            seen = mine | Q(office_id=actor.office_id)
        else:
            seen = mine
        # asked of each round by itself: joined, the planner took a second over the page of one case
        owed = Duty.objects.filter(decision__round_id=OuterRef("pk"), owner_office_id=actor.office_id or 0)
        owner = Q(Exists(owed)) & ~Q(procedure__in=[Procedure.DENUNCIATION, Procedure.INSPECTION])
        # who settles the second time needs the file of the first (Luật Khiếu nại Đ.33)
        seconds = Round.objects.filter(case_id=OuterRef("case_id"), office_id=actor.office_id or 0, procedure__in=SECONDS)
        beneath = Q(procedure__in=FIRSTS) & Q(Exists(seconds)) if actor.can(abilities.SEE_OFFICE) else Q(pk__in=[])
        # whoever looks at a follow-up denunciation needs the file of the earlier one (Luật Tố cáo Đ.37 k.2); the accused never
        again = FollowUp.objects.filter(earlier_id=OuterRef("pk"))
        mine_to_see = Q(round__office_id=actor.office_id or 0) if actor.can(abilities.SEE_OFFICE) else Q(round__holder_post_id=actor.post_id or 0)
        beneath |= Q(procedure=Procedure.DENUNCIATION) & Q(Exists(again.filter(mine_to_see)))
        looked_at = Reexamination.objects.filter(round_id=OuterRef("pk")).visible_to(actor)
        beneath |= Q(procedure__in=[Procedure.COMPLAINT_FIRST, Procedure.COMPLAINT_SECOND]) & Q(Exists(looked_at))
        return self.filter(seen | owner | beneath).exclude(denounces(actor, "petition__"))

    def open(self) -> RoundQuerySet:
        return self.exclude(state__in=ENDED)


class Round(models.Model):
    """One procedure before one authority. Its state is one word; every screen's wording derives from it."""

    province = models.ForeignKey(Province, models.PROTECT)
    case = models.ForeignKey(Case, models.PROTECT, related_name="rounds")
    petition = models.OneToOneField(Petition, models.PROTECT, related_name="round_opened")
    procedure = models.CharField(max_length=20, choices=Procedure.choices)
    office = models.ForeignKey(Office, models.PROTECT, related_name="rounds")
    state = models.CharField(max_length=16, default="accepted")
    accepted_on = models.DateField()
    ended_on = models.DateField(null=True)
    holder_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="rounds_held")
    remote = models.BooleanField(default=False)
    complex_reason = models.TextField(blank=True)  # NĐ 155/2026 Đ.2: must be written down

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="open_round_has_a_holder",
                condition=(Q(state__in=ENDED) & Q(holder_post__isnull=True, ended_on__isnull=False))
                | (~Q(state__in=ENDED) & Q(holder_post__isnull=False, ended_on__isnull=True)),
                violation_error_message=_("Vụ việc đang giải quyết phải có đúng một người giữ."),
            ),
        ]
        indexes = [
            models.Index(fields=["office", "-id"], name="round_of_office"),
            models.Index(fields=["office", "accepted_on", "id"], name="round_open_at_office", condition=~Q(state__in=ENDED)),
            models.Index(fields=["province", "-id"], name="round_of_province"),
            models.Index(fields=["holder_post", "id"], name="round_of_holder", condition=Q(holder_post__isnull=False)),
        ]


class Verification(models.Model):
    """The order to verify, the team, and what it found (Luật Khiếu nại Đ.29; Luật Tố cáo Đ.31; NĐ 31/2019 Đ.10)."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="verification")
    lead = models.ForeignKey(Post, models.PROTECT, related_name="verifications_led")
    team = models.JSONField(default=list)  # names and posts; at least two for a denunciation
    ordered_on = models.DateField()
    reported_on = models.DateField(null=True)
    report = models.TextField(blank=True)
    agrees = models.BooleanField(null=True)  # the findings agree with what was asked


class Dialogue(models.Model):
    """A dialogue between the settler and the complainant (Luật Khiếu nại Đ.30; NĐ 155/2026 Đ.11)."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="dialogues")
    planned_on = models.DateField()
    place = models.CharField(max_length=200)
    notified_on = models.DateField()
    led_by = models.CharField(max_length=200, blank=True)
    held_on = models.DateField(null=True)
    attended = models.TextField(blank=True)
    absent = models.CharField(max_length=300, blank=True)
    minutes = models.TextField(blank=True)
    asked = models.JSONField(default=dict)  # what was answered about who must lead (condition dialogue.in_person)
    without_reason = models.BooleanField(default=False)  # the complainant stayed away without good reason (Luật Khiếu nại Đ.30 k.6)
    postponed_on = models.DateField(null=True)
    postponed_because = models.TextField(blank=True)


class Withdrawal(models.Model):
    """What a petitioner took back, whole or in part (Luật Khiếu nại Đ.10; Luật Tố cáo Đ.33), and whether that ends the settlement."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="withdrawals")
    whole = models.BooleanField()
    contents = models.TextField()  # what was taken back, in the petitioner's words
    recorded = models.BooleanField()  # said, and written down in minutes; otherwise a letter of withdrawal
    withdrawn_on = models.DateField()
    ends = models.BooleanField()
    because = models.JSONField(default=list)  # the sentences of the condition that decided


class Suspension(models.Model):
    """Time in which the settlement stood still (Luật Khiếu nại Đ.11a k.1; Luật Tố cáo Đ.34 k.1); it does not count."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="suspensions")
    ground = models.CharField(max_length=40)  # a ground of the condition complaint.suspend or denunciation.suspend
    reason = models.TextField()
    from_state = models.CharField(max_length=16)  # where the round goes on
    suspended_on = models.DateField()
    expected_on = models.DateField(null=True)
    resumed_on = models.DateField(null=True)
    resumed_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round"], condition=Q(resumed_on__isnull=True), name="one_open_suspension",
                                    violation_error_message=_("Vụ việc đang tạm đình chỉ rồi.")),
        ]


class Termination(models.Model):
    """The settlement ended without a decision on the matter (Luật Khiếu nại Đ.11a k.2; Luật Tố cáo Đ.34 k.3)."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="termination")
    ground = models.CharField(max_length=40)
    reason = models.TextField()
    terminated_on = models.DateField()


class Extension(models.Model):
    """One decision to settle a denunciation later (Luật Tố cáo Đ.30; NĐ 31/2019 Đ.3), with the criteria of complexity it rests on."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="extensions")
    number = models.SmallIntegerField()
    criteria = models.JSONField(default=list)
    reason = models.TextField()
    extended_on = models.DateField()
    due = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="extension_number_once")]


class Decision(models.Model):
    """The decision, conclusion or answer of a round, with the letter that carries it."""

    class Outcome(models.TextChoices):
        RIGHT = "right", _("đúng")
        PARTLY = "partly", _("đúng một phần")
        WRONG = "wrong", _("sai")
        ANSWERED = "answered", _("đã trả lời")

    round = models.OneToOneField(Round, models.PROTECT, related_name="decision")
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    summary = models.TextField()
    issued_on = models.DateField(null=True)
    sent_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    in_effect_on = models.DateField(null=True)
    ordered_on = models.DateField(null=True)  # enforcement order, NĐ 124/2020 Đ.31
    published_on = models.DateField(null=True)  # Luật Tố cáo Đ.40
    published_how = models.CharField(max_length=200, blank=True)
    orders = models.JSONField(default=list)  # what it orders, before it is in effect: [{text, office, due, kind, figures}]
    fell_on = models.DateField(null=True)  # annulled by a court
    fell_whole = models.BooleanField(default=False)
    fell_because = models.CharField(max_length=300, blank=True)
