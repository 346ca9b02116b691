"""The province's legal officers keep the register: what is proposed, who sees to it, how far it has come."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.documents.models import Outgoing
from tiepdan.journal.models import JournalEntry
from tiepdan.library import actions
from tiepdan.library.actions.documents import Entered
from tiepdan.library.errors import (
    DatesReversed,
    DayGone,
    DocumentKnown,
    NotTheOwner,
    PostElsewhere,
    ReviewStepNotOpen,
    ReviewUnderWay,
    WordsNeeded,
)
from tiepdan.library.models import ProvincialDocument, Review
from tiepdan.library.queries import Asked, documents_of, seats_to_assign, steps_for, told_of
from tiepdan.library.steps import OVER, REVIEW, STATES, STEPS
from tiepdan.library.tests.factories import DUE, KEEPER, OWNER, entered, review_at
from tiepdan.offices.abilities import ABILITIES, LAW_REVIEW
from tiepdan.offices.tests.factories import TODAY, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def test_a_document_runs_from_proposal_to_decision_and_every_step_is_in_the_journal():
    review = review_at("submitted")
    actions.decide_review(review.pk, by=at(KEEPER), today=TODAY, outcome="Quyết định 100/2099/QĐ-THU")
    review.refresh_from_db()
    assert (review.state, review.outcome, review.ended_on) == ("decided", "Quyết định 100/2099/QĐ-THU", TODAY)
    said = [entry.sentence for entry in reversed(told_of(review.document))]
    assert [sentence.split(":")[0].split(" ")[0] for sentence in said] == ["Ghi", "Đề", "Giao", "Đã", "Đã", "Đã"]
    assert "sửa đổi, bổ sung" in said[1] and "Tờ trình gửi UBND tỉnh" in said[4]


def test_whoever_gets_the_drafting_is_told_and_the_note_leads_to_the_document():
    review = review_at("assigned")
    notice = Outgoing.objects.get(post_id=post(OWNER).pk, words__contains="99/2099/QĐ-THU")
    assert notice.link == f"/can-bo/luat/ra-soat/{review.document_id}/"
    assert review.due == DUE


def test_a_draft_sent_back_is_drafted_again():
    review = review_at("submitted")
    assert actions.return_review(review.pk, by=at(KEEPER), words="Thiếu ý kiến của xã").state == "assigned"
    assert actions.draft_review(review.pk, by=at(OWNER), words="Dự thảo lần hai").state == "drafted"


def test_only_the_office_it_was_given_to_writes_that_a_draft_stands():
    review = review_at("assigned")
    with pytest.raises(NotTheOwner, match="Sở Nông nghiệp"):
        actions.draft_review(review.pk, by=at("SNV.petition"), words="x")
    with pytest.raises(NotTheOwner):
        actions.draft_review(review.pk, by=at("TTT.head"), words="x")


@pytest.mark.parametrize("seat", [f"{Y_TY}.head", "SNV.head", OWNER, "VP-UBND.administrator"])
def test_who_does_not_keep_the_register_enters_proposes_and_decides_nothing(seat):
    document, before = entered(), JournalEntry.objects.count()
    told = Entered(kind="plan", number="1", title="a", issuer="b", source="c")
    for act in (
        lambda: actions.enter_document(told, by=at(seat)),
        lambda: actions.propose_review(document.pk, by=at(seat), today=TODAY, proposal="keep", reason="x"),
    ):
        with pytest.raises(AbilityMissing):
            act()
    review = review_at("submitted", "98/2099/QĐ-THU")
    with pytest.raises(AbilityMissing):
        actions.decide_review(review.pk, by=at(seat), today=TODAY, outcome="x")
    assert not ProvincialDocument.objects.filter(number="1").exists()
    assert JournalEntry.objects.count() == before + 5, "only the acts of the keeper are told"


def test_a_document_is_reviewed_once_at_a_time_and_again_later():
    document = entered()
    review = actions.propose_review(document.pk, by=at(KEEPER), today=TODAY, proposal="keep", reason="x")
    with pytest.raises(ReviewUnderWay):
        actions.propose_review(document.pk, by=at(KEEPER), today=TODAY, proposal="repeal", reason="y")
    actions.drop_review(review.pk, by=at(KEEPER), today=TODAY, words="Trùng việc khác")
    assert actions.propose_review(document.pk, by=at(KEEPER), today=TODAY, proposal="repeal", reason="y").state == "proposed"
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(document=document, province_id=document.province_id, proposal="keep", reason="z", proposed_on=TODAY)


def test_steps_come_in_their_order_only():
    review = review_at("proposed")
    for act in (lambda: actions.draft_review(review.pk, by=at(OWNER), words="x"), lambda: actions.submit_review(review.pk, by=at(OWNER), words="x"),
                lambda: actions.decide_review(review.pk, by=at(KEEPER), today=TODAY, outcome="x"),
                lambda: actions.return_review(review.pk, by=at(KEEPER), words="x")):
        with pytest.raises(ReviewStepNotOpen, match="mới đề xuất"):
            act()
    review.refresh_from_db()
    assert review.state == "proposed"


def test_what_is_missing_is_asked_for_and_nothing_is_kept():
    good = {"kind": "plan", "number": "1/THU", "title": "Thử", "issuer": "UBND tỉnh", "source": "văn thư"}
    for name, word in (("number", "số"), ("title", "trích yếu"), ("issuer", "cơ quan"), ("source", "nơi đọc")):
        with pytest.raises(WordsNeeded, match=word):
            actions.enter_document(Entered(**{**good, name: "  "}), by=at(KEEPER))
    with pytest.raises(DatesReversed):
        actions.enter_document(Entered(**good, since=TODAY, until=TODAY - timedelta(days=1)), by=at(KEEPER))
    assert not ProvincialDocument.objects.exists()
    actions.enter_document(Entered(**good), by=at(KEEPER))
    with pytest.raises(DocumentKnown, match="1/THU"):
        actions.enter_document(Entered(**{**good, "number": " 1/THU "}), by=at(KEEPER))


def test_it_is_given_to_a_post_of_the_province_until_a_day_ahead():
    review = review_at("proposed")
    with pytest.raises(DayGone):
        actions.assign_review(review.pk, by=at(KEEPER), today=TODAY, post_id=post(OWNER).pk, due=TODAY - timedelta(days=1))
    with pytest.raises(PostElsewhere):
        actions.assign_review(review.pk, by=at(KEEPER), today=TODAY, post_id=0, due=DUE)
    with pytest.raises(WordsNeeded):
        actions.drop_review(review.pk, by=at(KEEPER), today=TODAY, words=" ")
    with pytest.raises(NotFound):
        actions.drop_review(review.pk + 1000, by=at(KEEPER), today=TODAY, words="x")
    assert all(seat.office.handles_inside for seat in seats_to_assign(at(KEEPER), TODAY))


def test_the_page_shows_each_step_open_or_why_not_by_the_table_the_acts_read():
    review = Review.objects.select_related("owner_office").get(pk=review_at("assigned").pk)
    for_keeper = {seen.step.name: seen for seen in steps_for(review, at(KEEPER))}
    assert {name: seen.open for name, seen in for_keeper.items()} == {"assign": True, "draft": False, "drop": True}
    assert "Sở Nông nghiệp" in for_keeper["draft"].because
    assert {seen.step.name for seen in steps_for(review, at(OWNER)) if seen.open} == {"draft"}


def test_the_table_of_steps_is_whole():
    assert {step.reaches for step in STEPS} <= STATES.keys() and set(OVER) <= STATES.keys()
    assert all(not step.leaves & set(OVER) for step in STEPS), "nothing leaves an ended review"
    assert REVIEW == LAW_REVIEW and {step.ability for step in STEPS} <= set(ABILITIES)
    assert all(getattr(actions, f"{step.name}_review") for step in STEPS)


def test_the_register_is_narrowed_by_words_without_tone_marks_state_proposal_and_owner(django_assert_num_queries):
    review_at("assigned", "97/2099/QĐ-THU")
    entered("96/2099/KH-THU")

    def numbers(**asked):
        return {document.number for document in documents_of(at(KEEPER), Asked(**asked))}

    assert numbers() == {"97/2099/QĐ-THU", "96/2099/KH-THU"}
    assert numbers(words="tiep cong dan kh") == {"96/2099/KH-THU"}
    assert numbers(state="assigned") == numbers(proposal="amend") == {"97/2099/QĐ-THU"}
    assert numbers(state="never") == {"96/2099/KH-THU"}
    assert {document.number for document in documents_of(at(OWNER), Asked(mine=True))} == {"97/2099/QĐ-THU"}
    assert numbers(mine=True) == set()
    actor = at(KEEPER)
    with django_assert_num_queries(2):
        for document in documents_of(actor, Asked()):
            assert all(one.owner_office is None or one.owner_post.title for one in document.reviewed)
