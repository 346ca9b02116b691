"""What is kept: files by their hash, papers on subjects, letters with numbers and signatures, what is to be sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tiepdan.documents.models_export import FileExport
from tiepdan.documents.models_letters import Countersign, EditedCopy
from tiepdan.documents.models_signing import SignerCertificate, Signing
from tiepdan.offices.models import Office, Post

__all__ = ["Countersign", "EditedCopy", "File", "FileExport", "Letter", "LetterQuerySet", "NumberSeries",
           "Outgoing", "OutgoingQuerySet", "PageReading", "Paper", "SignerCertificate", "Signing"]


class File(models.Model):
    """Bytes kept once under their SHA-256; of `sealed` ones no open copy is left, only one closed to each folder they belong to."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=100)
    sealed = models.BooleanField(default=False)
    folder = models.CharField(max_length=32, blank=True)  # of the vault: where they were closed first
    kept_at = models.DateTimeField(auto_now_add=True)
    destroyed_at = models.DateTimeField(null=True)  # its time was over: the bytes are gone, hash and size stay


class Paper(models.Model):
    """A file on a subject's file: what it is to the case, how it came."""

    class Role(models.TextChoices):
        PETITION = "petition", _("đơn")
        EVIDENCE = "evidence", _("tài liệu kèm")
        MINUTES = "minutes", _("biên bản")
        REPORT = "report", _("báo cáo")
        PROOF = "proof", _("chứng cứ đã làm xong")
        REDACTED = "redacted", _("trang đã che")  # a new picture; the original stays in the vault

    file = models.ForeignKey(File, models.PROTECT, related_name="papers")
    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    role = models.CharField(max_length=12, choices=Role.choices)
    name = models.CharField(max_length=200)
    pages = models.IntegerField(default=1)
    text = models.TextField(blank=True)
    read_by = models.CharField(max_length=20, blank=True)  # "text", "ocr", "typed"
    confidence = models.FloatField(null=True)  # mean word confidence of OCR, 0–1
    sealed = models.BooleanField(default=False)  # a denunciation's original: shown to nobody but by the act that opens it
    folder = models.CharField(max_length=32, blank=True)  # of the vault: what a sealed paper and its pages are closed to
    problem = models.CharField(max_length=30, blank=True)  # why it could not be read: a class of reading.errors
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "subject_id", "role", "file"], name="paper_once_in_a_role",
                violation_error_message=_("Tài liệu này đã có trong hồ sơ."),
            ),
            models.CheckConstraint(
                name="sealed_paper_has_a_folder", condition=Q(sealed=False) | ~Q(folder=""),
                violation_error_message=_("Tài liệu niêm phong phải thuộc một ngăn của kho."),
            ),
        ]


class PageReading(models.Model):
    """What was read on one page of a paper, with the boxes of its words; of a sealed paper it lies closed to the paper's folder.

    `body` is {"text", "words", "typed"}: what the machine read stays beside what a person typed instead of it.
    """

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="page_readings")
    number = models.SmallIntegerField()
    read_by = models.CharField(max_length=10)  # "text", "ocr"
    confidence = models.FloatField(null=True)
    doubt = models.CharField(max_length=12, blank=True)  # why somebody must look: reading.paper_doubt
    begins = models.CharField(max_length=40, blank=True)  # "ĐƠN TỐ CÁO" at its head: the law's words only, nobody's name
    body = models.JSONField(null=True)
    sealed_body = models.BinaryField(null=True)
    read_at = models.DateTimeField(auto_now_add=True)
    corrected_at = models.DateTimeField(null=True)
    corrected_by = models.CharField(max_length=300, blank=True)
    moved_to = models.BigIntegerField(null=True)  # the petition these pages became when their file was split

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="page_read_once", violation_error_message=_("Trang này đã đọc.")),
            models.CheckConstraint(
                name="page_open_or_sealed",
                condition=Q(body__isnull=False, sealed_body__isnull=True) | Q(body__isnull=True, sealed_body__isnull=False),
                violation_error_message=_("Chữ của một trang hoặc để ngỏ, hoặc niêm phong."),
            ),
            models.CheckConstraint(
                name="page_corrected_by_whom",
                condition=Q(corrected_at__isnull=True, corrected_by="") | (Q(corrected_at__isnull=False) & ~Q(corrected_by="")),
                violation_error_message=_("Chữ đã sửa phải ghi ai sửa, lúc nào."),
            ),
        ]


