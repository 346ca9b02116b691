"""What bodies that oversee ask for: the council, the Front, the procuracy. Not the recommendation of a citizen (`Kind.RECOMMENDATION`)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.models_duties import Duty
from tiepdan.common.actor import Actor
from tiepdan.documents.models import Letter, Paper
from tiepdan.offices.abilities import ANSWER_OVERSIGHT, RECORD_OVERSIGHT, SEE_OFFICE, SEE_PROVINCE
from tiepdan.offices.models import Office, Post, Province


class OversightQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> OversightQuerySet:
        """What was addressed to this office, what made it owe something; the province's to who sees the province."""
        if actor.can(SEE_PROVINCE):
            return self.filter(province_id=actor.province_id)
        here = actor.office_id or 0
        owner = Q(pk__in=Duty.objects.filter(owner_office_id=here, oversight__isnull=False).values("oversight_id"))
        own = any(actor.can(ability) for ability in (SEE_OFFICE, RECORD_OVERSIGHT, ANSWER_OVERSIGHT))
        return self.filter(owner | Q(office_id=here) if own else owner)

    def unanswered(self) -> OversightQuerySet:
        return self.filter(state="recorded")


class Oversight(models.Model):
    """One recommendation or protest of a body that oversees: what it asks of an office, and what was answered.

    The day of answer is the body's own, as its paper says it (none found in the law is put in its place); null when it says none.
    """

    class Sort(models.TextChoices):
        COUNCIL = "council", _("giám sát của Hội đồng nhân dân")
        ASSEMBLY = "assembly", _("giám sát của Quốc hội, Đoàn đại biểu Quốc hội")
        FRONT = "front", _("Mặt trận Tổ quốc")
        PROCURACY = "procuracy", _("kiến nghị của Viện kiểm sát")
        PROTEST = "protest", _("kháng nghị của Viện kiểm sát")

    class State(models.TextChoices):
        RECORDED = "recorded", _("chờ trả lời")
        ACCEPTED = "accepted", _("đã tiếp thu")
        REJECTED = "rejected", _("không tiếp thu, đã nêu lý do")

    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, related_name="oversights")
    sort = models.CharField(max_length=12, choices=Sort.choices)
    body = models.CharField(max_length=200)
    symbol = models.CharField(max_length=60)
    issued_on = models.DateField()
    received_on = models.DateField()
    asks = models.TextField()
    answer_by = models.DateField(null=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECORDED)
    recorded_by_post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)
    reasons = models.TextField(blank=True)
    letter = models.OneToOneField(Letter, models.PROTECT, null=True, related_name="+")

    objects = OversightQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "body", "symbol", "issued_on"], name="oversight_recorded_once",
                                    violation_error_message=_("Kiến nghị này đã được ghi tại cơ quan.")),
            models.CheckConstraint(
                name="oversight_answered_with_reasons_and_a_letter",
                condition=Q(state="recorded", answered_on__isnull=True, letter__isnull=True)
                | (Q(state__in=["accepted", "rejected"], answered_on__isnull=False, letter__isnull=False) & ~Q(reasons="")),
                violation_error_message=_("Kiến nghị giám sát chỉ coi là đã trả lời khi có lý do và văn bản trả lời."),
            ),
            models.CheckConstraint(name="oversight_received_after_issued", condition=Q(received_on__gte=models.F("issued_on")),
                                   violation_error_message=_("Ngày nhận kiến nghị không thể trước ngày của văn bản.")),
        ]
        indexes = [
            models.Index(fields=["office", "-id"], name="oversight_of_office"),
            models.Index(fields=["office", "answer_by"], name="oversight_unanswered", condition=Q(state="recorded")),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.symbol}"

    def overdue_on(self, today: date) -> bool:
        return self.state == self.State.RECORDED and self.answer_by is not None and self.answer_by < today
