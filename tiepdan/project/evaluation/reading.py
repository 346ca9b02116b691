"""Figures of the reader: what it says of labelled petitions. A petition read otherwise than labelled lowers the figure it belongs to."""

import re
from collections.abc import Callable

from tiepdan.reading.normalise import fold
from tiepdan.reading.read import read
from tiepdan.routing.competence import competence

MERGED = {"phan_anh": "kien_nghi"}  # no consequence in law hangs on this difference
Pair = tuple[dict, dict]  # (what is labelled, what was found)
PARTS: dict[str, Callable[[dict], bool]] = {
    "hard": lambda row: bool(row["hard"]),
    "wrong_title": lambda row: "tieu_de_sai" in row["hard"],
}
OF_PART = {"hard": ("kind.four", "kind.lenient", "field.lenient", "authority.lenient", "handling.strict"), "wrong_title": ("kind.lenient",)}


def read_all(rows: list[dict]) -> list[Pair]:
    return [(row, read(row["text"], competence).to_json(row["id"])) for row in rows]


def reading_figures(pairs: list[Pair]) -> dict[str, float]:
    """Every figure of the whole set, and a few of its hard and wrongly titled parts."""
    told = figures_of(pairs)
    for name, belongs in PARTS.items():
        if part := [pair for pair in pairs if belongs(pair[0])]:
            of_part = figures_of(part)
            told |= {f"{name}/{figure}": of_part[figure] for figure in OF_PART[name]}
    return told


def figures_of(pairs: list[Pair]) -> dict[str, float]:
    recall, spurious = petitioners(pairs)
    return {
        "kind.four": share(pairs, lambda row, found: _four(row["kind"]) == _four(found["kind"])),
        "kind.f1": macro_f1([(_four(row["kind"]), _four(found["kind"])) for row, found in pairs]),
        "kind.strict": _strict(pairs, "kind"),
        "kind.lenient": _lenient(pairs, "kind"),
        "field.strict": _strict(pairs, "field"),
        "field.lenient": _lenient(pairs, "field"),
        "field.top_three": share(pairs, lambda row, found: bool(_first_three(found) & _accepted(row, "field"))),
        "field.confident": _lenient(_surer_half(pairs), "field"),
        "authority.strict": _strict(pairs, "authority"),
        "authority.lenient": _lenient(pairs, "authority"),
        "handling.strict": _strict(pairs, "handling"),
        "decisions.f1": decisions(pairs),
        "decisions.dates": dates(pairs),
        "petitioner.recall": recall,
        "petitioner.spurious": spurious,
    }


def share(pairs: list[Pair], right: Callable[[dict, dict], bool]) -> float:
    return sum(right(row, found) for row, found in pairs) / len(pairs) if pairs else 0.0


def _four(kind: str) -> str:
    return MERGED.get(kind, kind)


def _accepted(row: dict, key: str) -> set[str]:
    return {row[key], *row.get(f"{key}_alt", [])}


def _strict(pairs: list[Pair], key: str) -> float:
    return share(pairs, lambda row, found: found[key] == row[key])


def _lenient(pairs: list[Pair], key: str) -> float:
    return share(pairs, lambda row, found: found[key] in _accepted(row, key))


def _first_three(found: dict) -> set[str]:
    return {field for field, _ in found["field_ranked"][:3]}


def _surer_half(pairs: list[Pair]) -> list[Pair]:
    """The half of the petitions whose first field leads the second by most."""
    return sorted(pairs, key=lambda pair: -(pair[1]["field_ranked"][0][1] - pair[1]["field_ranked"][1][1]))[: len(pairs) // 2]


def macro_f1(labels: list[tuple[str, str]]) -> float:
    """Of (wanted, said); the mean over the labels wanted."""
    scores = []
    for label in {wanted for wanted, _ in labels}:
        hit = sum(wanted == said == label for wanted, said in labels)
        scores.append(2 * hit / (sum(wanted == label for wanted, _ in labels) + sum(said == label for _, said in labels)))
    return sum(scores) / max(1, len(scores))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", fold(text).lower())


def decisions(pairs: list[Pair]) -> float:
    """F1 over the numbers of decisions; 1 where there are none and none was found."""
    hits = wanted = said = 0
    for row, found in pairs:
        gold, mine = (
            {_plain(cited["so"]) for cited in row["entities"]["quyet_dinh"]},
            {_plain(cited["number"]) for cited in found["decisions"]},
        )
        hits, wanted, said = hits + len(gold & mine), wanted + len(gold), said + len(mine)
    return 2 * hits / (wanted + said) if wanted + said else 1.0


def dates(pairs: list[Pair]) -> float:
    """Share of the dated decisions found under their date."""
    right = wanted = 0
    for row, found in pairs:
        mine = {_plain(cited["number"]): cited["date"] for cited in found["decisions"]}
        for cited in row["entities"]["quyet_dinh"]:
            if cited["ngay"]:
                wanted += 1
                right += mine.get(_plain(cited["so"])) == cited["ngay"]
    return right / wanted if wanted else 1.0


def petitioners(pairs: list[Pair]) -> tuple[float, float]:
    """(share of the writers found, names wrongly taken for a writer a petition)."""
    hits = wanted = spurious = 0
    for row, found in pairs:
        gold, mine = {_plain(name) for name in row["entities"]["nguoi_don"]}, {_plain(name) for name in found["petitioners"]}
        hits, wanted, spurious = hits + len(gold & mine), wanted + len(gold), spurious + len(mine - gold)
    return hits / wanted if wanted else 1.0, spurious / max(1, len(pairs))


def misses(pairs: list[Pair]) -> list[str]:
    """A line for each finding that is not the label; `~` where the other answer is acceptable too."""
    told = []
    for row, found in pairs:
        for key in ("kind", "field", "authority", "handling"):
            if found[key] != row[key]:
                also, said = row.get(f"{key}_alt", []), found[key] or "(asks)"
                mark = "~" if found[key] in also else "✗"
                told.append(f"{mark} {row['id']} {key}: {row[key]} {also} read as {said} | {found['against']} | {row['hard']}")
    return told
