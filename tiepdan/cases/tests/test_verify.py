"""Finding out what is true: the order, the report, the dialogue where opinions differ."""

import shutil
from datetime import date, datetime, timedelta

import pytest

from tiepdan.cases.actions import dialogue, draft, invite, record_findings, report, verify, write_letter
from tiepdan.cases.errors import (
    AloneOrTeam,
    AnswerMissing,
    AnswerUnknown,
    ConflictOfInterest,
    StepNotOpen,
    TeamTooSmall,
    TooLateToInvite,
    WordsMissing,
)
from tiepdan.cases.models import Dialogue, Verification
from tiepdan.cases.tests.factories import FACTS, NO_CONFLICT, accepted, at_state, clerk, deputy, fresh, head, verifier
from tiepdan.documents.catalogue import forms
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import NAME, NOW, later
from tiepdan.journal.models import JournalEntry
from tiepdan.law.conditions import FOLDER, read_conditions
from tiepdan.offices.queries import holder_of
from tiepdan.offices.tests.factories import SA_PA, TODAY, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
LEAD = f"{Y_TY}.verifier-1"


def order(held, *, by=None, lead=LEAD, team=("Tẩn Láo Lở, công chức tư pháp",), **said):
    return verify(held.pk, by=by or head(), now=later(1), lead=post(lead), team=list(team), **{"declared": NO_CONFLICT, **said})


def planned(day: int = 20) -> tuple:
    """A complaint whose findings differ from what is asked, with a dialogue planned."""
    held = at_state("complaint", "reported", agrees=False)
    return held, invite(held.pk, by=head(), now=later(8), day=later(day).date(), hour="08:30", place="Trụ sở UBND xã Y Tý")


def test_the_order_names_who_verifies_and_gives_them_the_file():
    held = fresh(order(accepted("complaint"), lead=f"{Y_TY}.verifier-2"))
    assert held.state == "verifying"
    assert held.holder_post == post(f"{Y_TY}.verifier-2")
    assert held.verification.lead_id == held.holder_post_id
    assert Letter.objects.about("round", held.pk).filter(form="complaint_verification", number__isnull=False).exists()
    assert Outgoing.objects.filter(post_id=held.holder_post_id, channel="page").exists()


def test_only_the_settler_orders_it():
    held = accepted("complaint")
    for by in (verifier(), deputy(), clerk(), at(f"{SA_PA}.head")):
        with pytest.raises(StepNotOpen):
            order(held, by=by)
    assert not Verification.objects.exists()


def test_a_denunciation_needs_two_people():
    held = accepted("denunciation")
    for team in ((), ("", "  ")):
        with pytest.raises(TeamTooSmall) as refusal:
            order(held, team=team)
        assert "từ 02 người trở lên" in str(refusal.value) and "NĐ 31/2019/NĐ-CP, Điều 10 khoản 1" in str(refusal.value)
    assert fresh(held).state == "accepted"
    assert fresh(order(held)).state == "verifying"


def test_the_denounced_does_not_verify():
    held = accepted("denunciation")
    Petition.objects.filter(pk=held.petition_id).update(accused_post=post(f"{Y_TY}.verifier-2"))
    with pytest.raises(ConflictOfInterest):
        order(held, lead=f"{Y_TY}.verifier-2")
    accused = holder_of(post(f"{Y_TY}.verifier-2"), TODAY).full_name
    with pytest.raises(ConflictOfInterest) as refusal:
        order(held, team=[f"{accused.upper()}, công chức địa chính"])
    assert accused in str(refusal.value)
    assert not Verification.objects.exists()


@pytest.mark.parametrize(("declared", "refusal", "words"), [
    ({}, AnswerMissing, "Cần trả lời trước"),
    ({"related_to_accused": False}, AnswerMissing, "lợi ích liên quan trực tiếp"),
    ({**NO_CONFLICT, "direct_interest": True}, ConflictOfInterest, "NĐ 31/2019/NĐ-CP, Điều 10 khoản 3"),
    ({**NO_CONFLICT, "friend": True}, AnswerUnknown, "friend"),
])
def test_whoever_forms_the_team_says_whether_anybody_in_it_has_an_interest(declared, refusal, words):
    held = accepted("denunciation")
    with pytest.raises(refusal) as told:
        order(held, declared=declared)
    assert words in str(told.value)
    assert not Verification.objects.exists()


def test_what_was_declared_stands_in_the_journal():
    held = order(accepted("denunciation"))
    assert JournalEntry.objects.about("round", held.pk).get(kind="round.verifying").facts["declared"] == NO_CONFLICT


