"""What is kept of a file handed over that a job makes: who asked, how far it is, where the archive lies and until when."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FileExportQuerySet(models.QuerySet):
    def about(self, subject: str, subject_id: int) -> FileExportQuerySet:
        return self.filter(subject=subject, subject_id=subject_id)

    def over(self, now: datetime) -> FileExportQuerySet:
        """Ready ones whose time to be fetched has passed."""
        return self.filter(state=FileExport.State.READY, expires_at__lte=now)


class FileExport(models.Model):
    """One electronic file too thick to be made while the page waits. The hash of its archive stays after the archive is gone."""

    class State(models.TextChoices):
        WAITING = "waiting", _("đang chờ máy làm")
        MAKING = "making", _("đang làm")
        READY = "ready", _("xong, tải được")
        FAILED = "failed", _("chưa làm được")
        OVER = "over", _("hết hạn tải")

    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    head = models.JSONField()
    leaves = models.JSONField(default=list)  # what was in the file when it was asked for; emptied once made
    pages = models.IntegerField()
    pages_done = models.IntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    problem = models.CharField(max_length=300, blank=True)
    archive = models.ForeignKey("documents.File", models.SET_NULL, null=True, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=300)
    asked_post = models.BigIntegerField(null=True)
    expires_at = models.DateTimeField(null=True)

    objects = FileExportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "subject_id"], name="one_export_under_way", condition=Q(state__in=["waiting", "making"]),
                violation_error_message=_("Hồ sơ này đang được xuất."),
            ),
            models.CheckConstraint(
                name="export_ready_is_whole", condition=~Q(state="ready") | (Q(archive__isnull=False, expires_at__isnull=False) & ~Q(sha256="")),
                violation_error_message=_("Hồ sơ xuất xong phải có tệp, mã băm và hạn tải."),
            ),
        ]
        indexes = [
            models.Index(fields=["subject", "subject_id", "-id"], name="export_by_subject"),
            models.Index(fields=["expires_at"], name="export_to_end", condition=Q(state="ready")),
        ]
