"""Information without a name, with evidence: inspected by a way of its own, and nobody who sent it is told."""

import pytest

from tiepdan.cases import actions
from tiepdan.cases.errors import AnswerMissing, AnswerUnknown, ConflictOfInterest, NotInspected, StepNotOpen, WordsMissing
from tiepdan.cases.models import Decision, Round
from tiepdan.cases.tests.factories import PROOF, an_order, clerk, deputy, fresh, head, seal_letters, verifier
from tiepdan.cases.timeline import letters_for_citizen, timeline
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.intake.errors import StepNotOpen as PetitionStepNotOpen
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.tests.factories import ADDRESS, NAME, NOW, NUMBER, PHONE, checked, later, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import TA_VAN, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
EVIDENCE = {"violator_clear": True, "concrete_evidence": True, "checkable": True}
ORDER = ("accepted", "verifying", "reported", "drafted", "decided", "sent", "in_effect", "closed")


def nameless() -> Petition:
    return routed("denunciation", anonymous=True, name="", address="", phone="", identity_number="")


def inspected(state: str = "accepted") -> Round:
    """An inspection carried through the acts until `state`."""
    held = actions.inspect(nameless().pk, by=head(), now=NOW, facts=EVIDENCE)
    carry = {
        "verifying": lambda: actions.order_inspection(held.pk, by=head(), now=later(1), lead=post(f"{Y_TY}.verifier-1"), team=["Tẩn Láo Lở, công chức"]),
        "reported": lambda: actions.report(held.pk, by=verifier(), now=later(5), text="Có thu tiền của 03 hộ.", agrees=True),
        "drafted": lambda: actions.draft(held.pk, by=verifier(), now=later(6), outcome="right", summary="Có thu tiền trái quy định.",
                                         facts={"manager": "Chủ tịch UBND xã Y Tý"}, orders=[an_order(text="Trả lại tiền.")]),
        "decided": lambda: (actions.sign(held.pk, by=head(), now=later(7)), seal_letters(held)),
        "sent": lambda: actions.send(held.pk, by=clerk(), now=later(8)),
        "in_effect": lambda: actions.take_effect(held.pk, by=head(), now=later(9)),
        "closed": lambda: end(held),
    }
    for name in ORDER[1 : ORDER.index(state) + 1]:
        carry[name]()
    return fresh(held)


def end(held: Round) -> None:
    for duty in fresh(held).decision.duties.all():
        actions.prove_duty(duty.pk, by=verifier(), now=later(10), words="Đã trả đủ.", uploads=PROOF)
        actions.check_duty(duty.pk, by=deputy(), now=later(11))
    actions.close(held.pk, by=verifier(), now=later(12))


def test_the_whole_path_of_an_inspection_ends_with_nothing_open():
    held = inspected("closed")
    assert (held.procedure, held.state, held.holder_post) == ("inspection", "closed", None)
    assert Petition.objects.get(pk=held.petition_id).state == "closed"
    assert not Custody.objects.filter(until__isnull=True).exists()
    assert not Clock.objects.running().exists()


def test_whoever_sent_it_is_told_nothing_of_the_inspection():
    held = inspected("closed")
    assert not Letter.objects.about("round", held.pk).filter(for_citizen=True).exists()
    assert letters_for_citizen(held.petition) == []
    told = {moment.title for moment in timeline(held.petition, citizen=True)}
    kept = {entry.citizen_sentence for entry in JournalEntry.objects.about("round", held.pk)} - {""}
    assert kept and not kept & told, "not a word of the round"
    assert "Người gửi đơn" not in set(Outgoing.objects.values_list("to", flat=True))


def test_the_result_goes_to_who_manages_the_person_and_not_to_the_accused():
    held = inspected("sent")
    assert list(Outgoing.objects.filter(letter=held.decision.letter).values_list("to", flat=True)) == ["Cơ quan quản lý người được nêu trong thông tin"]


