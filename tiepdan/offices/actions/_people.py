"""Part of loading a province: officials and the posts they hold to begin with."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from tiepdan.offices.errors import SignInTaken
from tiepdan.offices.models import Holding, Official, Post, Province
from tiepdan.offices.province_data import DemoPerson, HoldingPlan, ProvinceData


def open_holdings(province: Province, data: ProvinceData, posts: dict[str, Post], *, password: str) -> None:
    """Give every post nobody has ever held its holder: the named official, or else the invented one."""
    held = set(Holding.objects.filter(post__in=posts.values()).values_list("post__code", flat=True))
    named = [plan for plan in data.holdings if plan.post_code not in held]
    taken = held | {plan.post_code for plan in named if not plan.ground}
    invented = [person for person in data.demo if data.post_code(person.office, person.post) not in taken]
    officials = _open_accounts(province, named, invented, password=password)
    begins = {data.post_code(plan.code, seat.code): plan.fields["valid_from"] for plan in data.offices for seat in plan.posts}
    Holding.objects.bulk_create([
        *(Holding(post=posts[plan.post_code], official=officials[plan.username], since=plan.since, until=plan.until,
                  deputising=bool(plan.ground), ground=plan.ground) for plan in named),
        *(Holding(post=posts[code], official=officials[person.username], since=begins[code])
          for person in invented for code in [data.post_code(person.office, person.post)]),
    ])


def _open_accounts(
    province: Province, named: Iterable[HoldingPlan], invented: Iterable[DemoPerson], *, password: str
) -> dict[str, Official]:
    """Accounts by sign-in name. The invented share one encoded password; the real ones get theirs from the administrator."""
    wanted = {person.username: Official(username=person.username, full_name=person.full_name, demo=person.shown, password=password)
              for person in invented}
    wanted |= {plan.username: Official(username=plan.username, full_name=plan.full_name, password=make_password(None)) for plan in named}
    known = {official.username: official for official in Official.objects.filter(username__in=wanted)}
    here = set(Official.objects.filter(holdings__post__office__province=province).values_list("pk", flat=True))
    for username, official in known.items():
        if not _same_person(official, wanted[username], here=official.pk in here):
            raise SignInTaken(username=username)
    new = [official for username, official in wanted.items() if username not in known]
    return known | {official.username: official for official in Official.objects.bulk_create(new)}


def _same_person(known: Official, wanted: Official, *, here: bool) -> bool:
    """An invented account is taken up again by its own province, a real one by its own name; nobody else's ever is."""
    if wanted.demo is not None:
        return known.demo is not None and here
    return known.demo is None and known.full_name == wanted.full_name
