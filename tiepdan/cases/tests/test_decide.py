"""Draft, return, sign, send; the letter of the decision has one way out."""

import pytest

from tiepdan.cases.actions import draft, return_draft, send, send_notice, sign
from tiepdan.cases.errors import StepNotOpen, WordsMissing
from tiepdan.cases.models import Decision
from tiepdan.cases.tests.factories import FACTS, accepted, an_order, at_state, clerk, deputy, fresh, head, seal_letters, verifier
from tiepdan.common.errors import Refused
from tiepdan.documents.models import Letter
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.tests.factories import later
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def write(held, **said):
    told = {"outcome": "partly", "summary": "Đúng một phần.", "facts": FACTS["complaint"], "orders": [an_order()], **said}
    return draft(held.pk, by=verifier(), now=later(9), **told)


def test_a_draft_lies_before_the_head_with_the_file():
    held = at_state("complaint", "drafted")
    assert held.decision.letter.state == "submitted"
    assert held.holder_post == post(f"{Y_TY}.head") == held.decision.letter.signer_post
    assert held.decision.issued_on is None


def test_a_draft_needs_its_summary():
    held = at_state("complaint", "reported")
    with pytest.raises(WordsMissing):
        write(held, summary="  ")
    assert not Decision.objects.exists()
    assert fresh(held).state == "reported"


def test_a_draft_with_facts_missing_names_them_and_keeps_nothing():
    held = at_state("complaint", "reported")
    with pytest.raises(Refused) as refusal:
        write(held, facts={})
    assert refusal.value.code == "FactsMissing"
    assert not Letter.objects.filter(form="complaint_decision").exists()
    assert fresh(held).state == "reported"


def test_the_draft_says_what_it_orders_by_whom_and_by_when():
    held = at_state("complaint", "reported")
    duties = write(held).letter.facts["duties"]
    assert duties == [{"who": str(post(f"{Y_TY}.verifier-1")), "what": "Trả lại phần đất đã thu.", "by": f"{later(60):%d/%m/%Y}"}]


def test_nobody_drafts_before_the_report():
    for state in ("accepted", "verifying"):
        with pytest.raises(StepNotOpen):
            write(at_state("complaint", state))


def test_the_head_returns_a_draft_with_what_to_mend_and_it_is_drafted_again():
    held = at_state("complaint", "drafted")
    first = held.decision.letter_id
    with pytest.raises(WordsMissing):
        return_draft(held.pk, by=head(), now=later(10), reason=" ")
    held = fresh(return_draft(held.pk, by=head(), now=later(10), reason="Ghi rõ diện tích."))
    assert (held.state, held.holder_post) == ("reported", post(f"{Y_TY}.verifier-1"))
    assert Letter.objects.get(pk=first).state == "cancelled"
    draft(held.pk, by=verifier(), now=later(11), outcome="partly", summary="Đúng một phần, 120 m2.", facts=FACTS["complaint"], orders=[])
    held = fresh(held)
    assert held.state == "drafted"
    assert held.decision.letter_id != first
    assert Decision.objects.count() == 1
    assert fresh(sign(held.pk, by=head(), now=later(12))).decision.letter.number


def test_only_who_may_sign_signs():
    held = at_state("complaint", "drafted")
    for by in (verifier(), clerk(), at(f"{SA_PA}.head")):
        with pytest.raises(StepNotOpen):
            sign(held.pk, by=by, now=later(10))
    assert fresh(held).decision.letter.number is None


def test_signing_gives_number_and_date_and_the_clerk_the_file():
    held = at_state("complaint", "decided")
    assert held.decision.issued_on == later(10).date()
    assert held.holder_post == post(f"{Y_TY}.clerk")
    assert held.decision.letter.symbol


def test_nothing_goes_out_before_it_is_sealed():
    held = at_state("complaint", "drafted")
    sign(held.pk, by=head(), now=later(10))
    with pytest.raises(StepNotOpen) as refusal:
        send(held.pk, by=clerk(), now=later(11))
    assert "ký số" in str(refusal.value)
    seal_letters(held)
    assert fresh(send(held.pk, by=clerk(), now=later(11))).state == "sent"


def test_only_the_clerk_sends():
    held = at_state("complaint", "decided")
    for by in (head(), verifier(), at(f"{SA_PA}.clerk")):
        with pytest.raises(StepNotOpen):
            send(held.pk, by=by, now=later(11))


def test_it_is_sent_once():
    held = at_state("complaint", "sent")
    with pytest.raises(StepNotOpen):
        send(held.pk, by=clerk(), now=later(12))


def test_the_accused_takes_no_part():
    held = at_state("denunciation", "drafted")
    Petition.objects.filter(pk=held.petition_id).update(accused_post=post(f"{Y_TY}.deputy"))
    with pytest.raises(StepNotOpen) as refusal:
        sign(held.pk, by=deputy(), now=later(10))
    assert "người bị tố cáo" in str(refusal.value)


def test_a_notice_of_acceptance_is_the_first_answer():
    held = accepted("complaint")
    seal_letters(held)
    letter = Letter.objects.about("round", held.pk).get()
    send_notice(letter.pk, by=clerk(), now=later(2))
    assert Letter.objects.get(pk=letter.pk).state == "sent"
    assert Clock.objects.about("petition", held.petition_id).get(duty="petition.first_answer").met_on == later(2).date()


def test_both_notices_of_a_denunciation_must_go_before_their_clock_is_met():
    held = accepted("denunciation")
    seal_letters(held)
    to_denouncer, to_denounced = (Letter.objects.about("round", held.pk).get(form=form) for form in ("denouncer_notice", "denounced_notice"))
    clock = Clock.objects.about("round", held.pk).get(duty="denunciation.acceptance_notice")
    send_notice(to_denouncer.pk, by=clerk(), now=later(1))
    clock.refresh_from_db()
    assert clock.met_on is None
    send_notice(to_denounced.pk, by=clerk(), now=later(2))
    clock.refresh_from_db()
    assert clock.met_on == later(2).date()


def test_a_notice_is_sent_by_the_offices_clerk_only():
    held = accepted("complaint")
    seal_letters(held)
    letter = Letter.objects.about("round", held.pk).get()
    for by in (head(), verifier(), at(f"{SA_PA}.clerk")):
        with pytest.raises(StepNotOpen):
            send_notice(letter.pk, by=by, now=later(2))


def test_the_decision_itself_does_not_slip_out_as_a_notice():
    held = at_state("complaint", "decided")
    with pytest.raises(StepNotOpen):
        send_notice(held.decision.letter_id, by=clerk(), now=later(11))
    assert fresh(held).decision.letter.state == "sealed"
    assert fresh(send(held.pk, by=clerk(), now=later(11))).state == "sent"


def test_a_petitions_letter_is_no_notice_of_a_round():
    from tiepdan.documents.actions import draft_letter
    from tiepdan.offices.tests.factories import office

    held = accepted("complaint")
    stray = draft_letter("guidance", by=head(), office=office(Y_TY), subject="petition", subject_id=held.pk, province_id=held.province_id, facts={})
    with pytest.raises(StepNotOpen):
        send_notice(stray.pk, by=clerk(), now=later(2))


def test_a_clock_set_back_moves_no_custody_into_the_past():
    held = at_state("complaint", "drafted")
    held = fresh(return_draft(held.pk, by=head(), now=later(10), reason="Ghi rõ diện tích."))
    write(held)  # its `now` lies before the return
    rows = list(Custody.objects.filter(subject="round", subject_id=held.pk).order_by("since", "pk"))
    assert [row.since for row in rows[1:]] == [row.until for row in rows[:-1]]
