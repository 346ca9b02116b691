"""Personal facts lie beside the chain: two persons can erase them for good, and the chain still holds and says so."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.journal.actions import correct_entry, decline_erasure, erase_personal_fact, propose_erasure
from tiepdan.journal.errors import EntryElsewhere, ErasedAlready, ErasureOver, NothingApart, SecondPersonNeeded, WordsMissing
from tiepdan.journal.models import Erasure, JournalEntry, PersonalFact
from tiepdan.journal.tests.factories import NOON, OFFICER, SECOND, behind, typed, write
from tiepdan.journal.verify import broken_links, lawfully_erased

pytestmark = pytest.mark.django_db
NAME, GROUND = "Nhầm với bà Vàng Thị Sùng", "Yêu cầu của người có dữ liệu, đơn số 12"


def proposed(entry: JournalEntry) -> Erasure:
    return propose_erasure(entry.pk, "reason", by=OFFICER, now=NOON, ground=GROUND)


def test_the_chain_holds_a_hash_and_the_sentence_still_tells():
    entry = JournalEntry.objects.get(pk=typed(NAME).pk)
    assert NAME not in str(entry.facts) and len(entry.facts["reason"]["apart"]) == 64
    assert entry.sentence == f"Đã ghi: {NAME}."
    assert entry.citizen_sentence == "Đã ghi: —."
    assert typed(NAME).facts["reason"] != entry.facts["reason"], "the same words twice are not seen to be the same"
    assert not list(broken_links())


def test_a_list_of_entries_asks_for_their_facts_once(django_assert_num_queries):
    for _ in range(5):
        typed(NAME)
    with django_assert_num_queries(2):
        assert all(NAME in entry.sentence for entry in JournalEntry.objects.with_told())


def test_two_persons_erase_a_fact_and_the_chain_still_holds():
    entry = typed(NAME)
    done = erase_personal_fact(proposed(entry).pk, by=SECOND, now=NOON)
    assert done.state == "done" and done.decided_by.startswith("Sùng A Chớ")
    fact = PersonalFact.objects.get(entry=entry)
    assert (fact.value, fact.salt) == (None, "")
    assert JournalEntry.objects.get(pk=entry.pk).sentence == "Đã ghi: [đã xóa theo luật]."
    assert not list(broken_links())
    assert list(lawfully_erased()) == [f"chuỗi 15/02701, dòng 1: đã xóa theo luật ngày 24/11/2026, căn cứ {GROUND} (dòng 3, chuỗi 15/02701)"]
    assert [entry.kind for entry in JournalEntry.objects.about("thing", 7)] == ["test.typed", "journal.erasure_proposed", "journal.fact_erased"]


def test_a_value_that_is_simply_gone_is_missing_not_erased():
    entry = typed(NAME)
    behind("journal_personalfact", "delete from journal_personalfact where entry_id = %s", entry.pk)
    assert list(broken_links()) == ["chuỗi 15/02701, dòng 1: dữ kiện cá nhân mất mà không có việc xóa nào ghi trong nhật ký"]
    assert not list(lawfully_erased())


def test_a_value_blanked_in_the_name_of_another_entry_is_missing_too():
    entry, other = typed(NAME), write()[0]
    behind("journal_personalfact", "update journal_personalfact set value = null, salt = '', erased_by_id = %s where entry_id = %s", other.pk, entry.pk)
    assert list(broken_links()) == ["chuỗi 15/02701, dòng 1: dữ kiện cá nhân mất mà không có việc xóa nào ghi trong nhật ký"]


def test_a_changed_value_is_found():
    entry = typed(NAME)
    behind("journal_personalfact", "update journal_personalfact set value = '\"khác\"' where entry_id = %s", entry.pk)
    assert list(broken_links()) == ["chuỗi 15/02701, dòng 1: dữ kiện cá nhân giữ bên cạnh đã bị sửa"]


@pytest.mark.parametrize("act", [
    lambda fact: PersonalFact.objects.filter(pk=fact.pk).update(value="khác"), lambda fact: fact.delete(),
    lambda fact: PersonalFact.objects.filter(pk=fact.pk).update(salt=""),
], ids=["changed", "deleted", "unsalted"])
def test_the_database_lets_a_fact_be_erased_only(act):
    fact = PersonalFact.objects.get(entry=typed(NAME))
    with pytest.raises(DatabaseError), transaction.atomic():
        act(fact)


def test_the_person_who_asks_does_not_confirm_and_nothing_is_erased():
    erasure = proposed(typed(NAME))
    with pytest.raises(SecondPersonNeeded):
        erase_personal_fact(erasure.pk, by=replace(OFFICER, post_id=99, post_title="Chức vụ khác"), now=NOON)
    assert PersonalFact.objects.get().value == NAME


def test_an_erasure_is_declined_with_a_reason_and_the_fact_stays():
    erasure = proposed(typed(NAME))
    with pytest.raises(WordsMissing):
        decline_erasure(erasure.pk, by=SECOND, now=NOON, because="  ")
    assert decline_erasure(erasure.pk, by=SECOND, now=NOON, because="Luật buộc giữ hồ sơ").state == "declined"
    with pytest.raises(ErasureOver):
        erase_personal_fact(erasure.pk, by=SECOND, now=NOON)
    assert PersonalFact.objects.get().value == NAME
    assert proposed(JournalEntry.objects.get(kind="test.typed")).state == "proposed", "it may be asked again"


def test_what_cannot_be_erased_says_why():
    entry = typed(NAME)
    with pytest.raises(NothingApart):
        propose_erasure(write()[0].pk, "reason", by=OFFICER, now=NOON, ground=GROUND)
    with pytest.raises(NothingApart):
        propose_erasure(entry.pk, "time", by=OFFICER, now=NOON, ground=GROUND)
    with pytest.raises(WordsMissing):
        propose_erasure(entry.pk, "reason", by=OFFICER, now=NOON, ground="")
    with pytest.raises(NotFound):
        propose_erasure(0, "reason", by=OFFICER, now=NOON, ground=GROUND)
    with pytest.raises(AbilityMissing):
        propose_erasure(entry.pk, "reason", by=replace(OFFICER, abilities=frozenset()), now=NOON, ground=GROUND)
    erasure = proposed(entry)
    with pytest.raises(ErasedAlready):
        proposed(entry)
    with pytest.raises(EntryElsewhere):
        erase_personal_fact(erasure.pk, by=replace(SECOND, office_code="03006"), now=NOON)
    erase_personal_fact(erasure.pk, by=SECOND, now=NOON)
    with pytest.raises(ErasedAlready):
        proposed(entry)


def test_a_correction_is_a_new_entry_that_names_the_old_one():
    entry = write()[0]
    right = correct_entry(entry.pk, by=OFFICER, now=NOON, right="Ngày đúng là 23/11")
    assert right.facts["hash"] == entry.hash and right.number == 2
    assert right.sentence == "Đính chính dòng 1 của chuỗi 15/02701: Ngày đúng là 23/11. Dòng cũ giữ nguyên."
    assert list(JournalEntry.objects.about("thing", 7)) == [entry, right]
    assert not list(broken_links())
    with pytest.raises(WordsMissing):
        correct_entry(entry.pk, by=OFFICER, now=NOON, right=" \0 ")
    with pytest.raises(EntryElsewhere):
        correct_entry(entry.pk, by=replace(OFFICER, office_code="03006"), now=NOON, right="x")
