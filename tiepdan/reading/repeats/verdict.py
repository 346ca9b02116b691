"""Are two petitions the same, about the same matter, written after the same form letter, or strangers?

Words × facts × person. Words alone cannot tell: a form letter of thirty households has the same words and thirty matters; nor can facts
alone: a number is misread. So words must be shared, what each writer filled in must agree, and the writers must not be two.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from tiepdan.reading.normalise import SENTENCE_END
from tiepdan.reading.repeats.agreeing import STRONG, Agreement, Differs, Shared, agreement, kept
from tiepdan.reading.repeats.persons import DIFFERENT, SAME, UNKNOWN, compare_people
from tiepdan.reading.repeats.plain import LENGTH, own_words, shingles, squeeze
from tiepdan.reading.repeats.traits import Traits, traits_of

SAME_PETITION, SAME_MATTER, SAME_TEMPLATE, UNRELATED = "same_petition", "same_matter", "same_template", "unrelated"

SHORTEST = 24  # letters and digits below which a text says too little to be known again
HALF = 0.5  # of the shorter text's shingles: a copy keeps that much even when badly read, cut or put under a covering letter
MOSTLY = 0.6  # the same where nothing but the words speaks for it
LIKE = 0.35  # from here the words come from one form
FILLED_IN = 0.6  # of what the writer filled in must stand in the other; form letters share 0.57 at most
FILLED_IN_BY_HIM = 0.5  # when the writer is known to be the same
NEARLY_ALL = 0.85  # with this much found again, a day or a place that differs is a slip
MISREAD = 3  # slips from which a text was misread
A_SENTENCE = 90  # letters and digits
LOOKED_THROUGH, LONG_GAP = 6_000, 1_000_000
MOST_PASSAGES, LONGEST_PASSAGE, LEAST_PASSAGE = 5, 240, 24
REGISTER = re.compile(r"\W*don (?:\w+ ){0,4}?cua \w")  # an entry of a register tells of a petition, it is none


class Overlap(NamedTuple):
    """Share of each text's shingles that stand in the other, and how many single slips stand between them (`_slips`)."""

    one: float
    other: float
    slips: int

    @property
    def most(self) -> float:
        return max(self.one, self.other)

    @property
    def clean(self) -> bool:
        """Typed, not misread: a letter or a digit that differs means something else."""
        return self.slips < MISREAD


@dataclass(frozen=True)
class Verdict:
    """The relation of two petitions with its grounds. `score` (0 to 1) ranks; `relation` decides; `passages` are the first one's words."""

    relation: str
    score: float
    because: str
    person: str
    overlap: Overlap
    shared: tuple[Shared, ...] = ()
    differs: tuple[Differs, ...] = ()
    passages: tuple[str, ...] = ()


def compare_texts(one: str, other: str) -> Verdict:
    """The verdict on two texts nobody has read yet."""
    return compare(traits_of(one), traits_of(other))


def compare(one: Traits, other: Traits) -> Verdict:
    """The verdict on two petitions; compare(a, b) and compare(b, a) name the same relation."""
    overlap = _overlap(one, other)
    if min(len(one.own), len(other.own)) < SHORTEST:
        return Verdict(UNRELATED, 0.0, TOO_SHORT, UNKNOWN, overlap)
    person = compare_people(one.who, other.who, squeeze(one.plain), squeeze(other.plain), misread=not overlap.clean)
    facts = agreement(one, other, clean=overlap.clean)
    filled = max(kept(one, other), kept(other, one)) if overlap.most >= LIKE else 0.0
    relation = _relation(one, other, overlap, facts, person, filled)
    passages = _passages(one, other) if relation in (SAME_PETITION, SAME_MATTER) else ()
    return Verdict(relation, _score(overlap, facts, person, filled), _because(relation, overlap, facts, person), person, overlap,
                   _with_person(facts.shared, one, other, person), _with_people(facts.differs, one, other, person), passages)


def _overlap(one: Traits, other: Traits) -> Overlap:
    mine, theirs = one.shingles, other.shingles
    if not mine or not theirs:
        return Overlap(0.0, 0.0, 0)
    common = len(mine & theirs)
    slips = 0
    if common >= LIKE * min(len(mine), len(theirs)):
        slips = _slips(one.own, theirs) if len(mine) <= len(theirs) else _slips(other.own, mine)
    return Overlap(common / len(mine), common / len(theirs), slips)


def _slips(own: str, theirs: frozenset[str]) -> int:
    """Short gaps of letters in what is otherwise found again: a misread letter spoils LENGTH shingles in a row, another name spoils more."""
    slips = gap = 0
    for start in range(min(len(own), LOOKED_THROUGH) - LENGTH + 1):
        shingle = own[start : start + LENGTH]
        if shingle in theirs:
            slips += 1 <= gap <= LENGTH + 1
            gap = 0
        elif shingle.isalpha():
            gap += 1
        else:
            gap = LONG_GAP  # a number differs: that is for the facts to weigh
    return slips


