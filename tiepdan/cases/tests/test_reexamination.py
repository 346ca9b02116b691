"""A superior looks again at a settlement in force that shows a breach of law (NĐ 124/2020 Đ.38, NĐ 155/2026 Đ.14)."""

from datetime import timedelta

import pytest

from tiepdan.cases import actions
from tiepdan.cases.errors import DayWrong, NotReexamined, StepNotOpen, WordsMissing
from tiepdan.cases.models import Duty, Reexamination, Round
from tiepdan.cases.tests.factories import at_state, effect_day, fresh, head, seal_letters, verifier
from tiepdan.common.actor import Actor
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.intake.models import Custody, Petition
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TOLD = {"source": "inspectorate", "breach": "Áp bảng giá đất đã hết hiệu lực.", "harm": "Hộ dân được bồi thường thiếu.", "breaks_law": True, "harms": True}


def chair() -> Actor:
    return at("UBND-TINH.head")


def day(held: Round, after: int = 1):
    return effect_day(held) + timedelta(days=after)


def opened(held: Round, **said) -> Reexamination:
    return actions.open_reexamination(held.petition.code, by=chair(), now=day(held), **{**TOLD, **said})


def reported(held: Round) -> Reexamination:
    file = opened(held)
    actions.assign_check(file.pk, by=chair(), now=day(held, 2), checker="Chánh Thanh tra tỉnh", report_by=day(held, 20).date())
    officer = at(file.holder_post.code.removeprefix("LC."))
    return actions.record_check(file.pk, by=officer, now=day(held, 10), report="Áp sai bảng giá.", reported_on=day(held, 10).date())


def concluded(held: Round, outcome: str) -> Reexamination:
    return actions.conclude_reexamination(reported(held).pk, by=chair(), now=day(held, 12), outcome=outcome, direction="Tính lại theo bảng giá đang dùng.")


def test_it_opens_with_its_ground_and_who_asked_and_no_clock_runs():
    held = at_state("complaint", "in_effect")
    before = Clock.objects.count()
    file = opened(held)
    assert (file.state, file.source, file.office.code) == ("opened", "inspectorate", "UBND-TINH")
    assert Clock.objects.count() == before, "no act names a period"
    assert Round.objects.visible_to(chair()).filter(pk=held.pk).exists() and fresh(held).state == "in_effect"
    assert Outgoing.objects.filter(words__contains="xem xét lại việc giải quyết").exists()
    with pytest.raises(StepNotOpen):
        opened(held)


@pytest.mark.parametrize("said", [{"breaks_law": False}, {"harms": False}])
def test_without_a_breach_or_without_harm_nothing_is_looked_at_again(said):
    with pytest.raises(NotReexamined, match="Chưa thấy"):
        opened(at_state("complaint", "in_effect"), **said)
    assert not Reexamination.objects.exists()


def test_words_are_asked_for_and_a_source_the_table_knows():
    held = at_state("complaint", "in_effect")
    for said in ({"breach": "  "}, {"harm": ""}, {"source": "rumour"}):
        with pytest.raises(WordsMissing):
            opened(held, **said)


@pytest.mark.parametrize(("kind", "state", "refusal"), [("complaint", "decided", StepNotOpen), ("denunciation", "in_effect", NotReexamined)])
def test_only_a_decision_in_force_on_a_complaint_is_looked_at(kind, state, refusal):
    with pytest.raises(refusal):
        opened(at_state(kind, state))


def test_neither_the_settler_nor_an_office_beside_it_looks_again():
    held = at_state("complaint", "in_effect")
    for by in (head(), at(f"{SA_PA}.head")):
        with pytest.raises(NotReexamined):
            actions.open_reexamination(held.petition.code, by=by, now=day(held), **TOLD)
    with pytest.raises(StepNotOpen, match="việc của"):
        actions.open_reexamination(held.petition.code, by=at("UBND-TINH.clerk"), now=day(held), **TOLD)


