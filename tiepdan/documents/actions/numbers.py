"""Acts on numbers: one given up, the letter that takes its place, a letter numbered apart because it is secret (NĐ 30/2020 Đ.15, Đ.18)."""

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.documents import entries
from tiepdan.documents.actions.letters import check_open, lock
from tiepdan.documents.errors import EditedStands, NotReplaceable, NumberNotCancellable, NumberWithoutReason, SecretWithoutGround
from tiepdan.documents.models import EditedCopy, Letter
from tiepdan.documents.read import replaceable
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


@transaction.atomic
def name_replaced(letter_id: int, *, by: Actor, replaces: int) -> Letter:
    """Say which letter this unsigned one takes the place of: one whose number was given up, or one that was sent and is wrong (NĐ 30/2020 Đ.18).

    Its own text says so. `replaces` is the old letter's id; 0 takes the word back. Raises LetterClosed, NotReplaceable, EditedStands.
    """
    letter = lock(letter_id)
    check_open(letter)
    _check_page_free(letter)
    old = Letter.objects.select_for_update(of=("self",)).filter(pk=replaces).first() if replaces else None
    if replaces and (old is None or not _may_replace(letter, old)):
        raise NotReplaceable()
    letter.replaces = old
    letter.save(update_fields=["replaces"])
    record(entries.REPLACED_NAMED, letter, by=by, title=letter.title, symbol=f"văn bản số {old.symbol}" if old else "không văn bản nào")
    return letter


@transaction.atomic
def mark_secret(letter_id: int, *, by: Actor, secret: bool, ground: str = "") -> Letter:
    """An unsigned letter takes its number from the secret series, bears the mark and never goes by e-mail; or it is open again.

    Letters with state secrets are not written in this system. NĐ 30/2020 Đ.15 k.2; what is not sure stands in secrecy.yaml.
    Raises LetterClosed, SecretWithoutGround, EditedStands.
    """
    letter = lock(letter_id)
    check_open(letter)
    _check_page_free(letter)
    said = " ".join(ground.split())
    if secret and not 0 < len(said) <= 200:
        raise SecretWithoutGround()
    letter.secret, letter.secret_ground = secret, said if secret else ""
    letter.save(update_fields=["secret", "secret_ground"])
    record(entries.SECRET_MARKED, letter, by=by, title=letter.title, words="lấy số ở sổ văn bản mật" if secret else "lấy số ở sổ thường")
    return letter


def _may_replace(letter: Letter, old: Letter) -> bool:
    return old.pk in {one.pk for one in replaceable(letter)}


def _check_page_free(letter: Letter) -> None:
    """A page edited in Word has its head already."""
    if EditedCopy.objects.standing().filter(letter=letter).exists():
        raise EditedStands()
