"""The initial check of a denunciation: who wrote it, whether it can be accepted, more time for it, signs of a crime handed over."""

import pytest

from tiepdan.documents.actions import keep_file, sign_letter
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.intake.actions import hand_over_crime, lengthen_check, record_crime_reply, route, send_answer, verify_denouncer
from tiepdan.intake.errors import CheckUnclear, ChoiceUnknown, HandoverWordsMissing, ProposalTooEarly, ReasonNeeded, StepNotOpen
from tiepdan.intake.models import CrimeHandover, IdentityCheck, LongerCheck
from tiepdan.intake.queries import steps_for
from tiepdan.intake.tests.factories import ACCEPTABLE, NAME, NOW, NUMBER, PHONE, checked, classified, fresh, holder, later, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import TA_VAN, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TOLD = {"to": "Cơ quan Cảnh sát điều tra Công an tỉnh", "signs": "Nhận tiền để làm giấy tờ trái quy định.", "papers": ["Giấy viết tay", " "]}


def unchecked():
    """A denunciation with the officer who must look for its writer."""
    petition = classified(received("denunciation"))
    return fresh(route(petition.pk, by=holder(petition), now=NOW))


def way(petition, name, by):
    return next(seen for seen in steps_for(petition, by) if seen.step.name == name)


def test_a_denunciation_is_not_accepted_before_its_writer_is_found():
    petition = unchecked()
    seen = way(petition, "accept", at(f"{Y_TY}.head"))
    assert not seen.open and "xác minh người tố cáo" in seen.because
    assert way(checked(petition), "accept", at(f"{Y_TY}.head")).open


def test_a_writer_who_is_not_found_closes_acceptance_and_opens_declining():
    petition = checked(unchecked(), found=False)
    assert not way(petition, "accept", at(f"{Y_TY}.head")).open
    assert way(petition, "decline", at(f"{Y_TY}.head")).open
    assert not petition.identity_checks.get().fulfils


def test_a_later_check_stands_in_place_of_an_earlier_one():
    petition = checked(checked(unchecked(), found=False), now=later(1))
    assert petition.identity_checks.count() == 2
    assert way(petition, "accept", at(f"{Y_TY}.head")).open


def test_without_a_condition_of_article_29_it_is_not_accepted_and_the_reason_is_kept():
    petition = checked(unchecked(), from_settled_complaint=True, evidence_against_settler=False)
    seen = way(petition, "accept", at(f"{Y_TY}.head"))
    assert not seen.open and "chưa đủ điều kiện" in seen.because
    assert any("khiếu nại" in line for line in petition.identity_checks.get().because)


def test_an_unanswered_question_of_the_law_is_asked_and_nothing_kept():
    petition = unchecked()
    with pytest.raises(CheckUnclear, match="năng lực hành vi"):
        verify_denouncer(petition.pk, by=holder(petition), now=NOW, how="phone", found=True, facts={"content_and_signature": True,
                         "basis_for_violation": True, "from_settled_complaint": False})
    assert not IdentityCheck.objects.exists()


@pytest.mark.parametrize(("said", "refusal"), [
    ({"how": "letter"}, ChoiceUnknown), ({"how": "mandated", "mandated": "  "}, ReasonNeeded), ({"facts": {"strange": True}}, CheckUnclear),
])
def test_a_check_told_wrongly_is_refused(said, refusal):
    petition = unchecked()
    with pytest.raises(refusal):
        verify_denouncer(petition.pk, by=holder(petition), now=NOW, **{"how": "phone", "found": True, "facts": ACCEPTABLE, **said})
    assert not IdentityCheck.objects.exists()


def test_another_office_cannot_check():
    petition = unchecked()
    with pytest.raises(StepNotOpen):
        verify_denouncer(petition.pk, by=at(f"{TA_VAN}.petition"), now=NOW, how="phone", found=True, facts=ACCEPTABLE)


