"""`tiepdan persons`: a pair of descriptions a JSON line in, a verdict a JSON line out, in order. Holds one line at a time."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tiepdan.reading.persons.described import described
from tiepdan.reading.persons.same import Verdict, compare


class Answer(NamedTuple):
    line: str
    judged: bool = True


def answer_lines(lines: Iterable[str]) -> Iterator[Answer]:
    """`id, relation, score, because` for each line {"id", "a", "b"}; a line that is none of these answers `id, error, message`."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _answer(number, line)


def _answer(number: int, line: str) -> Answer:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):  # no JSON, or brackets without end
        return _refused(None, f"Dòng {number} không phải JSON.")
    if not isinstance(asked, dict):
        return _refused(None, f"Dòng {number} phải là một đối tượng JSON có “id”, “a” và “b”.")
    id = asked.get("id") if isinstance(asked.get("id"), (str, int)) else None
    sides = []
    for side in ("a", "b"):
        if not isinstance(asked.get(side), dict):
            return _refused(id, f"Dòng {number} thiếu “{side}”, hoặc “{side}” không phải là một đối tượng JSON tả một người.")
        try:
            sides.append(described(asked[side]))
        except ValueError as wrong:
            return _refused(id, f"Dòng {number}: “{wrong}” của “{side}” phải là chữ, số hoặc null.")
    return Answer(_told(id, compare(*sides)))


def _told(id: object, verdict: Verdict) -> str:
    return _json({"id": id, "relation": verdict.relation.value, "score": verdict.score, "because": list(verdict.because)})


def _refused(id: object, message: str) -> Answer:
    return Answer(_json({"id": id, "error": "BadLine", "message": message}), judged=False)


def _json(answer: dict) -> str:
    return json.dumps(answer, ensure_ascii=False)
