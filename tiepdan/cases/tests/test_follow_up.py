"""Somebody denounces again: the superior reviews the earlier settlement (Luật Tố cáo Đ.37), or makes a late one go on (Đ.38; NĐ 31/2019 Đ.5)."""

from datetime import timedelta

import pytest

from tiepdan.cases import actions
from tiepdan.cases.errors import DayWrong, GroundUnknown, NotEarlier, NotFollowUp, StepNotOpen, WordsMissing
from tiepdan.cases.follow_ups import earlier_rounds, resettling, taking
from tiepdan.cases.models import Case, CaseLink, FollowUp, Round
from tiepdan.cases.queries import steps_for
from tiepdan.cases.rounds import others_of
from tiepdan.cases.tests.factories import accepted, at_state, fresh, head, seal_letters, verifier
from tiepdan.cases.timeline import timeline
from tiepdan.common.actor import Actor
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.intake.actions import correct_finding, route
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.tests.factories import NAME, NUMBER, PHONE, checked, classified, holder, later, received
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
CLAIM = "Kết luận bỏ sót giấy viết tay đã nộp."
WHY = {"course": "Đã làm việc với 04 hộ.", "lateness": "Hai hộ vắng nhà.", "responsibility": "Tổ trưởng Tổ xác minh."}


def chair() -> Actor:
    return at("UBND-TINH.head")


def again(day: float, by_office: str = "UBND-TINH") -> Petition:
    """The same person denounces again; the reception board has found that it is for the provincial chair, who has met the writer."""
    petition = classified(received("denunciation", office_code="BTCD", now=later(day)), now=later(day))
    correct_finding(petition.pk, by=holder(petition), now=later(day), item="authority", verdict="corrected", to=by_office,
                    reason="Tố cáo tiếp với cấp trên trực tiếp.")
    petition = route(petition.pk, by=holder(petition), now=later(day))
    return checked(petition, now=later(day))


def reviewed(earlier: Round, day: float, **said) -> Round:
    told = {"earlier": earlier.petition.code, "claim": CLAIM, **said}
    return fresh(actions.review_follow_up(again(day).pk, by=chair(), now=later(day + 1), **told))


def settled_wrongly() -> Round:
    return reviewed(at_state("denunciation", "sent"), 20)


def late(day: float = 45) -> Round:
    """Accepted 31 days and more ago, nothing concluded; the review is open at the province."""
    return reviewed(accepted("denunciation"), day)


def send_all(held: Round, day: float) -> None:
    seal_letters(held)
    for letter in Letter.objects.about("round", held.pk).filter(state="sealed"):
        actions.send_notice(letter.pk, by=at("UBND-TINH.clerk"), now=later(day))


def demanded(day: float = 47) -> Round:
    held = late()
    actions.demand_report(held.pk, by=chair(), now=later(day))
    send_all(held, day)
    return fresh(held)


def clocks(held: Round) -> dict:
    return {clock.duty: clock for clock in Clock.objects.about("round", held.pk).running()}


def test_what_was_settled_is_reviewed_within_twenty_days_in_the_matter_of_the_first():
    earlier = at_state("denunciation", "sent")
    held = reviewed(earlier, 20)
    assert (held.procedure, held.state, held.case_id) == ("follow_up_wrong", "accepted", earlier.case_id)
    assert held.follow_up.ground == "wrong" and held.follow_up.received_on == later(20).date()
    clock = clocks(held)["denunciation.followup.review"]
    assert clock.started_on == later(20).date() and clock.due >= later(40).date()
    assert CaseLink.objects.get(petition=held.petition).reason == f"Tố cáo tiếp sau {earlier.petition.code}"
    assert [one.pk for one in others_of(held)] == [earlier.pk] and [one.pk for one in others_of(earlier)] == [held.pk]
    assert fresh(earlier).state == "sent", "the earlier goes its own way"
    assert not Clock.objects.about("petition", held.petition_id).running().filter(duty="denunciation.initial").exists()


def test_the_superior_reads_the_earlier_file_and_other_offices_do_not():
    earlier = at_state("denunciation", "sent")
    held = reviewed(earlier, 20)
    assert Round.objects.visible_to(at(held.holder_post.code.removeprefix("LC."))).filter(pk=earlier.pk).exists()
    assert not Round.objects.visible_to(at(f"{SA_PA}.head")).filter(pk=earlier.pk).exists()
    assert not Round.objects.visible_to(head()).filter(pk=held.pk).exists(), "who settled first does not see the review"


