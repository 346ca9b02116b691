"""Refusing to accept: the ground comes from the law's own list, or is written where the list does not reach."""

import pytest

from tiepdan.desk.forms.ways import OTHER_GROUND, DeclineForm
from tiepdan.intake.models import Kind, Petition

UNSIGNED = "Luật Khiếu nại 02/2011/QH13, Điều 11 khoản 5"


def _form(kind, **typed):
    return DeclineForm({"reason": "Đơn chưa ký.", **typed}, petition=Petition(kind=kind))


def test_a_complaint_is_declined_on_one_of_the_nine_grounds_of_article_11():
    form = _form(Kind.COMPLAINT, listed=UNSIGNED)
    assert len(form.fields["listed"].choices) == 1 + 9 + 1
    assert form.is_valid()
    assert form.cleaned_data == {"ground": UNSIGNED, "reason": "Đơn chưa ký."}


def test_another_ground_can_be_written():
    form = _form(Kind.COMPLAINT, listed=OTHER_GROUND, ground="Điều 27")
    assert form.is_valid()
    assert form.cleaned_data["ground"] == "Điều 27"


def test_of_two_grounds_neither_is_dropped_in_silence():
    form = _form(Kind.COMPLAINT, listed=UNSIGNED, ground="Điều 27")
    assert not form.is_valid()
    assert "Chỉ một căn cứ" in form.errors["ground"][0]


def test_a_denunciation_has_no_list_yet_and_its_ground_is_written():
    form = _form(Kind.DENUNCIATION, ground="khoản 1 Điều 24 Luật Tố cáo")
    assert form.is_valid()
    assert "listed" not in form.fields


@pytest.mark.parametrize(("kind", "typed", "where"), [
    (Kind.COMPLAINT, {}, "listed"), (Kind.COMPLAINT, {"listed": OTHER_GROUND}, "ground"), (Kind.DENUNCIATION, {}, "ground"),
])
def test_without_any_ground_nothing_is_declined(kind, typed, where):
    form = _form(kind, **typed)
    assert not form.is_valid()
    assert where in form.errors
