"""Learn from officials' words on what was read: a re-weighing of fields, and of kinds once there are enough. Pure: texts in, figures out.

scikit-learn is imported inside the fitting only: a petition is read without it. What comes out are weights of words, never a text:
a word is kept only when it was met with at least LEAST_SENDERS different senders, and names of people are taken out before counting,
so that nobody's name can be learned.
"""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tiepdan.reading.field import FIELDS
from tiepdan.reading.field_model import words_of
from tiepdan.reading.findings import KIND_LABELS, Findings
from tiepdan.reading.learned import LEAST_SHARE, LED_BY_LAW, Head, Learned, told, values_of
from tiepdan.reading.letters import UPPER
from tiepdan.reading.read import read

LEAST_EXAMPLES = 30
LEAST_FOR_KINDS = 300  # corrected petitions, more than which kinds are re-weighed too
LEAST_SENDERS = 3
MOST_EXAMPLES = 3000  # the newest; a night is long enough for these
MOST_WORDS = 1500
FOLDS = 3
STRENGTH = 0.3  # how far words may move a label; stronger fits read the frozen petitions worse
BIAS_WEIGHS = 0.2  # an office that gets one sort of petition only must not make everything that sort
KINDS = ("complaint", "denunciation", "recommendation", "feedback")
FROZEN = ("invented_petitions_held.jsonl", "frozen_fields.jsonl")
# Whoever is spoken of by name after such a word: ông Hà Văn Sử, bà Xuân.
CALLED = re.compile(rf"\b([Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m|[Cc]on|đồng chí|Đồng chí)((?:\s+[{UPPER}][^\W\d_]*)+)")


@dataclass(frozen=True)
class Example:
    """One petition with what officials let stand. `sender` tells writers apart: three copies by one hand are one. `names` are taken out."""

    text: str
    sender: str
    field: str = ""
    kind: str = ""
    weight: float = 1.0
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refit:
    """A version as it came out: its parameters (empty when refused), the figures before and after, and why it was accepted or not."""

    parameters: dict
    trained_on: int
    before: dict
    after: dict
    accepted: bool
    because: str


@dataclass(frozen=True)
class _Seen:
    """An example as the shipped reader sees it."""

    text: str
    sender: str
    weight: float
    ranked: tuple[tuple[str, float], ...]
    label: str
    words: frozenset[str] = field(default_factory=frozenset)


def refit(examples: Sequence[Example], frozen: Sequence[dict] | None = None) -> Refit:
    """Fit on the examples and judge on the frozen petitions; accepted when neither these nor the own ones held out are read worse than before.

    Too few examples make a refused version without figures. Takes seconds to minutes; deterministic.
    """
    examples = list(examples)[:MOST_EXAMPLES]
    frozen = list(frozen_petitions() if frozen is None else frozen)
    fields, kinds = _seen(examples)
    if len(fields) < LEAST_EXAMPLES:
        return Refit({}, len(fields), {}, {}, False, f"Mới có {len(fields)} đơn cán bộ đã xác nhận hoặc sửa; cần ít nhất {LEAST_EXAMPLES}.")
    learned = Learned("thử", _fit(fields, FIELDS), _fit(kinds, KINDS) if len(kinds) > LEAST_FOR_KINDS else None)
    before, after = judged(frozen, None), judged(frozen, learned)
    before["own"] = after["own"] = len(fields)
    before["own_right"], after["own_right"] = _held_out(fields)
    accepted, because = _accepted(before, after)
    parameters = {name: told(head) for name, head in (("field", learned.field), ("kind", learned.kind)) if head}
    return Refit(parameters if accepted else {}, len(fields), before, after, accepted, because)


def _accepted(before: dict, after: dict) -> tuple[bool, str]:
    for name, said in (("field", "lĩnh vực"), ("field_lenient", "lĩnh vực (kể cả nhãn chấp nhận được)"), ("kind", "loại đơn")):
        if after[name] < before[name]:
            return False, f"Trên {before['frozen']} đơn thử cố định, đọc đúng {said} giảm từ {before[name]} xuống {after[name]}."
    if after["own_right"] <= before["own_right"]:
        return False, f"Trên {before['own']} đơn của chính nơi này, đọc đúng lĩnh vực không tăng ({before['own_right']} thành {after['own_right']})."
    return True, (f"Bộ thử cố định không giảm ({before['field']} thành {after['field']} trên {before['frozen']}); "
                  f"đơn của chính nơi này tăng từ {before['own_right']} lên {after['own_right']} trên {before['own']}.")


def judged(frozen: Iterable[dict], learned: Learned | None) -> dict:
    """How many of the frozen petitions are read right."""
    figures = {"frozen": 0, "field": 0, "field_lenient": 0, "kind": 0}
    for row in frozen:
        findings = read(row["text"], learned=learned)
        figures["frozen"] += 1
        figures["field"] += findings.field == row["field"]
        figures["field_lenient"] += findings.field in (row["field"], *row.get("field_alt", ()))
        figures["kind"] += KIND_LABELS[findings.kind] in (row["kind"], *row.get("kind_alt", ()))
    return figures