def test_a_lawful_settlement_is_kept_with_a_reason_the_denouncer_reads():
    held = settled_wrongly()
    actions.keep_settlement(held.pk, by=chair(), now=later(25), reason="Giấy viết tay đã được xem xét ở mục 2 của kết luận.")
    held = fresh(held)
    letter = Letter.objects.get(form="follow_up_kept")
    assert held.state == "reviewed" and held.follow_up.outcome == "kept" and letter.for_citizen
    assert letter.facts["denouncer"].startswith("Người tố cáo ") and held.follow_up.earlier.decision.letter.symbol in letter.facts["earlier"]
    assert "denunciation.followup.review" not in clocks(held)
    with pytest.raises(StepNotOpen) as refusal:
        actions.close(held.pk, by=at(held.holder_post.code.removeprefix("LC.")), now=later(25))
    assert "chưa được gửi" in str(refusal.value)
    send_all(held, 26)
    actions.close(held.pk, by=at(held.holder_post.code.removeprefix("LC.")), now=later(27))
    assert fresh(held).state == "closed" and Petition.objects.get(pk=held.petition_id).state == "closed"
    assert not Clock.objects.about("round", held.pk).running().exists()
    assert set(Outgoing.objects.filter(letter=letter).values_list("to", flat=True)) == {"Người gửi đơn"}


def test_what_was_settled_by_the_wrong_body_goes_to_the_right_one_and_the_denouncer_is_told():
    held = settled_wrongly()
    actions.pass_on(held.pk, by=chair(), now=later(25), to="Giám đốc Sở Nội vụ", reason="Người bị tố cáo do Sở Nội vụ quản lý.")
    forms = {letter.form: letter for letter in Letter.objects.about("round", held.pk)}
    assert forms.keys() == {"follow_up_passed", "follow_up_notice"} and forms["follow_up_notice"].for_citizen
    assert "Giám đốc Sở Nội vụ" in forms["follow_up_notice"].facts["result"]
    send_all(held, 26)
    assert Outgoing.objects.get(letter=forms["follow_up_passed"]).to == "Giám đốc Sở Nội vụ"
    assert fresh(held).follow_up.outcome == "passed"


def test_settled_again_it_is_a_denunciation_of_the_superiors_with_periods_of_its_own():
    held = settled_wrongly()
    actions.resettle(held.pk, by=chair(), now=later(25), ground="evidence_missed", reason="Không có biên bản về giấy viết tay.")
    held = fresh(held)
    assert (held.procedure, held.state, held.accepted_on) == ("denunciation", "accepted", later(25).date())
    assert {"denunciation.settle", "denunciation.acceptance_notice"} == set(clocks(held))
    assert clocks(held)["denunciation.settle"].started_on == later(25).date()
    assert held.follow_up.outcome == "resettled" and held.follow_up.decided_ground == "evidence_missed"
    assert {"denunciation_accepted", "denouncer_notice", "denounced_notice"} == set(Letter.objects.about("round", held.pk).values_list("form", flat=True))
    assert "verify" in {seen.step.name for seen in steps_for(held, chair(), later(26).date()) if seen.open}
    assert held.case_id == held.follow_up.earlier.case_id and Case.objects.count() == 1
    assert any("Giải quyết lại" in moment.title for moment in timeline(held.petition, citizen=True))


def test_a_ground_the_law_does_not_know_settles_nothing_again():
    held = settled_wrongly()
    with pytest.raises(GroundUnknown):
        actions.resettle(held.pk, by=chair(), now=later(25), ground="angry", reason="Không đồng ý.")
    with pytest.raises(WordsMissing):
        actions.resettle(held.pk, by=chair(), now=later(25), ground="inaccurate", reason="  ")
    assert fresh(held).state == "accepted" and not fresh(held).follow_up.outcome
    assert {one.name for one in resettling(later(0).date())} == {"inaccurate", "evidence_missed", "law_misapplied", "competence"}


@pytest.mark.parametrize("code", ["LC26-999999-X", "  x ", "'; drop", ""])
def test_an_earlier_settlement_that_is_none_is_refused_and_nothing_opens(code):
    at_state("denunciation", "sent")
    petition = again(20)
    with pytest.raises(NotEarlier):
        actions.review_follow_up(petition.pk, by=chair(), now=later(21), earlier=code, claim=CLAIM)
    assert Petition.objects.get(pk=petition.pk).state in {"handed", "routed"} and Round.objects.count() == 1


