"""What a line of the tables is, and what every procedure may meet on its way. Pure."""

from typing import NamedTuple


class Step(NamedTuple):
    """One lawful step of a round. Each of `needs` must hold; its sentence stands in NEEDS.

    An empty `reaches` leaves the state as it is, but for `resume`, which leads back to where the suspension began.
    `tone`: plain leads on; refuse turns back; aside is there when something happens, not because it is its turn.
    """

    name: str
    label: str
    leaves: frozenset[str]
    reaches: str
    cites: str
    ability: str
    needs: tuple[str, ...] = ()
    tone: str = "plain"


def states(*states: str) -> frozenset[str]:
    return frozenset(states)


UNDER_WAY = ("accepted", "verifying", "reported")
UNDECIDED = (*UNDER_WAY, "drafted")
DECIDED = ("decided", "sent", "in_effect")


def aside(extended: str = "", *, withdrawn: str, withdraw: str, suspend: str, resume: str, terminate: str) -> tuple[Step, ...]:
    """What may happen on the way; the arguments are the articles."""
    more = Step("extend", "Gia hạn giải quyết", states(*UNDECIDED), "", extended, "case.accept", ("period_running", "extension_left"), "aside")
    return (
        *((more,) if extended else ()),
        Step("withdraw", withdrawn, states(*UNDECIDED, "suspended"), "", withdraw, "case.verify", ("not_all_withdrawn",), "aside"),
        Step("suspend", "Tạm đình chỉ giải quyết", states(*UNDER_WAY), "suspended", suspend, "case.accept", ("earlier_halt_sent",), "aside"),
        Step("resume", "Tiếp tục giải quyết", states("suspended"), "", resume, "case.accept"),
        Step("terminate", "Đình chỉ giải quyết", states(*UNDECIDED, "suspended"), "terminated", terminate, "case.accept", (), "aside"),
    )
