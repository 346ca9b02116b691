"""Whoever denounces is protected in a file of its own, in which nobody is named."""

from datetime import timedelta

import pytest

from tiepdan.cases import actions
from tiepdan.cases.errors import (
    AccusedProtects,
    DayWrong,
    GroundUnknown,
    MeasureNotHere,
    OwnProof,
    ProtectionNotEnding,
    StepNotOpen,
    WordsMissing,
)
from tiepdan.cases.models import Measure, Protection, Retaliation
from tiepdan.cases.protection import end_grounds, protection_steps, reminders
from tiepdan.cases.tests.factories import accepted, at_state, clerk, fresh, head, seal_letters, verifier
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.intake.tests.factories import NOW, later
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import TA_VAN, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TODAY = NOW.date()
POLICE = {"kind": "life", "what": "Cử người canh gác nơi ở ban đêm", "body": "Công an xã Y Tý", "by_day": TODAY + timedelta(days=3)}
SECRET = {"kind": "secrecy", "what": "Lược bỏ họ tên khỏi tài liệu", "body": "Tổ xác minh", "by_day": TODAY + timedelta(days=1)}


def asked(held, **said):
    told = {"how": "phone", "whom": "denouncer", "asked_on": TODAY, "danger": "Bị dọa đánh sau khi gửi tố cáo.", **said}
    return actions.request_protection(held.petition_id, by=verifier(), now=NOW, **told)


def protected(held=None, *measures):
    held = held or accepted("denunciation")
    asked(held)
    actions.protect(held.petition_id, by=head(), now=NOW, reason="Đề nghị có căn cứ.", measures=list(measures) or [POLICE, SECRET], begins_on=TODAY)
    return held


def open_steps(held, by, day=TODAY):
    return {seen.step.name for seen in protection_steps(fresh(held).petition, by, day) if seen.open}


def test_an_urgent_request_opens_the_file_and_is_put_in_writing_afterwards():
    held = accepted("denunciation")
    file = asked(held)
    assert file.state == "requested" and file.unwritten
    assert any("chưa có văn bản" in one.words for one in reminders(file, TODAY))
    with pytest.raises(DayWrong, match="trước ngày đề nghị"):
        actions.confirm_request(held.petition_id, by=verifier(), now=later(1), written_on=TODAY - timedelta(days=1))
    done = actions.confirm_request(held.petition_id, by=verifier(), now=later(1), written_on=later(1).date())
    assert not done.unwritten
    with pytest.raises(StepNotOpen, match="đã có văn bản"):
        actions.confirm_request(held.petition_id, by=verifier(), now=later(1), written_on=later(1).date())


def test_a_written_request_needs_no_second_paper_and_only_one_file_is_open():
    held = accepted("denunciation")
    assert not asked(held, how="written").unwritten
    with pytest.raises(StepNotOpen, match="đang chờ quyết định"):
        asked(held)
    assert Protection.objects.count() == 1


@pytest.mark.parametrize(("said", "refusal"), [
    ({"danger": "  "}, WordsMissing), ({"how": "email"}, WordsMissing), ({"whom": ""}, WordsMissing), ({"asked_on": TODAY + timedelta(days=1)}, DayWrong),
])
def test_a_request_that_says_too_little_opens_nothing(said, refusal):
    held = accepted("denunciation")
    with pytest.raises(refusal):
        asked(held, **said)
    assert not Protection.objects.exists()


def test_the_decision_goes_to_who_denounced_and_who_protects_and_never_to_the_accused():
    held = protected()
    seal_letters(held)
    letter = Letter.objects.get(form="protection_decision")
    actions.send_protection_letter(letter.pk, by=clerk(), now=NOW)
    to = set(Outgoing.objects.filter(letter=letter).values_list("to", flat=True))
    assert to == {"Người gửi đơn", "Công an xã Y Tý", "Tổ xác minh"}
    assert held.petition.accused not in to


