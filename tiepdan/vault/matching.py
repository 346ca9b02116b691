"""Folders whose marks agree with those of one folder: asked of the vault by marks alone, nothing is opened. Nothing here writes."""

from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connections

from tiepdan.vault.router import VAULT
from tiepdan.vault.tracing import WORDS, how_sure, same_words

FROM_A_MARK = 100  # folders taken for one mark, the newest first
MOST = 50
AGREEING = """
    select other.token, array_agg(distinct mine.sort), count(*) filter (where mine.sort = %(words)s) as bands
    from (select sort, mark from vault_trace where token = %(token)s) mine
    cross join lateral (
        select token, id from vault_trace there where there.sort = mine.sort and there.mark = mine.mark and there.token <> %(token)s
        order by there.id desc limit %(of_a_mark)s
    ) other
    group by other.token order by count(distinct mine.sort) filter (where mine.sort <> %(words)s) desc, bands desc, max(other.id) desc limit %(most)s
"""


@dataclass(frozen=True)
class Alike:
    """Another folder: how sure it is that one person sent both ("likely", "perhaps" or ""), and whether both have the same words."""

    token: str
    sender: str
    words: bool


def alike(token: str) -> list[Alike]:
    """Folders like this one, the likest first, at most MOST; none while the vault is away. One query, however many folders are kept."""
    if not settings.VAULT_ON:
        return []
    try:
        with connections[VAULT].cursor() as cursor:
            cursor.execute(AGREEING, {"token": token, "words": WORDS, "of_a_mark": FROM_A_MARK, "most": MOST})
            found = [Alike(other, how_sure(sorts), same_words(bands)) for other, sorts, bands in cursor.fetchall()]
    except (DatabaseError, InterfaceError):  # away, or not brought up to date yet
        return []
    return [one for one in found if one.sender or one.words]
