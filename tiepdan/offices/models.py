"""What is kept: provinces, offices with their validity, posts, officials and who holds which post from when."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from tiepdan.offices.abilities import ABILITIES


class OfficeKind(models.TextChoices):
    COMMITTEE = "committee", _("UBND tỉnh")
    COMMUNE = "commune", _("UBND xã, phường")
    DEPARTMENT = "department", _("sở, ban, ngành")
    INSPECTORATE = "inspectorate", _("thanh tra")
    RECEPTION_BOARD = "reception_board", _("Ban Tiếp công dân")
    POLICE = "police", _("công an")
    MILITARY = "military", _("quân sự")
    PROCURACY = "procuracy", _("viện kiểm sát")
    COURT = "court", _("tòa án")
    ENFORCEMENT = "enforcement", _("thi hành án dân sự")
    COUNCIL = "council", _("hội đồng nhân dân")
    FRONT = "front", _("Mặt trận Tổ quốc")
    PARTY = "party", _("cơ quan Đảng")
    PRESS = "press", _("báo chí")
    CENTRAL = "central", _("cơ quan trung ương")


class Role(models.TextChoices):
    HEAD = "head", _("người đứng đầu")
    DEPUTY = "deputy", _("cấp phó")
    RECEPTION_OFFICER = "reception_officer", _("người tiếp công dân")
    PETITION_OFFICER = "petition_officer", _("người xử lý đơn")
    VERIFIER = "verifier", _("người xác minh")
    CLERK = "clerk", _("văn thư")
    INSPECTOR = "inspector", _("thanh tra viên")
    OBSERVER = "observer", _("người theo dõi")
    ADMINISTRATOR = "administrator", _("quản trị")


class Province(models.Model):
    code = models.CharField(max_length=4, unique=True)
    letters = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=80)
    data_digest = models.CharField(max_length=64, blank=True)  # SHA-256 of the data folder as last loaded

    def __str__(self) -> str:
        return self.name


class OfficeQuerySet(models.QuerySet):
    def on(self, day: date) -> "OfficeQuerySet":
        """Offices that exist on the day."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)


