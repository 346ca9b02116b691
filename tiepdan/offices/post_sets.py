"""Sets of posts: which seats an office of a kind has, in the order in which work comes to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tiepdan.offices import abilities
from tiepdan.offices.folder import Row, blocks
from tiepdan.offices.models import OfficeKind, Role


@dataclass(frozen=True)
class PostPlan:
    code: str
    role: str
    title: str
    sign_in: str
    order: int
    abilities: frozenset[str]


@dataclass(frozen=True)
class PostSet:
    row: Row
    kinds: frozenset[str]
    offices: frozenset[str]
    outside: bool
    posts: tuple[PostPlan, ...]

    def lacking(self, needed: Iterable[str]) -> list[str]:
        """The needed abilities no post of the set has. What one post proves, another must be able to check."""
        lacking = [ability for ability in needed if not self._able(ability)]
        if abilities.CHECK in needed and len(self._able(abilities.CHECK) | self._able(abilities.PROVE)) < 2:
            lacking.append(abilities.CHECK)
        if sum(post.role == Role.HEAD for post in self.posts) != 1:
            lacking.append(Role.HEAD.value)
        return lacking

    def _able(self, ability: str) -> set[str]:
        return {post.code for post in self.posts if ability in post.abilities}


def read_post_sets(row: Row, given: dict[str, frozenset[str]]) -> list[PostSet]:
    """The sets of posts.yaml, with each post's abilities worked out. Raises BadRow."""
    return [_set(block, given) for block in blocks(row, "sets", only=("name", "kinds", "offices", "outside", "posts"))]


def set_for(sets: list[PostSet], *, code: str, kind: str, inside: bool) -> PostSet | None:
    """A set made for this very office wins; then the one for offices outside, of its kind first; then the one of its kind."""
    named = (found for found in sets if code in found.offices)
    outside = (found for found in sorted(sets, key=lambda found: not found.kinds) if found.outside and not inside and (kind in found.kinds or not found.kinds))
    of_kind = (found for found in sets if kind in found.kinds and not found.outside)
    return next(named, None) or next(outside, None) or next(of_kind, None)


def _set(block: Row, given: dict[str, frozenset[str]]) -> PostSet:
    rows = blocks(block, "posts", only=("code", "role", "title", "sign_in", "with", "without"))
    posts = tuple(_post(row, order, given) for order, row in enumerate(rows, start=1))
    for name in ("code", "sign_in"):
        said = [getattr(post, name) for post in posts]
        if len(set(said)) != len(said):
            raise block.bad(_("hai chức vụ trong bộ trùng {name}").format(name=name))
    if strange := [kind for kind in block.words("kinds") if kind not in OfficeKind.values]:
        raise block.bad(_("không có loại cơ quan {kind}").format(kind=strange[0]))
    return PostSet(block, frozenset(block.words("kinds")), frozenset(block.words("offices")), bool(block.values.get("outside")), posts)


def _post(row: Row, order: int, given: dict[str, frozenset[str]]) -> PostPlan:
    role, more, less = row.word("role", Role.values), row.words("with"), row.words("without")
    if strange := [ability for ability in (*more, *less) if ability not in abilities.ABILITIES]:
        raise row.bad(_("không có quyền {ability}").format(ability=strange[0]))
    return PostPlan(row.text("code", most=16), role, row.text("title", most=120), row.text("sign_in", most=40), order,
                    (given[role] | set(more)) - set(less))
