"""How many may speak for a group: the condition of the law decides, for every door."""

from collections.abc import Sequence
from datetime import date

from tiepdan.intake.errors import TooManyRepresentatives
from tiepdan.law.check import Book, check

CONDITION = "representatives.proper"
NUMBER = "number"  # the ground of the condition that counts them; the others are about papers nobody has yet seen


def check_representatives(names: Sequence[str], people: int, day: date, *, book: Book | None = None) -> None:
    """Refuse more representatives than the law lets that many people name (Luật Tiếp công dân Đ.29). None yet is no fault.

    A group that has not said how large it is counts as two. Raises TooManyRepresentatives.
    """
    if not names:
        return
    found = check(CONDITION, day, {"people": max(people, 2), "representatives": len(names)}, book=book)
    if found.answer == "no" and NUMBER in found.tells.get("grounds", ()):  # type: ignore[operator]
        raise TooManyRepresentatives(because=found.because[1], cites="; ".join(found.cites))