def test_a_refusal_is_written_with_its_reason_and_another_request_may_follow():
    held = accepted("denunciation")
    asked(held)
    with pytest.raises(WordsMissing):
        actions.refuse_protection(held.petition_id, by=head(), now=NOW, reason=" ")
    actions.refuse_protection(held.petition_id, by=head(), now=NOW, reason="Không có căn cứ bị đe dọa.")
    letter = Letter.objects.get(form="protection_refused")
    assert letter.facts["reason"] == "Không có căn cứ bị đe dọa." and letter.for_citizen
    assert asked(held).state == "requested"


def test_whoever_is_denounced_protects_nobody():
    held = accepted("denunciation")
    held.petition.accused = "Vàng A Sử"
    held.petition.save(update_fields=["accused"])
    asked(held)
    with pytest.raises(AccusedProtects):
        actions.protect(held.petition_id, by=head(), now=NOW, reason="Có căn cứ.", begins_on=TODAY, measures=[{**POLICE, "body": "ông vàng a sử, trưởng thôn"}])
    assert not Measure.objects.exists() and Protection.objects.get().state == "requested"


@pytest.mark.parametrize("wrong", [{"body": ""}, {"what": " "}, {"kind": "money"}])
def test_a_measure_says_what_and_who(wrong):
    held = accepted("denunciation")
    asked(held)
    with pytest.raises(WordsMissing):
        actions.protect(held.petition_id, by=head(), now=NOW, reason="Có căn cứ.", begins_on=TODAY, measures=[{**POLICE, **wrong}])
    assert not Letter.objects.filter(form="protection_decision").exists()


def test_days_that_cannot_be_are_refused():
    held = accepted("denunciation")
    asked(held)
    with pytest.raises(DayWrong, match="đã qua"):
        actions.protect(held.petition_id, by=head(), now=NOW, reason="Có căn cứ.", begins_on=TODAY - timedelta(days=1), measures=[POLICE])
    with pytest.raises(DayWrong, match="trước ngày bắt đầu"):
        actions.protect(held.petition_id, by=head(), now=NOW, reason="Có căn cứ.", begins_on=TODAY + timedelta(days=9), measures=[POLICE])
    with pytest.raises(WordsMissing, match="ít nhất một"):
        actions.protect(held.petition_id, by=head(), now=NOW, reason="Có căn cứ.", begins_on=TODAY, measures=[])


def test_a_measure_is_done_when_its_body_said_so_and_another_has_checked_it():
    held = protected()
    one = Measure.objects.get(kind="life")
    assert any("Công an xã Y Tý chưa báo" in told.words for told in reminders(one.protection, TODAY + timedelta(days=4)))
    actions.prove_measure(held.petition_id, by=verifier(), now=later(1), measure=one.pk, words="Đã canh gác từ 20 giờ.")
    with pytest.raises(MeasureNotHere):
        actions.prove_measure(held.petition_id, by=verifier(), now=later(1), measure=one.pk, words="Lần nữa.")
    actions.check_measure(held.petition_id, by=head(), now=later(2), measure=one.pk)
    one.refresh_from_db()
    assert (one.done_on, one.checked_on) == (later(1).date(), later(2).date())
    with pytest.raises(StepNotOpen, match="chưa có kết quả"):
        actions.check_measure(held.petition_id, by=head(), now=later(2), measure=one.pk)


def test_whoever_wrote_the_result_down_does_not_check_it():
    held = protected()
    one = Measure.objects.get(kind="life")
    Measure.objects.filter(pk=one.pk).update(done_on=TODAY, done_words="Xong.", done_by=head().post_id)
    with pytest.raises(OwnProof):
        actions.check_measure(held.petition_id, by=head(), now=later(1), measure=one.pk)


def test_a_measure_is_added_or_replaced_and_nothing_is_lost():
    held = protected()
    old = Measure.objects.get(kind="life")
    actions.add_measure(held.petition_id, by=head(), now=NOW, reason="Có nguy cơ mất việc.", **{**POLICE, "kind": "post", "body": "Sở Nội vụ"})
    new = actions.change_measure(held.petition_id, by=head(), now=NOW, measure=old.pk, reason="Nơi ở không an toàn.", **{**POLICE, "kind": "residence"})
    old.refresh_from_db()
    assert old.replaced_because == "Nơi ở không an toàn." and new.kind == "residence"
    assert Letter.objects.filter(form="protection_decision").count() == 3
    with pytest.raises(MeasureNotHere):
        actions.change_measure(held.petition_id, by=head(), now=NOW, measure=old.pk, reason="Lần nữa.", **POLICE)


