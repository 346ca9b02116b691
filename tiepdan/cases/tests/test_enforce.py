"""From a decision in effect to its last proved duty."""

from datetime import timedelta

import pytest

from tiepdan.cases.actions import check_duty, close, order, prove_duty, publish, return_duty, take_effect
from tiepdan.cases.errors import NotYours, OwnProof, StepNotOpen, WordsMissing
from tiepdan.cases.models import Duty
from tiepdan.cases.tests.factories import PROOF, an_order, at_state, clerk, deputy, effect_day, excuses, fresh, head, verifier
from tiepdan.common.errors import AbilityMissing
from tiepdan.documents.models import Letter, Outgoing, Paper
from tiepdan.intake.errors import PaperRefused
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import later
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def duty_in_effect(kind: str = "complaint", **traits: object) -> tuple:
    held = at_state(kind, "in_effect", **traits)
    return held, held.decision.duties.get()


def after(held, days: int = 1):
    return effect_day(held) + timedelta(days=days)


def test_before_its_day_a_decision_takes_no_effect():
    held = at_state("complaint", "sent")
    with pytest.raises(StepNotOpen) as refusal:
        take_effect(held.pk, by=verifier(), now=effect_day(held) - timedelta(days=1))
    assert "chưa đến ngày" in str(refusal.value)
    assert not Duty.objects.exists()
    assert fresh(take_effect(held.pk, by=verifier(), now=effect_day(held))).state == "in_effect"


def test_what_it_orders_becomes_duties_with_owner_and_day_and_the_owner_is_told():
    held, duty = duty_in_effect(orders=[an_order(days=70, kind="recover", figures={"money": 12_000_000})])
    assert (duty.number, duty.owner_post, duty.due, duty.must_money) == (1, post(f"{Y_TY}.verifier-1"), later(70).date(), 12_000_000)
    assert Outgoing.objects.filter(post_id=duty.owner_post_id, words__contains=held.decision.letter.symbol).exists()


def test_a_complaint_with_duties_needs_the_order_to_enforce():
    held, _duty = duty_in_effect()
    clock = Clock.objects.about("round", held.pk).running().get(duty="enforcement.order")
    assert clock.due > held.decision.in_effect_on
    order(held.pk, by=head(), now=after(held))
    assert Letter.objects.about("round", held.pk).filter(form="enforcement_order", number__isnull=False).exists()
    clock.refresh_from_db()
    assert clock.met_on == after(held).date()
    with pytest.raises(StepNotOpen):
        order(held.pk, by=head(), now=after(held))


def test_a_decision_without_duties_needs_no_order_and_closes():
    held = at_state("complaint", "in_effect", orders=[])
    with pytest.raises(StepNotOpen):
        order(held.pk, by=head(), now=after(held))
    assert fresh(close(held.pk, by=verifier(), now=after(held))).state == "closed"


def test_only_the_head_orders():
    held, _duty = duty_in_effect()
    with pytest.raises(StepNotOpen):
        order(held.pk, by=verifier(), now=after(held))


def test_a_proof_needs_words():
    held, duty = duty_in_effect()
    with pytest.raises(WordsMissing):
        prove_duty(duty.pk, by=verifier(), now=after(held), words=" ", uploads=PROOF)
    assert Duty.objects.get(pk=duty.pk).proved_on is None


def test_a_strangers_proof_is_refused():
    held, duty = duty_in_effect()
    with pytest.raises(NotYours) as refusal:
        prove_duty(duty.pk, by=at(f"{SA_PA}.verifier-1"), now=after(held), words="Đã làm.", uploads=PROOF)
    assert "Y Tý" in str(refusal.value)
    with pytest.raises(AbilityMissing):
        prove_duty(duty.pk, by=clerk(), now=after(held), words="Đã làm.", uploads=PROOF)


def test_a_proof_brings_its_paper():
    held, duty = duty_in_effect()
    prove_duty(duty.pk, by=verifier(), now=after(held), words="Có biên bản.", uploads=[Upload("bien-ban.txt", "Biên bản trả đất.".encode())])
    paper = Paper.objects.get(role="proof")
    assert Duty.objects.get(pk=duty.pk).proof == paper
    assert not paper.file.sealed


def test_a_bad_paper_stops_the_proof():
    held, duty = duty_in_effect()
    with pytest.raises(PaperRefused):
        prove_duty(duty.pk, by=verifier(), now=after(held), words="Có biên bản.", uploads=[Upload("x.pdf", b"khong phai pdf")])
    assert Duty.objects.get(pk=duty.pk).proved_on is None
    assert not Paper.objects.filter(role="proof").exists()


def test_the_proof_of_a_denunciations_duty_is_sealed():
    held, duty = duty_in_effect("denunciation")
    prove_duty(duty.pk, by=verifier(), now=after(held), words="Đã kiểm điểm.", uploads=[Upload("bien-ban.txt", "Biên bản kiểm điểm.".encode())])
    assert Paper.objects.get(role="proof").file.sealed