def test_when_the_data_ask_for_three_people_two_are_too_few(tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "conditions")
    path = folder / "denunciation.yaml"
    told = path.read_text(encoding="utf-8")
    assert told.count("{fact: members, at_least: 2}") == 1
    path.write_text(told.replace("{fact: members, at_least: 2}", "{fact: members, at_least: 3}"), encoding="utf-8")
    held, book = accepted("denunciation"), read_conditions(folder)
    with pytest.raises(TeamTooSmall):
        order(held, book=book)
    assert order(held, book=book, team=("Tẩn Láo Lở, công chức tư pháp", "Lò Thị Mây, công chức văn phòng")).state == "verifying"


def alone(held, *, by=None, lead=None, team=(), **said):
    return verify(held.pk, by=by or head(), now=later(1), lead=lead, team=list(team), alone=True, **{"declared": NO_CONFLICT, **said})


def test_whoever_settles_a_clear_denunciation_verifies_alone_and_goes_on_to_the_conclusion():
    held = fresh(alone(accepted("denunciation")))
    assert (held.state, held.holder_post_id, held.verification.lead_id) == ("verifying", head().post_id, head().post_id)
    assert not Letter.objects.about("round", held.pk).filter(form="denunciation_team").exists()
    with pytest.raises(StepNotOpen, match="tự ghi kết quả"):
        report(held.pk, by=verifier(), now=later(2), text="Đúng.", agrees=True)
    with pytest.raises(WordsMissing):
        record_findings(held.pk, by=head(), now=later(2), text=" ", agrees=True)
    record_findings(held.pk, by=head(), now=later(2), text="Nội dung tố cáo đúng.", agrees=True)
    draft(held.pk, by=verifier(), now=later(3), outcome="right", summary="Đúng.", facts=FACTS["denunciation"], orders=[])
    assert fresh(held).state == "drafted"


def test_alone_means_nobody_else_and_only_where_somebody_denounces():
    held = accepted("denunciation")
    with pytest.raises(AloneOrTeam):
        alone(held, team=("Tẩn Láo Lở, công chức tư pháp",))
    with pytest.raises(AloneOrTeam):
        alone(held, lead=post(LEAD))
    with pytest.raises(AloneOrTeam):
        alone(accepted("complaint"))
    with pytest.raises(AnswerMissing):
        alone(held, declared={})
    with pytest.raises(WordsMissing, match="phụ trách"):
        verify(held.pk, by=head(), now=later(1), lead=None, team=["A, B"], declared=NO_CONFLICT)
    assert not Verification.objects.exists()


def test_a_team_reports_by_its_lead_and_the_settler_does_not_write_in_its_place():
    held = order(accepted("denunciation"))
    with pytest.raises(StepNotOpen, match="tổ trưởng báo cáo"):
        record_findings(held.pk, by=head(), now=later(2), text="Đúng.", agrees=True)


def test_a_report_needs_words():
    held = at_state("complaint", "verifying")
    with pytest.raises(WordsMissing) as refusal:
        report(held.pk, by=verifier(), now=later(5), text=" \n", agrees=True)
    assert "kết quả xác minh" in str(refusal.value)
    assert fresh(held).state == "verifying"


def test_only_who_may_verify_reports():
    held = at_state("complaint", "verifying")
    for by in (clerk(), head(), at(f"{SA_PA}.verifier-1")):
        with pytest.raises(StepNotOpen):
            report(held.pk, by=by, now=later(5), text="Đúng.", agrees=True)


def test_where_opinions_differ_nothing_is_drafted_before_the_dialogue():
    held = at_state("complaint", "reported", agrees=False)
    with pytest.raises(StepNotOpen) as refusal:
        draft(held.pk, by=verifier(), now=later(9), outcome="wrong", summary="Sai.", facts=FACTS["complaint"], orders=[])
    assert "đối thoại" in str(refusal.value)


def test_the_invitation_goes_out_in_time_with_its_letter():
    held, meeting = planned()
    assert meeting.planned_on == later(20).date()
    letter = Letter.objects.about("round", held.pk).get(form="dialogue_invitation")
    assert letter.for_citizen
    assert letter.facts["place"] == "Trụ sở UBND xã Y Tý"