def _relation(one: Traits, other: Traits, overlap: Overlap, facts: Agreement, person: str, filled: float) -> str:
    alone = person == UNKNOWN and not facts.agreeing  # nothing but the words speaks for it
    same_words = overlap.most >= (MOSTLY if alone else HALF) and not (alone and _a_phrase(one, other, overlap))
    same_facts = facts.clash * 2 <= facts.agree or (filled >= NEARLY_ALL and not STRONG & facts.clashing)
    enough = filled >= (FILLED_IN_BY_HIM if person == SAME else FILLED_IN)
    if same_words and same_facts and enough:
        told_of = _register(one) != _register(other)
        return SAME_MATTER if person == DIFFERENT or told_of else SAME_PETITION
    if _one_matter(facts, person, overlap, filled):
        return SAME_MATTER
    return SAME_TEMPLATE if overlap.most >= LIKE else UNRELATED


def _a_phrase(one: Traits, other: Traits, overlap: Overlap) -> bool:
    """Whether the shorter text is a sentence that many write ("đề nghị sửa đổi luật") and the longer says much besides."""
    return min(len(one.own), len(other.own)) < A_SENTENCE and min(overlap.one, overlap.other) < HALF


def _one_matter(facts: Agreement, person: str, overlap: Overlap, filled: float) -> bool:
    """Other words for one thing: a cited document or plot with something beside it, or the same writer with a fact or a passage."""
    if facts.exact and (person == SAME or (len(facts.agreeing) > 1 and facts.agree >= facts.clash)):
        return True
    if person != SAME or facts.clash > facts.agree:
        return False
    return bool(STRONG & facts.agreeing) or (overlap.most >= HALF and filled >= FILLED_IN)


def _register(traits: Traits) -> bool:
    return bool(REGISTER.match(traits.plain))


def _score(overlap: Overlap, facts: Agreement, person: str, filled: float) -> float:
    weighed = facts.agree + facts.clash
    support = (facts.agree - facts.clash) / weighed if weighed else 0.0
    who = {SAME: 1.0, UNKNOWN: 0.4, DIFFERENT: 0.0}[person]
    return round(min(1.0, max(0.0, 0.5 * overlap.most + 0.2 * filled + 0.15 * support + 0.15 * who)), 3)


def _with_person(shared: tuple[Shared, ...], one: Traits, other: Traits, person: str) -> tuple[Shared, ...]:
    names = one.who.names or other.who.names
    return (Shared("người gửi", ", ".join(names[:3])), *shared) if person == SAME and names else shared


def _with_people(differs: tuple[Differs, ...], one: Traits, other: Traits, person: str) -> tuple[Differs, ...]:
    return (Differs("người gửi", one.who.names[:3], other.who.names[:3]), *differs) if person == DIFFERENT else differs


def _passages(one: Traits, other: Traits) -> tuple[str, ...]:
    """Sentences of the first petition that stand in the other, longest first."""
    found = []
    for sentence in SENTENCE_END.split(one.text.replace("\n", " ")[:20_000]):
        said = " ".join((sentence or "").split())
        own = shingles(own_words(said)) if len(said) >= LEAST_PASSAGE else frozenset()
        if own and len(own & other.shingles) / len(own) >= HALF:
            found.append(said if len(said) <= LONGEST_PASSAGE else said[:LONGEST_PASSAGE].rsplit(" ", 1)[0] + " …")
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True)[:MOST_PASSAGES])


TOO_SHORT = "Một trong hai đơn quá ngắn, không đủ chữ để so."
PEOPLE = {SAME: "cùng người gửi", DIFFERENT: "người gửi khác", UNKNOWN: "chưa rõ có cùng người gửi không"}
RELATIONS = {SAME_PETITION: "Cùng một đơn", SAME_MATTER: "Cùng vụ việc", SAME_TEMPLATE: "Cùng mẫu, khác việc", UNRELATED: "Không liên quan"}


def _because(relation: str, overlap: Overlap, facts: Agreement, person: str) -> str:
    """One plain sentence with the grounds that decided."""
    words = f"trùng {overlap.most:.0%} câu chữ"
    said = [*dict.fromkeys(shared.what for shared in facts.shared)]
    against = [differs.what for differs in facts.differs if differs.one and differs.other]
    grounds = [words, PEOPLE[person]]
    if said and relation != UNRELATED:
        grounds.append("chung " + ", ".join(said))
    if against and relation != SAME_PETITION:
        grounds.append("khác " + ", ".join(against))
    return f"{RELATIONS[relation]}: {'; '.join(grounds)}."
