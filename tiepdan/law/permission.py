"""Who may change the calendar or vouch for a rule. Abilities are named in `offices`, a neighbour this room does not know;
the name here is held equal to that one by a test of the desk."""

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.common.errors import require

CHANGE_LAW = "offices.administer"


def require_calendar_keeper(by: Actor) -> None:
    """Raises AbilityMissing unless the actor administers the province's calendar or is the system itself."""
    if by.kind is not ActorKind.SYSTEM:
        require(by, CHANGE_LAW)
