"""What the acts on a round ask of the conditions of the law: is it complex, is the team large enough, may these people verify."""

from collections.abc import Mapping, Sequence
from datetime import date

from tiepdan.cases.errors import (
    AnswerMissing,
    AnswerUnknown,
    ComplexityUnwritten,
    ConflictOfInterest,
    NotComplex,
    TeamTooSmall,
)
from tiepdan.cases.models import Procedure
from tiepdan.cases.procedures import COMPLAINTS
from tiepdan.common.folding import fold
from tiepdan.law.check import Book, Checked, by_grounds, check
from tiepdan.law.conditions import all_conditions
from tiepdan.law.errors import BadFacts
from tiepdan.offices.models import Post
from tiepdan.offices.queries import holder_of

# Matters whose first period is longer when they are complex. A denunciation is lengthened later, by a decision of its own.
COMPLEX = dict.fromkeys(COMPLAINTS, "complaint.complex")
CONFLICT, TEAM = "verifier.conflict", "verification.team"
CONFLICTS = {Procedure.DENUNCIATION: CONFLICT} | dict.fromkeys(COMPLAINTS, "complaint.verifier_conflict")
IN_PERSON = "dialogue.in_person"
ASKED_OF_A_DIALOGUE = ("agencies_differ", "heated", "security")  # what the file does not know; how many complain it does
KNOWN = "is_accused"  # the one fact of CONFLICT nobody need be asked: the petition says who is accused


def complexity(procedure: Procedure, grounds: Sequence[str], words: str, day: date, *, book: Book | None = None) -> str:
    """What is kept of why a matter is complex, empty when nobody says it is: the criteria of the law that hold, their article, the settler's words.

    Raises NotComplex, ComplexityUnwritten, AnswerUnknown.
    """
    if not grounds and not words:
        return ""
    condition = COMPLEX.get(procedure)
    if condition is None:
        raise NotComplex(because="chỉ khiếu nại mới xác định phức tạp khi thụ lý", cites="Luật Khiếu nại Đ.28")
    try:
        found = by_grounds(condition, day, grounds, book=book)
    except BadFacts as wrong:
        raise AnswerUnknown(message=wrong.message) from wrong
    if found.answer != "yes":
        raise NotComplex(because=found.because[0].rstrip(".").lower(), cites=_cited(found))
    if not words:
        raise ComplexityUnwritten(cites=_cited(found))
    return f"{' '.join(found.because[1:])} ({_cited(found)}) {words}"


def questions(day: date, *, procedure: str = Procedure.DENUNCIATION, book: Book | None = None) -> dict[str, str]:
    """What whoever forms a team must answer of its members' interests, by name of the fact; empty where no version governs."""
    condition = (all_conditions() if book is None else book)[CONFLICTS[Procedure(procedure)]]
    return {name: fact.ask for name, fact in condition.facts.items() if name != KNOWN} if condition.version_on(day) else {}


def answered(condition: str, facts: Mapping[str, object], day: date, *, book: Book | None = None) -> Checked:
    """The answer of a condition to which nothing may be left open. Raises AnswerMissing, AnswerUnknown."""
    try:
        found = check(condition, day, facts, book=book)
    except BadFacts as wrong:
        raise AnswerUnknown(message=wrong.message) from wrong
    if found.answer == "ask":
        raise AnswerMissing(question=found.missing[0].ask, cites=_cited(found))
    return found


def named_of(post: Post, day: date) -> str:
    """“Tên, chức vụ” of whoever holds the post."""
    holder = holder_of(post, day)
    return f"{holder.full_name}, {post.title}" if holder else post.title


def check_team(lead: str, members: Sequence[str], accused: str, declared: Mapping[str, bool], day: date, *, lead_is_accused: bool,
               procedure: str = Procedure.DENUNCIATION, book: Book | None = None, by_settler: bool = False) -> None:
    """Refuse a team that is too small or has somebody in it who may not verify. Names are “họ tên, chức vụ”; `accused` the accused's name.

    Of a complaint one verifier is enough, and what nobody declares is not asked for: the law leaves it to the settler (Luật Khiếu nại Đ.29).

    Raises TeamTooSmall, ConflictOfInterest, AnswerMissing, AnswerUnknown.
    """
    try:
        if procedure == Procedure.DENUNCIATION:
            _check_size(len(members) + 1, day, book, by_settler)
        named = lead_is_accused or any(accused and fold(name.partition(",")[0]) == fold(accused) for name in members)
        found = check(CONFLICTS[Procedure(procedure)], day, {**declared, KNOWN: named}, book=book)
    except BadFacts as wrong:
        raise AnswerUnknown(message=wrong.message) from wrong
    if found.answer == "yes":
        raise ConflictOfInterest(name=accused if named and accused else lead, because=" ".join(found.because[1:]), cites=_cited(found))
    if found.answer == "ask" and procedure == Procedure.DENUNCIATION:
        raise AnswerMissing(question=found.missing[0].ask, cites=_cited(found))


def who_must_lead(facts: Mapping[str, object], day: date) -> Checked:
    """Whether the settler must lead a dialogue in person: yes, no, or the question that decides (condition dialogue.in_person)."""
    try:
        return check(IN_PERSON, day, facts)
    except BadFacts as wrong:
        raise AnswerUnknown(message=wrong.message) from wrong


def _check_size(size: int, day: date, book: Book | None, by_settler: bool) -> None:
    found = check(TEAM, day, {"members": size, "by_settler": by_settler}, book=book)
    if found.answer != "yes":
        raise TeamTooSmall(because=_reason(found, book), cites=_cited(found))


def _reason(found: Checked, book: Book | None) -> str:
    """What the law asks of a team, as its first ground says it."""
    version = (all_conditions() if book is None else book)[found.condition].version_on(found.since)
    return version.grounds[0].because if version else found.because[0]


def _cited(found: Checked) -> str:
    return "; ".join(found.cites)
