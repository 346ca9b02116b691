"""One legal idea, one word: docs/words.md knows every model, every state and every step."""

import re

import pytest
from django.apps import apps

from tiepdan.cases import steps as case_steps
from tiepdan.intake import steps as petition_steps
from tiepdan.project.home import ROOT

WORDS = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
CODE = set(re.findall(r"[A-Za-z_]+", " ".join(re.findall(r"`([^`]+)`", WORDS))))
SPOKEN = set(re.findall(r"[a-z_]+", WORDS.lower()))
MODELS = sorted(model.__name__ for app in apps.get_app_configs() if app.name.startswith("tiepdan.") for model in app.get_models()
                if not model.__name__.endswith("Event"))
# Parts of the building, not ideas of the law.
OURS = {"Series", "NumberSeries", "Chain", "JournalEntry", "PostAbility", "File", "Outgoing", "Draft", "WrongKeys"}


@pytest.mark.parametrize("model", [name for name in MODELS if name not in OURS])
def test_each_model_stands_in_the_word_list(model):
    assert model in CODE, f"{model} has no line in docs/words.md"


@pytest.mark.parametrize("name", sorted({step.name for step in petition_steps.STEPS}
                                        | {step.name for steps in case_steps.PROCEDURES.values() for step in steps}))
def test_each_step_stands_in_the_word_list(name):
    assert name in SPOKEN or name.replace("_", " ") in WORDS.lower(), f"{name} has no line in docs/words.md"
