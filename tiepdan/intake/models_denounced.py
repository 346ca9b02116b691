"""What is kept of a denunciation before it is settled: checks of who wrote it, longer checks, what was handed to the police or the procuracy."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class IdentityCheck(models.Model):
    """One look at who denounces and whether it can be accepted (Luật Tố cáo Đ.24 k.1, Đ.29). Who it is stands in the sealed box, never here."""

    class How(models.TextChoices):
        IN_PERSON = "in_person", _("làm việc trực tiếp")
        PHONE = "phone", _("qua điện thoại")
        MANDATED = "mandated", _("ủy quyền cơ quan khác xác minh")

    petition = models.ForeignKey("intake.Petition", models.PROTECT, related_name="identity_checks")
    how = models.CharField(max_length=10, choices=How.choices)
    mandated = models.CharField(max_length=200, blank=True)  # the office asked to look
    found = models.BooleanField()  # the denouncer is who the paper says
    fulfils = models.BooleanField()  # the conditions of acceptance hold
    because = models.JSONField(default=list)  # sentences of the condition denunciation.accept
    checked_on = models.DateField()
    checked_by_post = models.ForeignKey("offices.Post", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="mandated_check_names_the_office", condition=(Q(how="mandated") & ~Q(mandated="")) | (~Q(how="mandated") & Q(mandated="")),
                violation_error_message=_("Ủy quyền xác minh phải ghi cơ quan được ủy quyền; cách khác thì để trống."),
            ),
            models.CheckConstraint(
                name="conditions_hold_only_of_a_found_denouncer", condition=Q(found=True) | Q(fulfils=False),
                violation_error_message=_("Chưa xác định được người tố cáo thì chưa đủ điều kiện thụ lý."),
            ),
        ]


class LongerCheck(models.Model):
    """The initial check takes up to 10 working days, on the law's ground, written down once (Luật Tố cáo Đ.24 k.1)."""

    class Ground(models.TextChoices):
        MANY_PLACES = "many_places", _("phải kiểm tra, xác minh tại nhiều địa điểm")
        MANDATED = "mandated", _("phải ủy quyền cho cơ quan khác kiểm tra, xác minh")

    petition = models.OneToOneField("intake.Petition", models.PROTECT, related_name="longer_check")
    ground = models.CharField(max_length=12, choices=Ground.choices)
    reason = models.TextField()
    decided_on = models.DateField()
    due = models.DateField()


class CrimeHandover(models.Model):
    """Papers with signs of a crime, handed to the investigating body or the procuracy at once (Luật Tố cáo Đ.27 k.1, Đ.36 k.2)."""

    petition = models.ForeignKey("intake.Petition", models.PROTECT, related_name="crime_handovers")
    letter = models.OneToOneField("documents.Letter", models.PROTECT, related_name="crime_handover")
    to = models.CharField(max_length=200)
    papers = models.JSONField(default=list)  # what is handed over, as its list names it
    found_on = models.DateField()
    replied_on = models.DateField(null=True)
    reply = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="crime_reply_with_its_day",
                                   condition=Q(replied_on__isnull=True, reply="") | (Q(replied_on__isnull=False) & ~Q(reply="")),
                                   violation_error_message=_("Trả lời của cơ quan nhận hồ sơ phải có ngày và nội dung.")),
            models.UniqueConstraint(fields=["petition"], condition=Q(replied_on__isnull=True), name="one_crime_handover_awaited",
                                    violation_error_message=_("Hồ sơ đã chuyển, đang chờ trả lời.")),
        ]
