"""`tiepdan law competence`: one petition's facts a JSON line in, one answer a JSON line out, in order. Needs no database."""

import json
from collections.abc import Iterable, Iterator

from tiepdan.law.errors import BadFacts
from tiepdan.routing.competence import Question, competence

encode = json.JSONEncoder(ensure_ascii=False).encode


def answer_lines(lines: Iterable[str]) -> Iterator[str]:
    """One answer for each line that is not blank: `id, competent, handling, cites, because`, or `id, ask, cites`, or
    `id, error, message`. An answer a legal officer still has to confirm carries `"certain": false`."""
    for line in lines:
        if line.strip():
            yield encode(_answer(line))


def _answer(line: str) -> dict[str, object]:
    facts: dict[str, object] = {}
    try:
        facts = _read(line)
        found = competence(facts)
    except BadFacts as wrong:
        return {"id": facts.get("id"), "error": wrong.code, "message": wrong.message}
    if isinstance(found, Question):
        return {"id": facts.get("id"), "ask": found.ask, "cites": found.cites}
    told = {"id": facts.get("id"), "competent": found.competent, "handling": found.handling, "cites": found.cites, "because": found.because}
    return told if found.certain else {**told, "certain": False}


def _read(line: str) -> dict[str, object]:
    try:
        facts = json.loads(line)
    except ValueError:
        raise BadFacts("bad_json", "Dòng này không phải JSON.") from None
    if not isinstance(facts, dict):
        raise BadFacts("bad_json", "Mỗi dòng phải là một đối tượng JSON có id, kind, against.")
    return facts
