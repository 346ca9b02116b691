"""Ten petitions in one file: where each begins, and their pages as files of their own."""

import typst

from tiepdan.reading.paper import count_pages, pages_of, read_paper
from tiepdan.reading.paper_parts import pages_as_pdf
from tiepdan.reading.paper_split import Part, proposed_parts, title_at_head

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
STORY = "Gia đình tôi sử dụng thửa đất từ năm 1998, không tranh chấp với ai. Tôi viết đơn khiếu nại này mong được xem xét."


def test_each_title_at_the_head_of_a_page_begins_a_petition():
    pages = [f"{NATION}ĐƠN KHIẾU NẠI\n{STORY}", STORY, f"{NATION}ĐƠN TỐ CÁO\n{STORY}", f"ĐƠN KIẾN NGHỊ\n{STORY}", STORY]
    assert proposed_parts([title_at_head(page) for page in pages]) == [
        Part(1, 2, "ĐƠN KHIẾU NẠI"),
        Part(3, 3, "ĐƠN TỐ CÁO"),
        Part(4, 5, "ĐƠN KIẾN NGHỊ"),
    ]


def test_ten_petitions_are_ten_parts():
    assert len(proposed_parts([title_at_head(f"{NATION}ĐƠN ĐỀ NGHỊ\n{STORY}")] * 10)) == 10


def test_a_decision_attached_stays_with_its_petition():
    pages = [f"{NATION}ĐƠN KHIẾU NẠI\n{STORY}", f"{NATION}QUYẾT ĐỊNH\nVề việc thu hồi đất", STORY]
    assert proposed_parts([title_at_head(page) for page in pages]) == []


def test_a_name_behind_the_title_is_not_told():
    assert title_at_head(f"{NATION}ĐƠN TỐ CÁO ÔNG HÀ VĂN THỦ\n{STORY}") == "ĐƠN TỐ CÁO"


def test_words_about_a_petition_are_no_title():
    assert title_at_head(f"Đơn khiếu nại của tôi đã gửi.\n{STORY}") == ""
    assert title_at_head("\n" * 3 + "đơn\n" * 20 + "ĐƠN TỐ CÁO") == ""
    assert proposed_parts([]) == [] and proposed_parts([""]) == []


def test_some_pages_become_a_pdf_of_their_own():
    whole = typst.compile("#pagebreak()".join(f"Trang {number} của đơn khiếu nại về thửa đất." for number in range(1, 6)).encode())
    part = pages_as_pdf(whole, "don.pdf", 2, 4)
    assert count_pages(part, "phan.pdf") == 3
    text = read_paper(part, "phan.pdf").text
    assert "Trang 2" in text and "Trang 4" in text and "Trang 1" not in text and "Trang 5" not in text


def test_reading_goes_on_behind_the_pages_already_read():
    whole = typst.compile("#pagebreak()".join(f"Trang {number} của đơn khiếu nại về thửa đất." for number in range(1, 6)).encode())
    assert [page.number for page in pages_of(whole, "don.pdf", after=3)] == [4, 5]
    assert list(pages_of(whole, "don.pdf", after=5)) == []
