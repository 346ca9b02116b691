"""A second round stands in the matter of its first; a first round run out of time is taken over by the superior (NĐ 124/2020 Đ.4)."""

import pytest

from tiepdan.cases import actions
from tiepdan.cases.errors import FirstNotLate, FirstUndecided, NotFirstRound, NotSecondRound, StepNotOpen, WordsMissing
from tiepdan.cases.models import Case, CaseLink, Round
from tiepdan.cases.queries import together_with
from tiepdan.cases.rounds import first_rounds, others_of
from tiepdan.cases.tests.factories import at_state, fresh, head, verifier
from tiepdan.cases.timeline import timeline
from tiepdan.common.actor import CITIZEN, Actor
from tiepdan.documents.models import Outgoing
from tiepdan.intake.actions import receive, route
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.statement import Statement
from tiepdan.intake.tests.factories import later, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, at, office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TEXT = """ĐƠN KHIẾU NẠI LẦN HAI
Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Lào Cai
Tôi là Lý Láo Tả, trú tại thôn Sín Chải, xã Y Tý. Tôi không đồng ý với Quyết định giải quyết khiếu nại lần đầu số {symbol} ngày 02/7/2026
của Chủ tịch Ủy ban nhân dân xã Y Tý về việc thu hồi đất của gia đình tôi. Tôi khiếu nại lần hai, yêu cầu hủy quyết định thu hồi đất."""


def chair() -> Actor:
    return at("UBND-TINH.head")


def again(day: int, symbol: str = "112/QĐ-UBND") -> Petition:
    """The same person complains a second time; the petition has come to the provincial chair's office."""
    petition = receive(Statement(kind="complaint", text=TEXT.format(symbol=symbol), name="Lý Láo Tả", address="thôn Sín Chải, xã Y Tý"), by=CITIZEN,
                       office=office("BTCD"), channel="desk", now=later(day), idempotency_key="lan-hai")
    return route(petition.pk, by=at("BTCD.petition-1"), now=later(day + 1))


def second_with(first: Round, day: int, **said: object) -> Round:
    petition = again(day)
    return fresh(actions.accept(petition.pk, by=chair(), now=later(day + 2), first=first.petition.code, **said))


def test_the_second_round_opens_in_the_matter_of_its_first():
    first = at_state("complaint", "sent")
    second = second_with(first, 20)
    assert second.case_id == first.case_id and Case.objects.count() == 1
    assert [held.pk for held in others_of(second)] == [first.pk] and [held.pk for held in others_of(first)] == [second.pk]
    assert CaseLink.objects.get(petition=second.petition).case_id == first.case_id
    assert fresh(first).state == "sent", "the first goes its own way"
    assert any("lần hai" in moment.title for moment in timeline(first.petition, citizen=False))


def test_without_a_named_first_it_is_a_matter_of_its_own():
    at_state("complaint", "sent")
    actions.accept(again(20).pk, by=chair(), now=later(22))
    assert Case.objects.count() == 2


def test_what_may_be_the_first_is_offered_with_its_reason():
    first = at_state("complaint", "sent")
    at_state("feedback", "accepted")
    offered = first_rounds(again(20), later(21).date())
    assert [(one.round.pk, one.because) for one in offered] == [(first.pk, "hai đơn cùng nêu một văn bản")]


def test_the_number_of_the_decision_speaks_louder():
    first = at_state("complaint", "sent")
    offered = first_rounds(again(20, symbol=first.decision.letter.symbol), later(21).date())
    assert first.decision.letter.symbol in offered[0].because


@pytest.mark.parametrize("code", ["LC26-999999-X", "  x ", "'; drop"])
def test_a_first_that_is_none_is_refused_and_nothing_is_accepted(code):
    at_state("complaint", "sent")
    petition = again(20)
    with pytest.raises(NotFirstRound):
        actions.accept(petition.pk, by=chair(), now=later(22), first=code)
    assert Petition.objects.get(pk=petition.pk).state in {"handed", "routed"} and Round.objects.count() == 1


def test_a_first_complaint_goes_on_from_nothing():
    first = at_state("complaint", "sent")
    with pytest.raises(NotSecondRound):
        actions.accept(routed("complaint").pk, by=head(), now=later(22), first=first.petition.code)


def test_who_settles_the_second_sees_the_file_of_the_first():
    first = at_state("complaint", "sent")
    officer = at("UBND-TINH.verifier-1")
    assert not Round.objects.visible_to(officer).filter(pk=first.pk).exists()
    second_with(first, 20)
    assert Round.objects.visible_to(officer).filter(pk=first.pk).exists()
    assert not Round.objects.visible_to(at(f"{SA_PA}.head")).filter(pk=first.pk).exists()


