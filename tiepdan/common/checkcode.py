"""Receipt codes with a check character: `LC26-000123-7`.

Every single mistyped character and every swap of two neighbours is caught. ISO 7064 MOD 37,36
misses some swaps, so the 36 signs are counted as pairs from GF(4) × GF(9) instead: the running
sum is multiplied by a number a before each sign is added, and neither a nor a − 1 divides nought.
"""

import re

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SHAPE = re.compile(r"^([A-Z]{2})(\d{2})-?(\d{6,})-?([0-9A-Z])$")


def _times_a(number: int) -> int:
    ninth, quarter = divmod(number, 4)
    real, imaginary = divmod(ninth, 3)
    return (-imaginary % 3 * 3 + real) * 4 + (0, 2, 3, 1)[quarter]


def _plus(one: int, other: int) -> int:
    (ninth, quarter), (ninth_too, quarter_too) = divmod(one, 4), divmod(other, 4)
    real = (ninth // 3 + ninth_too // 3) % 3
    imaginary = (ninth + ninth_too) % 3
    return (real * 3 + imaginary) * 4 + (quarter ^ quarter_too)


def check_character(payload: str) -> str:
    """The sign that, added at the end of a string of A–Z and 0–9, brings the running sum to nought."""
    rest = 0
    for sign in payload:
        rest = _plus(_times_a(rest), ALPHABET.index(sign))
    rest = _times_a(rest)
    return next(sign for number, sign in enumerate(ALPHABET) if _plus(rest, number) == 0)


def make_code(prefix: str, year: int, number: int) -> str:
    """`make_code("LC", 2026, 123)` is `LC26-000123-<check>`."""
    head, middle = f"{prefix}{year % 100:02d}", f"{number:06d}"
    return f"{head}-{middle}-{check_character(head + middle)}"


def read_code(typed: str) -> str | None:
    """The code in its proper shape, or None when the check character does not agree.

    Blanks, small letters and missing or odd dashes are forgiven; a wrong character never is.
    """
    squeezed = re.sub(r"[\s\-–—_.]", "", typed).upper()
    match = SHAPE.match(squeezed)
    if not match:
        return None
    head, middle, check = match[1] + match[2], match[3], match[4]
    if check_character(head + middle) != check:
        return None
    return f"{head}-{middle}-{check}"
