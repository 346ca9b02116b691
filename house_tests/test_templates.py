"""Every template loads, and somebody uses it."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from tiepdan.project.home import ROOT

FOLDERS = [*sorted(ROOT.glob("tiepdan/*/templates")), *sorted(ROOT.glob("tiepdan/*/forms/templates"))]
TEMPLATES = {str(path.relative_to(folder)): path for folder in FOLDERS for path in sorted(folder.rglob("*")) if path.is_file()}
# Taken by name from outside our own code.
CALLED_BY_OTHERS = {
    "account/": "allauth's pages of signing in, in our dress",
    "allauth/": "allauth's own layouts and elements",
    "mfa/": "allauth's pages of the second factor",
    "usersessions/": "allauth",
    "django/": "Django's form widgets",
}
CODE = "\n".join(path.read_text() for path in ROOT.glob("tiepdan/**/*.py") if "tests" not in path.parts)


# Names put together where they are used: f"portal/file_{step}.html".
COMPOSED = [re.compile(re.sub(r"\\\{[^}]*\\\}", "[a-z0-9_-]+", re.escape(name))) for name in re.findall(r'f"([\w/{}.-]+\.html)"', CODE) if "{" in name]


def asked_for(name: str) -> bool:
    others = "\n".join(path.read_text() for other, path in TEMPLATES.items() if other != name)
    if any(re.search(rf"""["']{re.escape(name)}["']""", text) for text in (CODE, others)):
        return True
    return any(pattern.fullmatch(name) for pattern in COMPOSED)


def test_there_are_templates():
    assert len(TEMPLATES) > 10


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_template_loads(name):
    get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_template_is_used(name):
    assert name.startswith(tuple(CALLED_BY_OTHERS)) or asked_for(name), f"{name} is used by nobody: remove it"


@pytest.mark.parametrize(("name", "path"), TEMPLATES.items())
def test_no_page_brings_its_own_script_or_style(name: str, path: Path):
    """The content policy forbids both; a page that needs them would break in silence."""
    text = path.read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", text), name
    assert not re.search(r"\sstyle=\"", text), name
    assert not re.search(r"\son[a-z]+=\"", text), name
