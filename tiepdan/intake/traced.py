"""The same denouncer, or the same denunciation under two seals: known by keyed marks in the vault, nothing is opened (decision 19).

Luật Tố cáo Đ.8, Đ.49: told only to a post that must know the denouncers of both files. Asks only.
"""

from dataclasses import dataclass
from typing import Any

from tiepdan.common.actor import Actor
from tiepdan.intake.models import Petition
from tiepdan.offices.abilities import REVEAL
from tiepdan.reading.normalise import clean_text, fold
from tiepdan.reading.persons.addresses import address_of
from tiepdan.reading.persons.numbers import OLD, number_of
from tiepdan.reading.persons.phones import phone_key
from tiepdan.reading.repeats.sketch import LENGTH, ROWS, signature
from tiepdan.reading.repeats.traits import traits_of
from tiepdan.vault.matching import alike
from tiepdan.vault.queries import must_know_of
from tiepdan.vault.tracing import LIKELY, MOST_WORDS

MOST = 10


@dataclass(frozen=True)
class Traced:
    """Another sealed petition: `sender` is "likely", "perhaps" or "", `words` whether both say the same."""

    petition: Petition
    sender: str
    words: bool

    @property
    def likely(self) -> bool:
        return self.sender == LIKELY


def features_of(details: dict[str, Any]) -> dict[str, list[str]]:
    """What a sealed identity and its original words are known again by: each spelt in one way however it was typed."""
    number, name = number_of(str(details.get("identity_number") or "")), _name(str(details.get("name") or ""))
    year, place = details.get("birth_year") or number.birth_year, address_of(str(details.get("address") or ""))
    commune = place.code or place.commune
    return {
        "number": [number.signs] if len(number.signs) >= OLD else [], "phone": [key] if (key := phone_key(str(details.get("phone") or ""))) else [],
        "name_year": [f"{name}/{year}"] if name and year else [], "name_commune": [f"{name}/{commune}"] if name and commune else [],
        "words": _words(str(details.get("text") or "")),
    }


def _name(typed: str) -> str:
    """Without marks, i for y; one word alone is nobody's name."""
    words = fold(clean_text(typed)).lower().replace("y", "i").split()
    return " ".join(words) if len(words) > 1 else ""


def _words(text: str) -> list[str]:
    own = traits_of(clean_text(text)).own if text.strip() else ""
    if len(own) < LENGTH:
        return []
    rows = signature(own)[: MOST_WORDS * ROWS].astype("<u4").reshape(MOST_WORDS, ROWS)
    return [f"{band} {row.tobytes().hex()}" for band, row in enumerate(rows)]


def traced(petition: Petition, actor: Actor, *, without: set[int] = frozenset(), most: int = MOST) -> list[Traced]:  # type: ignore[assignment]
    """Sealed petitions of the same sender or words, the likeliest first; `without` those an officer has judged. Three queries, one of them the vault's.

    Empty for whoever need not know this denouncer, and while the vault is away.
    """
    if petition.sealed is None or not actor.can(REVEAL) or not must_know_of(actor, [petition.sealed.token]):
        return []
    found = {one.token: one for one in alike(petition.sealed.token)}
    if not found:
        return []
    theirs = Petition.objects.visible_to(actor).filter(sealed__token__in=must_know_of(actor, list(found)))
    seen = {other.sealed.token: other for other in theirs.exclude(pk__in=[petition.pk, *without]).select_related("sealed", "holder_post__office").defer(
        "search", "findings", "text")}
    return [Traced(seen[token], one.sender, one.words) for token, one in found.items() if token in seen][:most]
