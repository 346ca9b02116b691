"""What a settlement keeps besides its way: stays of execution, what others were asked, what a court found."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tiepdan.documents.models import Letter, Paper


class Stay(models.Model):
    """The contested decision is not carried out for the time being (Luật Khiếu nại Đ.35); at most to the last day of the settlement."""

    round = models.ForeignKey("cases.Round", models.PROTECT, related_name="stays")
    stayed = models.CharField(max_length=300)  # the decision that is not carried out
    reason = models.TextField()
    stayed_on = models.DateField()
    until = models.DateField()
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="stays")
    lifted_on = models.DateField(null=True)
    lifted_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("stayed_on")), name="stay_ends_after_it_begins",
                                   violation_error_message=_("Ngày hết tạm đình chỉ thi hành không thể trước ngày ra quyết định.")),
        ]

    def runs_on(self, today: date) -> bool:
        return self.lifted_on is None and self.until >= today


class InquiryQuerySet(models.QuerySet):
    def awaited(self) -> "InquiryQuerySet":
        return self.filter(answered_on__isnull=True)


class Inquiry(models.Model):
    """Something asked of somebody else in the course of a settlement, whatever the procedure: papers, or an expert's finding.

    Luật Khiếu nại Đ.29 k.3. Overdue is asked of the day, never stored.
    """

    class Matter(models.TextChoices):
        INFORMATION = "information", _("yêu cầu cung cấp thông tin, tài liệu")
        ASSESSMENT = "assessment", _("trưng cầu giám định")

    round = models.ForeignKey("cases.Round", models.PROTECT, related_name="inquiries")
    matter = models.CharField(max_length=12, choices=Matter.choices)
    whom = models.CharField(max_length=300)
    wanted = models.TextField()
    asked_on = models.DateField()
    answer_by = models.DateField()
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="inquiries")
    answered_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="answers")

    objects = InquiryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(answer_by__gte=F("asked_on")), name="inquiry_answer_after_asking",
                                   violation_error_message=_("Hạn trả lời không thể trước ngày hỏi.")),
        ]
        indexes = [models.Index(fields=["round", "answer_by"], name="inquiry_awaited", condition=Q(answered_on__isnull=True))]

    def overdue_on(self, today: date) -> bool:
        return self.answered_on is None and self.answer_by < today


class Lawsuit(models.Model):
    """The matter was taken to court, and what the court found (Luật Khiếu nại Đ.7, Đ.33, Đ.42; Luật Tố tụng hành chính Đ.193)."""

    class Result(models.TextChoices):
        KEPT = "kept", _("giữ nguyên quyết định")
        ANNULLED = "annulled", _("hủy toàn bộ quyết định")
        PART = "part", _("hủy một phần quyết định")

    round = models.ForeignKey("cases.Round", models.PROTECT, related_name="lawsuits")
    court = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)  # of the notice by which the court took the case
    taken_on = models.DateField()
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    judgment = models.CharField(max_length=60, blank=True)
    judged_on = models.DateField(null=True)
    follows = models.TextField(blank=True)  # what is to be done after the judgment

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round"], condition=Q(judged_on__isnull=True), name="one_running_lawsuit",
                                    violation_error_message=_("Việc Tòa án đã thụ lý được ghi rồi, chưa có kết quả.")),
            models.CheckConstraint(condition=Q(judged_on__isnull=True, result="") | (Q(judged_on__isnull=False) & ~Q(result="")),
                                   name="judged_iff_result", violation_error_message=_("Ngày xử và kết quả của Tòa án phải đi cùng nhau.")),
        ]


class Publication(models.Model):
    """How a decision or conclusion is made public (Luật Khiếu nại Đ.41 k.2, Đ.58 k.1; NĐ 31/2019 Đ.6): one of three ways, with its days and proof."""

    class Way(models.TextChoices):
        MEETING = "meeting", _("họp công bố")
        POSTING = "posting", _("niêm yết")
        MEDIA = "media", _("phương tiện thông tin đại chúng")

    decision = models.OneToOneField("cases.Decision", models.PROTECT, related_name="publication")
    way = models.CharField(max_length=8, choices=Way.choices)
    place = models.CharField(max_length=300)  # where it was held or posted; which paper, station, page
    noticed_on = models.DateField(null=True)  # of a meeting: when people were told of it
    began_on = models.DateField()
    ended_on = models.DateField()  # the last day: of the posting, of the last time in the media
    times = models.SmallIntegerField(default=1)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="publications")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ended_on__gte=F("began_on")), name="publication_ends_after_it_begins",
                                   violation_error_message=_("Ngày kết thúc công khai không thể trước ngày bắt đầu.")),
        ]

    def complete_on(self, today: date) -> bool:
        """The last day is over, or a meeting or the last time in the media has come."""
        return self.ended_on < today or (self.way != self.Way.POSTING and self.ended_on <= today)
