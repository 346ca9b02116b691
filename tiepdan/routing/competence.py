"""Who is competent for a petition, with the article and because of what; or the one question whose answer decides. Never a guess."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tiepdan.routing.facts import Facts, read_facts
from tiepdan.routing.table import Row, table
from tiepdan.routing.words import UNITS_OF


@dataclass(frozen=True)
class Competence:
    """The competent authority (a word of COMPETENT; empty when a petition that is filed away needs none) and how to handle the paper.

    `certain` is False where a legal officer still has to confirm; `because` then says what. `row` is the line that answered.
    """

    competent: str
    handling: str
    cites: str
    because: str
    certain: bool = True
    row: str = ""


@dataclass(frozen=True)
class Question:
    """The one fact that is missing, asked in a sentence. `about` is its name: post, round, unit_of, field."""

    ask: str
    cites: str
    about: str


ASKED_IN_THIS_ORDER = ("post", "round", "unit_of", "field")
# What an unknown fact may turn out to be. A post may be any, and each field has its own manager: those are always asked.
MAY_BE = {"round": (1, 2), "unit_of": UNITS_OF}
QUESTIONS = {
    ("post", "complaint"): ("Đơn khiếu nại quyết định, hành vi của ai: chức vụ gì, ở cơ quan nào?", "Luật Khiếu nại 02/2011/QH13, Điều 7"),
    ("post", "denunciation"): ("Người, cơ quan bị tố cáo giữ chức vụ gì, ở đâu?", "Luật Tố cáo 25/2018/QH14, Điều 12"),
    ("post", ""): ("Nội dung đơn là việc của ai, cơ quan nào?", "Luật Tiếp công dân 42/2013/QH13, Điều 26"),
    ("round", ""): (
        "Việc này đã có quyết định giải quyết khiếu nại lần đầu, hoặc đã quá hạn giải quyết lần đầu, hay chưa?",
        "Luật Khiếu nại 02/2011/QH13, Điều 7, Điều 33",
    ),
    ("unit_of", "denunciation"): ("Đơn vị sự nghiệp này do UBND xã, sở hay UBND tỉnh quản lý?", "Luật Tố cáo 25/2018/QH14, Điều 18"),
    ("unit_of", ""): ("Đơn vị sự nghiệp này do UBND xã, sở hay UBND tỉnh quản lý?", "Luật Khiếu nại 02/2011/QH13, Điều 3 khoản 2"),
    ("field", "denunciation"): ("Việc bị tố cáo thuộc lĩnh vực quản lý nhà nước nào?", "Luật Tố cáo 25/2018/QH14, Điều 41"),
    ("field", ""): ("Nội dung đơn thuộc lĩnh vực nào?", "Luật Tiếp công dân 42/2013/QH13, Điều 26 khoản 2"),
}


def competence(facts: Mapping[str, object]) -> Competence | Question:
    """Competence by the facts of `tiepdan law competence`; `as_of` may ask for the rules of an earlier day. Raises law.errors.BadFacts."""
    told = read_facts(facts)
    found = _named(told)
    overlay = next((row for row in table()[1] if _fits(row, told) is True), None)
    if overlay is None:
        return found
    if isinstance(found, Question):
        return _answer(overlay, competent="") if overlay.handling == "file" else found
    changed = _answer(overlay, competent=told.accepted or found.competent)
    return changed if told.accepted or found.certain else replace(changed, certain=False)


def _named(told: Facts) -> Competence | Question:
    """The first row that fits; where a row hangs on an unknown fact, the fact is asked unless every answer leads to the same."""
    for row in table()[0]:
        fits = _fits(row, told)
        if fits is True:
            return _answer(row, competent=row.competent)
        if isinstance(fits, str):
            return _whatever(fits, told)
    return _question("post", told)


def _whatever(missing: str, told: Facts) -> Competence | Question:
    found = [_named(replace(told, **{missing: value})) for value in MAY_BE.get(missing, ())]
    same = {(answer.competent, answer.handling) if isinstance(answer, Competence) else answer for answer in found}
    if len(same) == 1:
        return found[0]
    return _question(missing, told)


def _fits(row: Row, told: Facts) -> bool | str:
    """True, False, or the name of the unknown fact on which it hangs."""
    if told.kind not in row.kinds or not row.since <= (told.as_of or date.max) <= row.until:
        return False
    if not all(_holds(getattr(told, name), wanted) for name, wanted in row.when.items()):
        return False
    if row.fields and told.field not in row.fields:
        return False
    unknown = [
        name
        for name, wanted, value in (
            ("post", row.posts, told.post),
            ("round", row.round, told.round),
            ("unit_of", row.unit_of, told.unit_of),
        )
        if wanted and value is None
    ]
    if row.posts and told.post is not None and told.post not in row.posts:
        return False
    if row.round and told.round is not None and told.round != row.round:
        return False
    if row.unit_of and told.unit_of is not None and told.unit_of != row.unit_of:
        return False
    if row.field_known and told.field is None:
        unknown.append("field")
    return min(unknown, key=ASKED_IN_THIS_ORDER.index) if unknown else True


def _holds(value: object, wanted: object) -> bool:
    """`accepted: true` fits any authority; other conditions fit their own value."""
    return bool(value) is wanted if isinstance(wanted, bool) else value == wanted


def _answer(row: Row, *, competent: str) -> Competence:
    because = f"{row.because} (chưa chắc chắn: {row.doubt})." if row.doubt else f"{row.because}."
    return Competence(competent, row.handling, row.cites, because, not row.doubt, row.id)


def _question(about: str, told: Facts) -> Question:
    ask, cites = QUESTIONS.get((about, told.kind)) or QUESTIONS[about, ""]
    return Question(ask, cites, about)
