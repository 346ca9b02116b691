"""Seen before: what is kept, who is shown what, links that can be undone, and a denouncer who never shows through."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.intake.actions import classify, dismiss_repeat, link_petitions, sketch_missing, take_back_dismissal, unlink_petitions
from tiepdan.intake.errors import AlreadyDismissed, AlreadyLinked, NotWithItself, ReasonNeeded, UndoneBefore
from tiepdan.intake.models import Band, Dismissal, Link, Petition, Sketch
from tiepdan.intake.seen_before import by_keys, seen_before
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import (
    COMPLAINT,
    DENUNCIATION,
    FEEDBACK,
    NAME,
    NOW,
    NUMBER,
    PHONE,
    classified,
    fresh,
    holder,
    later,
    received,
)
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.reading.repeats.sketch import VERSION, likeness, sketch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
OFFICER = f"{Y_TY}.petition"
AGAIN = COMPLAINT.replace("Kính gửi: Chủ tịch UBND xã Y Tý", "Kính gửi: Thanh tra tỉnh Lào Cai") + "\nTôi đã gửi đơn này tháng trước mà chưa được trả lời."
NEIGHBOUR = {"text": COMPLAINT.replace(NAME, "Vàng A Dế"), "name": "Vàng A Dế", "identity_number": "010090004321", "phone": ""}


def shown(petition: Petition, post: str = OFFICER) -> dict[str, str]:
    return {repeat.petition.code: repeat.verdict.relation for repeat in seen_before(fresh(petition), at(post))}


def test_a_petition_sent_again_is_shown_with_its_relation():
    first, stranger, again = received(), received("feedback"), received(text=AGAIN)
    assert shown(again) == {first.code: "same_petition"}
    assert shown(first) == {again.code: "same_petition"}
    assert shown(stranger) == {}


def test_it_is_found_without_marks_and_misread():
    first = received()
    typed = received(text="toi khieu nai quyet dinh so 112/QD-UBND ngay 12/10/2026 cua chu tich ubnd xa y ty ve viec xu phat vi pham hanh chinh trong linh vuc "
                     "dat dai doi voi thua dat so 45, to ban do so 12. gia dinh toi su dung thua dat nay tu nam 1998, khong lan chiem", name="Thao Seo Vang")
    assert shown(typed)[first.code] == "same_petition"


def test_the_same_matter_of_a_neighbour_is_related_only():
    first, neighbour = received(), received(**NEIGHBOUR)
    assert shown(neighbour) == {first.code: "same_matter"}


def test_an_office_is_shown_only_what_it_may_see():
    received()
    elsewhere = received(office_code=SA_PA, text=AGAIN)
    assert shown(elsewhere, f"{SA_PA}.petition") == {}


def test_a_denunciation_is_never_shown_to_the_one_it_accuses():
    first = classified(received("denunciation", against_text="Chủ tịch UBND xã Y Tý"), against_post="commune_chair")
    again = received("denunciation")
    assert first.accused_post.code == f"LC.{Y_TY}.head"
    assert shown(again, OFFICER) == {}
    assert shown(again, "TTT.head") == {first.code: "same_petition"}


def test_nothing_of_a_denouncer_is_in_the_keys():
    """Two denunciations that differ in nothing but who writes have the same keys, and none of them is that of a name."""
    petition = fresh(received("denunciation"))
    other = fresh(received("denunciation", text=DENUNCIATION.replace(NAME, "Lý Mùi Phẩy").replace(NUMBER, "010199001234").replace(PHONE, "0987654321"),
                           name="Lý Mùi Phẩy", identity_number="010199001234", phone="0987654321"))
    assert petition.sealed_id and NAME not in petition.text
    assert petition.sketch.keys == other.sketch.keys
    assert not set(sketch(f"Tôi tên là {NAME}, cùng {NAME} ký tên. Người làm chứng: {NAME}.").keys) & set(petition.sketch.keys)


def test_what_turns_out_to_be_a_denunciation_loses_the_keys_of_its_writer():
    petition = received()
    before = set(fresh(petition).sketch.keys)
    classify(petition.pk, by=holder(petition), now=NOW, kind="denunciation", accused_code=Y_TY, against_post="commune_civil_servant")
    after = set(Sketch.objects.get(pk=petition.pk).keys)
    assert before - after
    assert set(Band.objects.filter(petition_id=petition.pk).values_list("key", flat=True)) == after


def test_each_petition_has_a_sketch_and_its_keys_are_the_searched_ones():
    petition = received()
    kept = Sketch.objects.get(pk=petition.pk)
    assert kept.version == VERSION and len(kept.keys) >= 64
    assert set(Band.objects.filter(petition_id=petition.pk).values_list("key", flat=True)) == set(kept.keys)
    assert by_keys(kept.keys, 0) == [petition.pk]
    assert by_keys(kept.keys, petition.pk) == []


def test_petitions_of_before_get_their_sketches_once():
    first, again, unread = received(), received(text=AGAIN), received("complaint", text="", uploads=[Upload("don.txt", AGAIN.encode())])
    assert unread.state == "received"
    for one in (first, again):
        kept = Sketch.objects.get(pk=one.pk)
        Band.objects.filter(key__in=kept.keys, petition_id=one.pk).delete()
    Sketch.objects.filter(pk=first.pk).delete()
    Sketch.objects.filter(pk=again.pk).update(version=0, keys=[1, 2])
    assert sketch_missing(by=SYSTEM, most=1) == (1, first.pk)
    assert sketch_missing(by=SYSTEM, after=first.pk) == (1, again.pk)
    assert sketch_missing(by=SYSTEM) == (0, 0)
    assert shown(again) == {first.code: "same_petition"}


def test_the_keys_of_a_text_stay_the_same_for_ever():
    """Kept keys are compared with new ones for years: a library that computes others needs a new VERSION."""
    made = sketch("Cầu treo đầu thôn Ky Quan San gãy ba thanh ngang, học sinh phải lội suối, đề nghị sửa trước mùa mưa. Thửa số 77, tờ bản đồ 19.")
    assert (VERSION, len(made.keys), made.keys[:3]) == (2, 66, (-2081253812, -2060817064, -2007210817))
    assert (len(made.print), made.print[:6].hex()) == (192, "c68c146090a4")


def test_the_print_tells_a_misread_copy_from_a_letter_of_the_same_form():
    mine, misread = sketch(AGAIN), sketch(AGAIN.replace("n", "ri", 3).replace("h", "b", 4).replace("ư", "u"))
    other = sketch("Cầu treo đầu thôn gãy ba thanh ngang, học sinh phải lội suối; kính đề nghị Ủy ban nhân dân xã sửa trước mùa mưa.")
    assert likeness(mine.print, mine.print) == 1
    assert likeness(mine.print, misread.print) > 0.5 > 0.1 > likeness(mine.print, other.print)
    assert likeness(mine.print, b"") == likeness(b"", b"") == 0


def test_the_number_of_questions_does_not_grow_with_what_is_found():
    first = received()
    received(text=AGAIN)
    asker, first = at(OFFICER), fresh(first)
    with CaptureQueriesContext(connection) as few:
        assert len(seen_before(first, asker)) == 1
    for _ in range(4):
        received(text=AGAIN)
        received(**NEIGHBOUR)
    with CaptureQueriesContext(connection) as many:
        assert len(seen_before(first, asker)) == 9
    assert len(many) == len(few) <= 6
    assert len(seen_before(first, asker, most=3)) == 3


def test_a_link_is_made_written_down_on_both_files_and_undone_with_nothing_lost():
    first, again = received(), received(text=AGAIN)
    before = [fresh(one).text for one in (first, again)]
    link = link_petitions(first.pk, again.pk, relation="again", by=at(OFFICER), now=NOW, ground="Cùng một đơn: trùng 98% câu chữ.")
    assert (link.petition_id, link.earlier_id, link.undone_at) == (again.pk, first.pk, None)
    told = [JournalEntry.objects.about("petition", one.pk).filter(kind="petition.linked").get().facts["other"] for one in (first, again)]
    assert told == [again.code, first.code]
    undone = unlink_petitions(link.pk, by=at(OFFICER), now=later(1), because="Hai thửa đất khác nhau")
    assert undone.undone_because == "Hai thửa đất khác nhau"
    assert Link.objects.count() == 1
    assert [fresh(one).text for one in (first, again)] == before
    assert [fresh(one).state for one in (first, again)] == ["read", "read"]
    assert link_petitions(first.pk, again.pk, relation="again", by=at(OFFICER), now=later(2)).pk != link.pk


def test_a_link_asks_for_a_reason_before_it_goes():
    link = link_petitions(received().pk, received(text=AGAIN).pk, relation="again", by=at(OFFICER), now=NOW)
    with pytest.raises(ReasonNeeded):
        unlink_petitions(link.pk, by=at(OFFICER), now=NOW, because="  ")
    unlink_petitions(link.pk, by=at(OFFICER), now=NOW, because="nhầm")
    with pytest.raises(UndoneBefore):
        unlink_petitions(link.pk, by=at(OFFICER), now=NOW, because="nhầm")


def test_twice_the_same_link_is_refused_and_another_kind_is_not():
    first, again = received(), received(text=AGAIN)
    link_petitions(again.pk, first.pk, relation="again", by=at(OFFICER), now=NOW)
    with pytest.raises(AlreadyLinked):
        link_petitions(first.pk, again.pk, relation="again", by=at(OFFICER), now=NOW)
    link_petitions(first.pk, again.pk, relation="new_fact", by=at(OFFICER), now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Link.objects.create(petition=again, earlier=first, relation="again", made_at=NOW, made_by="ai đó")
    with pytest.raises(IntegrityError), transaction.atomic():
        Link.objects.create(petition=first, earlier=again, relation="again", made_at=NOW, made_by="ai đó")


def test_only_whoever_sees_both_and_may_route_links_them():
    first, again = received(), received(text=AGAIN)
    with pytest.raises(NotFound):
        link_petitions(first.pk, again.pk, relation="again", by=at(f"{SA_PA}.petition"), now=NOW)
    with pytest.raises(AbilityMissing):
        link_petitions(first.pk, again.pk, relation="again", by=at(f"{Y_TY}.clerk"), now=NOW)
    with pytest.raises(NotWithItself):
        link_petitions(first.pk, first.pk, relation="again", by=at(OFFICER), now=NOW)
    with pytest.raises(KeyError):
        link_petitions(first.pk, again.pk, relation="merged", by=at(OFFICER), now=NOW)
    assert not Link.objects.exists()


def test_a_denunciation_is_not_named_on_the_file_of_another():
    complaint, denunciation = received(), received("denunciation")
    link_petitions(complaint.pk, denunciation.pk, relation="new_fact", by=at(OFFICER), now=NOW)
    told = JournalEntry.objects.about("petition", complaint.pk).filter(kind="petition.linked").get().facts
    assert denunciation.code not in str(told)
    assert complaint.code in str(JournalEntry.objects.about("petition", denunciation.pk).filter(kind="petition.linked").get().facts)


def test_a_dismissed_pair_is_not_shown_again_until_the_word_is_taken_back():
    first, again = received(), received(text=AGAIN)
    dismissal = dismiss_repeat(first.pk, again.pk, by=at(OFFICER), now=NOW)
    assert seen_before(fresh(again), at(OFFICER), without={first.pk}) == []
    with pytest.raises(AlreadyDismissed):
        dismiss_repeat(again.pk, first.pk, by=at(OFFICER), now=NOW)
    take_back_dismissal(dismissal.pk, by=at(OFFICER), now=later(1))
    with pytest.raises(UndoneBefore):
        take_back_dismissal(dismissal.pk, by=at(OFFICER), now=later(1))
    assert dismiss_repeat(first.pk, again.pk, by=at(OFFICER), now=later(2)).pk != dismissal.pk


def test_linking_takes_back_what_was_said_against_it_and_a_linked_pair_is_not_dismissed():
    first, again = received(), received(text=AGAIN)
    dismiss_repeat(first.pk, again.pk, by=at(OFFICER), now=NOW)
    link_petitions(first.pk, again.pk, relation="again", by=at(OFFICER), now=later(1))
    assert not Dismissal.objects.filter(taken_back_at__isnull=True).exists()
    with pytest.raises(AlreadyLinked):
        dismiss_repeat(first.pk, again.pk, by=at(OFFICER), now=later(2))


def test_a_wish_of_few_words_finds_its_copy():
    first, again = received("feedback"), received("feedback", text=FEEDBACK.upper())
    assert shown(again) == {first.code: "same_petition"}
