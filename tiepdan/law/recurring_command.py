"""`tiepdan law recurring`: one question a JSON line in, one answer a JSON line out, in order. Needs no database."""

from collections.abc import Iterable, Iterator

from tiepdan.law.command import encode, read_line, text
from tiepdan.law.errors import BadFacts
from tiepdan.law.recurring import Owed, owed, owed_by


def answer_lines(lines: Iterable[str]) -> Iterator[str]:
    """One answer for each line that is not blank: `id, owed`, a list with one entry a window, or `id, error, message`."""
    for line in lines:
        if line.strip():
            yield encode(_answer(line))


def _answer(line: str) -> dict[str, object]:
    asked: dict[str, object] = {}
    try:
        asked = read_line(line)
        return {"id": asked.get("id"), "owed": [_told(one) for one in _asked(asked)]}
    except BadFacts as wrong:
        return {"id": asked.get("id"), "error": wrong.code, "message": wrong.message}


def _asked(asked: dict[str, object]) -> tuple[Owed, ...]:
    if (asked.get("duty") is None) == (asked.get("who") is None):
        raise BadFacts("missing", "Hãy hỏi theo “duty” (việc định kỳ) hoặc theo “who” (người, cơ quan), một trong hai.")
    ask = owed_by if asked.get("duty") is None else owed
    return ask(text(asked, "who" if ask is owed_by else "duty"), text(asked, "from"), text(asked, "to"))


def _told(one: Owed) -> dict[str, object]:
    rule, window = one.rule, one.window
    return {
        "duty": rule.duty,
        "title": rule.title,
        "who": rule.who,
        "per": window.per or None,
        "from": window.first.isoformat(),
        "to": window.last.isoformat(),
        "owed": one.owed,
        "unit": rule.unit,
        "rule": rule.id,
        "cites": rule.cites,
        "since": rule.since.isoformat(),
        "confidence": rule.confidence,
        "why": list(one.why),
    }
