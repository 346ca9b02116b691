"""`tiepdan repeats --pairs`: two texts a line in, their relation and its grounds out. Pure."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tiepdan.reading.repeats.verdict import Verdict, compare_texts


class Answer(NamedTuple):
    """One line of the answer, and whether the pair could be compared."""

    line: str
    compared: bool = True


def compare_lines(lines: Iterable[str]) -> Iterator[Answer]:
    """A JSON line for each line {"id", "a", "b"}, in order; a line that is none of these answers {"id", "error", "message"}."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        known = ""
        try:
            asked = json.loads(line)
            known = str(asked["id"])
            one, other = asked["a"], asked["b"]
            if not (isinstance(one, str) and isinstance(other, str)):
                raise TypeError
        except (ValueError, KeyError, TypeError, RecursionError):
            yield Answer(_json({"id": known, "error": "BadLine", "message": BAD_LINE.format(number=number)}), compared=False)
            continue
        yield Answer(_json(to_json(known, compare_texts(one, other))))


BAD_LINE = "Dòng {number} không phải là một dòng JSON có “id”, “a” và “b” (hai đơn, dạng chữ). Dòng này bị bỏ qua, các dòng khác vẫn được so."


def to_json(id: str, verdict: Verdict) -> dict:
    """The verdict fit for json.dumps."""
    return {
        "id": id,
        "relation": verdict.relation,
        "score": verdict.score,
        "because": verdict.because,
        "shared": [
            *({"what": shared.what, "value": shared.value} for shared in verdict.shared),
            *({"what": "câu chữ", "value": passage} for passage in verdict.passages),
        ],
        "differs": [{"what": differs.what, "a": list(differs.one), "b": list(differs.other)} for differs in verdict.differs],
    }


def _json(answer: dict) -> str:
    # a lone surrogate (half a sign, as "\ud800" in JSON) has no UTF-8: it goes out as it came in, escaped
    said = json.dumps(answer, ensure_ascii=False)
    return said if said.isprintable() or not any("\ud800" <= sign <= "\udfff" for sign in said) else json.dumps(answer)
