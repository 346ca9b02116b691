"""What is kept of the reader's work: what officials said of its findings, and the versions learned from that."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tiepdan.offices.models import Office, Post, Province


class Finding(models.TextChoices):
    """What the reader finds, one name for each sort."""

    KIND = "kind", _("Loại đơn")
    FIELD = "field", _("Lĩnh vực")
    ROUND = "round", _("Lần")
    AUTHORITY = "authority", _("Thẩm quyền")
    HANDLING = "handling", _("Hướng xử lý")
    AGAINST = "against", _("Người bị nêu")
    PLACE = "place", _("Nơi xảy ra việc")
    SIGN = "sign", _("Dấu hiệu")
    DECISION = "decision", _("Số văn bản")
    DATE = "date", _("Ngày văn bản")
    PETITIONER = "petitioner", _("Người gửi")
    PERSON = "person", _("Người được nêu")
    PLACE_NAMED = "named", _("Nơi được nêu")
    ASK = "ask", _("Yêu cầu")


class Verdict(models.TextChoices):
    CONFIRMED = "confirmed", _("đúng")
    CORRECTED = "corrected", _("sửa thành")
    WRONG = "wrong", _("không phải")
    MISSED = "missed", _("bộ đọc bỏ sót")


# Findings that are names of people: that one was corrected is kept, the name is not.
OF_PEOPLE = (Finding.PETITIONER, Finding.PERSON)


class ReaderVersion(models.Model):
    """What was learned from one unit's corrections, with its figures; in force until withdrawn or a newer one is accepted.

    `office` is empty for a version of the whole province. `parameters` hold words, never a text; they are the difference to the reader as shipped.
    """

    province = models.ForeignKey(Province, models.PROTECT)
    office = models.ForeignKey(Office, models.PROTECT, null=True)
    number = models.IntegerField()
    parameters = models.JSONField(default=dict)
    trained_on = models.IntegerField()
    last_correction = models.BigIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    accepted = models.BooleanField()
    because = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    in_force_from = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["province", "office", "number"], name="reader_version_once_a_unit", nulls_distinct=False),
            models.CheckConstraint(
                name="reader_in_force_iff_accepted", condition=Q(accepted=True, in_force_from__isnull=False) | Q(accepted=False, in_force_from__isnull=True),
                violation_error_message=_("Chỉ phiên bản được chấp nhận mới có ngày áp dụng."),
            ),
            models.CheckConstraint(
                name="refused_reader_keeps_no_words", condition=Q(accepted=True) | Q(parameters={}),
                violation_error_message=_("Phiên bản không được chấp nhận không giữ lại từ nào."),
            ),
        ]
        indexes = [
            models.Index(fields=["province", "office", "-number"], name="reader_in_force", condition=Q(accepted=True, withdrawn_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.office.code if self.office else self.province.letters}-{self.number}"


class Correction(models.Model):
    """One word of an official on one finding. The last word stands; earlier ones and what the reader said stay beside it.

    `item` tells which of several: "decisions.0"; "kind" where there is one only. `kind` and `field` are what the reader took the petition for.
    """

    petition = models.ForeignKey("intake.Petition", models.PROTECT, related_name="corrections")
    province = models.ForeignKey(Province, models.PROTECT)
    office = models.ForeignKey(Office, models.PROTECT)
    finding = models.CharField(max_length=12, choices=Finding.choices)
    item = models.CharField(max_length=40)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    said = models.CharField(max_length=300, blank=True)
    corrected = models.CharField(max_length=300, blank=True)
    span_start = models.IntegerField(null=True)
    span_end = models.IntegerField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=16, blank=True)
    field = models.CharField(max_length=30, blank=True)
    sealed = models.BooleanField(default=False)
    post = models.ForeignKey(Post, models.PROTECT)
    official = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField()
    on = models.DateField()
    reader = models.ForeignKey(ReaderVersion, models.PROTECT, null=True)
    stands = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition", "item"], name="one_standing_word_a_finding", condition=Q(stands=True)),
            models.CheckConstraint(
                name="corrections_name_nobody", condition=~Q(finding__in=OF_PEOPLE) | Q(said="", corrected="", reason=""),
                violation_error_message=_("Phần ghi sửa đổi không giữ tên người."),
            ),
            models.CheckConstraint(
                name="sealed_corrections_have_no_free_words", condition=Q(sealed=False) | Q(reason=""),
                violation_error_message=_("Đơn niêm phong không giữ lời ghi thêm."),
            ),
            models.CheckConstraint(
                name="correction_span_is_whole",
                condition=Q(span_start__isnull=True, span_end__isnull=True) | Q(span_start__gte=0, span_end__gt=F("span_start")),
                violation_error_message=_("Chỗ đánh dấu phải có đầu và cuối."),
            ),
        ]
        indexes = [
            models.Index(fields=["office", "on"], include=["finding", "verdict", "kind", "field"], name="corrections_of_office", condition=Q(stands=True)),
            models.Index(fields=["province", "on"], include=["finding", "verdict", "kind", "field"], name="corrections_of_province", condition=Q(stands=True)),
            models.Index(fields=["office", "finding", "verdict", "-id"], name="corrections_listed", condition=Q(stands=True)),
            models.Index(fields=["province", "finding", "verdict", "-id"], name="corrections_listed_all", condition=Q(stands=True)),
        ]
