"""Telephone numbers and e-mail addresses beside one another."""

import re

SHORTEST = 9


def phone_key(typed: str) -> str:
    """Digits only, 0 instead of +84; empty when too short to be a telephone."""
    digits = re.sub(r"[^0-9]", "", typed)
    digits = "0" + digits[2:] if digits.startswith("84") and len(digits) >= SHORTEST + 2 else digits
    return digits if len(digits) >= SHORTEST else ""


def compare_phones(one: str, other: str) -> str:
    return "phone.same" if phone_key(one) and phone_key(one) == phone_key(other) else ""


def compare_emails(one: str, other: str) -> str:
    mine = one.strip().lower()
    return "email.same" if "@" in mine and mine == other.strip().lower() else ""
