"""A date or a ground on a page leads to its article: every way of citing that is in use is understood."""

from itertools import pairwise

import pytest

from tiepdan.library.acts import library
from tiepdan.library.citations import UnreadCitation, read_citations
from tiepdan.library.resting import everything

NAMES = library().names


def places(text):
    return [(one.act, one.article, one.clause, one.point) for one in read_citations(text, NAMES, strict=True)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Luật Khiếu nại 02/2011/QH13, Điều 28", [("luat-khieu-nai", "28", "", "")]),
    ("Luật Khiếu nại Đ.29 k.1 đ.b", [("luat-khieu-nai", "29", "1", "b")]),
    ("Luật Khiếu nại 02/2011/QH13, Điều 41 khoản 1; Điều 56 khoản 2", [("luat-khieu-nai", "41", "1", ""), ("luat-khieu-nai", "56", "2", "")]),
    ("Luật Tố cáo 25/2018/QH14, Điều 12 khoản 1, khoản 6, Điều 13; Nghị định 141/2025/NĐ-CP",
     [("luat-to-cao", "12", "1", ""), ("luat-to-cao", "12", "6", ""), ("luat-to-cao", "13", "", ""), ("nd-141-2025", "", "", "")]),
    ("Luật Tiếp công dân 42/2013/QH13, Điều 24 khoản 1, điểm c khoản 2, khoản 3",
     [("luat-tiep-cong-dan", "24", "1", ""), ("luat-tiep-cong-dan", "24", "2", "c"), ("luat-tiep-cong-dan", "24", "3", "")]),
    ("Luật Tố cáo 25/2018/QH14, Điều 13 khoản 8 (sửa bởi Luật 136/2025/QH15), Điều 24 khoản 2",
     [("luat-to-cao", "13", "8", ""), ("luat-136-2025", "", "", ""), ("luat-to-cao", "24", "2", "")]),
    ("NĐ 124/2020/NĐ-CP Điều 5 khoản 3, sửa bởi NĐ 155/2026/NĐ-CP Điều 3, Điều 21 khoản 2",
     [("nd-124-2020", "5", "3", ""), ("nd-155-2026", "3", "", ""), ("nd-155-2026", "21", "2", "")]),
    ("Luật Khiếu nại Đ.30; NĐ 124/2020 Đ.28 k.4 (NĐ 155/2026 Đ.11)",
     [("luat-khieu-nai", "30", "", ""), ("nd-124-2020", "28", "4", ""), ("nd-155-2026", "11", "", "")]),
    ("Luật Khiếu nại 02/2011/QH13, Điều 44 khoản 1 (kỷ luật: Điều 57)", [("luat-khieu-nai", "44", "1", ""), ("luat-khieu-nai", "57", "", "")]),
    ("NĐ 124/2020/NĐ-CP Điều 28a, 28b (NĐ 155/2026/NĐ-CP Điều 12)",
     [("nd-124-2020", "28a", "", ""), ("nd-124-2020", "28b", "", ""), ("nd-155-2026", "12", "", "")]),
    ("Luật Khiếu nại Điều 11a/28", [("luat-khieu-nai", "11a", "", ""), ("luat-khieu-nai", "28", "", "")]),
    ("NĐ 154/2026/NĐ-CP, Điều 4 khoản 1 điểm h, khoản 3", [("nd-154-2026", "4", "1", "h"), ("nd-154-2026", "4", "3", "")]),
    ("NĐ 154/2026/NĐ-CP, Điều 4 khoản 1 điểm a, điểm đ", [("nd-154-2026", "4", "1", "a"), ("nd-154-2026", "4", "1", "đ")]),
    ("Nghị định 20/2008/NĐ-CP (sửa bởi Nghị định 48/2013/NĐ-CP), Điều 9 khoản 1", [("nd-20-2008", "9", "1", ""), ("nd-48-2013", "", "", "")]),
    ("TT 02/2025/TT-TTCP", [("tt-02-2025", "", "", "")]),
    ("QĐ 11-QĐi/TW", [("qd-11-2019", "", "", "")]),
    ("Quy định 11-QĐi/TW ngày 18/02/2019 (chưa xác minh điều khoản)", [("qd-11-2019", "", "", "")]),
    ("Kế hoạch của tỉnh năm 2026, Mục III.2", [("kh-tinh-2026", "III.2", "", "")]),
    ("Luật Thi hành án dân sự (khiếu nại về thi hành án); Luật Tiếp công dân 42/2013/QH13, Điều 26 khoản 1 điểm b",
     [("luat-thi-hanh-an-dan-su", "", "", ""), ("luat-tiep-cong-dan", "26", "1", "b")]),
])
def test_each_shape_in_use_leads_to_its_places(text, expected):
    assert places(text) == expected


def test_what_is_marked_as_a_place_is_the_words_a_person_sees():
    text = "Luật Tiếp công dân 42/2013/QH13, Điều 24 khoản 1, điểm c khoản 2, khoản 3"
    assert [text[one.start:one.end] for one in read_citations(text, NAMES)] == [
        "Luật Tiếp công dân 42/2013/QH13, Điều 24 khoản 1", "điểm c khoản 2", "khoản 3"]
    cut = "Nghị định 20/2008/NĐ-CP (sửa bởi Nghị định 48/2013/NĐ-CP), Điều 9 khoản 1"
    marked = sorted((one.start, one.end) for one in read_citations(cut, NAMES))
    assert all(end <= start for (_, end), (start, _) in pairwise(marked)), "no two marks overlap"


@pytest.mark.parametrize(("text", "told"), [
    ("Luật Hôn nhân và gia đình, Điều 9", "Hôn"), ("Điều 9 khoản 1", "đứng trước tên văn bản"), ("Luật Khiếu nại, khoản 1", "không đứng sau một điều"),
    ("Luật Khiếu nại Điều 9, xem thêm sổ tay", "sổ"), ("", "không nêu văn bản nào"),
])
def test_what_cannot_be_read_is_refused_with_the_words_in_question(text, told):
    with pytest.raises(UnreadCitation, match=told):
        read_citations(text, NAMES, strict=True)


def test_a_page_still_links_what_it_can_read():
    assert [one.place for one in read_citations("xem Sổ tay; Luật Khiếu nại Điều 9", NAMES)] == [("luat-khieu-nai", "9")]


def test_every_name_of_an_act_is_read_as_that_act():
    for name, key in NAMES.items():
        assert [(one.act, one.article) for one in read_citations(f"{name} Điều 1", NAMES, strict=True)] == [(key, "1")]


@pytest.mark.parametrize("what", list(everything()), ids=lambda what: f"{what.sort} {what.id}")
def test_everything_that_cites_the_law_cites_an_act_and_an_article_the_library_knows(what):
    for citation in read_citations(what.cites, NAMES, strict=what.strict):
        act = library().acts[citation.act]
        known = not citation.article or citation.article in act.articles
        assert known, (
            f"{what.sort} {what.id} viện dẫn {act.short} Điều {citation.article}, điều này chưa có trong tiepdan/library/acts: "
            "thêm điều ấy với một câu nói nó quy định gì"
        )
    assert read_citations(what.cites, NAMES), f"{what.sort} {what.id} không dẫn tới văn bản nào của thư viện: {what.cites}"
