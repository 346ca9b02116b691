"""A proposed split: several letters in one text, or several matters in one letter (TT 05/2021/TT-TTCP Điều 6). An officer decides."""

from tiepdan.reading.facts import Facts
from tiepdan.reading.findings import KIND_LABELS, Part, Span
from tiepdan.reading.kind import Kind
from tiepdan.reading.kind_words import OWN_COMPLAINT, OWN_DENUNCIATION, OWN_WISH, PUNISH_PERSON
from tiepdan.reading.normalise import Pattern, View, fold

HEAD = Pattern(
    r"(?m)^[^\w\n]{0,6}(?:cộng hòa xã hội chủ nghĩa|đơn (?:khiếu|tố|kiến|phản|đề|xin|trình|kêu|yêu)[^\n]{0,80}$|kính gửi(?! (?:lời|kèm|theo|tới quý)))"
)
SHORTEST = 80  # characters of a letter; less is a heading torn from its own
MOST = 50
MATTERS = (("complaint", OWN_COMPLAINT), ("denunciation", OWN_DENUNCIATION), ("denunciation", PUNISH_PERSON), ("recommendation", OWN_WISH))
LETTER = "Trong văn bản có nhiều đơn; đây là một đơn riêng."
MATTER = "Nội dung này giải quyết theo trình tự riêng nên cần tách thành đơn riêng."


def proposed(facts: Facts, kind: Kind) -> tuple[Part, ...]:
    """Letters when there are two or more, else the matters of a mixed letter; empty when nothing is to be split."""
    spans = letters(facts.view)
    if len(spans) > 1:
        return tuple(Part("letter", span, LETTER) for span in spans)
    return _matters(facts) if kind.kind == "mixed" else ()


def letters(view: View) -> list[Span]:
    """Where each letter runs. Motto, title, addressee follow one another in a head; one that comes again begins the next letter."""
    starts: list[int] = []
    last, before = -SHORTEST, 3
    for match in view.all(HEAD):
        rank = _rank(fold(match[0]).strip().lower())
        if rank <= before and match.start() - last >= SHORTEST:
            starts.append(match.start())
        last, before = match.end(), rank
    starts = [start for start in starts if view.find(ADDRESSED, start, start + 600)][:MOST]
    if len(starts) < 2:
        return [(0, len(view.text))]
    ends = [*starts[1:], len(view.text)]
    spans = [(0 if number == 0 else start, end) for number, (start, end) in enumerate(zip(starts, ends, strict=True))]
    return spans if all(end - start >= SHORTEST for start, end in spans) else [(0, len(view.text))]


ADDRESSED = Pattern(r"kính gửi")


def _rank(head: str) -> int:
    """0 for the motto, 1 for a title, 2 for an addressee: their order in a head."""
    if "cong hoa" in head:
        return 0
    return 2 if head.endswith("kinh gui") else 1


def _matters(facts: Facts) -> tuple[Part, ...]:
    """From each matter's own verb to the next one's; the first takes the introduction with it."""
    found = sorted((match.start(), kind) for kind, pattern in MATTERS for match in facts.view.all(pattern, facts.parts.body[0]))
    begins: list[tuple[int, str]] = []
    for start, kind in found:
        if not begins or begins[-1][1] != kind:
            begins.append((start, kind))
    if len({kind for _, kind in begins}) < 2:
        return ()
    text = facts.view.text
    starts = [_word(text, facts.parts.body[0] if number == 0 else start) for number, (start, _) in enumerate(begins)]
    spans = zip(starts, [*starts[1:], len(text)], strict=True)
    return tuple(Part(KIND_LABELS[kind], span, MATTER) for (_, kind), span in zip(begins, spans, strict=True))[:MOST]


def _word(text: str, start: int) -> int:
    """The next letter or digit: a piece does not begin with the full stop of the one before."""
    return next((place for place in range(start, len(text)) if text[place].isalnum()), start)