def test_a_complaints_writer_is_not_looked_for():
    with pytest.raises(StepNotOpen):
        verify_denouncer(routed("complaint").pk, by=at(f"{Y_TY}.head"), now=NOW, how="phone", found=True, facts=ACCEPTABLE)


def test_the_check_takes_ten_days_in_all_when_several_places_must_be_asked():
    petition = unchecked()
    before = Clock.objects.about("petition", petition.pk).running().get(duty="denunciation.initial")
    made = lengthen_check(petition.pk, by=holder(petition), now=later(1), ground="many_places", reason="Ba thôn và một xã khác.")
    after = Clock.objects.about("petition", petition.pk).running().get(duty="denunciation.initial")
    assert (after.started_on, after.due, after.facts["many_places"]) == (before.started_on, made.due, True)
    assert after.due > before.due
    with pytest.raises(StepNotOpen, match="đã kéo dài"):
        lengthen_check(petition.pk, by=holder(petition), now=later(1), ground="mandated", reason="Nhờ xã Tả Van.")


@pytest.mark.parametrize(("said", "refusal"), [({"ground": "busy"}, ChoiceUnknown), ({"reason": " "}, ReasonNeeded)])
def test_the_check_is_longer_only_on_a_ground_of_the_law_with_a_reason(said, refusal):
    petition = unchecked()
    with pytest.raises(refusal):
        lengthen_check(petition.pk, by=holder(petition), now=NOW, **{"ground": "mandated", "reason": "Nhờ xã Tả Van.", **said})
    assert not LongerCheck.objects.exists()


def test_signs_of_a_crime_go_at_once_to_who_investigates_and_the_denunciation_stays():
    petition, head = unchecked(), at(f"{Y_TY}.head")
    made = hand_over_crime(petition.pk, by=head, now=NOW, **TOLD)
    clock = Clock.objects.about("petition", petition.pk).running().get(duty="denunciation.crime_signs")
    assert (clock.due, made.papers, fresh(petition).state) == (NOW.date(), ["Giấy viết tay"], "routed")
    pdf = keep_file(b"%PDF-1.7 test", by=head, media_type="application/pdf")
    Letter.objects.filter(pk=made.letter_id).update(state="sealed", pdf=pdf)
    send_answer(made.letter_id, by=at(f"{Y_TY}.clerk"), now=NOW)
    assert list(Outgoing.objects.filter(letter=made.letter_id).values_list("to", flat=True)) == [TOLD["to"]]
    clock.refresh_from_db()
    assert clock.met_on == NOW.date()
    assert not Clock.objects.about("petition", petition.pk).filter(duty="petition.first_answer", met_on__isnull=False).exists()


def test_the_reply_is_awaited_and_written_down():
    petition, head = unchecked(), at(f"{Y_TY}.head")
    assert not way(petition, "record_crime_reply", holder(petition)).open
    hand_over_crime(petition.pk, by=head, now=NOW, **TOLD)
    with pytest.raises(StepNotOpen, match="đang chờ trả lời"):
        hand_over_crime(petition.pk, by=head, now=NOW, **TOLD)
    with pytest.raises(HandoverWordsMissing):
        record_crime_reply(petition.pk, by=holder(petition), now=later(5), reply=" ")
    record_crime_reply(petition.pk, by=holder(petition), now=later(5), reply="Không khởi tố, trả hồ sơ.")
    assert CrimeHandover.objects.get().replied_on == later(5).date()
    assert way(petition, "hand_over_crime", head).open


@pytest.mark.parametrize("missing", [{"to": " "}, {"signs": ""}, {"papers": ["", "  "]}])
def test_nothing_is_handed_over_without_body_signs_and_list(missing):
    petition = unchecked()
    with pytest.raises(HandoverWordsMissing):
        hand_over_crime(petition.pk, by=at(f"{Y_TY}.head"), now=NOW, **{**TOLD, **missing})
    assert not Letter.objects.exists()


