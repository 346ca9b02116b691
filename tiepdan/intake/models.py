"""What is kept: petitions as they came, who holds them from when, and how they were handed on."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from tiepdan.common.actor import Actor
from tiepdan.intake.corrections import Correction, Finding, ReaderVersion, Verdict
from tiepdan.intake.models_denounced import CrimeHandover, IdentityCheck, LongerCheck
from tiepdan.intake.models_extracts import Extract, ExtractHandover, RedactedPage
from tiepdan.intake.models_parts import Part, Parting
from tiepdan.intake.models_repeats import Band, Dismissal, Link, Sketch
from tiepdan.intake.models_transfers import SentBack, Transfer
from tiepdan.intake.steps import ARRIVED, ENDED, IN_HAND
from tiepdan.offices import abilities
from tiepdan.offices.models import Office, Post, Province
from tiepdan.people.models import Person, SealedIdentity

__all__ = [
    "Band", "Channel", "Correction", "CrimeHandover", "Custody", "Dismissal", "Extract", "ExtractHandover", "Finding", "IdentityCheck", "Kind", "Link",
    "LongerCheck", "Part", "Parting", "Petition", "PetitionQuerySet", "ReaderVersion", "RedactedPage", "SentBack", "Sketch", "Transfer", "Verdict", "denounces",
]


class Kind(models.TextChoices):
    COMPLAINT = "complaint", _("Khiếu nại")
    DENUNCIATION = "denunciation", _("Tố cáo")
    RECOMMENDATION = "recommendation", _("Kiến nghị")
    FEEDBACK = "feedback", _("Phản ánh")
    MIXED = "mixed", _("Nhiều nội dung")


class Channel(models.TextChoices):
    WEB = "web", _("cổng trực tuyến")
    DESK = "desk", _("tại nơi tiếp công dân")
    POST = "post", _("bưu chính")
    FORWARDED = "forwarded", _("cơ quan khác chuyển đến")
    FILE = "file", _("tệp quét")


def denounces(actor: Actor, petition: str = "") -> Q:
    """Denunciations this post must not meet; `petition` leads to the petition from another table ("petition__")."""
    post = Q(**{f"{petition}kind": Kind.DENUNCIATION, f"{petition}accused_post_id": actor.post_id or 0})
    led = Q(**{f"{petition}accused_post__isnull": False}) | Q(**{f"{petition}findings__has_key": "former_unit"})  # or led a unit that was merged into it
    leader = led & Q(**{f"{petition}kind": Kind.DENUNCIATION, f"{petition}accused_office_id": actor.office_id or 0})
    return post | (leader & ~Q(**{f"{petition}competent_office_id": actor.office_id or 0}))


class PetitionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> PetitionQuerySet:
        """What this post may see: its own, its office's, or the province's; never a denunciation of it.

        A denunciation of the office's leader is hidden from the whole office, unless that office itself is to settle it (Luật Tố cáo Đ.8).
        """
        mine = Q(holder_post_id=actor.post_id) if actor.post_id else Q(pk__in=[])
        if actor.can(abilities.SEE_PROVINCE):
            seen = Q(province__code=actor.province)
        elif actor.can(abilities.SEE_OFFICE):
            here = actor.office_id
            seen = mine | Q(office_id=here) | Q(holder_office_id=here) | Q(competent_office_id=here) | Q(ended_office_id=here)
        else:
            seen = mine
        return self.filter(seen).exclude(denounces(actor))

    def in_hand(self) -> PetitionQuerySet:
        return self.filter(state__in=IN_HAND)

    def matching(self, words: str) -> PetitionQuerySet:
        """Full text without tone marks; a document number finds its petition too."""
        folded = Func(Value(words), function="public.vi_fold", output_field=models.TextField())
        return self.filter(
            Q(search=SearchQuery(folded, config="public.vi", search_type="websearch")) | Q(document_numbers__contains=[words.strip().upper()])
        )


class Petition(models.Model):
    """One paper or statement as it came (đơn). Changed after registration by acts only; never merged, never cloned."""

    province = models.ForeignKey(Province, models.PROTECT)
    office = models.ForeignKey(Office, models.PROTECT, related_name="petitions_received")
    code = models.CharField(max_length=20, unique=True)
    year = models.SmallIntegerField()
    number = models.IntegerField()
    channel = models.CharField(max_length=10, choices=Channel.choices)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    idempotency_key = models.CharField(max_length=64, unique=True)
    follow_key = models.CharField(max_length=8)  # the second fact printed on the receipt
    forwarded_by = models.CharField(max_length=200, blank=True)
    forwarded_number = models.CharField(max_length=60, blank=True)

    kind = models.CharField(max_length=16, choices=Kind.choices, blank=True)
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)  # for a denunciation: the working extract, identity masked
    asks = models.JSONField(default=list)
    field = models.CharField(max_length=30, blank=True)
    round = models.SmallIntegerField(default=1)
    findings = models.JSONField(default=dict)
    document_numbers = ArrayField(models.CharField(max_length=60), default=list)
    place = models.ForeignKey(Office, models.PROTECT, null=True, related_name="petitions_from_here")
    accused = models.CharField(max_length=300, blank=True)
    accused_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="petitions_against")
    accused_office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="petitions_against")
    group_size = models.IntegerField(default=1)
    representatives = models.JSONField(default=list)
    anonymous = models.BooleanField(default=False)
    remote = models.BooleanField(default=False)

    petitioner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="petitions")
    sealed = models.ForeignKey(SealedIdentity, models.PROTECT, null=True, related_name="petitions")

    state = models.CharField(max_length=12, default="received")
    ended_on = models.DateField(null=True)
    holder_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="petitions_held")
    holder_office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="petitions_held")
    competent_office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="petitions_competent")
    competent_title = models.CharField(max_length=200, blank=True)
    competence_because = models.TextField(blank=True)
    competence_cites = models.CharField(max_length=240, blank=True)
    competence_question = models.CharField(max_length=300, blank=True)
    handling = models.CharField(max_length=20, blank=True)
    ended_office = models.ForeignKey(Office, models.PROTECT, null=True, db_index=False, related_name="petitions_ended")  # where its way here ended

    search = models.GeneratedField(
        expression=Func(F("title"), F("text"), function="public.petition_tsv"), output_field=SearchVectorField(), db_persist=True
    )

    objects = PetitionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["province", "year", "number"], name="petition_number_once_a_year"),
            models.CheckConstraint(
                name="petition_in_hand_has_a_holder",
                condition=Q(state__in=IN_HAND, holder_post__isnull=False, holder_office__isnull=False)
                | (~Q(state__in=IN_HAND) & Q(holder_post__isnull=True, holder_office__isnull=True)),
                violation_error_message=_("Đơn đang xử lý phải có đúng một người giữ."),
            ),
            models.CheckConstraint(
                name="petition_ended_on_iff_ended",
                condition=Q(state__in=ENDED, ended_on__isnull=False) | (~Q(state__in=ENDED) & Q(ended_on__isnull=True)),
                violation_error_message=_("Đơn có ngày kết thúc đúng khi đã kết thúc."),
            ),
            models.CheckConstraint(
                name="denouncer_is_never_named",
                condition=~Q(kind="denunciation") | Q(petitioner__isnull=True),
                violation_error_message=_("Danh tính người tố cáo chỉ nằm trong ngăn niêm phong."),
            ),
            models.CheckConstraint(
                name="accused_never_holds_the_denunciation",
                condition=~Q(kind="denunciation") | Q(accused_post__isnull=True) | Q(holder_post__isnull=True) | ~Q(holder_post=F("accused_post")),
                violation_error_message=_("Đơn tố cáo không được giao cho chính người bị tố cáo."),
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="petition_search"),
            GinIndex(fields=["document_numbers"], name="petition_document_numbers"),
            models.Index(fields=["holder_post", "received_on", "id"], name="petition_of_holder", condition=Q(holder_post__isnull=False)),
            models.Index(fields=["holder_office", "-id"], name="petition_of_holder_office", condition=Q(holder_office__isnull=False)),
            models.Index(fields=["holder_office", "received_on", "id"], name="petition_to_accept", condition=Q(state__in=ARRIVED)),
            models.Index(fields=["office", "-id"], name="petition_of_office"),
            models.Index(fields=["competent_office", "-id"], name="petition_of_competent"),
            models.Index(fields=["province", "-id"], name="petition_of_province"),
            models.Index(fields=["ended_office", "-id"], name="petition_ended_at", condition=Q(ended_office__isnull=False)),
            models.Index(fields=["holder_office", "received_on", "id"], name="petition_lying", condition=Q(holder_office__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.code


class Custody(models.Model):
    """Who holds a petition or a round, from when. One open row at every instant while it is in hand."""

    subject = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    office = models.ForeignKey(Office, models.PROTECT)
    post = models.ForeignKey(Post, models.PROTECT)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_custody_at_a_time",
                expressions=[
                    (F("subject"), RangeOperators.EQUAL),
                    (F("subject_id"), RangeOperators.EQUAL),
                    (Func(F("since"), F("until"), Value("[)"), function="tstzrange"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Mỗi lúc chỉ một người giữ hồ sơ."),
            ),
            models.UniqueConstraint(fields=["subject", "subject_id"], name="one_open_custody", condition=Q(until__isnull=True)),
        ]
