"""The extract as an officer edits it, and whether words still tell what is known of a writer. Invented people."""

import pytest

from tiepdan.reading.extract import MarksUneven, WordsChanged, everywhere, marked, spans_in
from tiepdan.reading.known import still_told
from tiepdan.reading.mask import replaced, to_hide

NAME = "Thào Seo Vảng"
IDENTITY = {"name": NAME, "address": "thôn Sín Chải, xã Y Tý, tỉnh Lào Cai", "phone": "0912345678", "identity_number": "010085001234",
            "email": "vang@vidu.vn", "birth_year": 1985, "representatives": ["Lý Thị Mẩy"], "helper_name": "Giàng A Páo"}
TEXT = f"Tôi là {NAME}, ở thôn Sín Chải.\n\nTôi tố cáo ông Hà Văn Sự, xã Y Tý.\nNgười tố cáo: {NAME}"


def test_what_the_machine_hides_comes_back_from_its_marks_whatever_the_browser_did_to_the_lines():
    text, spans = to_hide(TEXT, [NAME], ["thôn Sín Chải, xã Y Tý"])
    shown = marked(text, spans)
    assert f"[[{NAME}]]" in shown and "Hà Văn Sự" in shown
    back = spans_in("  " + shown.replace("\n", "\r\n") + "\r\n", text)
    assert replaced(text, back) == replaced(text, spans) and NAME not in replaced(text, back)


def test_a_mark_more_hides_more_and_a_mark_less_shows_the_word():
    text, spans = to_hide(TEXT, [NAME])
    shown = marked(text, spans).replace("Hà Văn Sự", "[[Hà Văn Sự]]")
    assert "Hà Văn Sự" not in replaced(text, spans_in(shown, text))
    assert NAME in replaced(text, spans_in(text, text))


def test_marks_of_the_text_itself_mean_nothing():
    text = "Giấy số [[12]] và [a]] của [[[b"
    assert spans_in(marked(text, []), text) == []
    assert replaced(text, spans_in(marked(text, [(0, 4)]), text)).startswith("[đã che] số")


@pytest.mark.parametrize("typed", ["[[Tôi", "Tôi]] là", "[[Tôi [[là]] a]]"])
def test_uneven_marks_are_told(typed):
    with pytest.raises(MarksUneven):
        spans_in(typed, "Tôi là a")


@pytest.mark.parametrize("typed", ["", "Tôi là b", "Tôi là a và thêm", "[[Tôi]] a"])
def test_other_words_than_the_denouncers_are_told(typed):
    with pytest.raises(WordsChanged):
        spans_in(typed, "Tôi là a")


def test_a_word_is_hidden_everywhere_whole_and_however_it_is_marked():
    text = "Bà Mẩy, ba may, MẨY; không phải Mẩyy hay sợi mây."
    hidden = replaced(text, everywhere(text, ["bà Mẩy", "MẨY", "  "]))
    assert "Mẩy," not in hidden and "ba may" not in hidden and "MẨY" not in hidden and "Mẩyy" in hidden


@pytest.mark.parametrize(("words", "kinds"), [
    ("Ông Hà Văn Sự nhận tiền ở xã Y Tý.", []), (f"Tôi là {NAME}.", ["họ tên"]), ("THAO SEO VANG đã ký", ["họ tên"]), ("thào\nseo  vảng", ["họ tên"]),
    ("ông Thào Vảng", ["họ tên"]), ("chị Seo Vảng", ["họ tên"]), ("ThàoSeoVảng", ["họ tên"]), ("Thào Séo Vàng là người khác", []),
    ("nhà ở thon sin chai", ["địa chỉ"]), ("đường vào Sín Chải", []), ("gọi 0912.345.678", ["điện thoại"]), ("+84 912 345 678", ["điện thoại"]),
    ("số 010085 001234", ["số giấy tờ tùy thân"]), ("VANG@vidu.vn", ["thư điện tử"]), ("sinh năm 1985", ["năm sinh"]), ("năm 1985 xã có hồ", []),
    ("bà Lý Thị Mẩy", ["tên người đại diện"]), ("Giàng A Páo viết hộ", ["tên người viết giúp"]), ("T\u200bhào Seo Vảng", ["họ tên"]),
])
def test_what_still_tells_the_writer_is_told_by_its_kind(words, kinds):
    assert still_told([words], IDENTITY) == kinds


def test_a_part_of_the_name_the_accused_bears_too_is_his():
    assert still_told(["ông Vừ Seo Vảng nhận tiền"], IDENTITY) == ["họ tên"]
    assert still_told(["ông Vừ Seo Vảng nhận tiền"], IDENTITY, accused="Vừ Seo Vảng, công chức") == []
    assert still_told([f"ông {NAME}"], IDENTITY, accused="Vừ Seo Vảng") == ["họ tên"]


def test_nothing_known_nothing_told():
    assert still_told([TEXT], {}) == [] and still_told([], IDENTITY) == [] and still_told(["ab"], {"name": "ab", "phone": "12", "address": "a"}) == []
