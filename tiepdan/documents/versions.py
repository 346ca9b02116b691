"""Which version of a form a letter uses: by the day it is signed, or the day its case was accepted, as the transition articles say. Pure."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import MappingProxyType

import yaml

from tiepdan.documents.catalogue import FOLDER, Field, Form, field_from, forms, samples


@dataclass(frozen=True)
class DayRule:
    """`day` is "signing" or "accepted"; `cites` the transition article, empty where none speaks of the form; `confidence` FOUND or UNCERTAIN."""

    day: str
    cites: str
    confidence: str
    says: str


@cache
def _earlier() -> tuple[tuple[Form, dict], ...]:
    """Each earlier version and what its sample has besides, from `before_2026_07.yaml`."""
    rows = yaml.safe_load((FOLDER / "before_2026_07.yaml").read_text(encoding="utf-8"))
    return tuple((_version(row), row.get("sample", {})) for row in rows)


def _version(row: dict) -> Form:
    now, told = forms()[row["code"]], {name: value for name, value in row.items() if name not in {"code", "add", "drop", "sample"}}
    added = tuple(field_from(one) for one in row.get("add", ()))
    kept: tuple[Field, ...] = tuple(one for one in now.fields if one.name not in row.get("drop", ()))
    return replace(now, **{**told, "ids": tuple(row.get("ids", now.ids)), "fields": kept + added})


@cache
def versions(code: str) -> tuple[Form, ...]:
    """Every version of a form, the newest first. Raises KeyError for a form nobody knows."""
    return tuple(sorted([forms()[code], *(form for form, _said in _earlier() if form.code == code)], key=lambda form: form.since, reverse=True))


def form_on(code: str, day: date) -> Form | None:
    """The version that serves on that day; None before the first and after the last."""
    return next((form for form in versions(code) if form.in_force(day)), None)


def sample_of(form: Form) -> dict:
    """A full set of invented facts for one version."""
    added = next((said for version, said in _earlier() if version == form), {})
    known = {**samples()[0][form.code], **added}
    return {item.name: known[item.name] for item in form.fields}


@cache
def _rules() -> MappingProxyType:
    rows = yaml.safe_load((FOLDER / "which_day.yaml").read_text(encoding="utf-8"))
    told = {}
    for row in rows:
        rule = DayRule(row["day"], row["cites"], row["confidence"], row["says"])
        told |= dict.fromkeys(["rest"] if row["forms"] == "rest" else row["forms"], rule)
    return MappingProxyType(told)


def day_rule(code: str) -> DayRule:
    """By which day the form is chosen, why, and how sure that is."""
    return _rules().get(code, _rules()["rest"])


def form_for(code: str, *, signed: date, accepted: date | None = None) -> Form | None:
    """The version for a letter signed on that day in a case accepted on the other; None when none serves (NĐ 155/2026 Đ.22, NĐ 156/2026 Đ.10)."""
    by_case = form_on(code, accepted) if accepted and accepted <= signed and day_rule(code).day == "accepted" else None
    return by_case or form_on(code, signed)
