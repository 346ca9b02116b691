"""Offices, posts and officials for the tests of letters; all invented."""

from datetime import date

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.offices import abilities
from tiepdan.offices.models import Holding, Office, OfficeKind, Official, Post, PostAbility, Province, Role

TODAY = date(2026, 8, 21)
SINCE = date(2025, 7, 1)

PEOPLE = [
    ("head", Role.HEAD, "Chủ tịch", "Lý A Phà", (abilities.SIGN, abilities.ACCEPT)),
    ("deputy", Role.DEPUTY, "Phó Chủ tịch", "Má A Tủa", (abilities.SIGN,)),
    ("officer", Role.RECEPTION_OFFICER, "Công chức tiếp công dân", "Lò Thị Mẩy", (abilities.DRAFT, abilities.REGISTER)),
    ("clerk", Role.CLERK, "Văn thư", "Chảo Sử Mẩy", (abilities.SEND,)),
]


def make_office(province: Province, code: str, name: str, kind: str = OfficeKind.COMMUNE, **more) -> Office:
    short = name.replace("Ủy ban nhân dân", "UBND")
    return Office.objects.create(province=province, code=code, name=name, short_name=more.pop("short_name", short), kind=kind,
                                 symbol=more.pop("symbol", "UBND"), head_title=f"Chủ tịch {short}", place="Y Tý", valid_from=SINCE, **more)


def make_actor(office: Office, code: str, role: str, title: str, name: str, able: tuple[str, ...]) -> Actor:
    post = Post.objects.create(office=office, code=f"{office.code}.{code}", role=role, title=title)
    PostAbility.objects.bulk_create(PostAbility(post=post, ability=ability) for ability in able)
    official = Official.objects.create(username=post.code, full_name=name)
    Holding.objects.create(post=post, official=official, since=SINCE)
    return Actor(ActorKind.OFFICIAL, name, official_id=official.pk, post_id=post.pk, post_title=title, office_id=office.pk, office_code=office.code,
                 office_name=office.short_name, province="15", abilities=frozenset(able))
