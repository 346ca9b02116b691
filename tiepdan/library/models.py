"""What is kept: documents of the province and their reviews; what was made known to which offices, and who has read it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tiepdan.library.steps import OVER, STATES
from tiepdan.offices.models import Office, Post, Province


class ProvincialDocument(models.Model):
    """A document of the province: entered by its legal officers with where it can be read; never made up."""

    class Kind(models.TextChoices):
        DECISION = "decision", _("quyết định")
        REGULATION = "regulation", _("quy chế, quy định")
        RESOLUTION = "resolution", _("nghị quyết")
        PLAN = "plan", _("kế hoạch")
        DIRECTIVE = "directive", _("chỉ thị")
        LETTER = "letter", _("công văn, hướng dẫn")
        OTHER = "other", _("loại khác")

    province = models.ForeignKey(Province, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    number = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    issuer = models.CharField(max_length=160)
    issued_on = models.DateField(null=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)  # the last day in force
    source = models.CharField(max_length=300)  # where its text can be read, in words or as an address
    cites = models.CharField(max_length=300, blank=True)  # what of the law it rests on
    folded = models.TextField(blank=True)  # number, title and issuer without tone marks, for the search

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["province", "number", "issuer"], name="provincial_document_once",
                violation_error_message=_("Văn bản này đã có trong danh mục."),
            ),
            models.CheckConstraint(
                name="provincial_document_ends_after_it_begins", condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=models.F("since")),
                violation_error_message=_("Ngày hết hiệu lực phải sau ngày có hiệu lực."),
            ),
        ]
        indexes = [models.Index(fields=["province", "-id"], name="documents_of_province")]

    def __str__(self) -> str:
        return f"{self.number}, {self.issuer}" if self.number else self.title


class Review(models.Model):
    """What is to become of a provincial document, who sees to it and how far it has come. One at a time for a document."""

    class Proposal(models.TextChoices):
        KEEP = "keep", _("giữ nguyên")
        AMEND = "amend", _("sửa đổi, bổ sung")
        REPLACE = "replace", _("thay thế")
        REPEAL = "repeal", _("bãi bỏ")

    document = models.ForeignKey(ProvincialDocument, models.PROTECT, related_name="reviews")
    province_id = models.BigIntegerField()  # the document's, repeated for the lists
    state = models.CharField(max_length=12, default="proposed", choices=list(STATES.items()))
    proposal = models.CharField(max_length=8, choices=Proposal.choices)
    reason = models.TextField()
    proposed_on = models.DateField()
    owner_office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    owner_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    due = models.DateField(null=True)  # set by the province itself, not by an act of law
    words = models.TextField(blank=True)  # what was last said: of the draft, the submission, the return
    outcome = models.CharField(max_length=300, blank=True)  # the document that decided
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document"], name="one_open_review_a_document", condition=~Q(state__in=OVER),
                violation_error_message=_("Văn bản này đang được rà soát rồi."),
            ),
            models.CheckConstraint(
                name="review_given_to_an_office_when_assigned",
                condition=Q(state__in=("proposed", "dropped")) | Q(owner_office__isnull=False, owner_post__isnull=False, due__isnull=False),
                violation_error_message=_("Giao soạn thì phải có cơ quan, chức vụ và ngày xong."),
            ),
            models.CheckConstraint(
                name="review_decided_by_a_document", condition=~Q(state="decided") | ~Q(outcome=""),
                violation_error_message=_("Quyết định phải ghi văn bản nào đã quyết định."),
            ),
            models.CheckConstraint(name="review_over_has_its_day", condition=~(Q(state__in=OVER) ^ Q(ended_on__isnull=False))),
        ]
        indexes = [
            models.Index(fields=["province_id", "state", "-id"], name="reviews_by_state"),
            models.Index(fields=["owner_office", "due"], name="reviews_of_office", condition=~Q(state__in=OVER)),
        ]


class Dissemination(models.Model):
    """One document made known to many offices at once. Names an act of the library or a provincial document, never both."""

    province_id = models.BigIntegerField()
    act = models.CharField(max_length=60, blank=True)  # the key of an act of the library
    document = models.ForeignKey(ProvincialDocument, models.PROTECT, null=True, related_name="disseminations")
    title = models.CharField(max_length=300)  # as it was called on the day
    note = models.TextField()
    read_before = models.DateField()  # until when the offices are asked to have read it; set by the province
    sent_on = models.DateField()
    sent_by = models.CharField(max_length=300)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="dissemination_of_one_thing", condition=Q(act="") ^ Q(document__isnull=True)),
            models.CheckConstraint(name="read_after_it_was_sent", condition=Q(read_before__gte=models.F("sent_on"))),
        ]
        indexes = [models.Index(fields=["province_id", "-id"], name="disseminations_of_province")]


class DisseminatedCopy(models.Model):
    """What one office was sent, and its read receipt: who pressed “Đã đọc”, at which post, when."""

    dissemination = models.ForeignKey(Dissemination, models.PROTECT, related_name="copies")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True)
    read_by = models.CharField(max_length=300, blank=True)
    read_post_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dissemination", "office"], name="one_copy_an_office"),
            models.CheckConstraint(name="read_by_somebody", condition=~(Q(read_at__isnull=True) ^ Q(read_post_id__isnull=True))),
        ]
        indexes = [
            models.Index(fields=["office", "-id"], name="copies_of_office"),
            models.Index(fields=["office"], name="unread_copies_of_office", condition=Q(read_at__isnull=True)),
            models.Index(fields=["dissemination", "id"], name="copies_unread", condition=Q(read_at__isnull=True)),
        ]