def test_an_invitation_too_late_names_the_day():
    held = at_state("complaint", "reported", agrees=False)
    with pytest.raises(TooLateToInvite) as refusal:
        invite(held.pk, by=head(), now=later(8), day=later(10).date(), hour="08:30", place="Trụ sở")
    assert f"{later(10):%d/%m/%Y}" in str(refusal.value)
    assert not Dialogue.objects.exists()
    assert not Letter.objects.filter(form="dialogue_invitation").exists()


def test_an_invitation_needs_a_place():
    held = at_state("complaint", "reported", agrees=False)
    with pytest.raises(WordsMissing):
        invite(held.pk, by=head(), now=later(8), day=later(30).date(), hour="08:30", place=" ")


def test_only_the_settler_invites():
    held = at_state("complaint", "reported", agrees=False)
    for by in (verifier(), clerk(), at(f"{SA_PA}.head")):
        with pytest.raises(StepNotOpen):
            invite(held.pk, by=by, now=later(8), day=later(30).date(), hour="08:30", place="Trụ sở")


def test_one_dialogue_at_a_time():
    held, _meeting = planned()
    with pytest.raises(StepNotOpen) as refusal:
        invite(held.pk, by=head(), now=later(9), day=later(40).date(), hour="08:30", place="Trụ sở")
    assert "đã hẹn đối thoại" in str(refusal.value)


def minutes(held, now: datetime, **said: str):
    told = {"led_by": "Chu Xuân Hòa, Chủ tịch", "attended": "Người khiếu nại, công chức địa chính", "minutes": "Hai bên thống nhất đo lại.", **said}
    return dialogue(held.pk, by=verifier(), now=now, **told)


def test_the_paper_of_the_minutes_lists_who_took_part_and_who_stayed_away():
    held, meeting = planned()
    minutes(held, later(20), attended=f"{NAME}\nMa Thị Dí, Chủ tịch Mặt trận xã", absent="Công chức tư pháp")
    facts = write_letter(held.pk, by=verifier(), now=later(21), form="dialogue_minutes").facts
    assert facts["chair"] == [{"name": "Chu Xuân Hòa", "title": "Chủ tịch"}] and facts["place"] == meeting.place
    assert [one["name"] for one in facts["complainants"]] == [NAME]
    assert facts["bodies"] == [{"name": "Ma Thị Dí", "title": "Chủ tịch Mặt trận xã"}] and facts["absent"] == "Công chức tư pháp"
    assert facts["on"] == later(20).date().isoformat() and facts["opinions"][0]["words"] == "Hai bên thống nhất đo lại."
    assert forms()["dialogue_minutes"].wrong(facts) == []


def test_minutes_come_with_the_day_not_before():
    held, _meeting = planned()
    with pytest.raises(StepNotOpen) as refusal:
        minutes(held, later(19))
    assert "chưa đến ngày" in str(refusal.value)
    assert minutes(held, later(20)).held_on == later(20).date()


@pytest.mark.parametrize(("blank", "what"), [("led_by", "người chủ trì"), ("minutes", "nội dung đối thoại")])
def test_minutes_need_who_led_and_what_was_said(blank, what):
    held, _meeting = planned()
    with pytest.raises(WordsMissing) as refusal:
        minutes(held, later(20), **{blank: "  "})
    assert what in str(refusal.value)


def test_without_an_invitation_there_are_no_minutes():
    held = at_state("complaint", "reported", agrees=False)
    with pytest.raises(StepNotOpen) as refusal:
        minutes(held, later(20))
    assert "chưa mời" in str(refusal.value)


def test_who_stays_away_does_not_stop_the_settlement():
    held, _meeting = planned()
    minutes(held, later(20), absent="người khiếu nại, không báo lý do")
    made = draft(held.pk, by=verifier(), now=later(21), outcome="wrong", summary="Khiếu nại sai.", facts=FACTS["complaint"], orders=[])
    assert "Vắng mặt: người khiếu nại" in made.letter.facts["dialogue"]


def test_a_second_dialogue_may_follow_a_held_one_only_by_asking_again():
    held, _meeting = planned()
    minutes(held, later(20))
    with pytest.raises(StepNotOpen):
        minutes(held, later(21))


def test_the_table_knows_no_dialogue_for_denunciations():
    held = at_state("denunciation", "reported")
    with pytest.raises(StepNotOpen):
        invite(held.pk, by=head(), now=later(8), day=date(2027, 1, 20), hour="08:30", place="Trụ sở")


def test_a_report_comes_once():
    held = at_state("complaint", "reported")
    with pytest.raises(StepNotOpen):
        report(held.pk, by=verifier(), now=NOW + timedelta(days=9), text="Lại.", agrees=True)
