"""A follow-up denunciation (tố cáo tiếp): which earlier settlement it is about, on what ground, and what the superior made of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class FollowUpQuerySet(models.QuerySet):
    def awaiting_report(self) -> FollowUpQuerySet:
        """The settler was asked why the settlement is late and has not answered (Luật Tố cáo Đ.38 k.3)."""
        return self.filter(report_by__isnull=False, reported_on__isnull=True, outcome="")


class FollowUp(models.Model):
    """What the superior looks at when somebody denounces again (Luật Tố cáo Đ.37, Đ.38): the earlier round stands, this row names it."""

    class Ground(models.TextChoices):
        WRONG = "wrong", _("cho rằng việc giải quyết không đúng pháp luật")
        OVERDUE = "overdue", _("quá thời hạn mà chưa được giải quyết")

    class Outcome(models.TextChoices):
        KEPT = "kept", _("không giải quyết lại")
        PASSED = "passed", _("chuyển nơi có thẩm quyền")
        RESETTLED = "resettled", _("giải quyết lại")
        SETTLED = "settled", _("người giải quyết đã giải quyết")
        TAKEN = "taken", _("cấp trên nhận vụ việc để giải quyết")

    round = models.OneToOneField("cases.Round", models.PROTECT, related_name="follow_up")
    earlier = models.ForeignKey("cases.Round", models.PROTECT, related_name="follow_ups")
    ground = models.CharField(max_length=8, choices=Ground.choices)
    received_on = models.DateField()
    claim = models.TextField()  # why the denouncer says so, without their name
    demanded_on = models.DateField(null=True)
    report_by = models.DateField(null=True)  # the last day of the settler's report, from the day the demand left
    reported_on = models.DateField(null=True)
    report = models.TextField(blank=True)
    ordered_on = models.DateField(null=True)
    settle_by = models.DateField(null=True)  # by when the superior wants it settled; the law names no day
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    decided_on = models.DateField(null=True)
    decided_ground = models.CharField(max_length=40, blank=True)  # a ground of denunciation.resettle or denunciation.taken_over, or “competence”
    reason = models.TextField(blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(round=F("earlier")), name="follow_up_of_another",
                                   violation_error_message=_("Tố cáo tiếp không thể tiếp theo chính nó.")),
            models.CheckConstraint(condition=Q(outcome="", decided_on__isnull=True) | (~Q(outcome="") & Q(decided_on__isnull=False)),
                                   name="follow_up_decided_on_a_day", violation_error_message=_("Kết quả xem xét và ngày phải đi cùng nhau.")),
            models.CheckConstraint(condition=Q(reported_on__isnull=True) | Q(reported_on__gte=F("demanded_on")), name="follow_up_report_after_demand",
                                   violation_error_message=_("Báo cáo không thể trước ngày yêu cầu báo cáo.")),
            models.CheckConstraint(condition=Q(settle_by__isnull=True) | Q(settle_by__gte=F("ordered_on")), name="follow_up_settled_after_order",
                                   violation_error_message=_("Hạn giải quyết không thể trước ngày yêu cầu.")),
        ]
