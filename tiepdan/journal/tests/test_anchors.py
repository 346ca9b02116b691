"""An anchor each hour: what was cut off, rewritten or forged afterwards is found, with what is kept in the base and with what is kept outside."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tiepdan.common.actor import CITIZEN, SYSTEM, at_office
from tiepdan.journal.actions import anchor_chains
from tiepdan.journal.anchoring import against_deposit, anchor_covering, deposit_of, read_deposit
from tiepdan.journal.errors import AnchorUnreadable
from tiepdan.journal.hashing import FIRST_HASH, entry_hash
from tiepdan.journal.models import Anchor, AnchoredHead, Chain, JournalEntry
from tiepdan.journal.tests.factories import NOON, OFFICER, behind, sign, write
from tiepdan.journal.verify import broken_links

pytestmark = pytest.mark.django_db
SYSTEM_HERE = at_office(SYSTEM, "", "15")


def anchor(hours: int = 0) -> Anchor:
    return anchor_chains("15", by=SYSTEM_HERE, now=NOON + timedelta(hours=hours), sign=sign)


def cut(chain: str, number: int) -> None:
    """The end goes, and the head is set to what is left: no link is broken."""
    behind("journal_journalentry", "delete from journal_journalentry where chain = %s and number > %s", chain, number)
    last = JournalEntry.objects.filter(chain=chain).order_by("number").last()
    Chain.objects.filter(name=chain).update(number=number, hash=last.hash if last else FIRST_HASH)


def rewrite(chain: str, number: int) -> None:
    """One entry says something else, and all that follow are hashed again: no link is broken."""
    last = None
    for entry in JournalEntry.objects.filter(chain=chain, number__gte=number).order_by("number"):
        told = {name: getattr(entry, name) for name in ("kind", "at", "actor_kind", "actor", "official_id", "post_id", "subject", "subject_id", "facts")}
        told["subject_id"] = 999 if entry.number == number else entry.subject_id
        previous = last or entry.previous_hash
        last = entry_hash(previous, chain=chain, number=entry.number, **told)
        behind("journal_journalentry", "update journal_journalentry set subject_id = %s, previous_hash = %s, hash = %s where id = %s",
               told["subject_id"], previous, last, entry.pk)
    Chain.objects.filter(name=chain).update(hash=last)


def test_an_anchor_is_over_every_chain_of_its_province_and_the_shared_one():
    write(2)
    write(by=CITIZEN)
    write(by=replace(OFFICER, province="10"))
    made = anchor()
    assert (made.number, made.previous_root, made.entries) == (1, FIRST_HASH, 3)
    assert set(made.moved_heads.values_list("chain", "number")) == {("15/02701", 2), ("province", 1)}
    assert JournalEntry.objects.get(chain="15/province").sentence == f"Lập mốc neo số 1 trên 2 chuỗi, 3 dòng nhật ký: {made.root}."
    assert not list(broken_links())


def test_the_next_anchor_keeps_only_what_moved_and_follows_the_one_before():
    write(2)
    first = anchor()
    second = anchor(1)
    assert second.previous_root == first.root and second.number == 2
    assert list(second.moved_heads.values_list("chain", "number")) == [("15/province", 1)]
    assert len(read_deposit(deposit_of(second)).heads) == 2, "the file outside holds every head"
    assert not list(broken_links())


def test_the_end_of_a_chain_cut_off_with_its_head_is_found_and_counted():
    write(5)
    anchor()
    cut("15/02701", 2)
    assert list(broken_links()) == ["chuỗi 15/02701: cuối chuỗi bị cắt, thiếu các dòng 3 đến 5, mốc neo số 1 lúc 05:00 24/11/2026 đã ghi có"]


def test_a_chain_rewritten_with_fitting_hashes_is_found_between_two_anchors():
    write(2)
    anchor()
    write(4)
    anchor(1)
    rewrite("15/02701", 4)
    assert list(broken_links()) == ["chuỗi 15/02701: từ dòng 3 đến dòng 6 đã bị viết lại, không khớp mốc neo số 2 lúc 06:00 24/11/2026"]


def test_a_cut_in_the_middle_names_the_missing_entries_by_number():
    write(6)
    behind("journal_journalentry", "delete from journal_journalentry where number in (3, 4, 5)")
    assert next(iter(broken_links())) == "chuỗi 15/02701: thiếu dòng 3 đến dòng 5"


def test_the_chain_of_an_office_that_acts_no_more_is_still_bound_by_every_later_anchor():
    write(3)
    anchor()
    for hour in range(1, 4):
        write(by=replace(OFFICER, office_code="03006"))
        anchor(hour)
    assert ("15/02701", 3) in {head[:2] for head in read_deposit(deposit_of(Anchor.objects.get(number=4))).heads}
    cut("15/02701", 1)
    assert "cuối chuỗi bị cắt, thiếu các dòng 2 đến 3" in " ".join(broken_links())


def test_what_anchors_and_chains_together_no_longer_show_the_file_outside_shows():
    write(5)
    kept = deposit_of(anchor())
    behind("journal_anchoredhead", "delete from journal_anchoredhead")
    behind("journal_anchor", "delete from journal_anchor")
    cut("15/02701", 4)
    assert not [words for words in broken_links() if "02701" in words], "inside the base nothing shows it"
    assert list(against_deposit(read_deposit(kept))) == [
        "mốc neo số 1 lúc 05:00 24/11/2026: không còn trong kho dữ liệu",
        "chuỗi 15/02701: cuối chuỗi bị cắt, thiếu dòng 5, mốc neo số 1 lúc 05:00 24/11/2026 đã ghi có",
    ]


def test_a_file_kept_outside_fits_for_ever_as_the_chains_grow():
    write(5)
    kept = deposit_of(anchor())
    write(5)
    anchor(1)
    assert not list(against_deposit(read_deposit(kept)))


@pytest.mark.parametrize(("change", "why"), [
    (lambda data: data.replace(b'"number": 1', b'"number": 2'), "đã bị sửa"),
    (lambda data: data.replace(b"UBND", b"UBND"), None),
    (lambda data: data[:40], "không đúng dạng"),
    (lambda data: b"", "không đúng dạng"),
    (lambda data: b"[1, 2]", "không đúng dạng"),
    (lambda data: b"\xff\xfe", "không đúng dạng"),
    (lambda data: b"[" * 100_000, "không đúng dạng"),
    (lambda data: data.replace(b"tiepdan-anchor-1", b"tiepdan-anchor-9"), "không phải tệp mốc neo"),
    (lambda data: data.replace(b'"signature": "', b'"signature": "AAAA'), "chữ ký không khớp"),
    (lambda data: b" " * 5_000_000, "quá lớn"),
], ids=["number", "untouched", "half", "empty", "list", "bytes", "deep", "format", "signature", "huge"])
def test_a_file_that_was_touched_or_is_another_is_refused(change, why):
    write()
    data = change(deposit_of(anchor()))
    if why is None:
        assert read_deposit(data).number == 1
        return
    with pytest.raises(AnchorUnreadable, match=why):
        read_deposit(data)


@pytest.mark.parametrize(("sql", "words"), [
    ("update journal_anchor set entries = 1, at = at + interval '1 hour' where number = 2", "nội dung đã bị sửa"),
    ("update journal_anchor set signature = 'AAAA' where number = 2", "chữ ký không khớp"),
    ("update journal_anchor set previous_root = repeat('0', 64) where number = 2", "không nối với mốc trước"),
])
def test_a_touched_anchor_is_found(sql, words):
    for hour in range(3):
        write()
        anchor(hour)
    behind("journal_anchor", sql)
    found = list(broken_links())
    assert f"mốc neo số 2 của tỉnh 15: {words}" in found


def test_a_missing_anchor_is_found():
    for hour in range(3):
        anchor(hour)
    behind("journal_anchoredhead", "delete from journal_anchoredhead h using journal_anchor a where a.id = h.anchor_id and a.number = 2")
    behind("journal_anchor", "delete from journal_anchor where number = 2")
    assert "mốc neo của tỉnh 15: thiếu số 2" in list(broken_links())


@pytest.mark.parametrize("act", [
    lambda: Anchor.objects.update(root="0" * 64), lambda: AnchoredHead.objects.update(number=0), lambda: AnchoredHead.objects.all()._raw_delete("default"),
    lambda: connection.cursor().execute("truncate journal_anchoredhead"),
], ids=["anchor changed", "head changed", "head deleted", "emptied"])
def test_the_database_itself_refuses_to_change_an_anchor(act):
    write()
    anchor()
    with pytest.raises(DatabaseError, match=r"(?i)cannot"), transaction.atomic():
        act()


def test_two_anchors_never_take_one_number():
    made = anchor()
    with pytest.raises(IntegrityError), transaction.atomic():
        Anchor.objects.create(province="15", number=made.number, at=NOON, entries=0, previous_root="", root="")


def test_an_entry_knows_the_first_anchor_that_covers_it():
    write(2)
    first = anchor()
    write(1)
    assert anchor_covering("15/02701", 1) == first
    assert anchor_covering("15/02701", 3) is None
    second = anchor(1)
    assert anchor_covering("15/02701", 3) == second
