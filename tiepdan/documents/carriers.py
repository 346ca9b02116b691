"""Who brings a letter outside: the connectors put their carriers here, keyed by channel. None below knows which exist."""

from typing import Protocol


class Carrier(Protocol):
    """Anything that can bring words, and perhaps a PDF, to an address."""

    def carry(self, to: str, words: str, pdf: bytes | None) -> str:
        """Bring it; the carrier's own reference. Raises CarrierFailed."""
        ...


class CarrierFailed(Exception):
    """It could not be brought now; the message says why, in plain words."""


CARRIERS: dict[str, Carrier] = {}
