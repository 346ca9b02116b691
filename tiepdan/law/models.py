"""What is kept: every legal period that runs on a petition or a round, with the rule version that set it."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ClockQuerySet(models.QuerySet):
    def running(self) -> "ClockQuerySet":
        return self.filter(met_on__isnull=True, dropped_on__isnull=True)

    def about(self, subject: str, subject_id: int) -> "ClockQuerySet":
        return self.filter(subject=subject, subject_id=subject_id)

    def overdue(self, today: date) -> "ClockQuerySet":
        return self.running().filter(paused_since__isnull=True, due__lt=today)


class Clock(models.Model):
    """One duty with its date. Overdue is asked (`due < today` while running), never stored.

    `due` is null where the law sets no period. `why` holds the sentences that explain the date,
    `facts` what the date was computed from, so that it can be computed again.
    """

    province_id = models.BigIntegerField()
    subject = models.CharField(max_length=20)  # "petition" or "round", as in the journal
    subject_id = models.BigIntegerField()
    holder_post_id = models.BigIntegerField()  # the post that must act; moves with the custody
    duty = models.CharField(max_length=60)
    title = models.CharField(max_length=160)
    rule = models.CharField(max_length=40)
    cites = models.CharField(max_length=240)
    certain = models.BooleanField(default=True)
    started_on = models.DateField()
    due = models.DateField(null=True)
    unit = models.CharField(max_length=12, default="day")
    facts = models.JSONField(default=dict)
    why = models.JSONField(default=list)
    paused_since = models.DateField(null=True)
    met_on = models.DateField(null=True)
    dropped_on = models.DateField(null=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "subject_id", "duty"], name="one_running_clock_per_duty",
                condition=Q(met_on__isnull=True, dropped_on__isnull=True),
                violation_error_message=_("Thời hạn này đang chạy rồi."),
            ),
            models.CheckConstraint(
                name="clock_ends_one_way", condition=Q(met_on__isnull=True) | Q(dropped_on__isnull=True),
                violation_error_message=_("Một thời hạn chỉ kết thúc một lần."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["holder_post_id", "due", "id"], name="clock_my_work",
                condition=Q(met_on__isnull=True, dropped_on__isnull=True),
            ),
            models.Index(
                fields=["holder_post_id", "id"], name="clock_stopped_or_undated",
                condition=Q(met_on__isnull=True, dropped_on__isnull=True) & (Q(paused_since__isnull=False) | Q(due__isnull=True)),
            ),
            models.Index(fields=["subject", "subject_id"], name="clock_by_subject"),
        ]


class Recount(models.Model):
    """One act that counted the running clocks of a province again: its ground, who did it, how many dates moved."""

    province_id = models.BigIntegerField()
    done_on = models.DateField()
    what = models.TextField()  # the days or the rule, in words
    ground = models.CharField(max_length=240)  # the decree or notice it rests on
    by = models.CharField(max_length=300)
    looked_at = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["province_id", "id"], name="recount_of_province")]


class DayChange(models.Model):
    """A province's own change to the calendar: a working day off, or a day off that is worked. Stands until it is withdrawn."""

    province_id = models.BigIntegerField()
    day = models.DateField()
    off = models.BooleanField()
    name = models.CharField(max_length=120)
    # Who, when and on which ground stands with the recount that brought it, and with the one that ended it.
    recount = models.ForeignKey(Recount, models.PROTECT, related_name="days")
    withdrawal = models.ForeignKey(Recount, models.PROTECT, related_name="withdrawn_days", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["province_id", "day"], name="one_standing_change_per_day", condition=Q(withdrawal__isnull=True),
                violation_error_message=_("Ngày này đã được đổi rồi."),
            ),
        ]


class ChangedDate(models.Model):
    """A date a recount moved: from which day to which, and because of which days."""

    # Written by the hundred thousand in one statement, from rows just locked: a look-up of each key again would double the time.
    recount = models.ForeignKey(Recount, models.PROTECT, related_name="dates", db_constraint=False, db_index=False)
    clock = models.ForeignKey(Clock, models.PROTECT, related_name="moves", db_constraint=False)
    old = models.DateField()
    new = models.DateField()
    reason = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["recount", "id"], name="changed_dates_of_recount")]


class RuleConfirmation(models.Model):
    """A rule whose text could not be found for certain, vouched for by the province. Stands until it is taken back."""

    province_id = models.BigIntegerField()
    rule = models.CharField(max_length=40)
    ground = models.CharField(max_length=240)
    confirmed_on = models.DateField()
    confirmed_by = models.CharField(max_length=300)
    taken_back_on = models.DateField(null=True)
    taken_back_because = models.CharField(max_length=240, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["province_id", "rule"], name="one_standing_confirmation_per_rule", condition=Q(taken_back_on__isnull=True),
                violation_error_message=_("Quy định này đã được xác nhận rồi."),
            ),
        ]
