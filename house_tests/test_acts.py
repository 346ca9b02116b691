"""Every act says who does it: keyword-only `by`. Acts are what a room's `actions` offers to others."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest

from tiepdan.project.home import ROOT

ROOMS = sorted(path.parent.name for pattern in ("tiepdan/*/actions.py", "tiepdan/*/actions/__init__.py") for path in ROOT.glob(pattern)
               if path.parent.name != "actions") + sorted(path.parents[1].name for path in ROOT.glob("tiepdan/*/actions/__init__.py"))
# How a row is written. Only actions may; what is listed here says why it may too.
WRITING = {"create", "bulk_create", "get_or_create", "update_or_create", "update", "bulk_update", "delete", "save"}
MAY_WRITE = {
    "tiepdan/journal/record.py": "the journal's own pen: called inside acts only",
}


def acts_of(room: str) -> list[tuple[str, object]]:
    module = importlib.import_module(f"tiepdan.{room}.actions")
    offered = getattr(module, "__all__", None) or [
        name for name, act in inspect.getmembers(module, inspect.isfunction) if act.__module__ == module.__name__ and not name.startswith("_")
    ]
    return [(f"{room}.{name}", getattr(module, name)) for name in offered]


def test_the_rooms_that_act_are_found():
    assert {"intake", "cases", "documents", "law", "offices", "people", "portal"} <= set(ROOMS)


@pytest.mark.parametrize(("name", "act"), [pair for room in sorted(set(ROOMS)) for pair in acts_of(room)])
def test_every_act_says_who(name, act):
    who = inspect.signature(act).parameters.get("by")
    assert who is not None, f"{name} must take `by`"
    assert who.kind is who.KEYWORD_ONLY, f"{name} must take `by` by keyword only"
    assert who.default is who.empty, f"{name} must be told who acts; there is no default"
    assert who.annotation.__name__ == "Actor" if inspect.isclass(who.annotation) else "Actor" in str(who.annotation)


@pytest.mark.parametrize(("name", "act"), [pair for room in sorted(set(ROOMS)) for pair in acts_of(room)])
def test_every_act_tells_in_one_docstring_what_it_means(name, act):
    assert inspect.getdoc(act), f"{name} must say what it does"


def writes_in(path: Path) -> list[str]:
    """Calls that write rows: `Model.objects…create()`, `row.save()`, `….filter(…).update()`."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING):
            continue
        told = ast.unparse(node.func.value)
        if (node.func.attr == "save" and not node.args) or ".objects" in told or ".filter(" in told:
            found.append(f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node.func)}")
    return found


def test_only_acts_write():
    strays = []
    for path in ROOT.glob("tiepdan/**/*.py"):
        inside = path.relative_to(ROOT)
        if {"tests", "migrations", "actions"} & set(inside.parts) or inside.name == "actions.py" or str(inside) in MAY_WRITE:
            continue
        strays += writes_in(path)
    assert not strays, f"only a room's actions write rows: {strays}"
