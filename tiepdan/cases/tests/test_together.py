"""One answer serves several linked recommendations; each sender gets a letter of their own, and nobody another's name."""

import pytest

from tiepdan.cases.actions import answer_apart, answer_together, close, draft, send, sign, take_effect
from tiepdan.cases.errors import NotTogether, StepNotOpen
from tiepdan.cases.models import CaseLink
from tiepdan.cases.queries import responsible
from tiepdan.cases.tests.factories import accepted, clerk, fresh, head, seal_letters, verifier
from tiepdan.cases.timeline import letters_for_citizen, timeline
from tiepdan.documents.actions import keep_file
from tiepdan.documents.models import Letter
from tiepdan.intake.actions import link_petitions, send_answer
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.tests.factories import holder, later, routed
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def two(kind: str = "recommendation", relation: str = "others"):
    lead = accepted(kind)
    other = routed(kind, name="Tẩn Tả Mẩy", address="thôn Mò Phú Chải, xã Y Tý")
    link_petitions(other.pk, lead.petition_id, relation=relation, by=holder(other), now=later(1))
    return lead, other


def answered(lead):
    draft(lead.pk, by=verifier(), now=later(3), outcome="answered", summary="Cầu sẽ được sửa trước mùa mưa.", facts={}, orders=[])
    sign(lead.pk, by=head(), now=later(4))
    return fresh(lead)


def seal(petition: Petition) -> Letter:
    pdf = keep_file(b"%PDF-1.7 test", by=head(), media_type="application/pdf")
    Letter.objects.about("petition", petition.pk).filter(state="signed").update(state="sealed", pdf=pdf)
    return Letter.objects.about("petition", petition.pk).get(form="feedback_answer")


def test_each_gets_a_letter_of_its_own_and_nobody_anothers_name():
    lead, other = two()
    answer_together(other.pk, lead.pk, by=head(), now=later(2))
    lead = answered(lead)
    own, common = Letter.objects.about("petition", other.pk).get(form="feedback_answer"), lead.decision.letter
    assert own.facts["answer"] == common.facts["answer"] and own.number != common.number
    assert "Tẩn Tả Mẩy" in own.facts["addressee"] and own.facts["code"] == other.code
    assert lead.petition.petitioner.name not in str(own.facts) and "Tẩn Tả Mẩy" not in str(common.facts)


def test_it_ends_with_the_common_answer_once_its_letter_is_sent():
    lead, other = two()
    answer_together(other.pk, lead.pk, by=head(), now=later(2))
    answered(lead)
    seal_letters(lead)
    send(lead.pk, by=clerk(), now=later(5))
    take_effect(lead.pk, by=verifier(), now=later(6))
    with pytest.raises(StepNotOpen) as refusal:
        close(lead.pk, by=verifier(), now=later(7))
    assert "trả lời chung" in str(refusal.value)
    letter = seal(other)
    send_answer(letter.pk, by=clerk(), now=later(7))
    assert [one.pk for one in letters_for_citizen(other)] == [letter.pk]
    close(lead.pk, by=verifier(), now=later(8))
    other.refresh_from_db()
    assert other.state == "closed" and not Custody.objects.filter(until__isnull=True).exists() and not Clock.objects.running().exists()


def test_taken_out_again_it_stands_where_it_stood():
    lead, other = two()
    answer_together(other.pk, lead.pk, by=head(), now=later(2))
    assert CaseLink.objects.filter(petition=other).exists()
    answer_apart(other.pk, by=head(), now=later(3))
    other.refresh_from_db()
    assert (other.state, other.holder_office_id) == ("routed", lead.office_id) and other.holder_post_id
    assert not CaseLink.objects.filter(petition=other).exists()
    assert Custody.objects.filter(subject="petition", subject_id=other.pk, until__isnull=True).count() == 1
    answer_together(other.pk, lead.pk, by=head(), now=later(3))
    answered(lead)
    with pytest.raises(NotTogether):
        answer_apart(other.pk, by=head(), now=later(5))


@pytest.mark.parametrize("kind", ["complaint", "denunciation"])
def test_each_complaint_and_denunciation_is_settled_by_itself(kind):
    lead, other = two(kind)
    with pytest.raises(NotTogether) as refusal:
        answer_together(other.pk, lead.pk, by=head(), now=later(2))
    assert "kiến nghị" in str(refusal.value)


def test_what_is_not_linked_as_the_same_content_is_not_answered_together():
    lead, other = two(relation="new_fact")
    for by in (head(), verifier(), at(f"{SA_PA}.head")):
        with pytest.raises(NotTogether):
            answer_together(other.pk, lead.pk, by=by, now=later(2))
    other.refresh_from_db()
    assert other.state == "routed"


def test_its_sender_is_told_and_still_knows_who_is_responsible():
    lead, other = two()
    answer_together(other.pk, lead.pk, by=head(), now=later(2))
    other.refresh_from_db()
    told = " ".join(moment.title for moment in timeline(other, citizen=True))
    assert "trả lời chung với đơn khác cùng nội dung" in told and lead.petition.code not in told
    assert responsible(other, None) == fresh(lead).holder_post


def test_an_answer_already_signed_serves_nobody_new():
    lead, other = two()
    answered(lead)
    with pytest.raises(NotTogether) as refusal:
        answer_together(other.pk, lead.pk, by=head(), now=later(5))
    assert "đã ký" in str(refusal.value)
