"""What happens to a duty on its way: parts proved and checked, urging, a day moved, a handing over. Each kept with its day and who did it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.duty_kinds import MEASURES, Figure, told_in_words
from tiepdan.documents.models import Letter, Paper
from tiepdan.offices.models import Post


class DutyPartQuerySet(models.QuerySet):
    def waiting(self) -> DutyPartQuerySet:
        return self.filter(checked_on__isnull=True, returned_on__isnull=True)


class DutyPart(models.Model):
    """One proof of a duty: what it adds to what was checked before, its papers, and the other person who checked it or sent it back."""

    duty = models.ForeignKey("cases.Duty", models.PROTECT, related_name="parts")
    number = models.SmallIntegerField()
    words = models.TextField()
    papers = models.ManyToManyField(Paper, related_name="+")
    money = models.BigIntegerField(null=True, help_text=_("đồng"))
    land_residential = models.DecimalField(max_digits=12, decimal_places=2, null=True, help_text=_("m²"))
    land_productive = models.DecimalField(max_digits=12, decimal_places=2, null=True, help_text=_("m²"))
    organisations = models.IntegerField(null=True)
    persons = models.IntegerField(null=True)
    officials = models.IntegerField(null=True)
    cases = models.IntegerField(null=True)
    proved_on = models.DateField()
    proved_by_post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    checked_on = models.DateField(null=True)
    checked_by_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    returned_on = models.DateField(null=True)
    returned_because = models.TextField(blank=True)

    objects = DutyPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty", "number"], name="duty_part_number_once"),
            models.UniqueConstraint(fields=["duty"], condition=Q(checked_on__isnull=True, returned_on__isnull=True), name="one_part_waits",
                                    violation_error_message=_("Nghĩa vụ đang có chứng cứ chờ kiểm tra.")),
            models.CheckConstraint(
                name="duty_part_checked_by_another",
                condition=Q(checked_on__isnull=True, checked_by_post__isnull=True)
                | (Q(checked_on__isnull=False, checked_by_post__isnull=False, returned_on__isnull=True) & ~Q(checked_by_post=F("proved_by_post"))),
                violation_error_message=_("Từng phần của nghĩa vụ phải do người khác người nộp kiểm tra."),
            ),
        ]

    def figures(self) -> dict[str, Figure]:
        """What this part adds, by measure."""
        return {name: value for name in MEASURES if (value := getattr(self, name)) is not None}

    def told(self) -> str:
        return told_in_words(self.figures())


class DutyUrge(models.Model):
    """One letter that urged the owner (NĐ 124/2020 Đ.31)."""

    duty = models.ForeignKey("cases.Duty", models.PROTECT, related_name="urgings")
    number = models.SmallIntegerField()
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="+")
    report_by = models.DateField()
    urged_on = models.DateField()
    urged_by_post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "number"], name="duty_urge_number_once")]


class DutyMove(models.Model):
    """One change of the day a duty is to be done by: the day before stays, with the reason."""

    duty = models.ForeignKey("cases.Duty", models.PROTECT, related_name="moves")
    was = models.DateField()
    due = models.DateField()
    reason = models.TextField()
    moved_on = models.DateField()
    moved_by_post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="duty_move_says_why", condition=~Q(reason="") & ~Q(was=F("due")),
                                   violation_error_message=_("Dời ngày của nghĩa vụ phải ghi lý do và một ngày khác.")),
        ]


class DutyHandoverQuerySet(models.QuerySet):
    def waiting(self) -> DutyHandoverQuerySet:
        return self.filter(taken_on__isnull=True, refused_on__isnull=True)


class DutyHandover(models.Model):
    """A duty offered to another post: it changes hands when that one takes it; until then whoever owes it still does."""

    duty = models.ForeignKey("cases.Duty", models.PROTECT, related_name="handovers")
    from_post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    to_post = models.ForeignKey(Post, models.PROTECT, related_name="duties_offered")
    reason = models.TextField()
    handed_on = models.DateField()
    handed_by_post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    taken_on = models.DateField(null=True)
    taken_by_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    refused_on = models.DateField(null=True)
    refused_because = models.TextField(blank=True)

    objects = DutyHandoverQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty"], condition=Q(taken_on__isnull=True, refused_on__isnull=True), name="one_handover_waits",
                                    violation_error_message=_("Nghĩa vụ đang chờ nơi khác trả lời có nhận hay không.")),
            models.CheckConstraint(
                name="handover_taken_or_refused", violation_error_message=_("Nghĩa vụ giao đi chỉ được nhận, hoặc từ chối có lý do."),
                condition=Q(taken_on__isnull=True, refused_on__isnull=True) | Q(taken_on__isnull=False, taken_by_post__isnull=False, refused_on__isnull=True)
                | (Q(taken_on__isnull=True, refused_on__isnull=False) & ~Q(refused_because="")),
            ),
        ]