def test_it_is_never_called_the_settlement_of_a_denunciation():
    held = inspected("sent")
    forms = set(Letter.objects.about("round", held.pk).values_list("form", flat=True))
    assert forms == {"inspection_order", "inspection_result"}
    assert "thụ lý" not in " ".join(JournalEntry.objects.about("round", held.pk).values_list("kind", flat=True))


@pytest.mark.parametrize("missing", ["violator_clear", "concrete_evidence", "checkable"])
def test_without_one_of_the_three_nothing_is_inspected(missing):
    petition = nameless()
    with pytest.raises(NotInspected):
        actions.inspect(petition.pk, by=head(), now=NOW, facts={**EVIDENCE, missing: False})
    assert not Round.objects.exists()
    assert Petition.objects.get(pk=petition.pk).state == "routed"


@pytest.mark.parametrize(("facts", "refusal"), [({"violator_clear": True}, AnswerMissing), ({"strange": True}, AnswerUnknown)])
def test_open_or_strange_answers_are_refused(facts, refusal):
    with pytest.raises(refusal):
        actions.inspect(nameless().pk, by=head(), now=NOW, facts=facts)


def test_a_denouncer_who_is_known_is_not_inspected_but_settled():
    with pytest.raises(PetitionStepNotOpen, match="xử lý như tố cáo"):
        actions.inspect(routed("denunciation").pk, by=head(), now=NOW, facts=EVIDENCE)


def test_a_name_that_is_nobodys_may_be_inspected():
    petition = checked(routed("denunciation"), found=False)
    assert actions.inspect(petition.pk, by=head(), now=NOW, facts=EVIDENCE).procedure == "inspection"


@pytest.mark.parametrize("by", [verifier, lambda: at(f"{TA_VAN}.head")])
def test_only_the_competent_settler_inspects(by):
    with pytest.raises(PetitionStepNotOpen):
        actions.inspect(nameless().pk, by=by(), now=NOW, facts=EVIDENCE)


def test_the_person_it_is_about_never_inspects():
    held = inspected()
    Petition.objects.filter(pk=held.petition_id).update(accused_post=post(f"{Y_TY}.verifier-1"))
    with pytest.raises(ConflictOfInterest):
        actions.order_inspection(held.pk, by=head(), now=later(1), lead=post(f"{Y_TY}.verifier-1"), team=[])


def test_an_order_needs_days_and_is_given_once():
    held = inspected()
    lead = post(f"{Y_TY}.verifier-1")
    with pytest.raises(WordsMissing):
        actions.order_inspection(held.pk, by=head(), now=later(1), lead=lead, team=[], days=0)
    actions.order_inspection(held.pk, by=head(), now=later(1), lead=lead, team=[])
    with pytest.raises(StepNotOpen):
        actions.order_inspection(held.pk, by=head(), now=later(1), lead=lead, team=[])


def test_a_name_that_was_not_confirmed_stands_in_no_paper_of_the_inspection():
    petition = checked(routed("denunciation"), found=False)
    held = actions.inspect(petition.pk, by=head(), now=NOW, facts=EVIDENCE)
    actions.order_inspection(held.pk, by=head(), now=later(1), lead=post(f"{Y_TY}.verifier-1"), team=[])
    actions.report(held.pk, by=verifier(), now=later(5), text="Không có việc thu tiền.", agrees=False)
    actions.draft(held.pk, by=verifier(), now=later(6), outcome="wrong", summary="Không có vi phạm.", facts={"manager": "Chủ tịch UBND xã"}, orders=[])
    told = " ".join(str(row) for row in (
        *Letter.objects.values_list("facts", "frame", "title"), *JournalEntry.objects.values_list("facts", "actor"),
        *Outgoing.objects.values_list("words", "to", "link"), *Decision.objects.values_list("summary", "orders"), *Round.objects.values_list("case__title"),
    ))
    assert not [clear for clear in (NAME, ADDRESS, PHONE, NUMBER) if clear in told]
