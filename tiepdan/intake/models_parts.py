"""What is kept when the text of one petition is parted: the whole as it came, and which petitions its parts became."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tiepdan.documents.models import Paper
from tiepdan.offices.models import Post


class Parting(models.Model):
    """The text of a petition was parted, once. `whole` is the paper with all it said before; `sealed` when one part denounces somebody."""

    petition = models.OneToOneField("intake.Petition", models.PROTECT, related_name="parting")
    whole = models.ForeignKey(Paper, models.PROTECT, related_name="+", db_index=False)
    sealed = models.BooleanField()
    reason = models.CharField(max_length=400)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=300)
    made_post = models.ForeignKey(Post, models.PROTECT, null=True, db_index=False, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="parting_has_a_reason", condition=~models.Q(reason=""), violation_error_message=_("Tách đơn phải có lý do.")),
        ]


class Part(models.Model):
    """A further part, which is a petition of its own. Numbered from 2: the first part keeps the code."""

    parting = models.ForeignKey(Parting, models.PROTECT, related_name="parts", db_index=False)
    petition = models.OneToOneField("intake.Petition", models.PROTECT, related_name="part_of")
    number = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parting", "number"], name="part_number_once", violation_error_message=_("Mỗi phần của đơn chỉ thành một đơn.")),
            models.CheckConstraint(name="part_comes_after_the_first", condition=models.Q(number__gte=2),
                                   violation_error_message=_("Phần đầu giữ mã cũ, không thành đơn mới.")),
        ]
