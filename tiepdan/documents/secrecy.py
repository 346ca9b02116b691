"""What is known of secret letters: their series of numbers, the sign in the symbol, the mark, and what is uncertain. Pure: reads secrecy.yaml."""

from functools import cache
from pathlib import Path

import yaml

PATH = Path(__file__).parent / "secrecy.yaml"


@cache
def secrecy() -> dict:
    """series, symbol, mark, offered; each with its confidence, and its doubt when it is UNCERTAIN."""
    return yaml.safe_load(PATH.read_text(encoding="utf-8"))


def secret_series(series: str) -> str:
    """The series a secret letter of that kind takes its number from."""
    return secrecy()["series"]["prefix"] + series


def secret_symbol(symbol: str) -> str:
    return symbol + secrecy()["symbol"]["suffix"]


def mark_words() -> str:
    return secrecy()["mark"]["words"]


def offered(form: str) -> bool:
    """Whoever drafts this form is asked whether it is secret."""
    return form in secrecy()["offered"]["forms"]


def doubts() -> list[str]:
    return [part["doubt"] for part in secrecy().values() if part["confidence"] == "UNCERTAIN"]
