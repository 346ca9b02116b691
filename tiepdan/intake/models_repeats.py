"""What is kept about repeats: the sketch by which copies are found, links between petitions, and what an officer said is no repeat."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tiepdan.intake.repeat_kinds import KINDS


class Sketch(models.Model):
    """The keys and the print of one petition's words. Of a denunciation: only of its working extract, in which the denouncer is masked (Luật Tố cáo Đ.49)."""

    petition = models.OneToOneField("intake.Petition", models.PROTECT, primary_key=True, related_name="sketch")
    version = models.SmallIntegerField()
    keys = ArrayField(models.IntegerField(), default=list)
    print = models.BinaryField(default=bytes)  # reading.repeats.sketch.Sketched.print


class Band(models.Model):
    """One key of one petition: the table that is searched. No index but its own key, which answers without touching rows.

    Seventy rows a petition, all made again from its text at any time: no foreign key is checked for each of them.
    """

    pk = models.CompositePrimaryKey("key", "petition_id")
    key = models.IntegerField()
    petition = models.ForeignKey("intake.Petition", models.DO_NOTHING, db_index=False, db_constraint=False, related_name="+")


class Link(models.Model):
    """Two petitions are about one thing (đơn được gắn với đơn). Neither is merged, hidden or changed; undone, the link stays as history."""

    petition = models.ForeignKey("intake.Petition", models.PROTECT, related_name="links_back")  # the later one
    earlier = models.ForeignKey("intake.Petition", models.PROTECT, db_index=False, related_name="links_on")
    relation = models.CharField(max_length=16, choices=[(kind.name, kind.label) for kind in KINDS])
    ground = models.CharField(max_length=400, blank=True)  # what the comparison said; of facts and words, never of a sealed writer
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=300)
    made_post = models.ForeignKey("offices.Post", models.PROTECT, null=True, db_index=False, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=300, blank=True)
    undone_post = models.ForeignKey("offices.Post", models.PROTECT, null=True, db_index=False, related_name="+")
    undone_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "earlier", "relation"], condition=Q(undone_at__isnull=True), name="link_once_while_open",
                violation_error_message=_("Hai đơn này đã được gắn với nhau rồi."),
            ),
            models.CheckConstraint(
                condition=Q(petition_id__gt=F("earlier_id")), name="link_leads_back",
                violation_error_message=_("Đơn đến sau được gắn vào đơn đến trước."),
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by="") | (Q(undone_at__isnull=False) & ~Q(undone_by="") & ~Q(undone_because="")),
                name="link_undone_by_somebody_with_a_reason", violation_error_message=_("Gỡ liên kết phải có người gỡ và lý do."),
            ),
        ]
        indexes = [models.Index(fields=["earlier", "petition"], name="link_on")]


class Dismissal(models.Model):
    """An officer looked and said: no repeat. The pair is not shown again until the word is taken back."""

    petition = models.ForeignKey("intake.Petition", models.PROTECT, related_name="dismissals_back")  # the later one
    earlier = models.ForeignKey("intake.Petition", models.PROTECT, related_name="dismissals_on")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=300)
    made_post = models.ForeignKey("offices.Post", models.PROTECT, null=True, db_index=False, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition", "earlier"], condition=Q(taken_back_at__isnull=True), name="dismissal_once_while_open"),
            models.CheckConstraint(condition=Q(petition_id__gt=F("earlier_id")), name="dismissal_leads_back"),
        ]
