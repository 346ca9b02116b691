"""What the desk itself writes: mending an unsigned letter, giving a number up, handing a file over, lists taken out, searches over the province.

Everything else is an act of the room it belongs to.
"""

from datetime import datetime

from django.db import transaction

from tiepdan.cases.models import Round
from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.desk import entries
from tiepdan.desk.errors import FactDecided, NotYourLetter, NotYourNumber, NotYoursToExport
from tiepdan.desk.queries import lists
from tiepdan.desk.queries.efile import head_of, leaves_of, why_not_export
from tiepdan.desk.queries.letters import LetterSeen, ways_of, why_not_give_up
from tiepdan.documents.actions import amend_letter, cancel_number, export_leaves, submit_letter
from tiepdan.documents.models import Letter
from tiepdan.journal.record import record
from tiepdan.offices.abilities import SEE_PROVINCE
from tiepdan.offices.models import Office


@transaction.atomic
def mend_letter(seen: LetterSeen, *, by: Actor, facts: dict) -> Letter:
    """Put other facts into an unsigned letter and lay it before its signer again.

    What the round decided stays as decided there. Raises NotYourLetter, FactDecided, and what amending and submitting refuse.
    """
    way = ways_of(seen, by)["amend"]
    if not way.open:
        raise NotYourLetter(because=way.because)
    if decided := seen.locked & facts.keys():
        raise FactDecided(names=", ".join(sorted(decided)))
    amend_letter(seen.letter.pk, by=by, facts=facts)
    return submit_letter(seen.letter.pk, by=by) if seen.letter.signer_post_id else seen.letter


@transaction.atomic
def give_up_number(seen: LetterSeen, *, by: Actor, because: str) -> Letter:
    """Cancel the number of a letter of one's own office that was signed and not sent; who may sign for the office may do it.

    A letter that carries a decision stays: the round rests on it. Raises NotYourNumber and what cancelling refuses.
    """
    if reason := why_not_give_up(seen, by):
        raise NotYourNumber(because=reason)
    return cancel_number(seen.letter.pk, by=by, because=because)


@transaction.atomic
def export_file(held: Round, *, by: Actor, now: datetime, to: str, ground: str) -> bytes:
    """Hand the whole file over as one signed bundle, to whom and on what ground (Luật Khiếu nại Đ.34 k.2); the settler or the clerk may.

    Of a denunciation only letters leave: the original, what came with it and what is sealed stay, told in the index without their names.
    Raises NotYoursToExport and what exporting refuses.
    """
    if reason := why_not_export(held, by):
        raise NotYoursToExport(because=reason)
    return export_leaves(held, leaves_of(held), by=by, now=now, office=held.office, head={**head_of(held, now), "to": to, "ground": ground})


@transaction.atomic
def take_out(sheet: str, rows: int, *, by: Actor, now: datetime, printed: bool = False) -> None:
    """Write down that a list left the screen, as a file or on paper: which one and how many lines, so that nothing leaves without a trace."""
    kind = entries.PRINTED if printed else entries.EXPORTED
    record(kind, Office.objects.get(pk=by.office_id), by=by, at=now, sheet=sheet, rows=rows)


@transaction.atomic
def search_province(words: str, *, by: Actor, now: datetime) -> lists.Found:
    """Search the files of every office, for who oversees them; the search is written down, its words are not (they may be a name).

    Raises AbilityMissing.
    """
    require(by, SEE_PROVINCE)
    found = lists.search(by, words)
    count = len(found.page.rows) + len(found.people) + (found.exact is not None)
    record(entries.SEARCHED, Office.objects.get(pk=by.office_id), by=by, at=now, found=count)
    return found
