"""`tiepdan law check`: does a condition of the law hold? One question a JSON line in, one answer a line out. Needs no database."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tiepdan.law.calendar import write_day
from tiepdan.law.command import encode, read_line, text
from tiepdan.law.conditions import Condition, Fact, Ground, Version, all_conditions, weakest
from tiepdan.law.errors import BadFacts
from tiepdan.law.facts import plain_day, read_day
from tiepdan.law.rules import CONFIDENCES, NEVER

UNKNOWN = "unknown"
Book = Mapping[str, Condition]


@dataclass(frozen=True)
class Checked:
    """The answer: `yes`, `no` or `ask`; who says so, why, what is still to be told (most decisive first), and what else it decides."""

    condition: str
    answer: str
    cites: tuple[str, ...]
    since: date
    until: date | None
    confidence: str
    because: tuple[str, ...]
    missing: tuple[Fact, ...]
    tells: Mapping[str, object]

    @property
    def certain(self) -> bool:
        return self.confidence == "FOUND"


def check(condition_id: str, on: object, facts: Mapping[str, object], *, book: Book | None = None) -> Checked:
    """Does the condition hold on that day, as far as the facts tell? A fact left out, null or "unknown" is not known, never "no".

    `book` are the conditions to ask, those shipped with the program unless others are handed in.
    Raises BadFacts: unknown condition or fact, wrong type, bad date, a day no version governs.
    """
    condition, version = _governing(condition_id, on, book)
    return _judge(condition, version, _read_facts(condition, facts))


def by_grounds(condition_id: str, on: object, held: Collection[str], *, book: Book | None = None) -> Checked:
    """The condition as a person judged its grounds one by one: those named hold, the others do not.

    Raises BadFacts: unknown condition or ground, a day no version governs.
    """
    condition, version = _governing(condition_id, on, book)
    if strange := sorted(set(held) - {ground.name for ground in version.grounds}):
        raise BadFacts("unknown_ground", f"“{condition.title}” không có căn cứ “{strange[0]}”.")
    decided = [ground for ground in version.grounds if ground.name in held]
    holds = len(decided) >= version.least
    because = (version.yes if holds else version.no, *(ground.because for ground in decided))
    cites = tuple(dict.fromkeys(ground.cites for ground in decided)) or (version.cites,)
    until = None if version.until == NEVER else version.until
    return Checked(condition.id, "yes" if holds else "no", cites, version.since, until, _confidence(version, holds, decided), because, (),
                   {"grounds": [ground.name for ground in decided]})


def _governing(condition_id: str, on: object, book: Book | None) -> tuple[Condition, Version]:
    condition = (all_conditions() if book is None else book).get(condition_id)
    if condition is None:
        raise BadFacts("unknown_condition", f"Không rõ điều kiện “{condition_id}”.")
    day = plain_day(read_day(on))
    version = condition.version_on(day)
    if version is None:
        raise BadFacts("before_the_law", f"Ngày {write_day(day)} chưa có quy định nào về “{condition.title}” trong hệ thống.")
    return condition, version


def most_representatives(people: int, day: date, *, book: Book | None = None) -> int:
    """How many may speak for that many people with one matter (Luật Tiếp công dân Điều 29). Raises BadFacts before the law."""
    count = check("representatives.proper", day, {"people": max(people, 2)}, book=book).tells["count"]
    return int(str(count).split("-")[1])


def _judge(condition: Condition, version: Version, facts: Mapping[str, object]) -> Checked:
    held = version.whole.holds(facts)
    marked = [(ground, ground.term.holds(facts)) for ground in version.grounds]
    decided = [] if held is None else [ground for ground, holds in marked if holds is _deciding(version, held)]
    missing = _missing(condition, version, facts) if held is None else ()
    tells: dict[str, object] = {}
    because = [_first_sentence(version, held, len(missing)), *(ground.because for ground in decided)]
    if decided:
        tells["ground"] = decided[0].name
        tells["grounds"] = [ground.name for ground in decided]
    for ground in decided:
        for name, value in ground.tells.items():
            tells.setdefault(name, value)
    for remark in version.remarks:
        if remark.term is None or remark.term.holds(facts):
            because += [remark.says] if remark.says else []
            tells.update(remark.tells)
    cites = tuple(dict.fromkeys(ground.cites for ground in decided)) or (version.cites,)
    answer = "ask" if held is None else "yes" if held else "no"
    until = None if version.until == NEVER else version.until
    return Checked(condition.id, answer, cites, version.since, until, _confidence(version, held, decided), tuple(because), missing, tells)


def _deciding(version: Version, held: bool) -> bool | None:
    """Which grounds explain the answer: those that hold for a yes, those that fail for a no; a plain "none applies" needs no list."""
    if version.needs == "all":
        return None if held else False
    return True if held else None


def _first_sentence(version: Version, held: bool | None, missing: int) -> str:
    if held is None:
        return f"Chưa trả lời được: còn {missing} điều có thể làm thay đổi câu trả lời."
    return version.yes if held else version.no


def _confidence(version: Version, held: bool | None, decided: list[Ground]) -> str:
    """One sure ground is enough where one decides; otherwise the answer is as sure as the least sure ground it rests on."""
    if decided and (version.needs in {"any", "all"}):
        strongest = min((ground.confidence for ground in decided), key=CONFIDENCES.index)
        return weakest([version.confidence, strongest])
    rests_on = decided or version.grounds
    return weakest([version.confidence, *(ground.confidence for ground in rests_on)])


def _missing(condition: Condition, version: Version, facts: Mapping[str, object]) -> tuple[Fact, ...]:
    """The facts that can still decide; first those of which more answers would settle the question at once."""
    names = list(dict.fromkeys(version.whole.open_facts(facts)))
    return tuple(condition.facts[name] for name in sorted(names, key=lambda name: -_settling(version, facts, name)))


def _settling(version: Version, facts: Mapping[str, object], name: str) -> float:
    trials = version.trials[name]
    return sum(version.whole.holds({**facts, name: value}) is not None for value in trials) / len(trials)


def _read_facts(condition: Condition, told: Mapping[str, object]) -> dict[str, object]:
    facts: dict[str, object] = {}
    for name, value in told.items():
        fact = condition.facts.get(name)
        if fact is None:
            raise BadFacts("unknown_fact", f"“{condition.title}” không hỏi dữ kiện “{name}”.")
        if value is not None and value != UNKNOWN:
            facts[name] = _read_value(fact, value)
    return facts


def _read_value(fact: Fact, value: object) -> object:
    if fact.kind == "date":
        return plain_day(read_day(value))
    if fact.kind == "yes_no":
        if value in ("yes", "no"):
            return value == "yes"
        wrong = not isinstance(value, bool)
    elif fact.kind == "number":
        wrong = type(value) is not int or value < 0
    else:
        wrong = value not in fact.choices
    if wrong:
        wanted = {"yes_no": "có hoặc không", "number": "số nguyên từ 0 trở lên"}.get(fact.kind) or "một trong: " + ", ".join(fact.choices)
        raise BadFacts("bad_fact", f"Dữ kiện “{fact.name}” phải là {wanted}.")
    return value


def answer_lines(lines: Iterable[str]) -> Iterator[str]:
    """One answer for each line that is not blank, in order: the answer, or `id, error, message`."""
    for line in lines:
        if line.strip():
            yield encode(_answer(line))


def _answer(line: str) -> dict[str, object]:
    asked: dict[str, object] = {}
    try:
        asked = read_line(line)
        facts = asked.get("facts")
        if facts is not None and not isinstance(facts, dict):
            raise BadFacts("bad_fact", "“facts” phải là một đối tượng: tên dữ kiện và giá trị.")
        return {"id": asked.get("id"), **_told(check(text(asked, "condition"), text(asked, "on"), facts or {}))}
    except BadFacts as wrong:
        return {"id": asked.get("id"), "error": wrong.code, "message": wrong.message}


def _told(checked: Checked) -> dict[str, object]:
    return {
        "condition": checked.condition,
        "answer": checked.answer,
        "cites": list(checked.cites),
        "since": checked.since.isoformat(),
        "until": checked.until.isoformat() if checked.until else None,
        "certain": checked.certain,
        "confidence": checked.confidence,
        "because": list(checked.because),
        "missing": [{"fact": fact.name, "question": fact.ask, "kind": fact.kind, **({"choices": list(fact.choices)} if fact.choices else {})}
                    for fact in checked.missing],
        **checked.tells,
    }
