"""What a province's data folder says, checked as a whole before a single row is written."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from tiepdan.offices import abilities
from tiepdan.offices.demo_people import DemoPerson, demo_from
from tiepdan.offices.errors import BadRow
from tiepdan.offices.folder import LINE, Row, read_bytes, table, tree
from tiepdan.offices.models import OfficeKind, Role
from tiepdan.offices.post_sets import PostPlan, PostSet, read_post_sets, set_for
from tiepdan.offices.succession_data import SuccessionPlan, successions

SHAPE = b"2"  # raise it when the loader writes something new from the same files
OFFICE_COLUMNS = (
    "code", "name", "short_name", "kind", "parent", "symbol", "head_title", "place", "handles_inside",
    "valid_from", "valid_until", "cites",
)
SETTLING = (
    abilities.REGISTER, abilities.HOLD, abilities.ROUTE, abilities.ACCEPT, abilities.VERIFY, abilities.DRAFT,
    abilities.SIGN, abilities.SEND, abilities.PROVE, abilities.CHECK,
)


@dataclass(frozen=True)
class OfficePlan:
    row: Row
    code: str
    fields: dict
    parent: str
    post_set: PostSet

    @property
    def posts(self) -> tuple[PostPlan, ...]:
        return self.post_set.posts


@dataclass(frozen=True)
class RemotePlan:
    code: str
    since: date
    until: date | None
    cites: str
    certain: bool


@dataclass(frozen=True)
class HoldingPlan:
    username: str
    full_name: str
    post_code: str
    since: date
    until: date | None
    ground: str


@dataclass(frozen=True)
class ProvinceData:
    code: str
    letters: str
    name: str
    offices: tuple[OfficePlan, ...]
    remote: tuple[RemotePlan, ...]
    successions: tuple[SuccessionPlan, ...]
    holdings: tuple[HoldingPlan, ...]
    demo: tuple[DemoPerson, ...]
    digest: str

    def post_code(self, office: str, post: str) -> str:
        return f"{self.letters}.{office}.{post}"


def read_province(folder: Path) -> ProvinceData:
    """The whole folder, checked. Raises a ProvinceDataRefused that names the file and the line; writes nothing."""
    contents = read_bytes(folder)
    about = tree(contents, "province.yaml", folder)
    given = _abilities_of_roles(table(contents, "abilities.csv", folder, ("role", "ability")))
    sets = read_post_sets(tree(contents, "posts.yaml", folder), given)
    offices = tuple(_office(row, sets) for row in table(contents, "offices.csv", folder, OFFICE_COLUMNS))
    _check_offices(offices, about)
    ends = {office.code: office.fields["valid_until"] for office in offices}
    letters = about.text("letters", most=2)
    if not (len(letters) == 2 and letters.isascii() and letters.isalpha() and letters.isupper()):
        raise about.bad(_("letters phải là hai chữ cái hoa không dấu, như LC"))
    return ProvinceData(
        code=about.text("code", most=4), letters=letters, name=about.text("name", most=80), offices=offices,
        remote=_remote(contents, folder, offices),
        successions=successions(contents, folder, ends), holdings=_holdings(contents, folder, offices, letters),
        demo=demo_from(tree(contents, "demo.yaml", folder), letters, offices) if "demo.yaml" in contents else (),
        digest=digest_of(contents),
    )


def digest_of(contents: dict[str, bytes]) -> str:
    """SHA-256 over the data files with their names: equal digests, equal data."""
    told = hashlib.sha256(SHAPE)
    for name, data in sorted(contents.items()):
        told.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return told.hexdigest()


def _abilities_of_roles(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    given: dict[str, set[str]] = {role: set() for role in Role.values}
    for row in rows:
        given[row.word("role", Role.values)].add(row.word("ability", abilities.ABILITIES))
    return {role: frozenset(named) for role, named in given.items()}


def _office(row: Row, sets: list[PostSet]) -> OfficePlan:
    code, kind, inside = row.text("code", most=20), row.word("kind", OfficeKind.values), row.flag("handles_inside")
    fields = {
        "name": row.text("name", most=160), "short_name": row.text("short_name", most=80), "kind": kind,
        "symbol": row.text("symbol", most=20), "head_title": row.text("head_title", most=80), "place": row.text("place", most=80),
        "handles_inside": inside, "valid_from": row.day("valid_from"), "valid_until": row.day_or_none("valid_until"),
        "cites": row.text("cites", may_lack=True),
    }
    if fields["valid_until"] and fields["valid_until"] <= fields["valid_from"]:
        raise row.bad(_("valid_until phải sau valid_from"))
    post_set = set_for(sets, code=code, kind=kind, inside=inside)
    if post_set is None:
        raise row.bad(_("posts.yaml không có bộ chức vụ nào cho cơ quan loại {kind}").format(kind=kind))
    if inside and (lacking := post_set.lacking(SETTLING)):
        raise post_set.row.bad(_("bộ chức vụ cho {code} thiếu người được {lacking}").format(code=code, lacking=", ".join(lacking)))
    return OfficePlan(row, code, fields, row.text("parent", most=20, may_lack=True), post_set)


def _check_offices(offices: tuple[OfficePlan, ...], about: Row) -> None:
    known: dict[str, OfficePlan] = {}
    for office in offices:
        if office.code in known:
            raise office.row.bad(_("mã {code} đã có ở dòng {line}").format(code=office.code, line=known[office.code].row.line))
        known[office.code] = office
    for office in offices:
        _check_parents(office, known)
    found = Counter(office.fields["kind"] for office in offices)
    for kind, count in (about.values.get("expects") or {}).items():
        if kind != LINE and found[kind] != count:
            told = _("phải có {count} cơ quan loại {kind}, offices.csv có {found}")
            raise about.bad(told.format(count=count, kind=kind, found=found[kind]))


def _check_parents(office: OfficePlan, known: dict[str, OfficePlan]) -> None:
    above, seen = office, {office.code}
    while above.parent:
        if above.parent not in known:
            raise above.row.bad(_("không có cơ quan cấp trên mã {code}").format(code=above.parent))
        if above.parent in seen:
            raise above.row.bad(_("cơ quan cấp trên đi thành vòng tròn"))
        seen.add(above.parent)
        above = known[above.parent]


def _remote(contents: dict[str, bytes], folder: Path, offices: tuple[OfficePlan, ...]) -> tuple[RemotePlan, ...]:
    if "remote.csv" not in contents:
        return ()
    known, plans = {office.code for office in offices}, []
    for row in table(contents, "remote.csv", folder, ("code", "since", "until", "cites", "certain")):
        code = row.text("code")
        if code not in known:
            raise _no_office(row, code)
        plan = RemotePlan(code, row.day("since"), row.day_or_none("until"), row.text("cites"), row.flag("certain"))
        if plan.until and plan.until < plan.since:
            raise row.bad(_("until trước since"))
        if any(plan.code == other.code and _overlap(plan, other) for other in plans):
            raise row.bad(_("{code} đã được ghi trong khoảng thời gian này").format(code=plan.code))
        plans.append(plan)
    return tuple(plans)


def _overlap(one: RemotePlan, other: RemotePlan) -> bool:
    return one.since < (other.until or date.max) and other.since < (one.until or date.max)


def _no_office(row: Row, code: str) -> BadRow:
    return row.bad(_("không có cơ quan mã {code}").format(code=code))


def _holdings(contents: dict[str, bytes], folder: Path, offices: tuple[OfficePlan, ...], letters: str) -> tuple[HoldingPlan, ...]:
    if "officials.csv" not in contents:
        return ()
    posts = {office.code: {post.code for post in office.posts} for office in offices}
    plans: list[HoldingPlan] = []
    names: dict[str, str] = {}
    for row in table(contents, "officials.csv", folder, ("username", "full_name", "office", "post", "since"), ("until", "ground")):
        office, post = row.text("office"), row.text("post")
        if office not in posts:
            raise _no_office(row, office)
        if post not in posts[office]:
            raise row.bad(_("cơ quan {office} không có chức vụ {post}").format(office=office, post=post))
        plan = HoldingPlan(row.text("username", most=150), row.text("full_name", most=120), f"{letters}.{office}.{post}",
                           row.day("since"), row.day_or_none("until"), row.text("ground", may_lack=True))
        if names.setdefault(plan.username, plan.full_name) != plan.full_name:
            raise row.bad(_("{username} có hai họ tên khác nhau").format(username=plan.username))
        if not plan.ground and any(other.post_code == plan.post_code and not other.ground for other in plans):
            told = _("chức vụ {post} của {office} đã có người giữ; phụ trách thay thì ghi căn cứ ở cột ground")
            raise row.bad(told.format(post=post, office=office))
        plans.append(plan)
    return tuple(plans)
