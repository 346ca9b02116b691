"""Small files, plain names, no hidden control flow."""

import ast
from pathlib import Path

from tiepdan.project.home import ROOT

LONGEST = 300
NOWHERE = {"utils", "util", "helpers", "helper", "misc", "managers", "services", "handlers"}
VAGUE = ("Manager", "Service", "Handler", "Helper", "Util", "Utils")
OURS = [path for top in ("tiepdan", "house_tests", "bench", "scripts") for path in (ROOT / top).rglob("*.py")]
SOURCE = [path for path in OURS if "migrations" not in path.parts]


def told(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_outgrows_a_sitting():
    long = {told(path): lines for path in SOURCE if (lines := len(path.read_text().splitlines())) > LONGEST}
    assert not long, f"split by act, not by layer: {long}"


def test_common_stays_small():
    """Under 300 lines for ever, all of it together, so that nothing goes there for want of a home."""
    lines = sum(len(path.read_text().splitlines()) for path in SOURCE if path.parts[-2] == "common")
    assert lines < LONGEST, f"common has {lines} lines"


def test_everything_has_a_home_with_a_name():
    assert not [told(path) for path in OURS if path.stem in NOWHERE or path.parent.name in NOWHERE]


def test_no_class_or_function_hides_behind_a_vague_name():
    vague = [
        f"{told(path)}: {node.name}"
        for path in SOURCE
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name.endswith(VAGUE)
    ]
    assert not vague


def test_no_model_does_more_than_keep():
    """No `save()` or `delete()` of our own: what happens to a row is read in the act."""
    overrides = [
        f"{told(path)}: {kept.name}.{method.name}"
        for path in SOURCE
        if path.name == "models.py"
        for kept in ast.walk(ast.parse(path.read_text()))
        if isinstance(kept, ast.ClassDef)
        for method in kept.body
        if isinstance(method, ast.FunctionDef) and method.name in {"save", "delete", "clean", "full_clean"}
    ]
    assert not overrides


def test_no_empty_rooms():
    """A room opens with its first act; an empty folder is a promise nobody made."""
    empty = [told(room) for room in (ROOT / "tiepdan").iterdir() if room.is_dir() and room.name not in {"__pycache__", "static", "locale"}
             and not [path for path in room.rglob("*.py") if path.read_text().strip()]]
    assert not empty