def test_it_is_parted_and_joined_again_with_nothing_lost():
    first = at_state("complaint", "sent")
    second = second_with(first, 20)
    entries, clocks = JournalEntry.objects.count(), Clock.objects.count()
    with pytest.raises(WordsMissing):
        actions.unlink_round(second.pk, by=chair(), now=later(23), reason=" ")
    actions.unlink_round(second.pk, by=chair(), now=later(23), reason="Nhầm hộ khác.")
    assert fresh(second).case_id != first.case_id and CaseLink.objects.get(petition=second.petition).case_id == fresh(second).case_id
    assert JournalEntry.objects.count() == entries + 1 and Clock.objects.count() == clocks
    assert not Round.objects.visible_to(at("UBND-TINH.verifier-1")).filter(pk=first.pk).exists()
    with pytest.raises(StepNotOpen):
        actions.unlink_round(second.pk, by=chair(), now=later(24), reason="Lần nữa.")
    actions.link_round(second.pk, by=chair(), now=later(24), first=first.petition.code)
    assert fresh(second).case_id == first.case_id and Case.objects.count() == 1
    with pytest.raises(StepNotOpen):
        actions.link_round(second.pk, by=chair(), now=later(24), first=first.petition.code)


def test_only_the_second_office_joins_and_parts():
    second = second_with(at_state("complaint", "sent"), 20)
    for by in (head(), verifier(), at("UBND-TINH.clerk")):
        with pytest.raises(StepNotOpen):
            actions.unlink_round(second.pk, by=by, now=later(23), reason="Nhầm.")


def test_the_end_of_one_round_leaves_the_other_alone():
    first = at_state("complaint", "sent")
    second = second_with(first, 20)
    assert together_with(second) == [] and together_with(first) == []


def test_a_late_first_round_goes_to_the_superior():
    first = at_state("complaint", "verifying")
    second = second_with(first, 100, late_first=True)
    ended = fresh(first)
    assert (ended.state, ended.holder_post, ended.ended_on, ended.petition.state) == ("taken_over", None, later(102).date(), "closed")
    assert not Clock.objects.about("round", first.pk).running().exists()
    assert not Custody.objects.filter(subject="round", subject_id=first.pk, until__isnull=True).exists()
    assert second.case_id == ended.case_id and second.state == "accepted"
    told = set(Outgoing.objects.filter(channel="page", words__contains="quá hạn").values_list("post_id", flat=True))
    assert {first.holder_post_id, head().post_id, second.holder_post_id} <= told
    assert any("đã nhận giải quyết lần hai" in moment.title for moment in timeline(first.petition, citizen=True))
    with pytest.raises(StepNotOpen):
        actions.report(first.pk, by=verifier(), now=later(103), text="Muộn.", agrees=True)
    with pytest.raises(StepNotOpen):
        actions.unlink_round(second.pk, by=chair(), now=later(103), reason="Nhầm.")


def test_a_first_round_in_its_time_is_not_taken_over():
    first = at_state("complaint", "verifying")
    petition = again(5)
    with pytest.raises(FirstUndecided):
        actions.accept(petition.pk, by=chair(), now=later(7), first=first.petition.code)
    with pytest.raises(FirstNotLate):
        actions.accept(petition.pk, by=chair(), now=later(7), first=first.petition.code, late_first=True)
    with pytest.raises(NotFirstRound):
        actions.accept(petition.pk, by=chair(), now=later(7), late_first=True)
    assert fresh(first).state == "verifying"


def test_a_settled_first_round_is_not_late():
    first = at_state("complaint", "sent")
    with pytest.raises(FirstNotLate):
        second_with(first, 100, late_first=True)


def test_it_is_taken_over_by_whoever_accepted_the_second_round_only():
    first = at_state("complaint", "verifying")
    second = fresh(actions.accept(again(100).pk, by=chair(), now=later(102)))
    for by in (chair(), head()):
        with pytest.raises(StepNotOpen):
            actions.take_over(first.pk, by=by, now=later(103))
    actions.link_round(second.pk, by=chair(), now=later(103), first=first.petition.code)
    with pytest.raises(StepNotOpen):
        actions.take_over(first.pk, by=head(), now=later(104))
    actions.take_over(first.pk, by=chair(), now=later(104))
    assert fresh(first).state == "taken_over"
