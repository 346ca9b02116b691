"""Files whose time is over: proposed by who keeps them, approved by another, destroyed line by line."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tiepdan.common.actor import Actor
from tiepdan.intake.models import Petition
from tiepdan.offices.models import Office

OPEN = ("proposed", "approved")


class DestructionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "DestructionQuerySet":
        return self.filter(office_id=actor.office_id)


class Destruction(models.Model):
    """One list of files to destroy, with its ground; what became of it stays for good."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("chờ người đứng đầu quyết định")
        APPROVED = "approved", _("đã quyết định, đang tiêu hủy")
        DONE = "done", _("đã tiêu hủy xong")
        DECLINED = "declined", _("không tiêu hủy")

    province_id = models.BigIntegerField()
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    ground = models.CharField(max_length=400)  # which list of retention periods, which meeting of valuation
    proposed_by = models.CharField(max_length=300)
    proposed_official_id = models.BigIntegerField()
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=300, blank=True)
    decided_official_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    declined_because = models.CharField(max_length=400, blank=True)
    done_at = models.DateTimeField(null=True)

    objects = DestructionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="destruction_decided_by_another", condition=Q(decided_official_id__isnull=True)
                                   | ~Q(decided_official_id=F("proposed_official_id")),
                                   violation_error_message=_("Người đề nghị không tự quyết định việc tiêu hủy.")),
            models.CheckConstraint(name="destruction_decided_when_over", condition=Q(state="proposed") ^ Q(decided_at__isnull=False),
                                   violation_error_message=_("Quyết định tiêu hủy phải có ngày.")),
            models.CheckConstraint(name="destruction_has_a_ground", condition=~Q(ground=""), violation_error_message=_("Tiêu hủy phải có căn cứ.")),
        ]
        indexes = [models.Index(fields=["office", "-id"], name="destructions_of_office"),
                   models.Index(fields=["id"], name="destructions_to_do", condition=Q(state="approved"))]


class DestructionLine(models.Model):
    """One file of the list: why its time is over, and of what was destroyed the hashes."""

    class State(models.TextChoices):
        LISTED = "listed", _("trong danh mục")
        STRUCK = "struck", _("đưa ra khỏi danh mục")
        EMPTIED = "emptied", _("đã hủy chữ, đang hủy tệp")
        DESTROYED = "destroyed", _("đã tiêu hủy")

    destruction = models.ForeignKey(Destruction, models.PROTECT, related_name="lines")
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="destruction_lines")
    procedure = models.CharField(max_length=30)
    ended_on = models.DateField()
    kept_until = models.DateField()
    source = models.CharField(max_length=300)  # the row of the list of retention periods
    state = models.CharField(max_length=10, choices=State.choices, default=State.LISTED)
    struck_because = models.CharField(max_length=300, blank=True)
    waits_because = models.CharField(max_length=300, blank=True)  # why it could not be destroyed yet
    files = models.JSONField(default=list)  # of what was destroyed: hash, size, what it was
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition"], name="in_one_destruction_list", condition=~Q(state="struck"),
                                    violation_error_message=_("Hồ sơ này đã ở trong một danh mục tiêu hủy.")),
            models.CheckConstraint(name="struck_line_says_why", condition=~Q(state="struck") | ~Q(struck_because=""),
                                   violation_error_message=_("Đưa ra khỏi danh mục phải ghi lý do.")),
            models.CheckConstraint(name="destroyed_iff_destroyed_at", condition=Q(state="destroyed") ^ Q(destroyed_at__isnull=True),
                                   violation_error_message=_("Đã tiêu hủy phải có ngày giờ.")),
        ]
        indexes = [models.Index(fields=["destruction", "id"], name="lines_of_destruction")]
