"""What of a denunciation others work with: where its text is masked, the pages whose identity is burned out, what was handed outside.

No words of the denunciation lie here: the confirmed text is the petition's own, and where it is masked is told by places in the text
that only the vault's folder holds (Luật Tố cáo Đ.49, Đ.56).
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tiepdan.documents.models import Paper
from tiepdan.offices.models import Office, Post


class Confirmed(models.Model):
    """Who confirmed what others may see, and when."""

    confirmed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=300)
    confirmed_post = models.ForeignKey(Post, models.PROTECT, db_index=False, related_name="+")

    class Meta:
        abstract = True


class Extract(Confirmed):
    """A version of the working extract, confirmed by an officer. It stands while the petition's text is the one with this SHA-256.

    `proposed` and `hidden` are what the machine and the officer hid: [start, end] in the text of the folder.
    """

    petition = models.ForeignKey("intake.Petition", models.PROTECT, related_name="extracts")
    version = models.SmallIntegerField()
    proposed = models.JSONField(default=list)
    hidden = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition", "version"], name="extract_version_once",
                                    violation_error_message=_("Bản trích số này đã có.")),
        ]


class RedactedPage(Confirmed):
    """A page of an original as others see it: a picture with the identity burned out, or, of a handwritten page, its words typed anew.

    Boxes are [left, top, width, height] in thousandths of the picture; `proposed` are the machine's. `paper` is the new picture, a paper
    of its own; one that was redacted anew is closed to the folder.
    """

    petition = models.ForeignKey("intake.Petition", models.PROTECT, related_name="redacted_pages")
    original = models.ForeignKey(Paper, models.PROTECT, related_name="redacted_pages")
    number = models.SmallIntegerField()
    proposed = models.JSONField(default=list)
    boxes = models.JSONField(default=list)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, db_index=False, related_name="+")
    text = models.TextField(blank=True)
    stands = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["original", "number"], condition=Q(stands=True), name="one_redacted_page_stands",
                                    violation_error_message=_("Mỗi trang chỉ một bản đã che đang dùng.")),
            models.CheckConstraint(name="redacted_page_is_picture_or_text",
                                   condition=Q(paper__isnull=False, text="") | Q(paper__isnull=True, stands=False) | (Q(paper__isnull=True) & ~Q(text="")),
                                   violation_error_message=_("Trang đã che là ảnh, hoặc là chữ gõ lại.")),
        ]


class ExtractHandover(models.Model):
    """A package of a denunciation given to a body outside: what, to whom, on which article; its hashes, not its bytes."""

    petition = models.ForeignKey("intake.Petition", models.PROTECT, related_name="extract_handovers")
    office = models.ForeignKey(Office, models.PROTECT, db_index=False, related_name="+")
    to = models.CharField(max_length=200)
    receiver = models.CharField(max_length=120)
    ground = models.CharField(max_length=200)
    items = models.JSONField(default=list)  # names of what went along, as the index tells them
    pages = models.IntegerField()
    sha256 = models.CharField(max_length=64)  # of the archive
    handed_at = models.DateTimeField()
    handed_by = models.CharField(max_length=300)
    handed_post = models.ForeignKey(Post, models.PROTECT, db_index=False, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="handover_says_to_whom_and_why", condition=~Q(to="") & ~Q(receiver="") & ~Q(ground=""),
                                   violation_error_message=_("Giao ra ngoài phải ghi nơi nhận, người nhận và căn cứ.")),
        ]
