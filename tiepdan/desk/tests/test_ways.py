"""Refusing to accept: the ground comes from the law's own list, or is written where the list does not reach."""

import pytest

from tiepdan.desk.forms.ways import DeclineForm
from tiepdan.intake.models import Kind, Petition

UNSIGNED = "Luật Khiếu nại 02/2011/QH13, Điều 11 khoản 5"


def _form(kind, **typed):
    return DeclineForm({"reason": "Đơn chưa ký.", **typed}, petition=Petition(kind=kind))


def test_a_complaint_is_declined_on_one_of_the_nine_grounds_of_article_11():
    form = _form(Kind.COMPLAINT, listed=UNSIGNED)
    assert len(form.fields["listed"].choices) == 1 + 9
    assert form.is_valid()
    assert form.cleaned_data == {"ground": UNSIGNED, "reason": "Đơn chưa ký."}


def test_another_ground_can_be_written_and_goes_before_the_list():
    form = _form(Kind.COMPLAINT, listed=UNSIGNED, ground="Điều 27")
    assert form.is_valid()
    assert form.cleaned_data["ground"] == "Điều 27"


@pytest.mark.parametrize("kind", [Kind.COMPLAINT, Kind.DENUNCIATION])
def test_without_any_ground_nothing_is_declined(kind):
    form = _form(kind)
    assert not form.is_valid()
    assert "ground" in form.errors
