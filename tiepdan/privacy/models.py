"""What is kept: what people ask about their own data and what they were answered; breaches and who was told of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tiepdan.common.actor import Actor
from tiepdan.intake.models import Petition
from tiepdan.offices.models import Office
from tiepdan.privacy.models_destruction import Destruction, DestructionLine

__all__ = ["Breach", "BreachNotice", "DataRequest", "Destruction", "DestructionLine"]


class DataRequestQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "DataRequestQuerySet":
        """Those of one's own office, about a petition one may see."""
        seen = Petition.objects.visible_to(actor).filter(pk=models.OuterRef("petition_id"))
        return self.filter(models.Exists(seen), office_id=actor.office_id)


class DataRequest(models.Model):
    """What somebody asks about their own data in a petition (Luật 91/2025 Đ.4). Their words stay here; the journal holds none of them."""

    class Kind(models.TextChoices):
        ACCESS = "access", _("xem dữ liệu của mình")
        CORRECTION = "correction", _("sửa dữ liệu sai")
        DELETION = "deletion", _("xóa dữ liệu")
        OBJECTION = "objection", _("phản đối, hạn chế sử dụng")

    class State(models.TextChoices):
        OPEN = "open", _("chờ trả lời")
        GRANTED = "granted", _("đã làm theo yêu cầu")
        PARTLY = "partly", _("làm theo một phần")
        REFUSED = "refused", _("không làm theo, có căn cứ")

    province_id = models.BigIntegerField()
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    petition = models.ForeignKey(Petition, models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    asked = models.TextField()
    asker = models.CharField(max_length=160, blank=True)  # who came to the desk; empty: whoever holds the petition's key
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    answer = models.TextField(blank=True)
    ground = models.CharField(max_length=40, blank=True)  # a key of refusals.yaml
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=300, blank=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "kind"], name="one_open_data_request_a_kind", condition=Q(state="open"),
                violation_error_message=_("Yêu cầu loại này đang chờ trả lời."),
            ),
            models.CheckConstraint(name="data_request_answered_in_words", condition=Q(state="open") ^ (Q(answered_at__isnull=False) & ~Q(answer=""))),
            models.CheckConstraint(
                name="data_request_refused_on_a_ground", condition=~Q(state__in=("refused", "partly")) | ~Q(ground=""),
                violation_error_message=_("Không làm theo thì phải có căn cứ."),
            ),
        ]
        indexes = [models.Index(fields=["office", "-id"], name="data_requests_of_office")]


class BreachQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "BreachQuerySet":
        return self.filter(office_id=actor.office_id)


class Breach(models.Model):
    """Personal data that leaked, was lost or was used unlawfully: what, how many people, by when it must be told, what was done."""

    province_id = models.BigIntegerField()
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    found_at = models.DateTimeField()
    tell_before = models.DateTimeField()
    what = models.TextField()
    data = models.CharField(max_length=300)  # which kinds of data
    people = models.PositiveIntegerField(null=True)  # how many; unknown at first
    opened_by = models.CharField(max_length=300)
    measures = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)

    objects = BreachQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="breach_told_after_it_was_found", condition=Q(tell_before__gt=models.F("found_at"))),
            models.CheckConstraint(name="breach_closed_with_measures", condition=Q(closed_at__isnull=True) | ~Q(measures="")),
        ]
        indexes = [models.Index(fields=["office", "-id"], name="breaches_of_office")]


class BreachNotice(models.Model):
    """Who was told of a breach, how and when."""

    class To(models.TextChoices):
        AUTHORITY = "authority", _("cơ quan chuyên trách bảo vệ dữ liệu cá nhân")
        SUPERIOR = "superior", _("cơ quan cấp trên")
        PEOPLE = "people", _("người có dữ liệu")

    breach = models.ForeignKey(Breach, models.PROTECT, related_name="notices")
    to = models.CharField(max_length=10, choices=To.choices)
    how = models.CharField(max_length=300)
    at = models.DateTimeField()
    told_by = models.CharField(max_length=300)
