"""What is kept when a petition is handed on: from where to where, who took it in or sent it back, and the answer awaited from outside."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tiepdan.common.actor import Actor
from tiepdan.documents.models import Paper
from tiepdan.offices.abilities import SEE_HANDED
from tiepdan.offices.models import Office, Post


class SentBack(models.TextChoices):
    """Why a receiver sends a petition back."""

    WRONG = "wrong", _("không đúng thẩm quyền")
    DOUBLE = "double", _("trùng với đơn đã có")
    PAPERS = "papers", _("thiếu giấy tờ")


class TransferQuerySet(models.QuerySet):
    def awaiting(self) -> "TransferQuerySet":
        """Sent outside, and nobody there has answered yet."""
        return self.filter(due__isnull=False, replied_on__isnull=True)

    def followed_by(self, actor: Actor) -> "TransferQuerySet":
        """Those this post's own office sent out and follows up; never a denunciation of this post or its leader."""
        from tiepdan.intake.models import denounces

        return self.filter(from_office_id=actor.office_id).exclude(denounces(actor, "petition__"))

    def handed_to(self, actor: Actor) -> "TransferQuerySet":
        """Those sent to this post's own office, for who may see them; what it is about stays on the paper that went."""
        return self.filter(to_office_id=actor.office_id or 0) if actor.can(SEE_HANDED) else self.none()


class Transfer(models.Model):
    """One act on one petition: inside the system it moves, outside it is sent and a reply awaited.

    At most two hops; a third only where somebody above has decided (`decided_by`), and that decision binds: one for each petition.
    """

    petition = models.ForeignKey("intake.Petition", models.PROTECT, related_name="transfers")
    hop = models.SmallIntegerField(default=1)
    from_office = models.ForeignKey(Office, models.PROTECT, related_name="transfers_out")
    to_office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="transfers_in")
    to_name = models.CharField(max_length=200, blank=True)
    because = models.TextField()
    cites = models.CharField(max_length=240)
    made_on = models.DateField()
    decided_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+", db_index=False)
    taken_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)
    returned_kind = models.CharField(max_length=8, choices=SentBack.choices, blank=True)
    returned_because = models.TextField(blank=True)
    due = models.DateField(null=True)  # outside only: the day by which an answer is awaited
    due_cites = models.CharField(max_length=240, blank=True)
    replied_on = models.DateField(null=True)
    reply = models.TextField(blank=True)
    reply_paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="+", db_index=False)
    reminded_on = models.DateField(null=True)
    reminders = models.SmallIntegerField(default=0)

    objects = TransferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition", "hop"], name="petition_hop_once"),
            models.UniqueConstraint(
                fields=["petition"], condition=Q(decided_by__isnull=False), name="petition_place_decided_once",
                violation_error_message=_("Nơi giải quyết đơn này đã được quyết định một lần; quyết định ấy ràng buộc mọi cơ quan."),
            ),
            models.CheckConstraint(
                name="petition_is_not_passed_round", condition=Q(hop__lte=2) | Q(hop=3, decided_by__isnull=False),
                violation_error_message=_("Đơn đã chuyển hai lần; lần nữa phải do cấp trên quyết định."),
            ),
            models.CheckConstraint(
                name="petition_sent_back_with_a_reason",
                condition=Q(returned_at__isnull=True, returned_kind="") | (Q(returned_at__isnull=False) & ~Q(returned_kind="") & ~Q(returned_because="")),
                violation_error_message=_("Trả lại đơn chuyển đến phải có lý do."),
            ),
            models.CheckConstraint(
                name="binding_transfer_is_not_sent_back", condition=Q(decided_by__isnull=True) | Q(returned_at__isnull=True),
                violation_error_message=_("Đơn chuyển theo quyết định về nơi giải quyết thì không trả lại."),
            ),
            models.CheckConstraint(
                name="reply_says_something", condition=Q(replied_on__isnull=True) | ~Q(reply=""),
                violation_error_message=_("Đã ghi ngày trả lời thì phải ghi nơi nhận trả lời gì."),
            ),
        ]
        indexes = [models.Index(fields=["from_office", "due", "id"], name="transfer_awaited", condition=Q(due__isnull=False, replied_on__isnull=True))]
