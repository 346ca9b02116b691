"""`tiepdan law due`: one question a JSON line in, one answer a JSON line out, in order. Needs no database."""

import json
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring as quote  # one C call a sentence: half the time of a whole encoder a line
from typing import Any

from tiepdan.law.due import Due, compute_due
from tiepdan.law.errors import BadFacts
from tiepdan.law.facts import FLAGS

FACTS = {*FLAGS, "extensions", "pauses"}
encode = json.JSONEncoder(ensure_ascii=False).encode
decode = json.JSONDecoder().decode


def answer_lines(lines: Iterable[str]) -> Iterator[str]:
    """One answer for each line that is not blank: `id, due, rule, cites, since, why`, or `id, error, message`.

    Keys the question does not know are left alone, so that a file may carry its own notes.
    """
    for line in lines:
        if line.strip():
            yield _answer(line)


def _answer(line: str) -> str:
    asked: dict[str, Any] = {}
    try:
        asked = read_line(line)
        facts = {name: value for name, value in asked.items() if name in FACTS}
        due = compute_due(text(asked, "duty"), text(asked, "start"), **facts)
    except BadFacts as wrong:
        return encode({"id": asked.get("id"), "error": wrong.code, "message": wrong.message})
    return f'{{"id": {_id(asked.get("id"))}, {_told(due)}}}'


def _id(value: object) -> str:
    return quote(value) if isinstance(value, str) else str(value) if type(value) is int else encode(value)


def _told(due: Due) -> str:
    day = f'"{due.due.isoformat()}"' if due.due else "null"
    why = ", ".join([quote(sentence) for sentence in due.why])
    return f'"due": {day}, "rule": {quote(due.rule)}, "cites": {quote(due.cites)}, "since": "{due.since.isoformat()}", "why": [{why}]'


def read_line(line: str) -> dict[str, Any]:
    try:
        asked = decode(line)
    except (ValueError, RecursionError):  # brackets without end
        raise BadFacts("bad_json", "Dòng này không phải JSON.") from None
    if not isinstance(asked, dict):
        raise BadFacts("bad_json", "Mỗi dòng phải là một đối tượng JSON, viết trong ngoặc nhọn.")
    return asked


def text(asked: dict[str, Any], name: str) -> str:
    value = asked.get(name)
    if isinstance(value, str):
        return value
    raise BadFacts("missing", f"Thiếu “{name}”, hoặc “{name}” không phải là chữ.")
