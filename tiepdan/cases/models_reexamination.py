"""A superior looks again at a settlement in force that shows a breach of law (NĐ 124/2020 Đ.38, NĐ 155/2026 Đ.14)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.steps.reexamination import OPEN
from tiepdan.common.actor import Actor
from tiepdan.offices.abilities import SEE_OFFICE
from tiepdan.offices.models import Office, Post


class ReexaminationQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> ReexaminationQuerySet:
        """Those of the office that looks again, to whoever sees its files or holds this one."""
        mine = Q(holder_post_id=actor.post_id or 0)
        return self.filter(mine | Q(office_id=actor.office_id or 0) if actor.can(SEE_OFFICE) else mine)

    def open(self) -> ReexaminationQuerySet:
        return self.filter(state__in=OPEN)


class Reexamination(models.Model):
    """One looking again: who asked, what breaks the law and whom it harms, who checked, what the superior directed. No act names a period."""

    class Source(models.TextChoices):
        OWN = "own", _("tự phát hiện")
        PETITION = "petition", _("người khiếu nại, người dân phản ánh")
        INSPECTORATE = "inspectorate", _("thanh tra, kiểm tra")
        SETTLER = "settler", _("người giải quyết đề nghị")
        OTHER = "other", _("cơ quan khác kiến nghị")

    class Outcome(models.TextChoices):
        KEPT = "kept", _("giữ nguyên quyết định")
        AMENDED = "amended", _("sửa một phần quyết định")
        ANNULLED = "annulled", _("hủy quyết định")
        RESETTLED = "resettled", _("hủy quyết định, giải quyết lại")

    round = models.ForeignKey("cases.Round", models.PROTECT, related_name="reexaminations")
    office = models.ForeignKey(Office, models.PROTECT, related_name="reexaminations")
    holder_post = models.ForeignKey(Post, models.PROTECT, related_name="reexaminations")
    state = models.CharField(max_length=12, default="opened")
    source = models.CharField(max_length=12, choices=Source.choices)
    breach = models.TextField()
    harm = models.TextField()
    opened_on = models.DateField()
    checker = models.CharField(max_length=200, blank=True)
    report_by = models.DateField(null=True)  # the superior names it, no act does
    report = models.TextField(blank=True)
    reported_on = models.DateField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    direction = models.TextField(blank=True)
    concluded_on = models.DateField(null=True)

    objects = ReexaminationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round"], condition=Q(state__in=OPEN), name="one_open_reexamination",
                                    violation_error_message=_("Việc giải quyết này đang được xem xét lại rồi.")),
            models.CheckConstraint(condition=Q(outcome="", concluded_on__isnull=True) | (~Q(outcome="") & Q(concluded_on__isnull=False)),
                                   name="reexamination_concluded_on_a_day", violation_error_message=_("Kết quả xem xét lại và ngày phải đi cùng nhau.")),
            models.CheckConstraint(condition=Q(reported_on__isnull=True) | Q(reported_on__gte=F("opened_on")), name="reexamination_reported_after_opened",
                                   violation_error_message=_("Ngày báo cáo không thể trước ngày mở.")),
        ]
        indexes = [
            models.Index(fields=["office", "-id"], name="reexamination_of_office"),
            models.Index(fields=["holder_post", "id"], name="reexamination_of_holder", condition=Q(state__in=OPEN)),
        ]

    def overdue_on(self, today: date) -> bool:
        return self.state == "assigned" and self.report_by is not None and self.report_by < today
