"""After the conclusion: somebody watches over it, and the bodies it turned to report."""

from datetime import timedelta

import pytest

from tiepdan.cases.actions import assign_monitor, record_handling
from tiepdan.cases.errors import DayWrong, GroundUnknown, StepNotOpen, WordsMissing
from tiepdan.cases.models import Handling, Monitor
from tiepdan.cases.queries import monitors_allowed
from tiepdan.cases.tests.factories import accepted, at_state, clerk, fresh, head, verifier
from tiepdan.intake.tests.factories import NOW, later

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
DAY = later(60).date()
TOLD = {"body": "Sở Nội vụ", "result": "Đã xử lý kỷ luật khiển trách.", "result_on": DAY - timedelta(days=20), "reported_on": DAY}


def test_the_settler_watches_or_gives_it_to_a_named_body_and_the_later_stands():
    held = at_state("denunciation", "sent")
    assert assign_monitor(held.pk, by=head(), now=later(60), who="settler").body == held.office.head_title
    with pytest.raises(WordsMissing, match="được giao theo dõi"):
        assign_monitor(held.pk, by=head(), now=later(60), who="advising", body=" ")
    assign_monitor(held.pk, by=head(), now=later(61), who="advising", body="Văn phòng HĐND và UBND xã")
    assert Monitor.objects.order_by("-pk").first().body == "Văn phòng HĐND và UBND xã"


def test_an_advising_unit_watches_only_since_july_2026():
    assert "advising" in {one.name for one in monitors_allowed(NOW.date())}
    assert "advising" not in {one.name for one in monitors_allowed(NOW.date().replace(month=6, day=30))}
    with pytest.raises(GroundUnknown):
        assign_monitor(at_state("denunciation", "sent").pk, by=head(), now=later(60), who="neighbour", body="Ai đó")


def test_a_report_of_handling_is_kept_with_the_day_it_was_due():
    held = at_state("denunciation", "in_effect")
    issued = fresh(held).decision.issued_on
    result = issued + timedelta(days=1)
    late = record_handling(held.pk, by=verifier(), now=later(90), **{**TOLD, "result_on": result, "reported_on": later(90).date()})
    assert late.late and late.due < late.reported_on
    soon = record_handling(held.pk, by=verifier(), now=later(90), **{**TOLD, "result_on": result, "reported_on": result})
    assert not soon.late


@pytest.mark.parametrize(("wrong", "refusal"), [
    ({"body": " "}, WordsMissing), ({"result": ""}, WordsMissing), ({"reported_on": DAY + timedelta(days=200)}, DayWrong),
    ({"result_on": DAY + timedelta(days=1)}, DayWrong), ({"result_on": DAY - timedelta(days=2000)}, DayWrong),
])
def test_what_cannot_be_is_refused_and_nothing_is_kept(wrong, refusal):
    held = at_state("denunciation", "in_effect")
    with pytest.raises(refusal):
        record_handling(held.pk, by=verifier(), now=later(60), **{**TOLD, **wrong})
    assert not Handling.objects.exists()


@pytest.mark.parametrize("state", ["accepted", "decided"])
def test_before_the_conclusion_is_sent_there_is_nothing_to_watch(state):
    held = at_state("denunciation", state)
    with pytest.raises(StepNotOpen):
        assign_monitor(held.pk, by=head(), now=later(60), who="settler")
    with pytest.raises(StepNotOpen):
        record_handling(held.pk, by=verifier(), now=later(60), **TOLD)


def test_only_the_settler_says_who_watches_and_a_complaint_has_no_such_step():
    held = at_state("denunciation", "sent")
    for by in (verifier(), clerk()):
        with pytest.raises(StepNotOpen):
            assign_monitor(held.pk, by=by, now=later(60), who="settler")
    with pytest.raises(StepNotOpen):
        assign_monitor(accepted("complaint").pk, by=head(), now=later(60), who="settler")
