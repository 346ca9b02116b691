"""Every field that looks as if it held personal data says why it is kept: a line in privacy/fields.yaml (Luật 91/2025 Đ.4)."""

import pytest
from django.apps import apps
from django.db import models

from tiepdan.library.acts import library
from tiepdan.library.citations import read_citations
from tiepdan.privacy.fields import KINDS, LOOKS_PERSONAL, groups, not_personal
from tiepdan.privacy.reference import refusals, telling

HOLDING = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
EVERY = {
    f"{model._meta.app_label}.{model.__name__}.{field.name}": field
    for app in apps.get_app_configs() if app.name.startswith("tiepdan.")
    for model in app.get_models() if not model.__name__.endswith("Event")
    for field in model._meta.local_fields
}
LISTED = [field for group in groups() for field in group.fields]


def looks_personal(name: str) -> bool:
    field = EVERY[name]
    return isinstance(field, HOLDING) and not field.choices and bool(LOOKS_PERSONAL.search(field.name))


@pytest.mark.parametrize("name", [name for name in EVERY if looks_personal(name)])
def test_each_field_that_looks_personal_says_why_it_is_kept(name):
    assert name in LISTED or name in not_personal(), f"{name}: ghi vào một nhóm của privacy/fields.yaml, hoặc vào not_personal kèm lý do"


def test_what_is_listed_exists_and_stands_once():
    told = [*LISTED, *not_personal()]
    assert not set(told) - set(EVERY), "no such field any more"
    assert len(told) == len(set(told)), f"twice: {[name for name in told if told.count(name) > 1]}"


@pytest.mark.parametrize("group", groups(), ids=lambda group: group.key)
def test_each_group_tells_purpose_ground_reader_and_end(group):
    assert group.purpose and group.who and group.keep and group.kind in KINDS
    assert known(group.grounds)


@pytest.mark.parametrize("ground", refusals().values(), ids=lambda ground: ground.key)
def test_each_ground_to_refuse_is_in_the_library(ground):
    assert ground.words and known(ground.cites)


def test_the_hours_of_a_breach_name_their_act_and_their_doubt():
    assert telling().hours == 72 and known(telling().cites) and (telling().confidence == "FOUND" or telling().doubt)


def known(cites: str) -> bool:
    found = list(read_citations(cites, library().names, strict=True))
    return bool(found) and all(not one.article or library().article(*one.place) for one in found)
