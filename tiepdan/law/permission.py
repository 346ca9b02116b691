"""Who may change the calendar, and who may vouch for a rule. Abilities are named in `offices`, a neighbour this room does not know;
the names here are held equal to those by a test of the desk."""

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.common.errors import AbilityMissing, require

CHANGE_LAW = "offices.administer"
VOUCH = "law.review"  # the legal officer's


def require_calendar_keeper(by: Actor, province_id: int) -> None:
    """Raises AbilityMissing unless the actor administers this very province or is the system itself."""
    _require(by, CHANGE_LAW, province_id)


def require_legal_officer(by: Actor, province_id: int) -> None:
    """Raises AbilityMissing unless the actor does this very province's legal work or is the system itself."""
    _require(by, VOUCH, province_id)


def _require(by: Actor, ability: str, province_id: int) -> None:
    if by.kind is ActorKind.SYSTEM:
        return
    require(by, ability)
    if by.province_id != province_id:
        raise AbilityMissing(ability=ability)