def test_without_ground_or_before_the_period_is_over_nothing_is_reviewed():
    earlier = at_state("denunciation", "sent")
    petition = again(20)
    with pytest.raises(NotFollowUp, match="chưa nêu căn cứ"):
        actions.review_follow_up(petition.pk, by=chair(), now=later(21), earlier=earlier.petition.code, claim=CLAIM, grounded=False)
    with pytest.raises(WordsMissing):
        actions.review_follow_up(petition.pk, by=chair(), now=later(21), earlier=earlier.petition.code, claim="   ")
    running = accepted("denunciation", now=later(1))
    with pytest.raises(NotFollowUp, match="chưa quá thời hạn"):
        reviewed(running, 3)
    assert not FollowUp.objects.exists()


def test_the_office_that_settled_does_not_review_itself():
    earlier = at_state("denunciation", "sent")
    petition = checked(route((made := classified(received("denunciation", now=later(20)))).pk, by=holder(made), now=later(20)), now=later(20))
    with pytest.raises(NotEarlier):
        actions.review_follow_up(petition.pk, by=head(), now=later(21), earlier=earlier.petition.code, claim=CLAIM)


def test_the_earlier_settlement_is_offered_when_the_same_person_is_denounced():
    earlier = at_state("denunciation", "sent")
    Petition.objects.filter(pk=earlier.petition_id).update(accused="Ông Địa chính")
    petition = again(20)
    Petition.objects.filter(pk=petition.pk).update(accused="ông địa chính")
    assert [one.round.pk for one in earlier_rounds(Petition.objects.get(pk=petition.pk), petition.holder_office_id)] == [earlier.pk]


def test_a_wrong_earlier_settlement_is_corrected_with_nothing_lost():
    one, other = at_state("denunciation", "sent"), at_state("denunciation", "sent")
    held = reviewed(one, 20)
    with pytest.raises(WordsMissing):
        actions.correct_earlier(held.pk, by=chair(), now=later(22), earlier=other.petition.code, reason=" ")
    with pytest.raises(StepNotOpen, match="đã được nêu"):
        actions.correct_earlier(held.pk, by=chair(), now=later(22), earlier=one.petition.code, reason="Nhầm mã.")
    actions.correct_earlier(held.pk, by=chair(), now=later(22), earlier=other.petition.code, reason="Nhầm mã.")
    held = fresh(held)
    assert held.follow_up.earlier_id == other.pk and held.case_id == other.case_id and fresh(one).state == "sent"
    assert "denunciation.followup.review" in clocks(held)


def test_of_a_late_one_a_report_is_demanded_within_five_working_days():
    held = late()
    assert held.procedure == "follow_up_late" and clocks(held)["denunciation.followup.demand"].started_on == later(45).date()
    with pytest.raises(StepNotOpen, match="không ở bước này"):
        actions.order_settling(held.pk, by=chair(), now=later(46), settle_by=later(60).date(), reason="Chậm.")
    actions.demand_report(held.pk, by=chair(), now=later(47))
    earlier = held.follow_up.earlier
    assert "denunciation.followup.report" not in clocks(earlier), "the settler's days run from the day the letter left"
    with pytest.raises(StepNotOpen, match=r"Luật Tố cáo Đ\.38"):
        actions.report_lateness(earlier.pk, by=head(), now=later(47), **WHY)
    send_all(held, 48)
    assert clocks(earlier)["denunciation.followup.report"].started_on == later(48).date()
    assert fresh(held).follow_up.report_by == clocks(earlier)["denunciation.followup.report"].due
    assert Outgoing.objects.filter(words__contains="yêu cầu báo cáo vì quá hạn").count() == 2


def test_the_settler_reports_and_the_superior_orders_a_day():
    held = demanded()
    earlier = held.follow_up.earlier
    with pytest.raises(WordsMissing, match="lý do chậm"):
        actions.report_lateness(earlier.pk, by=head(), now=later(49), **{**WHY, "lateness": " "})
    actions.report_lateness(earlier.pk, by=head(), now=later(49), **WHY)
    assert fresh(held).follow_up.reported_on == later(49).date() and "denunciation.followup.report" not in clocks(earlier)
    with pytest.raises(StepNotOpen):
        actions.report_lateness(earlier.pk, by=head(), now=later(49), **WHY)
    with pytest.raises(DayWrong):
        actions.order_settling(held.pk, by=chair(), now=later(50), settle_by=later(50).date(), reason="Chậm.")
    actions.order_settling(held.pk, by=chair(), now=later(50), settle_by=later(65).date(), reason="Lý do chậm không thuộc trường hợp luật cho.")
    assert fresh(held).state == "ordered" and Letter.objects.get(form="follow_up_notice").for_citizen
    with pytest.raises(StepNotOpen, match="chưa có kết quả"):
        actions.end_review(held.pk, by=chair(), now=later(51))
    actions.terminate(earlier.pk, by=head(), now=later(52), ground="already_judged", reason="Đã có bản án.")
    actions.end_review(held.pk, by=chair(), now=later(53))
    send_all(held, 54)
    actions.close(held.pk, by=at(held.holder_post.code.removeprefix("LC.")), now=later(55))
    assert fresh(held).state == "closed" and fresh(held).follow_up.outcome == "settled"


