"""A conclusion or decision is made public in one of three ways, each with its own minimum; nothing is closed while it still hangs."""

from datetime import timedelta

import pytest

from tiepdan.cases.actions import publish
from tiepdan.cases.errors import DayWrong, NotInThisFile, PublicationTooShort, StepNotOpen, WordsMissing
from tiepdan.cases.models import Publication, Round
from tiepdan.cases.needs import Needs
from tiepdan.cases.tests.factories import at_state, clerk, fresh, verifier
from tiepdan.cases.timeline import timeline
from tiepdan.intake.tests.factories import later
from tiepdan.law.models import Clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def day(days: int):
    return later(days).date()


def told(held: Round, now: int = 40, **said: object) -> Publication:
    asked = {"way": "posting", "place": "Bảng tin trụ sở", "began_on": day(now), **said}
    publish(held.pk, by=verifier(), now=later(now), **asked)
    return Publication.objects.get()


def test_a_posting_runs_fifteen_days_before_it_counts():
    held = at_state("denunciation", "in_effect")
    made = told(held)
    assert made.ended_on == day(55), "fifteen whole days after the day it was put up"
    assert [Needs(fresh(held), day(on)).published for on in (40, 55, 56)] == [False, False, True]
    assert Clock.objects.about("round", held.pk).get(duty="denunciation.publish").met_on == day(40)
    said = [moment.title for moment in timeline(held.petition, citizen=True)]
    assert any("niêm yết" in title and "đến hết" in title for title in said)
    assert not any("Bảng tin" in title for title in said), "where it hangs stays in the file"


def test_a_posting_cut_short_is_refused():
    held = at_state("denunciation", "in_effect")
    with pytest.raises(PublicationTooShort) as refusal:
        told(held, ended_on=day(54))
    assert "15 ngày" in str(refusal.value)
    assert not Publication.objects.exists() and fresh(held).decision.published_on is None


def test_the_media_carry_it_twice():
    held = at_state("denunciation", "in_effect")
    with pytest.raises(PublicationTooShort):
        told(held, way="media", times=1)
    told(held, way="media", times=2, ended_on=day(42))
    assert [Needs(fresh(held), day(on)).published for on in (41, 42)] == [False, True]


def test_a_meeting_on_a_disciplinary_complaint_is_announced_three_days_ahead():
    held = at_state("complaint", "in_effect")
    Round.objects.filter(pk=held.pk).update(procedure="discipline_first")
    now = fresh(held).decision.in_effect_on
    after = (now - day(0)).days + 5
    for noticed in (None, day(after - 2)):
        with pytest.raises(PublicationTooShort) as refusal:
            told(held, after, way="meeting", noticed_on=noticed)
        assert "báo trước" in str(refusal.value)
    made = told(held, after, way="meeting", noticed_on=day(after - 3))
    assert made.ended_on == day(after) and Needs(fresh(held), day(after)).published


@pytest.mark.parametrize(("said", "refused"), [
    ({"way": "shouting"}, WordsMissing), ({"place": "  "}, WordsMissing), ({"began_on": day(41)}, DayWrong),
    ({"began_on": day(0) - timedelta(days=9)}, DayWrong), ({"ended_on": day(30)}, DayWrong), ({"paper": 999999}, NotInThisFile),
])
def test_what_cannot_be_is_refused(said, refused):
    held = at_state("denunciation", "in_effect")
    with pytest.raises(refused):
        told(held, **said)
    assert not Publication.objects.exists()


def test_it_is_told_once_and_by_who_keeps_the_file():
    held = at_state("denunciation", "in_effect")
    with pytest.raises(StepNotOpen):
        publish(held.pk, by=clerk(), now=later(40), way="posting", place="Bảng tin", began_on=day(40))
    told(held)
    with pytest.raises(StepNotOpen) as refusal:
        told(held, 41)
    assert "đã công khai rồi" in str(refusal.value)
