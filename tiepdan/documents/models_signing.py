"""What is kept of signing itself: certificates enrolled for a post, and a letter made ready for a token elsewhere."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SignerCertificate(models.Model):
    """A certificate a post's official signs with, at their own computer or at the server; none ever enrolled, the name in it must be the signer's."""

    post = models.ForeignKey("offices.Post", models.PROTECT, related_name="certificates")
    signer = models.CharField(max_length=200)  # whose it is: the next holder of the post does not inherit it
    serial = models.CharField(max_length=64)  # hexadecimal
    sha256 = models.CharField(max_length=64)
    enrolled_at = models.DateTimeField()
    enrolled_by = models.CharField(max_length=300)
    revoked_from = models.DateField(null=True)  # signatures of that day and later do not count
    revoked_because = models.CharField(max_length=300, blank=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="certificate_revoked_says_why",
                condition=Q(revoked_from__isnull=True, revoked_because="", revoked_at__isnull=True, revoked_by="")
                | (Q(revoked_from__isnull=False, revoked_at__isnull=False) & ~Q(revoked_because="") & ~Q(revoked_by="")),
                violation_error_message=_("Chứng thư đã thu hồi phải ghi từ ngày nào, vì sao, ai thu hồi."),
            ),
            models.UniqueConstraint(fields=["sha256"], name="certificate_enrolled_once", violation_error_message=_("Chứng thư này đã ghi.")),
        ]
        indexes = [models.Index(fields=["revoked_from"], name="certificate_revoked", condition=Q(revoked_from__isnull=False))]


class Signing(models.Model):
    """A letter made ready for a token at its signer's own computer: the PDF with room left, and the key that lets the signature in once."""

    class State(models.TextChoices):
        OPEN = "open", _("đang chờ chữ ký")
        DONE = "done", _("đã ký")
        REPLACED = "replaced", _("đã thay")

    letter = models.ForeignKey("documents.Letter", models.PROTECT, related_name="signings")
    post = models.ForeignKey("offices.Post", models.PROTECT)
    official = models.ForeignKey("offices.Official", models.PROTECT)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    token_hash = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)  # of the PDF without the room left, SHA-256
    pdf = models.BinaryField()  # emptied when no longer open
    starts = models.IntegerField()  # of the room, in bytes
    ends = models.IntegerField()
    place = models.JSONField()  # of the visible signature: page and box
    prepared_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["letter"], name="one_signing_open", condition=Q(state="open"), violation_error_message=_("Văn bản đang có một mã ký."),
            ),
            models.CheckConstraint(
                name="signing_pdf_while_open", condition=Q(state="open") | Q(pdf=b""), violation_error_message=_("Xong rồi thì không giữ bản chờ ký."),
            ),
        ]
