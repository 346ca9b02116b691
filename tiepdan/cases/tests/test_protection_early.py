"""Protection is asked for before a denunciation is accepted, by telephone, on the follow page; its papers lie apart from those of the case."""

from datetime import timedelta

import pytest

from tiepdan.cases import actions
from tiepdan.cases.errors import ProtectionPaperClosed, StepNotOpen, WordsMissing
from tiepdan.cases.models import Protection, Retaliation
from tiepdan.cases.protection import REVIEWED_EVERY, current, protection_steps, reminders
from tiepdan.cases.tests.factories import accepted, clerk, head, verifier
from tiepdan.cases.tests.test_protection import POLICE
from tiepdan.common.actor import CITIZEN
from tiepdan.common.errors import AbilityMissing
from tiepdan.documents.models import Letter, Outgoing, Paper
from tiepdan.intake.actions import decline
from tiepdan.intake.errors import PaperRefused
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import NAME, NOW, later, received, routed
from tiepdan.journal.models import JournalEntry, PersonalFact
from tiepdan.journal.verify import broken_links
from tiepdan.offices.tests.factories import TA_VAN, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TODAY = NOW.date()
FEAR = f"Tôi là {NAME}, đêm qua có người ném đá vào nhà."
PAPER = [Upload("don-de-nghi.txt", f"Tôi là {NAME} đề nghị bảo vệ".encode())]


def officer():
    return at(f"{Y_TY}.petition")


def asked(petition, by=None, **said):
    told = {"how": "phone", "whom": "family", "asked_on": TODAY, "danger": "Gia đình bị dọa.", **said}
    return actions.request_protection(petition.pk, by=by or officer(), now=NOW, **told)


def by_citizen(petition, now=NOW, **said):
    told = {"how": "online", "whom": "both", "asked_on": TODAY, "danger": FEAR, **said}
    return actions.request_protection(petition.pk, by=CITIZEN, now=now, **told)


def test_a_call_before_acceptance_opens_the_file_and_measures_are_decided_at_once():
    petition = routed("denunciation")
    file = asked(petition)
    assert file.state == "requested" and file.unwritten and file.petition == petition
    actions.protect(petition.pk, by=head(), now=NOW, reason="Nguy hiểm ngay.", measures=[POLICE], begins_on=TODAY)
    assert current(petition).state == "running"
    letter = Letter.objects.get(form="protection_decision")
    assert (letter.subject, letter.subject_id, letter.office) == ("protection", file.pk, petition.holder_office)


def test_the_file_goes_on_through_acceptance():
    petition = routed("denunciation")
    file = asked(petition)
    held = actions.accept(petition.pk, by=head(), now=NOW)
    assert current(held.petition).pk == file.pk
    with pytest.raises(StepNotOpen, match="đang chờ quyết định"):
        asked(petition, by=verifier())


def test_a_petition_that_has_ended_and_one_without_a_name_open_no_file():
    gone = routed("denunciation")
    decline(gone.pk, by=head(), now=NOW, ground="Luật Tố cáo Đ.24 k.1", reason="Đã có cơ quan khác giải quyết.")
    with pytest.raises(StepNotOpen, match="đã kết thúc"):
        asked(gone)
    nameless = routed("denunciation", anonymous=True, name="", address="", phone="", identity_number="")
    with pytest.raises(StepNotOpen, match="không ghi tên"):
        asked(nameless)


def test_what_the_denouncer_writes_lies_closed_in_the_file_and_nowhere_else():
    petition = routed("denunciation")
    file = by_citizen(petition)
    assert file.unwritten and NAME not in file.danger
    paper = Paper.objects.get(subject="protection", subject_id=file.pk)
    assert paper.sealed and paper.file.sealed and NAME not in paper.name and paper.text == ""
    assert file.petition.pk == petition.pk and not Paper.objects.filter(subject__in=["petition", "round"], file=paper.file).exists()
    assert not any(NAME in str(entry.facts) for entry in JournalEntry.objects.all())
    assert Outgoing.objects.filter(post_id=head().post_id, words__contains=petition.code).exists(), "the settler is told at once"
    shown, data = actions.see_protection_paper(petition.pk, by=head(), now=NOW, paper_id=paper.pk, reason="Xem lời đề nghị")
    assert FEAR in data.decode() and shown == paper
    assert JournalEntry.objects.filter(kind="round.protection_paper_seen", subject="protection").count() == 1
    assert not list(broken_links())


def test_a_paper_opens_only_to_who_keeps_the_file_and_with_a_reason():
    petition = routed("denunciation")
    file = by_citizen(petition)
    paper = Paper.objects.get(subject="protection", subject_id=file.pk)
    told = {"now": NOW, "paper_id": paper.pk, "reason": "Xem"}
    with pytest.raises(WordsMissing):
        actions.see_protection_paper(petition.pk, by=head(), **{**told, "reason": " "})
    with pytest.raises(ProtectionPaperClosed):
        actions.see_protection_paper(petition.pk, by=at(f"{TA_VAN}.head"), **told)
    with pytest.raises(AbilityMissing):
        actions.see_protection_paper(petition.pk, by=clerk(), **told)
    with pytest.raises(ProtectionPaperClosed):
        actions.see_protection_paper(petition.pk, by=verifier(), **told)
    with pytest.raises(ProtectionPaperClosed):
        actions.see_protection_paper(petition.pk, by=head(), **{**told, "paper_id": paper.pk + 999})
    assert not PersonalFact.objects.filter(entry__kind="round.protection_paper_seen").exists()