def test_without_a_report_the_order_waits_only_for_its_last_day():
    held = demanded()
    with pytest.raises(StepNotOpen, match="chưa hết hạn báo cáo"):
        actions.order_settling(held.pk, by=chair(), now=later(49), settle_by=later(70).date(), reason="Không báo cáo.")
    day = held.follow_up.report_by - later(0).date() + timedelta(days=1)
    actions.order_settling(held.pk, by=chair(), now=later(day.days), settle_by=later(70).date(), reason="Không báo cáo.")
    assert fresh(held).state == "ordered"


def test_on_a_ground_of_the_decree_the_superior_takes_the_matter_and_every_period_runs_anew():
    held = demanded()
    earlier = held.follow_up.earlier
    with pytest.raises(GroundUnknown):
        actions.take_denunciation(held.pk, by=chair(), now=later(50), ground="late", reason="Chậm.")
    actions.take_denunciation(held.pk, by=chair(), now=later(50), ground="settler_interest", reason="Tổ trưởng góp vốn với người bị tố cáo.")
    held, earlier = fresh(held), fresh(earlier)
    assert (earlier.state, earlier.holder_post, earlier.ended_on) == ("taken_over", None, later(50).date())
    assert not Clock.objects.about("round", earlier.pk).running().exists()
    assert not Custody.objects.filter(subject="round", subject_id=earlier.pk, until__isnull=True).exists()
    assert Petition.objects.get(pk=earlier.petition_id).state == "closed"
    assert (held.procedure, held.state) == ("denunciation", "accepted") and clocks(held)["denunciation.settle"].started_on == later(50).date()
    letter = Letter.objects.get(form="follow_up_taken")
    assert letter.facts["addressee"] == earlier.office.head_title and "lợi ích" in letter.facts["ground"]
    assert {"settler_interest", "accused_is_relative", "procedure_broken"} < {one.name for one in taking(later(0).date())}


def test_what_the_settler_concluded_meanwhile_is_not_taken():
    held = late()
    actions.terminate(held.follow_up.earlier_id, by=head(), now=later(46), ground="already_judged", reason="Đã có bản án.")
    for name, said in (("take_denunciation", {"ground": "inaccurate", "reason": "Chậm."}), ("demand_report", {})):
        with pytest.raises(StepNotOpen, match="đã có kết quả"):
            getattr(actions, name)(held.pk, by=chair(), now=later(47), **said)
    actions.end_review(held.pk, by=chair(), now=later(47))
    assert fresh(held).state == "reviewed"


def test_only_the_superiors_head_decides_and_the_accused_never():
    held = settled_wrongly()
    for by in (head(), verifier(), at("UBND-TINH.clerk")):
        with pytest.raises(StepNotOpen):
            actions.keep_settlement(held.pk, by=by, now=later(25), reason="Đúng.")
    Petition.objects.filter(pk=held.petition_id).update(accused_post=chair().post_id)
    assert not any(seen.open for seen in steps_for(fresh(held), chair(), later(25).date()))


def test_nobody_is_named_in_what_goes_to_the_settler_nor_in_the_journal():
    held = demanded()
    actions.report_lateness(held.follow_up.earlier_id, by=head(), now=later(49), **WHY)
    actions.take_denunciation(held.pk, by=chair(), now=later(50), ground="inaccurate", reason="Sai số liệu.")
    for letter in Letter.objects.filter(form__startswith="follow_up"):
        assert letter.form == "follow_up_notice" or "Người tố cáo" not in str(letter.facts)
    written = " ".join(map(str, JournalEntry.objects.values_list("facts", "actor"))) + " ".join(Outgoing.objects.values_list("words", flat=True))
    assert not any(clear in written for clear in (NAME, NUMBER, PHONE))
