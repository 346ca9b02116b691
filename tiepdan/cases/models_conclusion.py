"""What follows a conclusion of a denunciation: who watches over it, what the bodies it turned to reported; and what a file was closed without."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Monitor(models.Model):
    """Who follows and urges that the conclusion is carried out (NĐ 31/2019 Đ.18 k.2, NĐ 156/2026 Đ.3); the latest stands."""

    round = models.ForeignKey("cases.Round", models.PROTECT, related_name="monitors")
    who = models.CharField(max_length=20)  # a ground of the condition denunciation.monitor
    body = models.CharField(max_length=200)
    since = models.DateField()


class Handling(models.Model):
    """What a body did about what the conclusion asked of it, as it reported to the settler (Luật Tố cáo Đ.36 k.3)."""

    round = models.ForeignKey("cases.Round", models.PROTECT, related_name="handlings")
    body = models.CharField(max_length=200)
    result = models.TextField()
    result_on = models.DateField()
    due = models.DateField()
    reported_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(reported_on__gte=F("result_on")), name="handling_reported_after_result",
                                   violation_error_message=_("Ngày báo cáo không thể trước ngày có kết quả xử lý.")),
        ]

    @property
    def late(self) -> bool:
        return isinstance(self.due, date) and self.reported_on > self.due


class LackingPaper(models.Model):
    """A paper the law obliges the file to hold, which it did not when it was closed, and why (Luật Khiếu nại Đ.34; Luật Tố cáo Đ.39)."""

    round = models.ForeignKey("cases.Round", models.PROTECT, related_name="lacking_papers")
    key = models.CharField(max_length=20)  # of the item in documents/closing.yaml
    item = models.CharField(max_length=200)
    cites = models.CharField(max_length=100)
    because = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "key"], name="lacking_paper_told_once"),
            models.CheckConstraint(condition=~Q(because=""), name="lacking_paper_with_a_reason",
                                   violation_error_message=_("Giấy tờ còn thiếu phải ghi vì sao.")),
        ]