class NumberSeries(models.Model):
    """An office's numbers of one kind of document in one year: gap-free, never given twice (NĐ 30/2020 Đ.15)."""

    office = models.ForeignKey(Office, models.PROTECT)
    year = models.SmallIntegerField()
    series = models.CharField(max_length=20)
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "year", "series"], name="one_series_an_office_and_year")]


class LetterQuerySet(models.QuerySet):
    def about(self, subject: str, subject_id: int) -> LetterQuerySet:
        return self.filter(subject=subject, subject_id=subject_id)

    def to_sign_by(self, post_id: int) -> LetterQuerySet:
        return self.filter(signer_post_id=post_id, state=Letter.State.SUBMITTED)

    def to_send_from(self, office_id: int) -> LetterQuerySet:
        return self.filter(office_id=office_id, state=Letter.State.SEALED)


class Letter(models.Model):
    """A document going out: a form and its facts, then a number, a PDF of record and a signature."""

    class State(models.TextChoices):
        DRAFT = "draft", _("đang soạn")
        SUBMITTED = "submitted", _("chờ ký")
        SIGNED = "signed", _("đã ký, đang đóng dấu")
        SEALED = "sealed", _("đã ký số")
        SENT = "sent", _("đã gửi")
        CANCELLED = "cancelled", _("đã hủy")
        VOID = "void", _("đã hủy số")

    province_id = models.BigIntegerField()
    office = models.ForeignKey(Office, models.PROTECT, related_name="letters")
    form = models.CharField(max_length=30)
    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    accepted_on = models.DateField(null=True)  # of the case it belongs to: some forms go by that day (forms/which_day.yaml)
    facts = models.JSONField(default=dict)
    frame = models.JSONField(default=dict)  # issuing body, place and signer as they were on the day of signing
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    drafted_at = models.DateTimeField(auto_now_add=True)
    drafted_by = models.CharField(max_length=300)
    signer_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="letters_to_sign")
    signed_by = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True)
    number = models.IntegerField(null=True)
    year = models.SmallIntegerField(null=True)
    series = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=60, blank=True)  # "12/QĐ-UBND"; empty on forms that carry no number
    pdf = models.ForeignKey(File, models.PROTECT, null=True, related_name="letters")
    seal_tries = models.SmallIntegerField(default=0)  # failed ones
    seal_problem = models.CharField(max_length=300, blank=True)  # of the last, in words; empty once sealed
    time_stamped = models.BooleanField(null=True)  # False: the authority of time did not answer; None: none is set, or not sealed
    sent_on = models.DateField(null=True)
    for_citizen = models.BooleanField(default=False)  # the petitioner may read it on the follow page
    copies_to = models.JSONField(default=list)
    cancelled_because = models.CharField(max_length=300, blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")  # one whose number was given up, or that was sent and wrong
    secret = models.BooleanField(default=False)  # numbered in a series apart (NĐ 30/2020 Đ.15 k.2): secrecy.yaml
    secret_ground = models.CharField(max_length=200, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "series", "number"], name="letter_number_once",
                violation_error_message=_("Số văn bản này đã cấp."),
            ),
            models.CheckConstraint(
                name="letter_signed_iff_signed_on",
                condition=Q(state__in=["signed", "sealed", "sent", "void"], signed_on__isnull=False)
                | (~Q(state__in=["signed", "sealed", "sent", "void"]) & Q(signed_on__isnull=True)),
                violation_error_message=_("Văn bản có ngày ký đúng khi đã ký."),
            ),
            models.CheckConstraint(
                name="letter_numbered_only_when_signed",
                condition=Q(number__isnull=True, year__isnull=True, series="", symbol="")
                | (Q(number__isnull=False, year__isnull=False, signed_on__isnull=False) & ~Q(series="") & ~Q(symbol="")),
                violation_error_message=_("Số văn bản chỉ cấp khi ký, đủ số, năm và ký hiệu."),
            ),
            models.CheckConstraint(
                name="letter_pdf_iff_sealed",
                condition=Q(state__in=["sealed", "sent", "void"], pdf__isnull=False)
                | (~Q(state__in=["sealed", "sent", "void"]) & Q(pdf__isnull=True)),
                violation_error_message=_("Văn bản có bản PDF lưu đúng khi đã ký số."),
            ),
            models.CheckConstraint(
                name="void_number_says_why",
                condition=~Q(state="void") | (Q(number__isnull=False) & ~Q(cancelled_because="")),
                violation_error_message=_("Số đã hủy phải ghi lý do và giữ nguyên trong sổ."),
            ),
            models.CheckConstraint(
                name="secret_letter_says_why", condition=Q(secret=False, secret_ground="") | (Q(secret=True) & ~Q(secret_ground="")),
                violation_error_message=_("Văn bản mật phải ghi căn cứ."),
            ),
            models.UniqueConstraint(
                fields=["replaces"], name="letter_replaced_once", condition=~Q(state="cancelled"),
                violation_error_message=_("Văn bản ấy đã có văn bản thay thế."),
            ),
            models.CheckConstraint(
                name="letter_sent_iff_sent_on",
                condition=Q(state="sent", sent_on__isnull=False) | (~Q(state="sent") & Q(sent_on__isnull=True)),
                violation_error_message=_("Văn bản đã gửi thì có ngày gửi."),
            ),
        ]
        indexes = [
            models.Index(fields=["office", "signed_on", "id"], name="letter_by_day", condition=Q(number__isnull=False)),
            models.Index(fields=["subject", "subject_id"], name="letter_by_subject"),
            models.Index(fields=["signer_post", "id"], name="letter_to_sign", condition=Q(state="submitted")),
            models.Index(fields=["office", "id"], name="letter_to_send", condition=Q(state="sealed")),
        ]


