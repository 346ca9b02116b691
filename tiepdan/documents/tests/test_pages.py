"""Pages of a paper: kept one by one, once each, closed with their paper, corrected by people."""

from datetime import UTC, datetime

import pytest
import typst

from tiepdan.common.actor import SYSTEM
from tiepdan.documents import actions
from tiepdan.documents.errors import PageNotRead
from tiepdan.documents.models import PageReading, Paper
from tiepdan.documents.page_words import packed, unpacked
from tiepdan.documents.read import file_bytes, page_body, page_text, pages_text, papers_unread, reading_progress
from tiepdan.journal.models import JournalEntry
from tiepdan.reading import paper as reading_paper
from tiepdan.reading.paper_words import PageRead, Word
from tiepdan.vault.actions import make_folder, with_machine
from tiepdan.vault.errors import KeyLocked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
NOW = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
LINE = "Tôi là Vàng Thị Sáy, khiếu nại việc thu hồi đất, trang {page}."


def pdf(pages: int) -> bytes:
    return typst.compile("#pagebreak()".join(LINE.format(page=page) for page in range(1, pages + 1)).encode())


def machine():
    return with_machine(by=SYSTEM)


def paper(data: bytes, *, pages: int, folder: str = "", name: str = "don.pdf") -> Paper:
    file = actions.keep_file(data, by=SYSTEM, media_type="application/pdf", folder=folder)
    return actions.attach_paper(file, by=SYSTEM, subject="petition", subject_id=7, role="petition", name=name, pages=pages)


def test_each_page_is_kept_and_progress_is_told():
    read = paper(pdf(3), pages=3)
    assert reading_progress("petition", 7) == (0, 3) and papers_unread("petition", 7) == [read]
    actions.read_through(read, by=SYSTEM)
    assert reading_progress("petition", 7) == (3, 3) and papers_unread("petition", 7) == []
    assert [page.number for page in read.page_readings.order_by("number")] == [1, 2, 3]
    assert "trang 2" in pages_text(read, by=machine())


def test_a_job_that_died_goes_on_where_it_was_and_reads_nothing_twice():
    read = paper(pdf(4), pages=4)
    for number in (1, 2):
        actions.keep_page(read, PageRead(number, f"giữ {number}", "text"), by=SYSTEM)
    actions.read_through(read, by=SYSTEM)
    texts = [page_text(page, by=machine()) for page in read.page_readings.order_by("number")]
    assert texts[:2] == ["giữ 1", "giữ 2"] and "trang 3" in texts[2] and "trang 4" in texts[3]
    before = list(read.page_readings.order_by("number").values_list("pk", "read_at"))
    actions.read_through(read, by=SYSTEM)
    assert list(read.page_readings.order_by("number").values_list("pk", "read_at")) == before


def test_a_page_that_takes_too_long_is_left_to_people(monkeypatch):
    monkeypatch.setattr(reading_paper, "SECONDS_A_PAGE", 0.01)
    read = paper(pdf(2), pages=2)
    actions.read_through(read, by=SYSTEM)
    assert [page.doubt for page in read.page_readings.order_by("number")] == ["unread", "unread"]


def test_a_file_that_cannot_be_read_says_why_and_stays():
    read = actions.read_through(paper(b"%PDF-1.7 rubbish", pages=1), by=SYSTEM)
    assert read.problem == "Broken" and Paper.objects.get(pk=read.pk).problem == "Broken"
    assert JournalEntry.objects.filter(kind="paper.unread", subject_id=read.pk).count() == 1
    actions.read_through(read, by=SYSTEM)
    assert JournalEntry.objects.filter(kind="paper.unread", subject_id=read.pk).count() == 1


def test_what_is_read_on_a_sealed_paper_lies_encrypted():
    read = paper(pdf(2), pages=2, folder=make_folder(by=SYSTEM).token)
    actions.read_through(read, by=machine())
    for page in PageReading.objects.filter(paper=read):
        assert page.body is None and "Vàng".encode() not in bytes(page.sealed_body)
        assert "Vàng Thị Sáy" in page_body(page, by=machine())["text"]
    actions.correct_page(read, 1, "Tôi là Vàng Thị Sáy.", by=machine(), now=NOW)
    page = PageReading.objects.get(paper=read, number=1)
    assert page.body is None and page_text(page, by=machine()) == "Tôi là Vàng Thị Sáy." and Paper.objects.get(pk=read.pk).text == ""


