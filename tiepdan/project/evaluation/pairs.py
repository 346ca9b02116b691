"""Figures of the two comparisons, petitions and persons, asked through the same lines as their commands answer."""

import json
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec

TEMPLATES = frozenset({"cung_mau_khac_viec", "cung_du_an_khac_ho"})  # form letters; one project, many households
RECOGNISED = frozenset({"ocr_that", "ket_hop_ocr"})
RELATED = frozenset({"same_petition", "same_matter"})


def answers(command: str, function: str, rows: list[dict]) -> list[dict] | None:
    """What a command says of each row, in order; None when the house has no such command."""
    if find_spec(command.rpartition(".")[0]) is None or find_spec(command) is None:
        return None
    ask: Callable[[Iterable[str]], Iterable] = getattr(import_module(command), function)
    asked = (json.dumps({key: row[key] for key in ("id", "a", "b")}, ensure_ascii=False) for row in rows)
    return [json.loads(answer.line) for answer in ask(asked)]


def ratio(hits: int, of: int) -> float:
    """1 where there was nothing to get wrong."""
    return hits / of if of else 1.0


def repeat_figures(rows: list[dict], said: list[dict]) -> dict[str, float]:
    """Same matter is left out of precision and recall: a summary by an official is neither the petition nor another."""
    found = [(row, answer.get("relation", "")) for row, answer in zip(rows, said, strict=True)]
    taken = [row["label"] for row, relation in found if relation == "same_petition" and row["label"] != "same_matter"]
    dup = [relation for row, relation in found if row["label"] == "dup"]
    recognised = [relation for row, relation in found if row["label"] == "dup" and row["relation"] in RECOGNISED]
    matter = [relation for row, relation in found if row["label"] == "same_matter"]
    return {
        "repeats.precision": ratio(taken.count("dup"), len(taken)),
        "repeats.recall": ratio(dup.count("same_petition"), len(dup)),
        "repeats.template_hits": sum(row["relation"] in TEMPLATES and relation == "same_petition" for row, relation in found),
        "repeats.recognised": ratio(recognised.count("same_petition"), len(recognised)),
        "repeats.same_matter": ratio(sum(relation in RELATED for relation in matter), len(matter)),
    }


def person_figures(rows: list[dict], said: list[dict]) -> dict[str, float]:
    """A link must be right; a question finds the person too, since an officer answers it."""
    found = [(row["label"] == "same", answer.get("relation", "")) for row, answer in zip(rows, said, strict=True)]
    linked = [same for same, relation in found if relation == "same"]
    met = [same for same, relation in found if relation in ("same", "ask")]
    people = sum(same for same, _ in found)
    return {
        "persons.precision": ratio(sum(linked), len(linked)),
        "persons.recall": ratio(sum(met), people),
        "persons.precision_asked": ratio(sum(met), len(met)),
        "persons.linked": ratio(sum(linked), people),
    }
