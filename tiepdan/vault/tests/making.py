"""Officials with keys and a filed identity, for the tests of the vault."""

from datetime import UTC, datetime

from tiepdan.common.actor import SYSTEM, Actor, ActorKind
from tiepdan.vault import actions
from tiepdan.vault.tests.keys import give_keys, with_keys

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
SECRET = "Thào Seo Vảng".encode()


def official(number: int, *, keyed: bool = True) -> Actor:
    actor = Actor(ActorKind.OFFICIAL, f"Cán bộ {number}", official_id=number, post_id=100 + number, post_title="chức vụ", office_code="X", province="15")
    if keyed and not with_keys(actor).keys:
        give_keys([(number, 100 + number, "")])
    return with_keys(actor)


def filed(*knowers: Actor) -> str:
    folder = actions.make_folder(by=SYSTEM)
    actions.put_in_box(folder.token, SECRET, by=SYSTEM)
    if knowers:
        actions.tell(folder.token, [one.post_id for one in knowers], by=SYSTEM, because="thử", now=NOW)
    return folder.token


def carry() -> None:
    while actions.carry_over(by=SYSTEM):
        pass