def test_retaliation_is_written_down_with_its_day():
    held = protected()
    with pytest.raises(DayWrong):
        actions.report_retaliation(held.petition_id, by=verifier(), now=NOW, happened_on=TODAY + timedelta(days=1), words="Bị chuyển việc.")
    actions.report_retaliation(held.petition_id, by=verifier(), now=NOW, happened_on=TODAY, words="Bị chuyển việc.")
    assert Retaliation.objects.get().words == "Bị chuyển việc."


def test_protection_ends_on_a_ground_of_the_day_and_everybody_is_told():
    held = protected()
    with pytest.raises(GroundUnknown):
        actions.end_protection(held.petition_id, by=head(), now=NOW, ground="bored", reason="Xong.")
    with pytest.raises(ProtectionNotEnding, match="kết luận"):
        actions.end_protection(held.petition_id, by=head(), now=NOW, ground="concluded", reason="Xong.")
    with pytest.raises(ProtectionNotEnding, match="đình chỉ"):
        actions.end_protection(held.petition_id, by=head(), now=NOW, ground="terminated", reason="Xong.")
    file = actions.end_protection(held.petition_id, by=head(), now=NOW, ground="duties_failed", reason="Tự ý rời nơi bảo vệ.")
    assert file.state == "ended" and open_steps(held, head()) == {"request_protection", "report_retaliation"}
    assert Letter.objects.filter(form="protection_decision").last().facts["addressee"] == "Công an xã Y Tý; Tổ xác minh"


def test_failing_the_duties_ends_protection_only_since_july_2026():
    assert "duties_failed" in {one.name for one in end_grounds(TODAY)}
    assert "duties_failed" not in {one.name for one in end_grounds(TODAY.replace(month=6, day=30))}


def test_after_the_conclusion_the_file_reminds_of_its_end_and_takes_no_new_request():
    held = at_state("denunciation", "drafted")
    protected(held, {**POLICE, "by_day": later(60).date()})
    actions.sign(held.pk, by=head(), now=later(20))
    held = fresh(held)
    assert any("Đã có kết luận" in one.words for one in reminders(Protection.objects.get(), later(20).date()))
    actions.end_protection(held.petition_id, by=head(), now=later(20), ground="concluded", reason="Đã ký kết luận.")
    with pytest.raises(StepNotOpen, match="đã có kết luận"):
        asked(held)


@pytest.mark.parametrize("by", [verifier, clerk, lambda: at(f"{TA_VAN}.head")])
def test_only_the_settler_decides(by):
    held = accepted("denunciation")
    asked(held)
    with pytest.raises(StepNotOpen):
        actions.protect(held.petition_id, by=by(), now=NOW, reason="Có căn cứ.", measures=[POLICE], begins_on=TODAY)


def test_the_accused_and_strangers_never_see_the_file():
    held = accepted("denunciation")
    asked(held)
    assert Protection.objects.visible_to(head()).exists()
    assert not Protection.objects.visible_to(at(f"{TA_VAN}.head")).exists()
    held.petition.accused_post_id = verifier().post_id
    held.petition.save(update_fields=["accused_post"])
    assert not Protection.objects.visible_to(verifier()).exists()
    assert open_steps(fresh(held), verifier()) == set()


def test_a_complaint_has_no_protection_file():
    with pytest.raises(StepNotOpen, match="không có người tố cáo"):
        asked(accepted())


def test_the_journal_tells_it_without_what_was_typed():
    held = protected()
    actions.report_retaliation(held.petition_id, by=verifier(), now=NOW, happened_on=TODAY, words="Bị chuyển việc.")
    told = " ".join(str(entry.facts) for entry in JournalEntry.objects.filter(kind__startswith="round."))
    assert "canh gác" not in told and "dọa đánh" not in told and "chuyển việc" not in told
