"""Every act is one row of a chain that can be neither changed, nor cut, nor forked."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from tiepdan.common.actor import CITIZEN, SYSTEM, Actor, ActorKind, at_office
from tiepdan.common.models import Series
from tiepdan.journal.hashing import FIRST_HASH, entry_hash
from tiepdan.journal.kinds import KINDS, EntryKind
from tiepdan.journal.models import Chain, JournalEntry
from tiepdan.journal.record import PROVINCE_CHAIN, record
from tiepdan.journal.verify import broken_links

TRIED = EntryKind("test.tried", "Thử lần {time}, {name} làm.", personal=frozenset({"name"}), citizen="Đã thử, {name}.")
PLAIN = EntryKind("test.plain", "Thử lần {time}.", personal=frozenset())
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
OFFICER = Actor(ActorKind.OFFICIAL, "Lù Thị Mai", official_id=3, post_id=4, post_title="Văn thư", office_code="02701",
                office_name="UBND xã Y Tý", province="15")


@pytest.fixture
def thing(db):
    return Thing(pk=7)


class Thing:
    """Whatever an act is about: the journal asks for its model name and key only."""

    class _meta:
        model_name = "thing"

    def __init__(self, pk: int):
        self.pk = pk


def write(thing, times: int = 1, by: Actor = OFFICER) -> list[JournalEntry]:
    with transaction.atomic():
        return [record(PLAIN, thing, by=by, at=NOON, time=time) for time in range(1, times + 1)]


def alter(sql: str, *values: object) -> None:
    """As somebody would who owns the server and switches the trigger off."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table journal_journalentry disable trigger user")
        cursor.execute(sql, values)
        cursor.execute("alter table journal_journalentry enable trigger user")


def truncate() -> None:
    with connection.cursor() as cursor:
        cursor.execute("truncate journal_journalentry cascade")


def test_entries_are_numbered_and_tied_to_the_one_before(thing):
    first, second = write(thing, 2)
    assert (first.number, first.previous_hash) == (1, FIRST_HASH)
    assert (second.number, second.previous_hash) == (2, first.hash)
    assert second.actor == "Lù Thị Mai, Văn thư, UBND xã Y Tý"
    assert not list(broken_links())


def test_each_office_has_its_own_chain_and_nobodys_acts_go_into_the_provinces(thing):
    write(thing)
    write(thing, by=CITIZEN)
    assert dict(Chain.objects.values_list("name", "number")) == {"15/02701": 1, PROVINCE_CHAIN: 1}


def test_two_provinces_in_one_base_never_share_a_chain(thing):
    for by in (OFFICER, replace(OFFICER, province="10"), at_office(SYSTEM, "", "10"), at_office(SYSTEM, "", "15")):
        write(thing, by=by)
    assert set(Chain.objects.values_list("name", flat=True)) == {"15/02701", "10/02701", "10/province", "15/province"}
    with pytest.raises(RuntimeError, match="of which province"), transaction.atomic():
        record(PLAIN, thing, by=replace(OFFICER, province=""), time=1)


def test_nothing_is_written_outside_the_act_it_belongs_to(transactional_db):
    with pytest.raises(RuntimeError):
        record(TRIED, Thing(1), by=SYSTEM)


def test_an_act_that_is_undone_leaves_no_entry_and_no_gap(thing):
    write(thing)
    with transaction.atomic():
        record(TRIED, thing, by=OFFICER, time=2, name="")
        transaction.set_rollback(True)
    assert write(thing)[0].number == 2
    assert not list(broken_links())


@pytest.mark.parametrize("act", [
    lambda entry: JournalEntry.objects.filter(pk=entry.pk).update(actor="Ai khác"),
    lambda entry: entry.delete(),
    lambda entry: JournalEntry.objects.all()._raw_delete("default"),
    lambda entry: truncate(),
], ids=["changed", "deleted", "emptied", "truncated"])
def test_the_database_itself_refuses_to_change_an_entry(thing, act):
    entry = write(thing)[0]
    with pytest.raises(DatabaseError, match=r"(?i)cannot"), transaction.atomic():
        act(entry)
    assert JournalEntry.objects.get(pk=entry.pk).actor.startswith("Lù Thị Mai")


