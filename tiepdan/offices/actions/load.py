"""Loading a province's data folder: as often as one likes, by code, deleting nothing."""

from datetime import date
from pathlib import Path

from django.contrib.auth.hashers import check_password, make_password
from django.db import connection, transaction

from tiepdan.common.actor import Actor
from tiepdan.journal.record import record
from tiepdan.offices import entries
from tiepdan.offices.actions._people import open_holdings
from tiepdan.offices.actions._rows import Changes, sync_abilities, sync_offices, sync_posts, sync_remote, sync_successions
from tiepdan.offices.folder import read_bytes
from tiepdan.offices.models import Holding, Office, Official, Post, PostAbility, Province, RemoteArea, Succession
from tiepdan.offices.permission import require_administrator
from tiepdan.offices.province_data import ProvinceData, digest_of, read_province

TOLD_CHANGES = 200  # an entry tells this many changes by name; the rest as a number


def load_province(folder: Path, *, by: Actor, today: date, demo_password: str | None = None) -> dict[str, int]:
    """Bring the database to what the data folder says, and count what stands then.

    Rows are found by code: new ones are made, changed ones changed, none is deleted. An office the
    folder no longer names ends today, a post it no longer names loses its holder today. Who holds a post
    is taken from the folder only for a post nobody has ever held; afterwards `assign_holding` decides.
    A folder that has not changed since the last time costs one look at its digest.
    `demo_password` becomes the password of every invented official; without it they cannot sign in.
    Raises a ProvinceDataRefused naming file and line, AbilityMissing.
    """
    require_administrator(by)
    folder = Path(folder)
    known = Province.objects.filter(data_digest=digest_of(read_bytes(folder))).first()
    if known is None:
        return _load(read_province(folder), by=by, today=today, demo_password=demo_password)
    if demo_password is not None:
        _set_demo_password(known, demo_password, by=by)
    return _counts(known, changes=0)


@transaction.atomic
def _load(data: ProvinceData, *, by: Actor, today: date, demo_password: str | None) -> dict[str, int]:
    Province.objects.get_or_create(code=data.code, defaults={"letters": data.letters, "name": data.name})
    province = Province.objects.select_for_update().get(code=data.code)  # two processes starting together load once
    if province.data_digest == data.digest:
        return _counts(province, changes=0)
    first, changes = not province.data_digest, Changes()
    offices = sync_offices(province, data, today=today, changes=changes)
    sync_successions(province, data, offices, changes=changes)
    posts = sync_posts(province, data, offices, today=today, changes=changes)
    sync_abilities(data, posts, changes=changes)
    sync_remote(province, data, offices, today=today, changes=changes)
    open_holdings(province, data, posts, password=make_password(demo_password))
    province.letters, province.name, province.data_digest = data.letters, data.name, data.digest
    province.save(update_fields=["letters", "name", "data_digest"])
    counts = _counts(province, changes=len(changes.told))
    told = [] if first else changes.told[:TOLD_CHANGES]
    record(entries.PROVINCE_LOADED, province, by=by, province=data.name, digest=data.digest, told=told, **counts)
    _count_rows_for_the_planner()
    return counts


def _count_rows_for_the_planner() -> None:
    """Thousands of rows came at once: PostgreSQL would plan for the empty tables it remembers until it next looks by itself."""
    tables = (model._meta.db_table for model in (Office, Post, PostAbility, Holding, Official, RemoteArea, Province, Succession))
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, tables))}")


def _counts(province: Province, *, changes: int) -> dict[str, int]:
    return {
        "offices": Office.objects.filter(province=province).count(),
        "posts": Post.objects.filter(office__province=province).count(),
        "officials": Official.objects.filter(holdings__post__office__province=province).distinct().count(),
        "changes": changes,
    }


@transaction.atomic
def _set_demo_password(province: Province, password: str, *, by: Actor) -> None:
    invented = Official.objects.filter(demo__isnull=False, holdings__post__office__province=province)
    one = invented.order_by("pk").first()
    if one is None or check_password(password, one.password):
        return
    changed = Official.objects.filter(pk__in=invented.values("pk")).update(password=make_password(password))
    record(entries.DEMO_PASSWORD_SET, province, by=by, officials=changed)