def test_sealing_a_paper_closes_its_pages_and_opening_gives_them_back():
    read = paper(pdf(1), pages=1)
    actions.read_through(read, by=SYSTEM)
    actions.seal_file(read, make_folder(by=SYSTEM).token, by=SYSTEM)
    assert PageReading.objects.get(paper=read).body is None and Paper.objects.get(pk=read.pk).sealed
    with pytest.raises(KeyLocked):
        actions.open_pages(Paper.objects.get(pk=read.pk), by=SYSTEM, name="Tài liệu 1.pdf")
    opened = actions.open_pages(Paper.objects.get(pk=read.pk), by=machine(), name="Tài liệu 1.pdf")
    assert "Vàng Thị Sáy" in opened.text and not opened.sealed and PageReading.objects.get(paper=read).body is not None
    again = Paper.objects.select_related("file").get(pk=read.pk)
    assert not again.file.sealed and file_bytes(again.file), "what turned out to be no denunciation is an open paper again"


def test_a_correction_keeps_the_machines_words_and_says_who():
    read = paper(pdf(1), pages=1)
    with pytest.raises(PageNotRead):
        actions.correct_page(read, 1, "x", by=SYSTEM, now=NOW)
    actions.read_through(read, by=SYSTEM)
    page = actions.correct_page(read, 1, "Tôi là Vàng Thị Xáy.", by=SYSTEM, now=NOW)
    assert "Vàng Thị Sáy" in page_body(page, by=machine())["text"] and page_text(page, by=machine()) == "Tôi là Vàng Thị Xáy."
    assert (page.corrected_at, page.corrected_by) == (NOW, SYSTEM.signature)
    assert Paper.objects.get(pk=read.pk).text == "Tôi là Vàng Thị Xáy."


def test_a_page_the_machine_could_not_open_can_be_typed():
    read = actions.read_through(paper(b"%PDF-1.7 rubbish", pages=1), by=SYSTEM)
    assert page_text(actions.correct_page(read, 1, "Đọc từ bản giấy.", by=SYSTEM, now=NOW), by=SYSTEM) == "Đọc từ bản giấy."


def test_words_are_kept_small_and_come_back():
    words = [Word("Tôi", 93.4, (1, 1, 1), (0.1, 0.2, 0.05, 0.01)), Word("là", 91.0, (1, 1, 1), (0.16, 0.2, 0.03, 0.01)),
             Word("Sáy", 88.0, (1, 2, 1), (0.1, 0.3, 0.05, 0.01))]
    kept = packed(words)
    assert kept[0] == ["Tôi", 93, 0, 1000, 2000, 500, 100] and kept[2][2] == 1
    assert [(word.text, word.box) for word in unpacked(kept)] == [(word.text, word.box) for word in words]


def test_a_thick_file_is_read_up_to_the_limit_from_where_it_was_and_the_rest_is_kept_unread(settings):
    settings.PAGES_READ = 78
    read = paper(pdf(80), pages=80)
    for number in (1, 2):
        actions.keep_page(read, PageRead(number, f"giữ {number}", "text"), by=SYSTEM)
    assert reading_progress("petition", 7) == (2, 78)
    actions.read_through(read, by=SYSTEM)
    assert reading_progress("petition", 7) == (78, 78) and papers_unread("petition", 7) == []
    assert list(read.page_readings.order_by("number").values_list("number", flat=True)) == list(range(1, 79))
    assert "giữ 2" in pages_text(read, by=machine()) and "trang 78" in pages_text(read, by=machine()) and read.pages == 80 and not read.problem
    actions.read_through(read, by=SYSTEM)
    assert read.page_readings.count() == 78


def test_a_page_no_machine_reads_may_be_typed(settings):
    settings.PAGES_READ = 2
    read = actions.read_through(paper(pdf(3), pages=3), by=SYSTEM)
    actions.correct_page(read, 3, "Trang ba.", by=SYSTEM, now=NOW)
    assert pages_text(read, by=machine()).endswith("Trang ba.")
    with pytest.raises(PageNotRead):
        actions.correct_page(read, 4, "Trang bốn.", by=SYSTEM, now=NOW)
