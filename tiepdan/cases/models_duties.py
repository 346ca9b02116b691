"""What a decision orders, or what was promised to a body that oversees: by whom, by when, how much; the proof, and who checked it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.duty_kinds import KINDS, MEASURES, Figure, in_words
from tiepdan.cases.models_duty_ways import DutyHandover
from tiepdan.common.actor import Actor
from tiepdan.documents.models import Letter, Paper
from tiepdan.intake.models import Petition, denounces
from tiepdan.offices.abilities import CHECK, SEE_OFFICE, SEE_PROVINCE
from tiepdan.offices.models import Office, Post, Province

if TYPE_CHECKING:
    from tiepdan.cases.models import Round

CLOSED_TO_OWNERS = ("denunciation", "inspection")  # whoever owes a duty of these does not see the file it comes from


def file_ways(actor: Actor) -> list[Q]:
    """The ways of seeing a duty together with the file it comes from; each walks an index of its own."""
    if actor.can(SEE_PROVINCE):
        return [Q(province_id=actor.province_id)]
    owner = Q(owner_office_id=actor.office_id or 0, file_closed=False)
    held = Q(decision__round__holder_post_id=actor.post_id or 0)
    return [owner, held, *([Q(office_id=actor.office_id or 0)] if actor.can(SEE_OFFICE) else [])]


def ways(actor: Actor) -> list[Q]:
    """The ways of seeing a duty: those above, what this post or its office owes, what it is asked to take over."""
    office, post = actor.office_id or 0, actor.post_id or 0
    owed = [Q(owner_office_id=office)] if actor.can(SEE_OFFICE) else [Q(owner_post_id=post)]
    asked = Q(to_post_id=post) | (Q(to_post__office_id=office) if actor.can(CHECK) else Q(pk__in=[]))
    handed = Q(pk__in=DutyHandover.objects.waiting().filter(asked).values("duty_id"))
    return [*file_ways(actor), *owed, handed]


class DutyQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> DutyQuerySet:
        """What this post or its office owes, and what comes from files it sees; nothing of a denunciation of itself (Luật Tố cáo Đ.8)."""
        return self.filter(reduce(or_, ways(actor))).not_about(actor)

    def with_file_visible_to(self, actor: Actor) -> DutyQuerySet:
        """Those whose file may be seen too: only these may be looked for by the code of the file."""
        return self.filter(reduce(or_, file_ways(actor))).not_about(actor)

    def not_about(self, actor: Actor) -> DutyQuerySet:
        """Without those of a denunciation of this post, or of the office it leads (Luật Tố cáo Đ.8).

        Within a request the wall hides such a petition, so there is nothing to exclude by: there the decision, hidden with it, must be seen.
        """
        about = Petition.objects.filter(denounces(actor), round_opened__decision__isnull=False)
        decisions = self.model._meta.get_field("decision").related_model._base_manager
        seen = Q(decision__isnull=True) | Exists(decisions.filter(pk=OuterRef("decision_id")))
        return self.exclude(decision_id__in=about.values("round_opened__decision")).filter(seen)

    def open(self) -> DutyQuerySet:
        return self.filter(done_on__isnull=True, stopped_on__isnull=True)

    def overdue(self, today: date) -> DutyQuerySet:
        return self.open().filter(due__lt=today)


class Duty(models.Model):
    """One thing to be carried out: who, what, by when. Done only with proof checked by another person.

    It comes from a decision (or conclusion), or from what a body that oversees asked and was promised; `office` is who gave it and has it checked.
    """

    decision = models.ForeignKey("cases.Decision", models.PROTECT, null=True, related_name="duties")
    oversight = models.ForeignKey("cases.Oversight", models.PROTECT, null=True, related_name="duties")
    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, related_name="duties_given")
    file_closed = models.BooleanField(default=False)  # whoever owes it does not see the file it comes from
    number = models.SmallIntegerField()
    text = models.TextField()
    owner_office = models.ForeignKey(Office, models.PROTECT, related_name="duties")
    owner_post = models.ForeignKey(Post, models.PROTECT, related_name="duties")
    due = models.DateField()
    kind = models.CharField(max_length=20, choices=[(name, kind.label) for name, kind in KINDS.items()], default="other")
    must_money = models.BigIntegerField(null=True, help_text=_("đồng"))
    must_land_residential = models.DecimalField(max_digits=12, decimal_places=2, null=True, help_text=_("m²"))
    must_land_productive = models.DecimalField(max_digits=12, decimal_places=2, null=True, help_text=_("m²"))
    must_organisations = models.IntegerField(null=True)
    must_persons = models.IntegerField(null=True)
    must_officials = models.IntegerField(null=True)
    must_cases = models.IntegerField(null=True)
    done_money = models.BigIntegerField(null=True, help_text=_("đồng"))
    done_land_residential = models.DecimalField(max_digits=12, decimal_places=2, null=True, help_text=_("m²"))
    done_land_productive = models.DecimalField(max_digits=12, decimal_places=2, null=True, help_text=_("m²"))
    done_organisations = models.IntegerField(null=True)
    done_persons = models.IntegerField(null=True)
    done_officials = models.IntegerField(null=True)
    done_cases = models.IntegerField(null=True)
    proved_figures = models.JSONField(default=dict)  # what the proof waiting for its check says was done so far
    rest_because = models.TextField(blank=True)  # why what is left need not be done, in the checker's words
    stopped_on = models.DateField(null=True)
    stopped_because = models.TextField(blank=True)
    proof = models.ForeignKey(Paper, models.PROTECT, null=True)
    proof_words = models.TextField(blank=True)
    proved_on = models.DateField(null=True)
    proved_by_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="duties_proved")
    done_on = models.DateField(null=True)
    checked_by_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="duties_checked")
    urges = models.SmallIntegerField(default=0)  # how often its owner was urged

    objects = DutyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="duty_number_once"),
            models.UniqueConstraint(fields=["oversight", "number"], name="duty_number_once_of_oversight"),
            models.CheckConstraint(
                name="duty_of_a_decision_or_of_oversight",
                condition=Q(decision__isnull=False, oversight__isnull=True) | Q(decision__isnull=True, oversight__isnull=False, file_closed=False),
                violation_error_message=_("Nghĩa vụ phải thuộc một quyết định, kết luận hoặc một kiến nghị giám sát, không cả hai."),
            ),
            models.CheckConstraint(
                name="duty_stopped_with_a_reason_and_not_done",
                condition=Q(stopped_on__isnull=True, stopped_because="") | (Q(stopped_on__isnull=False, done_on__isnull=True) & ~Q(stopped_because="")),
                violation_error_message=_("Nghĩa vụ thôi thi hành phải ghi lý do, và chưa xong."),
            ),
            models.CheckConstraint(
                name="duty_done_iff_proof_checked",
                condition=Q(done_on__isnull=True, checked_by_post__isnull=True)
                | (Q(done_on__isnull=False, proved_on__isnull=False, proved_by_post__isnull=False, checked_by_post__isnull=False)
                   & ~Q(checked_by_post=F("proved_by_post"))),
                violation_error_message=_("Nghĩa vụ chỉ xong khi chứng cứ đã được người khác kiểm tra."),
            ),
        ]
        indexes = [
            models.Index(fields=["due", "id"], name="duty_by_day", condition=Q(done_on__isnull=True, stopped_on__isnull=True)),
            models.Index(fields=["due", "id"], name="duty_by_day_all"),
            models.Index(fields=["due", "id"], name="duty_of_oversight_by_day", condition=Q(oversight__isnull=False)),
            models.Index(fields=["kind", "due", "id"], name="duty_of_kind"),
            models.Index(fields=["office", "due", "id"], name="duty_given_by"),
            models.Index(fields=["office", "owner_office"], name="duty_given_to"),
            models.Index(fields=["owner_office", "due", "id"], name="duty_of_office"),
            models.Index(fields=["owner_post", "due"], name="duty_of_owner", condition=Q(done_on__isnull=True)),
            models.Index(fields=["proved_on", "id"], name="duty_to_check", condition=Q(done_on__isnull=True, proved_on__isnull=False)),
        ]

    @property
    def held(self) -> Round | None:
        """The round whose decision orders it, if it comes from one."""
        return self.decision.round if self.decision_id else None

    @property
    def file(self) -> models.Model:
        """What it comes from and is told of in the journal: a round, or a recommendation of oversight."""
        return self.decision.round if self.decision_id else self.oversight

    @property
    def letter(self) -> Letter | None:
        """The letter that says so: the decision, or the answer to the body that oversees."""
        return self.decision.letter if self.decision_id else self.oversight.letter

    def must(self) -> dict[str, Figure]:
        """What is ordered, by measure; only what was given a figure."""
        return {name: value for name in MEASURES if (value := getattr(self, f"must_{name}")) is not None}

    def done(self) -> dict[str, Figure]:
        """What was done so far, as checked."""
        return {name: value for name in MEASURES if (value := getattr(self, f"done_{name}")) is not None}

    def proved(self) -> dict[str, Figure]:
        """What the proof not yet checked says was done so far."""
        return {name: Decimal(value) if MEASURES[name].places else int(value) for name, value in self.proved_figures.items()}

    def figures(self) -> list[tuple[str, str, str]]:
        """Label, must, done, as people read them."""
        must, done = self.must(), self.done()
        return [(MEASURES[name].label, in_words(name, must[name]) if name in must else "", in_words(name, done[name]) if name in done else "")
                for name in MEASURES if name in must or name in done]
