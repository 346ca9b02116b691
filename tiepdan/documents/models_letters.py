"""What is kept beside a letter: its drafter's own copy, edited in Word."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class EditedCopyQuerySet(models.QuerySet):
    def standing(self) -> EditedCopyQuerySet:
        return self.exclude(state=EditedCopy.State.WITHDRAWN)


class EditedCopy(models.Model):
    """The .docx of an unsigned letter as its drafter edited it: the PDF of record is made from it while it stands.

    `frame` is what stood around the text when it was handed in; `changes` the differences in words from the letter's own page.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("đang chuyển thành PDF")
        READY = "ready", _("đã thành PDF")
        FAILED = "failed", _("chưa thành PDF")
        WITHDRAWN = "withdrawn", _("đã rút")

    letter = models.ForeignKey("documents.Letter", models.PROTECT, related_name="edited_copies")
    docx = models.ForeignKey("documents.File", models.PROTECT, related_name="+")
    pdf = models.ForeignKey("documents.File", models.PROTECT, null=True, related_name="+")  # as it would be printed, number and date still dots
    pages = models.SmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    problem = models.CharField(max_length=300, blank=True)
    frame = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    handed_in_at = models.DateTimeField()
    handed_in_by = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=300, blank=True)

    objects = EditedCopyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["letter"], name="one_edited_copy_stands", condition=~Q(state="withdrawn"),
                violation_error_message=_("Văn bản đang dùng một bản Word đã sửa."),
            ),
            models.CheckConstraint(
                name="edited_copy_pdf_iff_ready",
                condition=Q(state="withdrawn") | Q(state="ready", pdf__isnull=False) | (~Q(state="ready") & Q(pdf__isnull=True)),
                violation_error_message=_("Bản Word đã sửa có bản PDF xem trước đúng khi đã chuyển xong."),
            ),
            models.CheckConstraint(
                name="edited_copy_withdrawn_by_whom",
                condition=(Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_by="")) | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True)),
                violation_error_message=_("Bản Word đã rút phải ghi ai rút, lúc nào."),
            ),
        ]
