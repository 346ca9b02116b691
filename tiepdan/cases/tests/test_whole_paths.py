"""The three paths from the door to the last proved duty, through the acts and nothing else."""

from itertools import pairwise

import pytest

from tiepdan.cases.models import CaseLink, Duty, Round
from tiepdan.cases.tests.factories import at_state, effect_day, fresh
from tiepdan.cases.timeline import letters_for_citizen, timeline
from tiepdan.documents.models import Letter, NumberSeries, Outgoing
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.tests.factories import NAME, NOW, NUMBER, PHONE
from tiepdan.journal.models import JournalEntry
from tiepdan.journal.verify import broken_links
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
KINDS = ("complaint", "denunciation", "recommendation")


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_path_ends_with_nothing_open(kind):
    held = at_state(kind, "closed")
    petition = Petition.objects.get(pk=held.petition_id)
    assert (held.state, held.holder_post, held.ended_on is not None) == ("closed", None, True)
    assert (petition.state, petition.ended_on, petition.holder_post) == ("closed", held.ended_on, None)
    assert not Custody.objects.filter(until__isnull=True).exists()
    assert not Clock.objects.running().exists()
    assert not Duty.objects.filter(done_on__isnull=True).exists()
    assert not list(broken_links())


@pytest.mark.parametrize("kind", KINDS)
def test_at_every_instant_exactly_one_post_held_it(kind):
    held = at_state(kind, "closed")
    of_petition = list(Custody.objects.filter(subject="petition", subject_id=held.petition_id).order_by("since", "pk"))
    of_round = list(Custody.objects.filter(subject="round", subject_id=held.pk).order_by("since", "pk"))
    rows = [*of_petition, *of_round]
    assert rows[0].since == NOW
    for before, after in pairwise(rows):
        assert before.until == after.since, "no moment without a holder, none with two"
    assert rows[-1].until is not None


def test_a_complaint_leaves_every_letter_the_law_asks_for():
    held = at_state("complaint", "closed")
    letters = {letter.form: letter for letter in Letter.objects.about("round", held.pk)}
    assert {"complaint_accepted", "complaint_verification", "complaint_decision"} <= set(letters)
    assert len(letters) == 4, f"and the order to enforce: {set(letters)}"
    assert all(letter.number for letter in letters.values())
    assert letters["complaint_decision"].symbol.endswith("/QĐ-UBND")


def test_numbers_of_an_office_follow_one_another_without_a_gap():
    for _ in range(2):
        at_state("complaint", "sent")
    for series in NumberSeries.objects.all():
        numbers = list(Letter.objects.filter(office=series.office, year=series.year, series=series.series).order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, series.last + 1))


def test_the_decision_goes_to_everybody_the_law_names():
    held = at_state("complaint", "sent")
    sent = set(Outgoing.objects.filter(letter=held.decision.letter).values_list("to", flat=True))
    assert {"Người gửi đơn", "Thủ trưởng cấp trên trực tiếp", "Thanh tra tỉnh"} <= sent


def test_a_complaint_at_a_remote_commune_takes_effect_later():
    held = at_state("complaint", "sent")
    assert held.remote, "Y Tý is a remote area in the data"
    clock = Clock.objects.about("round", held.pk).get(duty="complaint.first.effect")
    assert held.decision.effective_on == clock.due == effect_day(held).date()
    assert (held.decision.effective_on - held.decision.issued_on).days >= 45


def test_a_matter_is_opened_and_the_petition_linked_with_a_reason():
    held = at_state("complaint", "accepted")
    link = CaseLink.objects.get(petition_id=held.petition_id)
    assert link.case_id == held.case_id
    assert link.reason


@pytest.mark.parametrize("state", ["accepted", "reported", "sent", "closed"])
def test_of_a_denouncer_nothing_but_the_pseudonym_is_written(state):
    held = at_state("denunciation", state)
    told = " ".join(str(row) for row in (
        *Letter.objects.values_list("facts", "frame", "title"), *JournalEntry.objects.values_list("facts", "actor"),
        *Outgoing.objects.values_list("words", "to", "link"), *Clock.objects.values_list("facts", "why"),
        *Petition.objects.values_list("text", "title", "findings", "asks"), *Round.objects.values_list("case__title", "complex_reason"),
    ))
    for clear in (NAME, NAME.split()[-1] + ",", PHONE, NUMBER, "Sín Chải"):
        assert clear not in told
    assert "Người tố cáo 1" in told
    assert held.petition.sealed_id is not None


def test_a_denunciations_conclusion_is_not_read_on_the_follow_page_but_its_result_is():
    held = at_state("denunciation", "closed")
    assert not held.decision.letter.for_citizen
    assert "denouncer_result" in set(Letter.objects.about("round", held.pk).filter(for_citizen=True).values_list("form", flat=True))


@pytest.mark.parametrize("kind", KINDS)
def test_the_citizen_reads_the_story_in_plain_words(kind):
    held = at_state(kind, "sent")
    moments = timeline(held.petition, citizen=True)
    done = [moment for moment in moments if moment.state == "done"]
    assert done[0].title.startswith("Ủy ban nhân dân xã Y Tý đã nhận đơn")
    assert any("thụ lý" in moment.title for moment in done) or kind == "recommendation"
    assert [moment.at for moment in done] == sorted(moment.at for moment in done)
    assert NAME not in " ".join(moment.title for moment in moments)
    assert "{" not in " ".join(moment.title for moment in moments)
    assert "…" not in " ".join(moment.title for moment in done)


def test_the_citizen_reads_letters_only_once_they_are_sent():
    assert letters_for_citizen(at_state("complaint", "decided").petition) == []
    held = at_state("complaint", "sent")
    assert [letter.form for letter in letters_for_citizen(held.petition)] == ["complaint_decision"]


def test_the_settlement_clock_is_met_when_the_head_signs():
    held = at_state("complaint", "decided")
    settle = Clock.objects.about("round", held.pk).get(duty="complaint.first.settle")
    assert settle.met_on == held.decision.issued_on
    assert Clock.objects.about("round", held.pk).running().filter(duty="complaint.first.send_decision").exists()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", ["accepted", "drafted", "sent", "in_effect"])
def test_running_clocks_are_with_whoever_holds_the_file(kind, state):
    held = at_state(kind, state)
    assert set(Clock.objects.about("round", held.pk).running().values_list("holder_post_id", flat=True)) <= {held.holder_post_id}
    assert fresh(held).holder_post.code.startswith(f"LC.{Y_TY}.")
