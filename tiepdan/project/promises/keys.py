"""What stands but hangs by a thread: identities one key alone can open, and posts that must know and have no key. Told, not judged; opens nothing."""

from collections.abc import Iterator

from django.db import connection

TOLD = 5  # so many are named; the rest are counted
# A key made after a folder was given to its post was not among those it was given to.
BY_FEW = """
    with living as (select id, post_id, made_at from vault_key where kind = 'holder' and ended_at is null),
    opens as (select told.token, count(*) as keys, min(post_id) as post_id from vault_mustknow told join living using (post_id)
        where told.taken_at is null and living.made_at <= told.given_at group by told.token),
    alone as (select folder.token, coalesce(opens.keys, 0) as keys, opens.post_id, recovery.id is not null as recovers
        from vault_folder folder left join opens on opens.token = folder.token
        left join vault_key recovery on recovery.id = folder.recovery_key_id and recovery.kind = 'recovery'
        where coalesce(opens.keys, 0) < 2 and not (coalesce(opens.keys, 0) = 0 and folder.machine_forgot_at is null))
    select petition.code, alone.keys, post.title || ', ' || office.name, alone.recovers, count(*) over ()
    from alone join people_sealedidentity sealed on sealed.token = alone.token join intake_petition petition on petition.sealed_id = sealed.id
    left join offices_post post on post.id = alone.post_id left join offices_office office on office.id = post.office_id
    order by alone.keys, alone.recovers, petition.id limit %s"""
WITHOUT_KEY = """
    select post.title || ', ' || office.name, count(*), count(*) over ()
    from vault_mustknow told join offices_post post on post.id = told.post_id join offices_office office on office.id = post.office_id
    where told.taken_at is null and not exists (select from vault_key key where key.kind = 'holder' and key.ended_at is null and key.post_id = told.post_id)
    group by post.id, post.title, office.name order by count(*) desc, post.id limit %s"""


def opened_by_one_key() -> Iterator[tuple[str, int]]:
    """Sealed petitions that one living key can open, or none: by code, with the post that has it and whether two key-holders could besides.

    What only the machine can still open waits for its reading and is not told.
    """
    for code, keys, post, recovers, more in _rows(BY_FEW):
        besides = "hai người giữ khóa khôi phục mở được" if recovers else "không có khóa khôi phục"
        opens = f"chỉ còn khóa của {post} mở được" if keys else "không còn khóa nào mở được"
        yield f"danh tính của đơn {code} {opens}; {besides}", more


def must_know_without_key() -> Iterator[tuple[str, int]]:
    for post, folders, more in _rows(WITHOUT_KEY):
        yield f"{post} phải biết {folders} danh tính mà chưa lập khóa", more


def _rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [TOLD])
        return cursor.fetchall()


def warnings() -> Iterator[str]:
    """Each in one line; of each sort so many are named and the rest counted."""
    for told in (opened_by_one_key, must_know_without_key):
        found = list(told())
        yield from (words for words, _more in found)
        if found and found[0][1] > len(found):
            yield f"và {found[0][1] - len(found)} như vậy nữa"
