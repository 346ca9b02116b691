"""The field of state management a petition touches: word lists, a small trained model, and what the facts say, added up."""

import csv
import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tiepdan.reading.facts import Facts
from tiepdan.reading.field_model import shares
from tiepdan.reading.findings import Cue
from tiepdan.reading.kind import Kind
from tiepdan.reading.kind_words import PUNISH_ME, WRONGDOING
from tiepdan.reading.normalise import Pattern, fold
from tiepdan.reading.posts import OFFICIALS

WORDS = Path(__file__).parent / "data" / "field_words.csv"
FIELDS = (
    "dat_dai", "moi_truong", "che_do_chinh_sach", "lao_dong", "ton_giao", "dau_tu_kinh_doanh", "tu_phap", "can_bo_cong_vu",
    "xay_dung_do_thi", "ha_tang_giao_thong", "y_te", "giao_duc", "an_ninh_trat_tu", "thue_tai_chinh", "nong_lam", "khac",
)  # fmt: skip
LAND_TAKEN = Pattern(
    r"(?:thu hồi đất|đền bù|bồi thường|giá đất|tái định cư|giải phóng mặt bằng)[^.]{0,120}(?:đất|m2|thửa)|(?:đất|m2|"
    r"thửa)[^.]{0,120}(?:đền bù|bồi thường|thu hồi)"
)
LAND_QUARREL = Pattern(r"(?:đất|ranh giới|mốc giới|lối đi|thửa|m2|bờ rào|tường rào)")
MODEL_WEIGHS = 0.3  # of the sum; the lists know petitions, the model knows voters' recommendations
IN_WORDS = {
    "dat_dai": "đất đai", "moi_truong": "môi trường", "che_do_chinh_sach": "chế độ, chính sách", "lao_dong": "lao động", "ton_giao": "tôn giáo",
    "dau_tu_kinh_doanh": "đầu tư, kinh doanh", "tu_phap": "tư pháp", "can_bo_cong_vu": "cán bộ, công vụ", "xay_dung_do_thi": "xây dựng, đô thị",
    "ha_tang_giao_thong": "hạ tầng, giao thông", "y_te": "y tế", "giao_duc": "giáo dục", "an_ninh_trat_tu": "an ninh, trật tự",
    "thue_tai_chinh": "thuế, tài chính", "nong_lam": "nông, lâm nghiệp", "khac": "việc khác",
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """The field, the ranking of all (shares that sum to 1), and the words that weighed most."""

    field: str
    ranked: tuple[tuple[str, float], ...]
    cues: tuple[Cue, ...]


@cache
def _lists() -> tuple[dict[str, list[tuple[str, float]]], re.Pattern, dict[str, list[tuple[str, float]]], re.Pattern]:
    """Words with marks and their expression; the same without marks, where single syllables mean too much to be used."""
    toned: dict[str, list[tuple[str, float]]] = {}
    with WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if row[0] in FIELDS:
                for word in ",".join(row[2:]).split("|"):
                    weights = dict(toned.get(word, ()))
                    toned[word] = list({**weights, row[0]: max(float(row[1]), weights.get(row[0], 0.0))}.items())
    plain: dict[str, list[tuple[str, float]]] = {}
    for word, weights in toned.items():
        if " " in word or (len(word) > 5 if word.isascii() else len(word) > 4):
            plain.setdefault(fold(word), []).extend(weights)
    return toned, _expression(toned), plain, _expression(plain)


def _expression(words: dict) -> re.Pattern:
    spelled = sorted((re.escape(word).replace(r"\ ", r"\s+") for word in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)")


def find_field(facts: Facts, kind: Kind, against_post: str, level: str = "") -> Field:
    """Add up lists, model and facts; the ranking is calibrated only roughly, by its own spread."""
    points, cues = _by_lists(facts)
    _by_facts(points, facts, kind, against_post, level)
    by_lists = _soft(points)
    by_model = shares(facts.view.text[facts.parts.body[0] :])
    total = {field: (1 - MODEL_WEIGHS) * by_lists[field] + MODEL_WEIGHS * by_model.get(field, 0.0) for field in FIELDS}
    ranked = sorted(total.items(), key=lambda pair: -pair[1])
    best = ranked[0][0]
    return Field(best, tuple((field, round(share, 3)) for field, share in ranked), tuple(cues.get(best, ())[:3]))


def _by_lists(facts: Facts) -> tuple[dict[str, float], dict[str, list[Cue]]]:
    toned, toned_words, plain, plain_words = _lists()
    view = facts.view
    words, expression, side = (toned, toned_words, view.low) if view.toned else (plain, plain_words, view.plain)
    points: dict[str, float] = dict.fromkeys(FIELDS, 0.0)
    cues: dict[str, list[Cue]] = {}
    times: dict[str, int] = {}
    for match in expression.finditer(side):
        if facts.parts.in_addressee(match.start()):
            continue
        word = re.sub(r"\s+", " ", match.group())
        if " " not in word and _is_a_name(view.text, match.start()):
            continue
        times[word] = times.get(word, 0) + 1
        for field, weight in words[word]:
            points[field] += weight / times[word] ** 2  # a word said again says little more
            because = f"“{view.said(match.span())}” thường nói về {IN_WORDS[field]}."
            cues.setdefault(field, []).append(Cue("field", match.span(), because))
    return points, cues


def _is_a_name(text: str, start: int) -> bool:
    """A single capital syllable inside a sentence: the Ngô of a person is no maize."""
    before = text[:start].rstrip(' "“(')
    return text[start].isupper() and bool(before) and before[-1] not in ".!?:;\n-" and not text[start : start + 4].isupper()


def _by_facts(points: dict[str, float], facts: Facts, kind: Kind, against_post: str, level: str) -> None:
    """What the other findings say of the field, whatever words are used."""
    if against_post in OFFICIALS:
        points["tu_phap"] *= 0.25  # an office complained of; a court is only part of the story
    if against_post in ("judge", "procurator", "enforcement_officer"):
        points["tu_phap"] += 6
    if facts.state.judgment_contested or facts.state.court_damages:
        points["tu_phap"] += 5
    if kind.part == "denunciation":
        _denounced(points, facts, against_post)
    elif kind.part == "complaint":
        _complained(points, facts, against_post)
    elif kind.civil:
        points["dat_dai" if facts.view.find(LAND_QUARREL, facts.parts.body[0]) else "khac"] += 4
    elif level == "police":
        points["an_ninh_trat_tu"] += 4


def _denounced(points: dict[str, float], facts: Facts, post: str) -> None:
    """An official's wrong is a matter of officials; a crime or the police one of order."""
    if post.startswith("police"):
        points["an_ninh_trat_tu"] += 8
    elif post in OFFICIALS and post != "public_unit_employee":
        points["can_bo_cong_vu"] += 5 if facts.view.find(WRONGDOING, facts.parts.body[0]) else 3
    elif facts.state.signs_of_crime and post in ("private_person", ""):
        points["an_ninh_trat_tu"] += 2


def _complained(points: dict[str, float], facts: Facts, post: str) -> None:
    points["dat_dai"] += 1  # two complaints in three are about land
    if facts.view.find(LAND_TAKEN, facts.parts.body[0]):
        points["dat_dai"] += 3  # the road or plant the land is taken for is not the matter
    if facts.view.find(PUNISH_ME, facts.parts.body[0]):
        points["can_bo_cong_vu"] += 5
    if post.startswith("police"):
        points["an_ninh_trat_tu"] += 8
    if post == "enterprise":
        points["lao_dong"] += 4


def _soft(points: dict[str, float]) -> dict[str, float]:
    """Points as shares; a lead of four points doubles twice."""
    top = max(points.values())
    raised = {field: math.exp((value - top) / 2.5) for field, value in points.items()}
    total = sum(raised.values())
    return {field: value / total for field, value in raised.items()}
