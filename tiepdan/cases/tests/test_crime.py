"""Signs of a crime seen while a denunciation is settled, or after its conclusion."""

import pytest

from tiepdan.cases.actions import hand_over_crime, record_crime_reply, send_notice, suspend
from tiepdan.cases.errors import StepNotOpen
from tiepdan.cases.tests.factories import accepted, at_state, clerk, fresh, head, seal_letters, verifier
from tiepdan.documents.models import Outgoing
from tiepdan.intake.errors import HandoverWordsMissing
from tiepdan.intake.models import CrimeHandover
from tiepdan.intake.tests.factories import later
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import TA_VAN, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TOLD = {"to": "Viện kiểm sát nhân dân tỉnh", "signs": "Thu tiền trái quy định của nhiều hộ.", "papers": ["Giấy viết tay", "Biên bản làm việc"]}


@pytest.mark.parametrize("state", ["accepted", "verifying", "reported", "drafted", "decided", "sent", "in_effect"])
def test_signs_of_a_crime_are_handed_over_whenever_they_are_seen_and_the_round_goes_on(state):
    held = at_state("denunciation", state)
    made = hand_over_crime(held.pk, by=head(), now=later(20), **TOLD)
    assert fresh(held).state == state
    assert made.papers == TOLD["papers"]
    assert Clock.objects.about("round", held.pk).running().filter(duty="denunciation.crime_signs").exists()


def test_the_letter_goes_to_who_investigates_and_to_neither_side():
    held = accepted("denunciation")
    made = hand_over_crime(held.pk, by=head(), now=later(1), **TOLD)
    seal_letters(held)
    send_notice(made.letter_id, by=clerk(), now=later(1))
    assert list(Outgoing.objects.filter(letter=made.letter_id).values_list("to", flat=True)) == [TOLD["to"]]
    assert not made.letter.for_citizen
    assert not Clock.objects.about("round", held.pk).running().filter(duty="denunciation.crime_signs").exists()


def test_the_round_may_wait_for_the_reply_which_is_written_down_once():
    held = accepted("denunciation")
    hand_over_crime(held.pk, by=head(), now=later(1), **TOLD)
    suspend(held.pk, by=head(), now=later(1), ground="waits_for_result", reason="Chờ cơ quan điều tra.")
    record_crime_reply(held.pk, by=verifier(), now=later(9), reply="Đã khởi tố vụ án.")
    assert CrimeHandover.objects.get().replied_on == later(9).date()
    with pytest.raises(StepNotOpen, match="không có hồ sơ nào"):
        record_crime_reply(held.pk, by=verifier(), now=later(9), reply="Đã khởi tố vụ án.")


@pytest.mark.parametrize("by", [verifier, lambda: at(f"{TA_VAN}.head")])
def test_only_the_settler_hands_over(by):
    held = accepted("denunciation")
    with pytest.raises(StepNotOpen):
        hand_over_crime(held.pk, by=by(), now=later(1), **TOLD)


def test_a_complaint_is_not_handed_over_this_way():
    with pytest.raises(StepNotOpen):
        hand_over_crime(accepted().pk, by=head(), now=later(1), **TOLD)


def test_what_is_missing_is_asked_and_nothing_is_sent():
    held = accepted("denunciation")
    with pytest.raises(HandoverWordsMissing, match="danh mục"):
        hand_over_crime(held.pk, by=head(), now=later(1), **{**TOLD, "papers": []})
    assert not CrimeHandover.objects.exists()