def test_a_colleague_sees_that_the_file_is_kept_by_others_and_still_writes_down_what_is_told():
    petition = routed("denunciation")
    asked(petition)
    other = at(f"{Y_TY}.reception")
    assert not Protection.objects.visible_to(other).exists()
    assert Protection.objects.visible_to(officer()).exists() and Protection.objects.visible_to(head()).exists()
    assert not Protection.objects.visible_to(at("TTT.observer")).exists(), "whoever watches the province sees the denunciation, not this file"
    actions.report_retaliation(petition.pk, by=other, now=NOW, happened_on=TODAY, words="Bị chuyển việc.")
    assert Retaliation.objects.get().answered_on is None


def test_a_written_request_comes_with_its_paper_sealed_and_what_is_no_paper_is_refused():
    petition = routed("denunciation")
    with pytest.raises(PaperRefused):
        asked(petition, how="written", uploads=[Upload("a.exe", b"MZ\x00\x01\x02" * 40)])
    assert not Protection.objects.exists() and not Paper.objects.filter(subject="protection").exists()
    asked(petition)
    actions.confirm_request(petition.pk, by=officer(), now=later(1), written_on=later(1).date(), uploads=PAPER)
    actions.add_protection_paper(petition.pk, by=officer(), now=later(1), uploads=PAPER)
    assert Paper.objects.filter(subject="protection", sealed=True).count() == 1, "the same paper twice is one"
    with pytest.raises(WordsMissing, match="giấy tờ"):
        actions.add_protection_paper(petition.pk, by=officer(), now=later(1), uploads=[])


def test_retaliation_reported_after_the_end_opens_the_file_again():
    held = accepted("denunciation")
    first = asked(held.petition, by=verifier())
    actions.protect(held.petition_id, by=head(), now=NOW, reason="Có căn cứ.", measures=[POLICE], begins_on=TODAY)
    actions.end_protection(held.petition_id, by=head(), now=later(2), ground="danger_gone", reason="Hết nguy cơ.")
    actions.terminate(held.pk, by=head(), now=later(3), ground="already_judged", reason="Đã có bản án.")
    actions.report_retaliation(held.petition_id, by=CITIZEN, now=later(4), happened_on=later(3).date(), words=f"{NAME} bị cho thôi việc")
    again = current(held.petition)
    assert again.earlier_id == first.pk and again.state == "requested" and again.how == "report"
    assert any("chưa được xem xét" in one.words and one.decides for one in reminders(again, later(5).date()))
    assert NAME not in Retaliation.objects.get().words
    actions.protect(held.petition_id, by=head(), now=later(5), reason="Bị trù dập.", measures=[{**POLICE, "by_day": later(9).date()}],
                    begins_on=later(5).date())
    assert Retaliation.objects.get().answered_on == later(5).date(), "measures answer it"


def test_retaliation_is_answered_in_words_once():
    petition = routed("denunciation")
    asked(petition)
    actions.report_retaliation(petition.pk, by=officer(), now=NOW, happened_on=TODAY, words="Bị chuyển việc.")
    with pytest.raises(WordsMissing):
        actions.answer_retaliation(petition.pk, by=head(), now=NOW, answer=" ")
    actions.answer_retaliation(petition.pk, by=head(), now=NOW, answer="Đã yêu cầu giữ nguyên vị trí.")
    with pytest.raises(StepNotOpen, match="chờ xem xét"):
        actions.answer_retaliation(petition.pk, by=head(), now=NOW, answer="Lần nữa.")


def test_measures_long_not_looked_at_are_reminded_of_until_they_are():
    petition = routed("denunciation")
    asked(petition, how="written")
    actions.protect(petition.pk, by=head(), now=NOW, reason="Có.", measures=[{**POLICE, "by_day": later(90).date()}], begins_on=TODAY)
    late = NOW + REVIEWED_EVERY + timedelta(days=1)
    assert [one.words for one in reminders(current(petition), TODAY + REVIEWED_EVERY)] == []
    assert "chưa xem lại" in reminders(current(petition), late.date())[0].words
    actions.review_protection(petition.pk, by=head(), now=late)
    assert reminders(current(petition), late.date()) == []


def test_whoever_denounced_decides_nothing_and_the_accused_asks_nothing():
    petition = routed("denunciation")
    asked(petition)
    with pytest.raises(StepNotOpen, match="cơ quan giải quyết"):
        actions.end_protection(petition.pk, by=CITIZEN, now=NOW, ground="asked", reason="Thôi.")
    with pytest.raises(StepNotOpen, match="chờ quyết định"):
        by_citizen(petition)
    petition.accused_post_id = officer().post_id
    shut = {seen.step.name for seen in protection_steps(petition, officer(), TODAY) if seen.open}
    assert shut == set()


def test_a_complaint_asks_for_no_protection():
    with pytest.raises(StepNotOpen, match="không có người tố cáo"):
        by_citizen(received("complaint"))
