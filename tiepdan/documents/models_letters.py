"""What is kept beside a letter: its drafter's own copy edited in Word, who else signs or initials it."""

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


class Countersign(models.Model):
    """Somebody beside the signer whose hand a letter needs before it is signed: a reviewer's initials, or a second signer.

    Given on the words as they stand: when they change it is asked for again.
    """

    class Kind(models.TextChoices):
        INITIALS = "initials", _("ký nháy")
        COSIGN = "cosign", _("ký chung")

    letter = models.ForeignKey("documents.Letter", models.PROTECT, related_name="countersigns")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    post = models.ForeignKey("offices.Post", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=300)
    given_at = models.DateTimeField(null=True)
    signer = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "post"], name="countersign_once_a_post", violation_error_message=_("Chức vụ này đã được xin chữ ký.")),
            models.UniqueConstraint(
                fields=["letter"], name="one_cosigner", condition=Q(kind="cosign"), violation_error_message=_("Văn bản đã có người ký chung."),
            ),
            models.CheckConstraint(
                name="countersign_given_by_whom", condition=Q(given_at__isnull=True, signer="") | (Q(given_at__isnull=False) & ~Q(signer="")),
                violation_error_message=_("Đã ký thì ghi ai ký, lúc nào."),
            ),
        ]
        indexes = [models.Index(fields=["post", "id"], name="countersign_waiting", condition=Q(given_at__isnull=True))]