def test_whoever_checks_gets_a_letter_of_the_superior_with_a_day():
    held = at_state("complaint", "in_effect")
    file = opened(held)
    with pytest.raises(DayWrong):
        actions.assign_check(file.pk, by=chair(), now=day(held, 2), checker="Chánh Thanh tra tỉnh", report_by=day(held, 2).date())
    actions.assign_check(file.pk, by=chair(), now=day(held, 2), checker="Chánh Thanh tra tỉnh", report_by=day(held, 20).date())
    letter = Letter.objects.get(form="settlement_check")
    assert letter.office.code == "UBND-TINH" and letter.facts["addressee"] == "Chánh Thanh tra tỉnh"
    seal_letters(held)
    with pytest.raises(StepNotOpen):
        actions.send_notice(letter.pk, by=at("02701.clerk"), now=day(held, 3))
    actions.send_notice(letter.pk, by=at("UBND-TINH.clerk"), now=day(held, 3))
    assert Outgoing.objects.get(letter=letter).to == "Chánh Thanh tra tỉnh"
    assert Reexamination.objects.get().overdue_on(day(held, 21).date())


def test_steps_come_in_their_order_and_a_report_has_its_day():
    held = at_state("complaint", "in_effect")
    file = opened(held)
    with pytest.raises(StepNotOpen, match="chưa giao kiểm tra"):
        actions.conclude_reexamination(file.pk, by=chair(), now=day(held, 2), outcome="kept", direction="Giữ.")
    actions.assign_check(file.pk, by=chair(), now=day(held, 2), checker="Sở Nông nghiệp và Môi trường", report_by=day(held, 20).date())
    officer = at(file.holder_post.code.removeprefix("LC."))
    with pytest.raises(DayWrong):
        actions.record_check(file.pk, by=officer, now=day(held, 3), report="Có sai.", reported_on=day(held, 9).date())


def test_kept_it_stands_and_its_duties_go_on():
    held = at_state("complaint", "in_effect")
    file = concluded(held, "kept")
    assert (file.state, file.outcome) == ("concluded", "kept")
    assert fresh(held).decision.fell_on is None and Duty.objects.open().exists() and fresh(held).state == "in_effect"


@pytest.mark.parametrize("outcome", ["annulled", "resettled"])
def test_annulled_it_falls_with_its_duties_and_the_round_ends(outcome):
    held = at_state("complaint", "in_effect")
    concluded(held, outcome)
    held = fresh(held)
    assert held.decision.fell_whole and "Chủ tịch UBND tỉnh" in held.decision.fell_because
    assert not Duty.objects.open().exists() and held.state == "annulled" and held.holder_post is None
    assert not Custody.objects.filter(subject="round", subject_id=held.pk, until__isnull=True).exists()
    assert Petition.objects.get(pk=held.petition_id).state == "closed"
    with pytest.raises(StepNotOpen):
        opened(held)


def test_amended_in_part_it_is_marked_and_its_duties_stay():
    held = at_state("complaint", "in_effect")
    concluded(held, "amended")
    decision = fresh(held).decision
    assert decision.fell_on and not decision.fell_whole and Duty.objects.open().exists() and fresh(held).state == "in_effect"


def test_a_closed_settlement_is_looked_at_too_and_stays_closed():
    held = at_state("complaint", "closed")
    file = actions.open_reexamination(held.petition.code, by=chair(), now=day(held, 10), **TOLD)
    assert file.state == "opened"
    with pytest.raises(StepNotOpen):
        actions.record_check(file.pk, by=verifier(), now=day(held, 11), report="Sai.", reported_on=day(held, 11).date())
    assert fresh(held).state == "closed"


def test_an_outcome_the_table_does_not_know_changes_nothing():
    held = at_state("complaint", "in_effect")
    file = reported(held)
    for said in ({"outcome": "burnt", "direction": "x"}, {"outcome": "kept", "direction": " "}):
        with pytest.raises(WordsMissing):
            actions.conclude_reexamination(file.pk, by=chair(), now=day(held, 12), **said)
    assert Reexamination.objects.get().state == "reported"
