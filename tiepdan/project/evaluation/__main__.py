"""`make eval`: measure, print the table of goals, answer 1 when a figure lies below its floor.

`python -m tiepdan.project.evaluation [DATA] [--wrong] [--no-scans]`. DATA is a folder with triage_dev.jsonl, dup_dev.jsonl, person_dev.jsonl and
scans/, or one such file, which is then measured alone; without it only the project's own invented sets are measured. --wrong lists every petition read
otherwise than labelled, except those of a set that is held out.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tiepdan.project.evaluation.goals import Row, rows_of
from tiepdan.project.evaluation.pairs import answers, person_figures, repeat_figures
from tiepdan.project.evaluation.reading import misses, read_all, reading_figures
from tiepdan.project.evaluation.table import table_of
from tiepdan.project.home import ROOT

INVENTED = ROOT / "tiepdan" / "reading" / "evaluation"
HELD_OUT = "_held"
PETITIONS = 500  # read by the worker whose memory is measured


@dataclass(frozen=True)
class Measured:
    """One set: its name, how much is in it, its figures, and its misses."""

    name: str
    size: int
    figures: dict[str, float]
    misses: tuple[str, ...] = ()

    @property
    def rows(self) -> list[Row]:
        return rows_of(self.name, self.figures)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make eval", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--no-scans", action="store_true")
    chosen = parser.parse_args(words)
    if chosen.data and not chosen.data.exists():
        print(f"No labelled data at {chosen.data}: only the project's own invented sets are measured.\n")
        chosen.data = None
    fell = []
    for measured in measure(chosen.data, scans=not chosen.no_scans):
        rows = measured.rows
        print("\n".join([*table_of(measured.name, measured.size, rows), ""]), flush=True)
        fell += [f"{row.set}: {row.part} {row.goal.says}".replace(":  ", ": ") for row in rows if row.fell]
        if chosen.wrong and measured.misses:
            print("\n".join([*measured.misses, ""]))
    print("Below their floors: " + "; ".join(fell) if fell else "No figure lies below its floor.")
    return 1 if fell else 0


def measure(data: Path | None, *, scans: bool) -> Iterator[Measured]:
    """Every set there is, the given data first."""
    files = (
        [data] if data and data.is_file() else [file for folder in (data, INVENTED) if folder for file in sorted(folder.glob("*.jsonl"))]
    )
    for file in files:
        measured = next((ask(file) for names, ask in SETS if file.name.startswith(names)), None)
        if measured:
            yield measured
    if data and data.is_file():
        return
    if scans and data and (pictures := sorted((data / "scans").glob("*.jpg"))):
        yield _scans(pictures)
    if petitions := next((file for file in files if file.name.startswith(PETITION_SETS)), None):
        yield _worker(petitions)


def _lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _petitions(file: Path) -> Measured:
    pairs = read_all(_lines(file))
    shown = () if file.stem.endswith(HELD_OUT) else tuple(misses(pairs))
    return Measured(file.stem, len(pairs), reading_figures(pairs), shown)


def _repeats(file: Path) -> Measured | None:
    """None, and a line saying so, where the house has no room for repeats."""
    rows = _lines(file)
    said = answers("tiepdan.reading.repeats.command", "compare_lines", rows)
    if said is None:
        print(f"— {file.stem}: {len(rows)}, not measured: this house does not compare petitions.\n")
        return None
    return Measured(file.stem, len(rows), repeat_figures(rows, said))


def _persons(file: Path) -> Measured:
    rows = _lines(file)
    said = answers("tiepdan.reading.persons.command", "answer_lines", rows)
    return Measured(file.stem, len(rows), person_figures(rows, said or []))


def _scans(pictures: list[Path]) -> Measured:
    from tiepdan.project.evaluation.scans import scan_figures

    return Measured("scans", len(pictures), scan_figures(pictures))


def _worker(file: Path) -> Measured:
    """Time and peak memory of a fresh process that reads petitions one after another."""
    asked = [sys.executable, "-m", "tiepdan.project.evaluation.worker", str(file.resolve()), str(PETITIONS)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=ROOT)
    return Measured("one worker", PETITIONS, json.loads(told.stdout))


PETITION_SETS = ("triage_", "invented_petitions")
SETS: tuple[tuple[tuple[str, ...], Callable[[Path], Measured | None]], ...] = (
    (PETITION_SETS, _petitions),
    (("dup_", "invented_repeats"), _repeats),
    (("person_", "invented_persons"), _persons),
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