def test_neither_journal_nor_letters_nor_what_is_sent_name_the_denouncer():
    petition = unchecked()
    lengthen_check(petition.pk, by=holder(petition), now=NOW, ground="mandated", reason="Nhờ xã Tả Van.")
    petition = checked(petition)
    hand_over_crime(petition.pk, by=at(f"{Y_TY}.head"), now=NOW, **TOLD)
    record_crime_reply(petition.pk, by=holder(petition), now=NOW, reply="Đã nhận.")
    told = " ".join(str(row) for row in (
        *JournalEntry.objects.values_list("facts", "actor"), *Letter.objects.values_list("facts", "frame", "title"),
        *Outgoing.objects.values_list("words", "to", "link"), *IdentityCheck.objects.values_list("because", "mandated"),
        *Clock.objects.values_list("facts", "why"),
    ))
    assert not [clear for clear in (NAME, PHONE, NUMBER) if clear in told]
    assert "Giấy viết tay" in told


def proposed(petition, *, days: float = 0, **said):
    by = holder(petition)
    return verify_denouncer(petition.pk, by=by, now=later(days), how="in_person", facts=ACCEPTABLE, **{"found": True, "proposal": "Đề nghị thụ lý.", **said})


def test_whoever_checked_lays_a_proposal_before_the_head_without_the_writers_name():
    petition = unchecked()
    proposed(petition)
    letter = Letter.objects.about("petition", petition.pk).get(form="acceptance_proposal")
    assert (letter.state, letter.signer_post_id, letter.for_citizen) == ("submitted", petition.holder_post_id, False)
    assert letter.facts["proposal"].startswith("Đề nghị thụ lý.\n") and letter.facts["petitioner"] == petition.sealed.pseudonym
    assert letter.facts["addressee"] == "Chủ tịch UBND xã Y Tý"
    assert not any(clear in str(letter.facts) for clear in (NAME, PHONE, NUMBER))


def test_signed_and_sent_it_goes_to_the_head_and_answers_the_writer_nothing():
    petition = unchecked()
    proposed(petition)
    letter = Letter.objects.get(form="acceptance_proposal")
    sign_letter(letter.pk, by=holder(petition), today=NOW.date())
    Letter.objects.filter(pk=letter.pk).update(state="sealed", pdf=keep_file(b"%PDF-1.7", by=holder(petition), media_type="application/pdf"))
    send_answer(letter.pk, by=at(f"{Y_TY}.clerk"), now=NOW)
    assert list(Outgoing.objects.filter(letter=letter).values_list("to", flat=True)) == ["Chủ tịch UBND xã Y Tý"]
    assert Clock.objects.about("petition", petition.pk).running().filter(duty="petition.first_answer").exists()


@pytest.mark.parametrize("found", [False, True])
def test_nothing_is_proposed_that_may_not_be_accepted(found):
    petition = unchecked()
    facts = {**ACCEPTABLE, "from_settled_complaint": True, "evidence_against_settler": False}
    with pytest.raises(ProposalTooEarly, match="Luật Tố cáo"):
        verify_denouncer(petition.pk, by=holder(petition), now=NOW, how="in_person", found=found, facts=facts, proposal="Đề nghị thụ lý.")
    assert not Letter.objects.exists() and not petition.identity_checks.exists()


def test_a_later_proposal_takes_the_place_of_one_not_signed_yet():
    petition = unchecked()
    proposed(petition)
    proposed(petition, days=1, proposal="Đề nghị thụ lý sớm.")
    states = Letter.objects.filter(form="acceptance_proposal").order_by("pk").values_list("state", flat=True)
    assert list(states) == ["cancelled", "submitted"]


def test_without_words_there_is_no_proposal():
    petition = unchecked()
    proposed(petition, proposal="  ")
    assert not Letter.objects.filter(form="acceptance_proposal").exists()
