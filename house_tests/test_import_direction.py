"""Imports point down only, and the pure cores need no framework: import-linter's contracts of pyproject.toml hold."""

import subprocess
import sys

from tiepdan.project.home import ROOT


def test_the_house_is_built_from_the_ground_up():
    asked = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_the_pure_cores_run_without_django():
    """Reading, counting days and deciding competence work in a notebook: no settings, no database, no Django imported."""
    asked = (
        "import sys; import tiepdan.reading.read, tiepdan.reading.paper, tiepdan.law.due, tiepdan.law.timing, tiepdan.routing.competence, "
        "tiepdan.intake.steps, tiepdan.cases.steps, tiepdan.common.checkcode; "
        "sys.exit('django' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr or "something imported Django"
