"""Who may change offices and posts: the administrator's post, or Tiếp Dân itself when it is set up."""

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.common.errors import require
from tiepdan.offices.abilities import ADMINISTER


def require_administrator(by: Actor) -> None:
    """Raises AbilityMissing unless the actor administers offices or is the system itself."""
    if by.kind is not ActorKind.SYSTEM:
        require(by, ADMINISTER)