class OutgoingQuerySet(models.QuerySet):
    def unread_by(self, post_id: int) -> OutgoingQuerySet:
        """Notifications in the page that this post has not opened, newest first."""
        return self.filter(post_id=post_id, read_at__isnull=True).order_by("-id")

    def to_post_from(self, office_id: int) -> OutgoingQuerySet:
        """What the clerk of this office still has to put in the post."""
        return self.filter(letter__office_id=office_id, channel=Outgoing.Channel.POST, carried_at__isnull=True)


class Outgoing(models.Model):
    """Something to be brought to somebody: written in the act's transaction, carried after commit."""

    class Channel(models.TextChoices):
        PORTAL = "portal", _("trang theo dõi đơn")
        POST = "post", _("bưu điện")
        EMAIL = "email", _("thư điện tử")
        PAGE = "page", _("báo trong trang")

    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="outgoing")
    channel = models.CharField(max_length=12, choices=Channel.choices)
    to = models.CharField(max_length=200)
    words = models.TextField()
    post_id = models.BigIntegerField(null=True)  # a notification in the page, for this post
    link = models.CharField(max_length=200, blank=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    carried_at = models.DateTimeField(null=True)
    carried_by = models.CharField(max_length=200, blank=True)  # the carrier's own reference, or who brought it to the post
    read_at = models.DateTimeField(null=True)
    tries = models.SmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "channel", "to"], name="letter_sent_once_to_each", condition=Q(letter__isnull=False),
                violation_error_message=_("Văn bản đã gửi đến nơi này."),
            ),
        ]
        indexes = [
            models.Index(fields=["id"], name="outgoing_to_carry", condition=Q(carried_at__isnull=True)),
            models.Index(fields=["post_id", "-id"], name="outgoing_of_post", condition=Q(read_at__isnull=True)),
            models.Index(fields=["post_id", "-id"], name="outgoing_ever_of_post", condition=Q(post_id__isnull=False)),
        ]
