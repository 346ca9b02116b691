"""The small linear model of fields: word weights in data/field_model.json (its card: data/MODEL-CARD.md)."""

import json
import math
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

from tiepdan.reading.letters import words
from tiepdan.reading.normalise import fold

MODEL = Path(__file__).parent / "data" / "field_model.json"
WORD = re.compile(r"[a-z]+")
TOO_COMMON = words("va cua cac cho co la de nghi tri cu trong duoc voi nhung theo cho nay khi den ve tai tu thi")


def words_of(text: str) -> list[str]:
    """Words and pairs of words, lower case, without marks."""
    single = [word for word in WORD.findall(fold(text).lower()) if len(word) > 1]
    pairs = [f"{one} {other}" for one, other in pairwise(single)]
    return [word for word in single if word not in TOO_COMMON] + pairs


@cache
def trained() -> dict:
    """The model as shipped."""
    return json.loads(MODEL.read_text(encoding="utf-8"))


def shares(text: str, model: dict | None = None) -> dict[str, float]:
    """How likely each field is by its words alone; sums to 1."""
    model = model or trained()
    seen = {word: 1 + math.log(times) for word, times in Counter(words_of(text)).items() if word in model["words"]}
    values = {word: times * model["words"][word][0] for word, times in seen.items()}
    length = math.sqrt(sum(value * value for value in values.values())) or 1.0
    scores = list(model["bias"])
    for word, value in values.items():
        for number, weight in enumerate(model["words"][word][1:]):
            scores[number] += value / length * weight
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    return {field: value / sum(raised) for field, value in zip(model["fields"], raised, strict=True)}