@cache
def frozen_petitions() -> tuple[dict, ...]:
    """The invented petitions shipped for judging; nothing is ever fitted on them."""
    folder = Path(__file__).parent / "evaluation"
    lines = [line for name in FROZEN if (folder / name).exists() for line in (folder / name).read_text(encoding="utf-8").splitlines()]
    return tuple(json.loads(line) for line in lines if line.strip())


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with the names taken out, and whatever follows “ông”, “bà” in capitals."""
    for name in sorted({" ".join(name.split()) for name in names if name and len(name.strip()) > 1}, key=len, reverse=True):
        text = re.sub(r"\s+".join(map(re.escape, name.split())), " ~ ", text, flags=re.IGNORECASE)
    return CALLED.sub(lambda match: match[1] + " ~ ", text)


def _seen(examples: Sequence[Example]) -> tuple[list[_Seen], list[_Seen]]:
    """Each example through the shipped reader: what it says of fields, and of kinds."""
    fields, kinds = [], []
    for one in examples:
        found = read(one.text)
        text = without_names(found.text, (*one.names, *_named(found)))
        words = frozenset(words_of(text))
        if one.field in FIELDS:
            fields.append(_Seen(text, one.sender, one.weight, found.field_ranked, one.field, words))
        if one.kind in KINDS and found.kind not in LED_BY_LAW:
            kinds.append(_Seen(text, one.sender, one.weight, found.kind_ranked, one.kind, words))
    return fields, kinds


def _named(found: Findings) -> tuple[str, ...]:
    return tuple(person.name for person in (*found.petitioners, *found.others))


def _rarities(seen: Sequence[_Seen]) -> dict[str, float]:
    """The words met with enough different senders, the most common first, and how rare each is."""
    senders: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        for word in one.words:
            senders[word].add(one.sender)
    known = sorted((word for word in senders if len(senders[word]) >= LEAST_SENDERS), key=lambda word: (-len(senders[word]), word))[:MOST_WORDS]
    spread = {word: sum(word in one.words for one in seen) for word in known}
    return {word: round(math.log((1 + len(seen)) / (1 + spread[word])) + 1, 3) for word in known}


def _fit(seen: Sequence[_Seen], labels: tuple[str, ...]) -> Head:
    """One logistic regression over pairs of petition and label: is this the label? What was read before is one feature, its gain shared by all labels,
    so that a few corrections move little; labels nobody was corrected to keep neither bias nor words."""
    from scipy.sparse import coo_array
    from sklearn.linear_model import LogisticRegression

    rarity = _rarities(seen)
    column = {word: number for number, word in enumerate(rarity)}
    met = {one.label for one in seen}
    place = {label: number for number, label in enumerate(labels)}
    wide = 1 + len(labels) * (1 + len(column))
    rows, columns, values, wanted, weights = [], [], [], [], []
    for one in seen:
        words, shares = values_of(one.text, rarity), dict(one.ranked)
        for label in labels:
            row, start = len(wanted), 1 + place[label] * (1 + len(column))
            cells = [(0, math.log(max(shares.get(label, 0.0), LEAST_SHARE)))]
            if label in met:
                cells += [(start, BIAS_WEIGHS), *((start + 1 + column[word], value) for word, value in words.items())]
            rows += [row] * len(cells)
            columns += [cell[0] for cell in cells]
            values += [cell[1] for cell in cells]
            wanted.append(int(one.label == label))
            weights.append(one.weight)
    table = coo_array((values, (rows, columns)), shape=(len(wanted), wide)).tocsr()
    model = LogisticRegression(C=STRENGTH, max_iter=400).fit(table, wanted, sample_weight=weights)
    flat = model.coef_[0]
    starts = [1 + number * (1 + len(column)) for number in range(len(labels))]
    kept = {word: (rarity[word], *(round(float(flat[start + 1 + column[word]]), 3) for start in starts)) for word in column}
    bias = tuple(round(float(flat[start]) * BIAS_WEIGHS, 3) for start in starts)
    return Head(labels, round(float(flat[0]), 4), round(float(model.intercept_[0]), 4), bias, kept)


def _held_out(seen: Sequence[_Seen]) -> tuple[int, int]:
    """How many of the own petitions are read right, before and by a head that has not seen them; no sender is on both sides."""
    from tiepdan.reading.learned import reweigh

    turns = {sender: number % FOLDS for number, sender in enumerate(sorted({one.sender for one in seen}))}
    before = sum(one.ranked[0][0] == one.label for one in seen)
    after = 0
    for turn in range(FOLDS):
        known, held = [one for one in seen if turns[one.sender] != turn], [one for one in seen if turns[one.sender] == turn]
        if known and held:
            head = _fit(known, FIELDS)
            after += sum(reweigh(one.ranked, one.text, head)[0][0] == one.label for one in held)
    return before, after
