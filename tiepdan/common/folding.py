"""Vietnamese without tone marks, for names that are compared and addresses that are looked up."""

import unicodedata

_STROKES = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})


def fold(text: str) -> str:
    """Lower case, no tone marks, single blanks: `fold("Giàng  A Đỉnh")` is `"giang a dinh"`."""
    plain = unicodedata.normalize("NFD", text.translate(_STROKES).lower())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())
