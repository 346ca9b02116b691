"""Questions about offices, posts and who holds them. Each is one query; none writes."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from tiepdan.offices.errors import HeadMissing, OfficeUnknown
from tiepdan.offices.models import EndedKind, Holding, Office, OfficeKind, Official, Post, Province, RemoteArea, Role, Succession
from tiepdan.offices.old_names import keys_in, name_key, words_of

LEVELS = ("xa", "phuong", "thi tran", "huyen", "thi xa", "thanh pho")


def office_by_code(province_code: str, code: str) -> Office:
    """The office of a province by its code, with its province and parent. Raises OfficeUnknown."""
    office = Office.objects.select_related("province", "parent").filter(province__code=province_code, code=code).first()
    if office is None:
        raise OfficeUnknown(code=code)
    return office


def offices_of(province_code: str, today: date, *kinds: str) -> QuerySet[Office]:
    """The offices of a province that exist today, of the given kinds or of all."""
    offices = Office.objects.on(today).filter(province__code=province_code).select_related("province")
    return offices.filter(kind__in=kinds) if kinds else offices


def head_of(office: Office) -> Post:
    """The post of the office's head, whoever holds it. Raises HeadMissing (offices outside have none here)."""
    post = post_in_role(office, Role.HEAD)
    if post is None:
        raise HeadMissing(office=office.short_name)
    return post


def post_in_role(office: Office, role: str) -> Post | None:
    """The first post of the office with a role: the vice chair somebody complains about, the clerk."""
    return office.posts.select_related("office__province").filter(role=role).first()


def recovery_posts(province_id: int) -> list[Post]:
    """The three who hold the parts of the province's recovery key: its chair, the chief inspector, the head of the reception board."""
    kinds = (OfficeKind.COMMITTEE, OfficeKind.INSPECTORATE, OfficeKind.RECEPTION_BOARD)
    heads = Post.objects.select_related("office__province").filter(
        office__province_id=province_id, office__kind__in=kinds, role=Role.HEAD, office__valid_until__isnull=True, office__handles_inside=True)
    return sorted(heads, key=lambda post: kinds.index(OfficeKind(post.office.kind)))


def post_with(office: Office, ability: str, *, today: date | None = None) -> Post | None:
    """The first post of the office that may do something and has a holder; in the order of the province's data.

    With `today`, a holder on that day (standing in counts); without, one whose holding has no end set.
    """
    held = _in_force(today) if today else Q(until__isnull=True)
    return (
        office.posts.select_related("office__province")
        .filter(Exists(Holding.objects.filter(held, post=OuterRef("pk"))), ability_rows__ability=ability)
        .first()
    )


def holder_of(post: Post, today: date) -> Official | None:
    """Who answers for the post today: whoever stands in for its holder, or else the holder; None when nobody does."""
    holding = _holdings_of(post, today).select_related("official").order_by("-deputising", "-since", "-pk").first()
    return holding.official if holding else None


def holders_of(posts: list[int], today: date) -> dict[int, Official]:
    """The same for many posts at once, by post id: for lists, in one query."""
    held = Holding.objects.filter(_in_force(today), post__in=posts).select_related("official").order_by("deputising", "since", "pk")
    return {holding.post_id: holding.official for holding in held}


def vacant_posts(province_code: str, today: date) -> QuerySet[Post]:
    """Posts of existing offices that nobody holds today: work given there would lie."""
    nobody = ~Exists(Holding.objects.filter(_in_force(today), post=OuterRef("pk")))
    return Post.objects.filter(nobody, office__in=offices_of(province_code, today)).select_related("office")


def remote_on(office: Office, day: date) -> RemoteArea | None:
    """The row that makes the office's area remote on a day, or None (Luật Khiếu nại Đ.28)."""
    return office.remote_areas.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day).first()


def successions_named(province: Province, text: str, kind: str) -> list[Succession]:
    """Who took over from the body of a kind that the text names; of several names the longest, and the one whose place it tells too."""
    keys = keys_in(text)
    found = Succession.objects.filter(province=province, kind=kind, names__overlap=keys).select_related("successor", "office")
    told = set(keys)
    weighed = [(max(len(name) for name in row.names if name in told), " ".join(words_of(row.old_place)) in told, row) for row in found]
    best = max((weight[:2] for weight in weighed), default=None)
    return [row for *weight, row in weighed if tuple(weight) == best]


def heirs_of_place(typed: str, today: date) -> list[Office]:
    """The communes of today that took over from the old commune or district of that name, with or without its level; by name."""
    key = name_key(typed)
    names = [key, *(f"{level} {key}" for level in LEVELS)]
    rows = Succession.objects.filter(kind__in=(EndedKind.COMMUNE, EndedKind.DISTRICT), names__overlap=names).select_related("successor")
    return sorted(living_heirs(list({row.successor_id: row.successor for row in rows}.values()), today), key=lambda office: office.short_name)


def successions_of(office: Office) -> list[Succession]:
    """Who took over from an office that ended."""
    return list(office.successions.select_related("successor", "office"))


def living_heirs(offices: list[Office], today: date) -> list[Office]:
    """The offices themselves where they exist today; for those that ended, whoever took over, however often it changed hands."""
    alive: dict[int, Office] = {}
    seen: set[int] = set()
    while offices:
        seen |= {office.pk for office in offices}
        alive |= {office.pk: office for office in offices if office.valid_until is None or office.valid_until > today}
        gone = [office.pk for office in offices if office.pk not in alive]
        rows = Succession.objects.filter(office__in=gone).exclude(successor__in=seen).select_related("successor") if gone else []
        offices = [row.successor for row in rows]
    return list(alive.values())


@dataclass(frozen=True)
class DemoAccount:
    username: str
    full_name: str
    post: str
    office: str


def demo_accounts(province_code: str, today: date) -> list[DemoAccount]:
    """The invented officials worth trying first, in the order of the province's demo.yaml."""
    held = (
        Holding.objects.filter(_in_force(today), post__office__province__code=province_code, official__demo__gt=0, official__is_active=True)
        .select_related("official", "post__office")
        .order_by("official__demo", "pk")
    )
    return [DemoAccount(row.official.username, row.official.full_name, row.post.title, row.post.office.short_name) for row in held]


def _in_force(today: date) -> Q:
    return Q(until__isnull=True, since__lte=today) | Q(until__gt=today, since__lte=today)


def _holdings_of(post: Post, today: date) -> QuerySet[Holding]:
    return post.holdings.filter(_in_force(today))
