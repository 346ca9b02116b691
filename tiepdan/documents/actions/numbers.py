"""The act on a number that must be given up: it stays in the register with its reason and is never given again (NĐ 30/2020 Đ.15, Đ.18)."""

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.documents import entries
from tiepdan.documents.actions.letters import lock
from tiepdan.documents.errors import NumberNotCancellable, NumberWithoutReason
from tiepdan.documents.models import Letter
from tiepdan.journal.record import record


@transaction.atomic
def cancel_number(letter_id: int, *, by: Actor, because: str) -> Letter:
    """Give up the number of a signed letter that has not left the house; letter, number and PDF are kept, a new letter takes a new number.

    A sent letter is replaced or corrected by another instead (NĐ 30/2020 Đ.18). Who may do it is for the calling act to check.
    Raises NumberNotCancellable, NumberWithoutReason.
    """
    letter = lock(letter_id)
    if letter.state != Letter.State.SEALED or letter.number is None:
        raise NumberNotCancellable(state=str(Letter.State(letter.state).label) if letter.number or not letter.signed_on else "không đánh số")
    reason = " ".join(because.split())
    if not reason:
        raise NumberWithoutReason(symbol=letter.symbol)
    letter.state, letter.cancelled_because = Letter.State.VOID, reason[:300]
    letter.save(update_fields=["state", "cancelled_because"])
    record(entries.NUMBER_CANCELLED, letter, by=by, title=letter.title, symbol=letter.symbol)
    return letter