class Office(models.Model):
    """A body that may hold, answer or receive petitions. It ends, it is never deleted; who took its work over stands in Succession."""

    province = models.ForeignKey(Province, models.PROTECT, related_name="offices")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=OfficeKind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    symbol = models.CharField(max_length=20, help_text=_("phần chữ trong số, ký hiệu văn bản (NĐ 30/2020)"))
    head_title = models.CharField(max_length=80)
    place = models.CharField(max_length=80, help_text=_("địa danh ghi trên văn bản"))
    handles_inside = models.BooleanField(default=True, help_text=_("làm việc ngay trên Tiếp Dân"))
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    cites = models.CharField(max_length=200, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ["province_id", "code"]
        constraints = [
            models.UniqueConstraint(fields=["province", "code"], name="office_code_once_a_province"),
            models.CheckConstraint(
                name="office_ends_after_it_begins", condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                violation_error_message=_("Ngày kết thúc của cơ quan phải sau ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class EndedKind(models.TextChoices):
    DISTRICT = "district", _("UBND cấp huyện")
    COMMUNE = "commune", _("UBND xã, phường, thị trấn cũ")
    DEPARTMENT = "department", _("sở, ban, ngành cũ")


class Confidence(models.TextChoices):
    """How far a line of the province's data can be trusted; the words are those of the rules of law."""

    FOUND = "FOUND", _("có văn bản")
    MEMORY = "MEMORY", _("nhớ lại, chưa đối chiếu văn bản")
    UNCERTAIN = "UNCERTAIN", _("chưa chắc chắn")


class Succession(models.Model):
    """One office that took over from a body which ended: a district has many, by place; a department may have several, by matter.

    The body that ended need not have worked on Tiếp Dân: then `office` is empty and it is found by its names (`names`, without
    tone marks). `about` says which part of its work went here; empty means all of it, or whatever arose in the successor's area.
    """

    province = models.ForeignKey(Province, models.PROTECT, related_name="successions")
    kind = models.CharField(max_length=12, choices=EndedKind.choices)
    old_name = models.CharField(max_length=160)
    old_place = models.CharField(max_length=80, blank=True)
    names = ArrayField(models.CharField(max_length=160))
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="successions")
    successor = models.ForeignKey(Office, models.PROTECT, related_name="taken_over")
    about = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField(null=True)
    cites = models.CharField(max_length=200, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence.choices)

    class Meta:
        ordering = ["province_id", "old_name", "old_place", "successor_id"]
        constraints = [
            models.UniqueConstraint(fields=["province", "old_name", "old_place", "successor"], name="succession_once"),
            models.CheckConstraint(
                name="succession_names_its_act", condition=Q(confidence="UNCERTAIN") | (~Q(cites="") & Q(ended_on__isnull=False)),
                violation_error_message=_("Kế tục không ghi ngày và văn bản thì phải ghi là chưa chắc chắn."),
            ),
            models.CheckConstraint(
                name="nobody_succeeds_itself", condition=Q(office__isnull=True) | ~Q(office=F("successor")),
                violation_error_message=_("Cơ quan không thể tự kế tục mình."),
            ),
        ]
        indexes = [GinIndex(fields=["names"], name="succession_names")]

    def __str__(self) -> str:
        return f"{self.old_name} → {self.successor.short_name}"


class RemoteArea(models.Model):
    """The commune lies in a remote area with hard access, for a time, by an act of the province (Luật Khiếu nại Đ.28)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="remote_areas")
    since = models.DateField()
    until = models.DateField(null=True)
    cites = models.CharField(max_length=200)
    certain = models.BooleanField(default=False)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="remote_area_once_at_a_time",
                expressions=[
                    (F("office"), RangeOperators.EQUAL),
                    (Func(F("since"), F("until"), Value("[)"), function="daterange"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Xã, phường này đã được ghi là vùng sâu, vùng xa trong thời gian đó."),
            ),
        ]


class Post(models.Model):
    """A seat in an office; officials hold it for a time. What it may do stands in its ability rows."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="posts")
    code = models.CharField(max_length=40, unique=True)
    role = models.CharField(max_length=20, choices=Role.choices)
    title = models.CharField(max_length=120)
    order = models.SmallIntegerField(default=0, help_text=_("ai được giao việc trước trong cơ quan"))

    class Meta:
        ordering = ["office_id", "order", "code"]

    def __str__(self) -> str:
        return f"{self.title}, {self.office.short_name}"


def ability_choices() -> list[tuple[str, str]]:
    return [(ability, ability) for ability in ABILITIES]


class PostAbility(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="ability_rows")
    ability = models.CharField(max_length=40, choices=ability_choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "ability"], name="post_has_an_ability_once")]


class Official(AbstractUser):
    """A person who signs in. What they may do comes from the posts they hold, never from flags here."""

    full_name = models.CharField(max_length=120)
    # An invented person for trying the system out: 0, or the place in the list `make run` prints. Null for a real one.
    demo = models.SmallIntegerField(null=True, editable=False)
    # A password somebody else knows, given by the administrator: changed before anything else is done with it.
    password_given = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def initials(self) -> str:
        words = self.full_name.split()
        return "".join(word[0] for word in (words[-2:] if len(words) > 1 else words)).upper()


class Holding(models.Model):
    """An official holds a post from a day; deputising is a holding with a ground."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    official = models.ForeignKey(Official, models.PROTECT, related_name="holdings")
    since = models.DateField()
    until = models.DateField(null=True)
    deputising = models.BooleanField(default=False)
    ground = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="post_has_one_holder_at_a_time",
                expressions=[
                    (F("post"), RangeOperators.EQUAL),
                    (Func(F("since"), F("until"), Value("[)"), function="daterange"), RangeOperators.OVERLAPS),
                ],
                condition=Q(deputising=False),
                violation_error_message=_("Chức vụ này đã có người giữ trong thời gian đó."),
            ),
            models.CheckConstraint(
                name="deputising_has_a_ground", condition=Q(deputising=False) | ~Q(ground=""),
                violation_error_message=_("Giao phụ trách thay phải ghi căn cứ."),
            ),
            models.CheckConstraint(
                name="holding_ends_after_it_begins", condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message=_("Ngày thôi giữ chức vụ không được trước ngày bắt đầu."),
            ),
        ]


