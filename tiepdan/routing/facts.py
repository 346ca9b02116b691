"""What competence is asked from, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tiepdan.law.errors import BadFacts
from tiepdan.law.facts import plain_day, read_day
from tiepdan.routing.words import COMPETENT, DISPUTES, ENDED, FIELDS, KINDS, NOBODY, OTHER_FIELD, POSTS, UNITS_OF, WISHES

YES_OR_NO = (
    "overdue", "discipline", "signs_of_crime", "party_discipline_only", "judgment_final", "settled_twice", "anonymous", "concrete_evidence",
)
DISTRICTS = ("district_chair", "district_body_head")
DISTRICTS_ENDED = ENDED["district_chair"]


@dataclass(frozen=True)
class Facts:
    """The facts of one petition. None is unknown; a yes-or-no fact that is not told is "no".

    `accepted` is the authority that has already accepted the matter; `dispute` between whom it is disputed
    who is competent; `as_of` the day whose rules are asked for (None: the newest).
    """

    kind: str
    post: str | None
    unit_of: str | None
    round: int | None
    field: str | None
    discipline: bool
    signs_of_crime: bool
    party_discipline_only: bool
    judgment_final: bool
    settled_twice: bool
    anonymous: bool
    concrete_evidence: bool
    accepted: str
    dispute: str | None
    as_of: date | None


def read_facts(told: Mapping[str, object]) -> Facts:
    """The facts as values. Raises BadFacts on an unknown word, a wrong shape, or facts that contradict one another."""
    kind = _word(told, "kind", KINDS, "loại đơn")
    if kind is None:
        raise BadFacts("missing", "Thiếu loại đơn (kind): complaint, denunciation, recommendation hoặc feedback.")
    against = told.get("against") or {}
    if not isinstance(against, Mapping):
        raise BadFacts("bad_fact", '“against” phải nêu chức vụ: {"post": …}.')
    post = _word(against, "post", (*POSTS, NOBODY), "chức vụ")
    issued = _day(told, "issued_on")
    if post in DISTRICTS and issued is not None and issued >= DISTRICTS_ENDED:
        raise BadFacts("contradiction", "Cấp huyện đã kết thúc từ 01/7/2025, nhưng quyết định lại được ghi là ban hành sau ngày đó.")
    flags = {name: _flag(told, name) for name in YES_OR_NO}
    field = _word(told, "field", FIELDS, "lĩnh vực")
    return Facts(
        kind=kind,
        post=post or (NOBODY if kind in WISHES else None),
        unit_of=_word(against, "unit_of", UNITS_OF, "cấp quản lý đơn vị"),
        round=_round(told, kind, overdue=flags.pop("overdue")),
        field=None if field == OTHER_FIELD else field,
        accepted=_accepted(told),
        dispute=_word(told, "dispute", DISPUTES, "tranh chấp thẩm quyền"),
        as_of=_day(told, "as_of"),
        **flags,
    )


def _word(told: Mapping[str, object], name: str, words: tuple[str, ...], what: str) -> str | None:
    value = told.get(name)
    if value is None or value == "":
        return None
    if value in words:
        return str(value)
    raise BadFacts("unknown_word", f"Không rõ {what} “{value}” ({name}).")


def _flag(told: Mapping[str, object], name: str) -> bool:
    value = told.get(name)
    if value is None or isinstance(value, bool):
        return bool(value)
    raise BadFacts("bad_fact", f"“{name}” phải là có hoặc không (true, false).")


def _round(told: Mapping[str, object], kind: str, *, overdue: bool) -> int | None:
    """The round that counts: a first round left to run out is asked like a second (Luật Khiếu nại Đ.7 k.1, Đ.33)."""
    value = told.get("round")
    if value is not None and (isinstance(value, bool) or value not in (1, 2)):
        raise BadFacts("unknown_word", f"Lần khiếu nại phải là 1 hoặc 2, không phải “{value}”.")
    if kind != "complaint":
        return None
    return 2 if overdue else value  # type: ignore[return-value]


def _accepted(told: Mapping[str, object]) -> str:
    value = told.get("already_accepted_by")
    if value is None or value == "":
        return ""
    if value in COMPETENT:
        return str(value)
    raise BadFacts("unknown_word", f"Không rõ cơ quan đã thụ lý “{value}” (already_accepted_by).")


def _day(told: Mapping[str, object], name: str) -> date | None:
    value = told.get(name)
    return None if value is None or value == "" else plain_day(read_day(value))
