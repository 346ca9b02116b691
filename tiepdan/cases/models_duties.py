"""What a decision orders to be done: by whom, by when, how much; the proof, and who checked it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.duty_kinds import KINDS, MEASURES, Figure, in_words
from tiepdan.common.actor import Actor
from tiepdan.documents.models import Paper
from tiepdan.intake.models import denounces
from tiepdan.offices.abilities import SEE_OFFICE, SEE_PROVINCE
from tiepdan.offices.models import Office, Post

CLOSED_TO_OWNERS = ("denunciation", "inspection")  # whoever owes a duty of these does not see the file it comes from


class DutyQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> DutyQuerySet:
        """What this post or its office owes, and what comes from files it sees; nothing of a denunciation of itself (Luật Tố cáo Đ.8)."""
        owed = Q(owner_post_id=actor.post_id or 0)
        if actor.can(SEE_OFFICE):
            owed |= Q(owner_office_id=actor.office_id or 0)
        return self.filter(owed | _file_seen_by(actor)).exclude(denounces(actor, "decision__round__petition__"))

    def with_file_visible_to(self, actor: Actor) -> DutyQuerySet:
        """Those whose file may be seen too: only these may be looked for by the code of the file."""
        return self.filter(_file_seen_by(actor)).exclude(denounces(actor, "decision__round__petition__"))

    def open(self) -> DutyQuerySet:
        return self.filter(done_on__isnull=True, stopped_on__isnull=True)

    def overdue(self, today: date) -> DutyQuerySet:
        return self.open().filter(due__lt=today)


def _file_seen_by(actor: Actor) -> Q:
    owner = Q(owner_office_id=actor.office_id or 0) & ~Q(decision__round__procedure__in=CLOSED_TO_OWNERS)
    if actor.can(SEE_PROVINCE):
        return owner | Q(decision__round__province__code=actor.province)
    seen = owner | Q(decision__round__holder_post_id=actor.post_id or 0)
    return seen | Q(decision__round__office_id=actor.office_id or 0) if actor.can(SEE_OFFICE) else seen


class Duty(models.Model):
    """One thing the decision orders: who, what, by when. Done only with proof checked by another person."""

    decision = models.ForeignKey("cases.Decision", models.PROTECT, related_name="duties")
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

    objects = DutyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="duty_number_once"),
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
            models.Index(fields=["owner_office", "due", "id"], name="duty_of_office"),
            models.Index(fields=["owner_post", "due"], name="duty_of_owner", condition=Q(done_on__isnull=True)),
            models.Index(fields=["proved_on", "id"], name="duty_to_check", condition=Q(done_on__isnull=True, proved_on__isnull=False)),
        ]

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