@pytest.mark.parametrize(("column", "value"), [
    ("actor", "Ai khác"), ("facts", '{"time": 99}'), ("kind", "test.other"), ("subject_id", 8), ("post_id", 5), ("official_id", None),
    ("at", "2026-11-25T05:00:00Z"), ("actor_kind", "citizen"), ("subject", "petition"),
])
def test_an_altered_row_is_found(thing, column, value):
    write(thing, 3)
    alter(f"update journal_journalentry set {column} = %s where number = 2", value)
    assert list(broken_links()) == ["chuỗi 15/02701, dòng 2: nội dung đã bị sửa"]


def test_a_dropped_row_is_found(thing):
    write(thing, 3)
    alter("delete from journal_journalentry where number = 2")
    assert list(broken_links()) == ["chuỗi 15/02701: thiếu dòng 2", "chuỗi 15/02701, dòng 3: không nối với dòng trước"]


def test_rows_cut_from_the_end_are_found(thing):
    write(thing, 3)
    alter("delete from journal_journalentry where number = 3")
    assert list(broken_links()) == ["chuỗi 15/02701: cuối chuỗi không khớp (3 ghi, 2 còn)"]


def test_a_chain_whose_head_is_gone_is_found(thing):
    write(thing)
    alter("delete from journal_chain")
    assert list(broken_links()) == ["chuỗi 15/02701: mất dòng đầu chuỗi"]


def test_a_row_rewritten_with_a_fitting_hash_no_longer_fits_the_next(thing):
    entry = write(thing, 3)[1]
    told = {name: getattr(entry, name) for name in ("chain", "number", "kind", "at", "actor_kind", "official_id", "post_id", "subject", "subject_id", "facts")}
    alter("update journal_journalentry set actor = 'Ai khác', hash = %s where number = 2", entry_hash(entry.previous_hash, **told, actor="Ai khác"))
    assert list(broken_links()) == ["chuỗi 15/02701, dòng 3: không nối với dòng trước"]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_never_share_a_place(settings):
    def act():
        try:
            for _ in range(10):
                write(Thing(1))
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(JournalEntry.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 21))
    assert not list(broken_links())


def test_a_sentence_is_told_with_its_facts_and_a_citizen_reads_no_personal_one(thing):
    with transaction.atomic():
        entry = record(TRIED, thing, by=OFFICER, time=1, name="Vàng Thị Sùng")
    assert entry.sentence == "Thử lần 1, Vàng Thị Sùng làm."
    assert entry.citizen_sentence == "Đã thử, —."


def test_a_fact_added_later_does_not_break_an_old_sentence(thing):
    with transaction.atomic():
        assert record(TRIED, thing, by=OFFICER, time=1).sentence == "Thử lần 1, … làm."


def test_a_name_stands_for_one_kind_only():
    with pytest.raises(ValueError, match=r"test\.tried"):
        EntryKind("test.tried", "Câu khác.", personal=frozenset())
    assert KINDS["test.tried"] is TRIED


@pytest.mark.django_db
def test_the_subject_is_any_row_of_the_house():
    with transaction.atomic():
        row = Series.objects.create(name="1", last=1)
        row.pk = 1
        assert record(TRIED, row, by=SYSTEM, time=1).subject == "series"


def test_a_fact_may_be_called_kind_or_subject(thing):
    with transaction.atomic():
        entry = record(TRIED, thing, by=OFFICER, kind="khiếu nại", subject="đất", chain="x", number=7, told="y")
    entry.refresh_from_db()
    assert entry.facts == {"kind": "khiếu nại", "subject": "đất", "chain": "x", "number": 7, "told": "y"}
    assert not list(broken_links())