def test_nobody_checks_their_own_proof():
    held, duty = duty_in_effect()
    from dataclasses import replace

    from tiepdan.offices.abilities import CHECK

    prove_duty(duty.pk, by=verifier(), now=after(held), words="Đã trả đất.", uploads=PROOF)
    both = replace(verifier(), abilities=verifier().abilities | {CHECK})
    with pytest.raises(OwnProof):
        check_duty(duty.pk, by=both, now=after(held))
    assert Duty.objects.get(pk=duty.pk).done_on is None


def test_without_a_proof_there_is_nothing_to_check():
    held, duty = duty_in_effect()
    for act, words in ((check_duty, {}), (return_duty, {"reason": "thiếu"})):
        with pytest.raises(StepNotOpen) as refusal:
            act(duty.pk, by=deputy(), now=after(held), **words)
        assert "chưa có chứng cứ" in str(refusal.value)


def test_another_office_does_not_check_and_a_verifier_may_not():
    held, duty = duty_in_effect()
    prove_duty(duty.pk, by=verifier(), now=after(held), words="Đã trả đất.", uploads=PROOF)
    with pytest.raises(NotYours):
        check_duty(duty.pk, by=at(f"{SA_PA}.deputy"), now=after(held))
    with pytest.raises(AbilityMissing):
        check_duty(duty.pk, by=at(f"{Y_TY}.verifier-2"), now=after(held))


def test_a_proof_that_does_not_show_it_goes_back_with_the_reason():
    held, duty = duty_in_effect()
    prove_duty(duty.pk, by=verifier(), now=after(held), words="Đã làm.", uploads=PROOF)
    with pytest.raises(WordsMissing):
        return_duty(duty.pk, by=deputy(), now=after(held), reason="")
    return_duty(duty.pk, by=deputy(), now=after(held), reason="Biên bản thiếu chữ ký.")
    assert Duty.objects.get(pk=duty.pk).proved_on is None
    with pytest.raises(StepNotOpen):
        check_duty(duty.pk, by=deputy(), now=after(held))
    prove_duty(duty.pk, by=verifier(), now=after(held, 2), words="Đã bổ sung chữ ký.", uploads=PROOF)
    assert check_duty(duty.pk, by=deputy(), now=after(held, 3)).done_on == after(held, 3).date()


def test_what_is_done_is_neither_proved_nor_returned_again():
    held, duty = duty_in_effect()
    prove_duty(duty.pk, by=verifier(), now=after(held), words="Đã làm.", uploads=PROOF)
    check_duty(duty.pk, by=deputy(), now=after(held))
    for act, by, words in ((prove_duty, verifier(), {"words": "x", "uploads": PROOF}), (check_duty, deputy(), {}), (return_duty, deputy(), {"reason": "x"})):
        with pytest.raises(StepNotOpen):
            act(duty.pk, by=by, now=after(held), **words)


def test_with_a_duty_open_nothing_is_closed():
    held, duty = duty_in_effect()
    order(held.pk, by=head(), now=after(held))
    with pytest.raises(StepNotOpen) as refusal:
        close(held.pk, by=verifier(), now=after(held))
    assert "nghĩa vụ" in str(refusal.value)
    prove_duty(duty.pk, by=verifier(), now=after(held), words="Đã làm.", uploads=PROOF)
    with pytest.raises(StepNotOpen):
        close(held.pk, by=verifier(), now=after(held))
    check_duty(duty.pk, by=deputy(), now=after(held))
    assert fresh(close(held.pk, by=verifier(), now=after(held))).state == "closed"


def test_without_the_order_to_enforce_nothing_is_closed():
    held, duty = duty_in_effect()
    prove_duty(duty.pk, by=verifier(), now=after(held), words="Đã làm.", uploads=PROOF)
    check_duty(duty.pk, by=deputy(), now=after(held))
    with pytest.raises(StepNotOpen) as refusal:
        close(held.pk, by=verifier(), now=after(held))
    assert "văn bản thi hành" in str(refusal.value)


def test_a_conclusion_is_published_before_the_end():
    held, duty = duty_in_effect("denunciation")
    prove_duty(duty.pk, by=verifier(), now=after(held), words="Đã kiểm điểm.", uploads=PROOF)
    check_duty(duty.pk, by=deputy(), now=after(held))
    with pytest.raises(StepNotOpen) as refusal:
        close(held.pk, by=verifier(), now=after(held))
    assert "công khai" in str(refusal.value)
    with pytest.raises(WordsMissing):
        publish(held.pk, by=verifier(), now=after(held), way="meeting", place=" ", began_on=after(held).date())
    publish(held.pk, by=verifier(), now=after(held), way="meeting", place="Trụ sở", began_on=after(held).date())
    assert Clock.objects.about("round", held.pk).get(duty="denunciation.publish").met_on == after(held).date()
    with pytest.raises(StepNotOpen):
        publish(held.pk, by=verifier(), now=after(held), way="meeting", place="Lần nữa", began_on=after(held).date())
    assert fresh(close(held.pk, by=verifier(), now=after(held), excuses=excuses(held))).state == "closed"


def test_after_the_end_nothing_follows():
    held = at_state("complaint", "closed")
    for act in (take_effect, close, order):
        with pytest.raises(StepNotOpen):
            act(held.pk, by=verifier(), now=after(held, 9))
