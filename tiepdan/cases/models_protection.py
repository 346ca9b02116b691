"""The file of protection of whoever denounced and their family, apart from the file of the denunciation (Luật Tố cáo Đ.47–58)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.steps.protection import OPEN
from tiepdan.common.actor import Actor
from tiepdan.intake.models import Petition
from tiepdan.offices.abilities import ACCEPT
from tiepdan.offices.models import Post


def kept_by(actor: Actor) -> Q:
    """Whoever holds the denunciation now, who opened the file, and the settler; before acceptance the head of the office that holds it."""
    mine = Q(pk__in=[])
    if actor.post_id:
        mine = Q(opened_by_post_id=actor.post_id) | Q(petition__holder_post_id=actor.post_id) | Q(petition__round_opened__holder_post_id=actor.post_id)
    return mine | settled_by(actor) if actor.can(ACCEPT) and actor.office_id else mine


def settled_by(actor: Actor) -> Q:
    """Files of denunciations that the actor's office settles, or holds while nobody has accepted them."""
    here = actor.office_id
    unaccepted = Q(petition__round_opened__isnull=True) & (Q(petition__holder_office_id=here) | Q(petition__ended_office_id=here))
    return Q(petition__round_opened__office_id=here) | unaccepted


class ProtectionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> ProtectionQuerySet:
        """Of whoever may see the denunciation only those the file is kept by (Luật Tố cáo Đ.55); the accused and their house never."""
        return self.filter(kept_by(actor), petition__in=Petition.objects.visible_to(actor).values("pk"))

    def open(self) -> ProtectionQuerySet:
        return self.filter(state__in=OPEN)


class Protection(models.Model):
    """One request for protection and what became of it. Nobody is named here: who is protected lies in the sealed box."""

    class How(models.TextChoices):
        WRITTEN = "written", _("bằng văn bản")
        PERSON = "person", _("khẩn cấp, đến trực tiếp")
        PHONE = "phone", _("khẩn cấp, qua điện thoại")
        ONLINE = "online", _("qua trang tra cứu của người tố cáo")
        REPORT = "report", _("do có việc trả thù, trù dập được báo")
        OWN = "own", _("không có đề nghị: người giải quyết tự thấy có căn cứ")

    class Whom(models.TextChoices):
        DENOUNCER = "denouncer", _("người tố cáo")
        FAMILY = "family", _("người thân thích của người tố cáo")
        BOTH = "both", _("người tố cáo và người thân thích")

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="protections")
    earlier = models.ForeignKey("self", models.PROTECT, null=True, related_name="later")  # the closed file that a report of retaliation takes up again
    opened_by_post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")  # empty: whoever denounced, on the follow page
    state = models.CharField(max_length=12, default="requested")
    how = models.CharField(max_length=10, choices=How.choices)
    whom = models.CharField(max_length=10, choices=Whom.choices)
    asked_on = models.DateField()
    written_on = models.DateField(null=True)
    danger = models.TextField()
    wanted = models.TextField(blank=True)
    decided_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)  # the measures were looked at again and found right
    refused_because = models.TextField(blank=True)
    ended_on = models.DateField(null=True)
    ended_ground = models.CharField(max_length=20, blank=True)
    ended_because = models.TextField(blank=True)

    objects = ProtectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["petition"], condition=Q(state__in=OPEN), name="one_open_protection",
                                    violation_error_message=_("Hồ sơ này đang có một việc bảo vệ chưa kết thúc.")),
            models.CheckConstraint(condition=Q(written_on__isnull=True) | Q(written_on__gte=F("asked_on")), name="protection_written_after_asked",
                                   violation_error_message=_("Ngày có văn bản đề nghị không thể trước ngày đề nghị.")),
            models.CheckConstraint(condition=~Q(state="ended") | (Q(ended_on__isnull=False) & ~Q(ended_ground="")), name="protection_ends_on_a_ground",
                                   violation_error_message=_("Chấm dứt bảo vệ phải có ngày và căn cứ.")),
        ]
        indexes = [models.Index(fields=["petition", "-id"], name="protection_of_petition")]

    @property
    def unwritten(self) -> bool:
        """Asked without a paper bearing a signature, not yet put in writing (Luật Tố cáo Đ.50 k.2, k.3)."""
        return self.how in {self.How.PERSON, self.How.PHONE, self.How.ONLINE} and self.written_on is None


class Measure(models.Model):
    """One measure of protection: what, who carries it out, by when; done when its body said so and somebody else has checked it."""

    class Kind(models.TextChoices):
        SECRECY = "secrecy", _("giữ bí mật thông tin")
        POST = "post", _("bảo vệ vị trí công tác, việc làm")
        RESIDENCE = "residence", _("tạm thời chuyển đến nơi an toàn")
        LIFE = "life", _("bảo vệ tính mạng, sức khỏe")
        PROPERTY = "property", _("bảo vệ tài sản")
        HONOUR = "honour", _("bảo vệ danh dự, nhân phẩm")

    protection = models.ForeignKey(Protection, models.PROTECT, related_name="measures")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    what = models.TextField()
    body = models.CharField(max_length=200)  # who must carry it out
    begins_on = models.DateField()
    by_day = models.DateField()
    done_on = models.DateField(null=True)
    done_words = models.TextField(blank=True)
    done_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    checked_on = models.DateField(null=True)
    checked_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    replaced_on = models.DateField(null=True)
    replaced_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(by_day__gte=F("begins_on")), name="measure_day_after_beginning",
                                   violation_error_message=_("Hạn thực hiện biện pháp không thể trước ngày bắt đầu.")),
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True) | (Q(done_on__isnull=False, checked_by__isnull=False) & ~Q(checked_by=F("done_by"))),
                name="measure_checked_by_another", violation_error_message=_("Kết quả biện pháp bảo vệ phải do người khác kiểm tra.")),
            models.CheckConstraint(condition=Q(replaced_on__isnull=True) | ~Q(replaced_because=""), name="measure_replaced_with_a_reason",
                                   violation_error_message=_("Thay đổi biện pháp bảo vệ phải ghi lý do.")),
        ]
        indexes = [models.Index(fields=["protection", "by_day"], name="measure_waiting", condition=Q(done_on__isnull=True, replaced_on__isnull=True))]

    def overdue_on(self, today: date) -> bool:
        return self.done_on is None and self.replaced_on is None and self.by_day < today


class Retaliation(models.Model):
    """What was done to somebody because of the denunciation, as it was reported (Luật Tố cáo Đ.8, Đ.47 k.3)."""

    protection = models.ForeignKey(Protection, models.PROTECT, related_name="retaliations")
    happened_on = models.DateField()
    reported_on = models.DateField()
    words = models.TextField()
    answered_on = models.DateField(null=True)  # the settler has decided measures because of it, or said why none
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(answered_on__isnull=True) | ~Q(answer=""), name="retaliation_answered_in_words",
                                   violation_error_message=_("Xem xét việc trả thù, trù dập phải ghi đã làm gì hoặc vì sao không.")),
            models.CheckConstraint(condition=Q(reported_on__gte=F("happened_on")), name="retaliation_reported_after",
                                   violation_error_message=_("Ngày xảy ra không thể sau ngày báo.")),
        ]
