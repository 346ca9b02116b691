"""Who does an act: an official at a post, a citizen, or the system itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class ActorKind(StrEnum):
    OFFICIAL = "official"
    CITIZEN = "citizen"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """The person an act is written down to.

    `post_id` and `office_id` say in which capacity an official acts; `abilities`
    are the names of what that post may do. A citizen or the system has none.
    `keys` are the private keys unlocked for this act, by their numbers in the vault; never written down, never printed.
    """

    kind: ActorKind
    name: str
    official_id: int | None = None
    post_id: int | None = None
    post_title: str = ""
    office_id: int | None = None
    office_code: str = ""
    office_name: str = ""
    province: str = ""
    province_id: int | None = None
    abilities: frozenset[str] = field(default_factory=frozenset)
    keys: Mapping[int, bytes] = field(default_factory=dict, repr=False, compare=False)

    def can(self, ability: str) -> bool:
        return ability in self.abilities

    @property
    def signature(self) -> str:
        """Name and post, as the journal and the pages show them."""
        return ", ".join(part for part in (self.name, self.post_title, self.office_name) if part)


CITIZEN = Actor(ActorKind.CITIZEN, "Người gửi đơn")
SYSTEM = Actor(ActorKind.SYSTEM, "Tiếp Dân")


def at_office(actor: Actor, code: str, province: str) -> Actor:
    """A citizen's or the system's act as done at an office: it goes into that office's chain."""
    return replace(actor, office_code=code, province=province)
