"""One person as a register, a form or a petition describes him: every field as it was typed, or empty."""

from collections.abc import Mapping
from dataclasses import dataclass

MOST_CHARACTERS = 400  # of one field; a name has 10 to 30, an address up to 120
KEYS = {"ho_ten": "name", "ngay_sinh": "birth", "cccd": "number", "dia_chi": "address", "dien_thoai": "phone", "email": "email"}


@dataclass(frozen=True)
class Described:
    """`birth` is a date or a year in any usual writing, `number` an identity number with or without blanks."""

    name: str = ""
    birth: str = ""
    number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


def described(told: Mapping[str, object]) -> Described:
    """From the keys of a JSON line (`ho_ten`, `ngay_sinh`, `cccd`, `dia_chi`, `dien_thoai`, `email`); others are left alone.

    Raises ValueError when a field is neither text, a number nor null.
    """
    return Described(**{ours: _typed(told.get(theirs), theirs) for theirs, ours in KEYS.items()})


def _typed(value: object, key: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value[:MOST_CHARACTERS]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        return str(value)
    raise ValueError(key)
