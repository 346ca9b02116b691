"""What was learned from corrections, put over what was read: pure arithmetic on a few numbers, no library of learning.

A head re-weighs shares: score = gain · log(share) + base + bias of the label + weights of the words met; shares again by their sum.
Its words are single words and pairs without tone marks, each met with at least three senders (`refit.py` sees to that).
"""

import math
import re
from collections import Counter
from dataclasses import dataclass, replace

from tiepdan.reading.field import IN_WORDS, Field
from tiepdan.reading.field_model import words_of
from tiepdan.reading.findings import Cue
from tiepdan.reading.kind import Kind
from tiepdan.reading.normalise import View

LEAST_SHARE = 1e-3
MOST_SIGNS = 2
LED_BY_LAW = frozenset({"denunciation", "mixed"})  # what guards a denouncer is never read away by what was learned


@dataclass(frozen=True)
class Head:
    """A re-weighing. `words` holds for each word its rarity and one weight a label, in the order of `labels`."""

    labels: tuple[str, ...]
    gain: float
    base: float
    bias: tuple[float, ...]
    words: dict[str, tuple[float, ...]]


@dataclass(frozen=True)
class Learned:
    """One version of what was learned, as `read` takes it. `version` is what the findings say read them."""

    version: str
    field: Head | None = None
    kind: Head | None = None


def learned_from(version: str, parameters: dict) -> Learned:
    """The version as kept. Raises KeyError or TypeError for parameters of another make."""
    return Learned(version, *(_head(parameters[name]) if parameters.get(name) else None for name in ("field", "kind")))


def _head(kept: dict) -> Head:
    words = {word: tuple(values) for word, values in kept["words"].items()}
    return Head(tuple(kept["labels"]), kept["gain"], kept["base"], tuple(kept["bias"]), words)


def told(head: Head) -> dict:
    """The head as it is kept."""
    return {"labels": list(head.labels), "gain": head.gain, "base": head.base, "bias": list(head.bias),
            "words": {word: list(values) for word, values in head.words.items()}}


def values_of(text: str, rarity: dict[str, float]) -> dict[str, float]:
    """TF-IDF of the known words of a text, of length one."""
    met = {word: (1 + math.log(times)) * rarity[word] for word, times in Counter(words_of(text)).items() if word in rarity}
    length = math.sqrt(sum(value * value for value in met.values())) or 1.0
    return {word: value / length for word, value in met.items()}


def reweigh(ranked: tuple[tuple[str, float], ...], text: str, head: Head) -> tuple[tuple[str, float], ...]:
    """The ranking after what was learned, the best first; labels the head does not know keep their share's weight."""
    values = values_of(text, {word: weights[0] for word, weights in head.words.items()})
    place = {label: number for number, label in enumerate(head.labels)}
    raised = {}
    for label, share in ranked:
        score = head.gain * math.log(max(share, LEAST_SHARE)) + head.base
        if label in place:
            number = place[label]
            score += head.bias[number] + sum(value * head.words[word][number + 1] for word, value in values.items())
        raised[label] = 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))
    whole = sum(raised.values()) or 1.0
    return tuple(sorted(((label, value / whole) for label, value in raised.items()), key=lambda pair: -pair[1]))


def field_learned(field: Field, view: View, learned: Learned) -> Field:
    """The field after what was learned, with the words that turned it."""
    if learned.field is None:
        return field
    ranked = reweigh(field.ranked, view.text, learned.field)
    best = ranked[0][0]
    rounded = tuple((label, round(share, 3)) for label, share in ranked)
    if best == field.field:
        return replace(field, ranked=rounded)
    because = f"Những đơn có chữ này đã được cán bộ ghi là {IN_WORDS[best]}."
    return Field(best, rounded, _signs(view, learned.field, best, because, "field"))


def kind_learned(kind: Kind, view: View, learned: Learned) -> Kind:
    """The kind after what was learned. A denunciation or a mixed petition stays what the rules say: only people take a seal away."""
    if learned.kind is None or kind.kind in LED_BY_LAW or kind.civil:
        return kind
    ranked = tuple((label, round(share, 3)) for label, share in reweigh(kind.ranked, view.text, learned.kind))
    best = ranked[0][0]
    if best == kind.kind:
        return replace(kind, ranked=ranked)
    because = "Những đơn viết như vậy đã được cán bộ ghi là loại này."
    return Kind(best, best, ranked, because, (*kind.cues, *_signs(view, learned.kind, best, because, best)), kind.civil)


def _signs(view: View, head: Head, label: str, because: str, what: str) -> tuple[Cue, ...]:
    """The words of the text that spoke loudest for the label, where they stand first."""
    number = head.labels.index(label) + 1 if label in head.labels else 0
    values = values_of(view.text, {word: weights[0] for word, weights in head.words.items()}) if number else {}
    loud = sorted(values, key=lambda word: -values[word] * head.words[word][number])[:MOST_SIGNS]
    cues = []
    for word in loud:
        match = re.search(rf"(?<!\w){word.replace(' ', '[^a-z]+')}(?!\w)", view.plain)
        if match and values[word] * head.words[word][number] > 0:
            cues.append(Cue(what, match.span(), because))
    return tuple(cues)
