"""Who may change the calendar or vouch for a rule. Abilities are named in `offices`, a neighbour this room does not know;
the name here is held equal to that one by a test of the desk."""

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.common.errors import AbilityMissing, require

CHANGE_LAW = "offices.administer"


def require_calendar_keeper(by: Actor, province_id: int) -> None:
    """Raises AbilityMissing unless the actor administers this very province or is the system itself."""
    if by.kind is ActorKind.SYSTEM:
        return
    require(by, CHANGE_LAW)
    if by.province_id != province_id:
        raise AbilityMissing(ability=CHANGE_LAW)
