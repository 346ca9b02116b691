"""What is kept: petitions being written, which only the writer's own browser can read, and counts of wrong keys."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tiepdan.intake.models import Petition


class Draft(models.Model):
    """A petition being written. `box` opens with the token in the writer's cookie, which the server does not keep.

    So an unsent denunciation names nobody to whoever reads the table (Luật Tố cáo Đ.49), and
    a lost cookie loses the draft for everybody.
    """

    lookup = models.CharField(max_length=64, unique=True)  # SHA-256 of the cookie's token
    nonce = models.BinaryField()
    box = models.BinaryField()
    key = models.UUIDField(default=uuid.uuid4, unique=True)  # sent twice, it is one petition
    begun_at = models.DateTimeField(default=timezone.now)  # what was sent sooner than anybody can write came from a script
    kept_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    petition = models.OneToOneField(Petition, models.PROTECT, null=True, related_name="draft")
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="draft_sent_iff_petition",
                condition=Q(petition__isnull=True, sent_at__isnull=True) | Q(petition__isnull=False, sent_at__isnull=False),
                violation_error_message=_("Bản nháp đã gửi thì có đơn, có giờ gửi."),
            ),
        ]


class WrongKeys(models.Model):
    """How many wrong keys came from one place in one hour; the place is a keyed hash, never an address."""

    place = models.CharField(max_length=64)
    hour = models.DateTimeField()
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "hour"], name="wrong_keys_once_a_place_and_hour")]
        indexes = [models.Index(fields=["hour"], name="wrong_keys_hour")]
