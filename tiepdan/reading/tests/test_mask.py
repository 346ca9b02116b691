"""A denouncer's identity out of the text, the facts and the accused left in it (Luật Tố cáo Điều 56)."""

import pytest

from tiepdan.reading.identity import identity_in
from tiepdan.reading.mask import HIDDEN, mask
from tiepdan.reading.normalise import fold
from tiepdan.reading.read import read

LETTER = """ĐƠN TỐ CÁO
Kính gửi: Chủ tịch UBND tỉnh Lào Cai
Tôi tên là: Hoàng Văn Páo, sinh ngày 12/4/1971, CCCD số 010071004512, trú tại thôn Phú Hải 2, xã Bảo Thắng.
Điện thoại: 0912.345.678, email pao.hv71@gmail.com
Tôi tố cáo ông Hà Văn Sử, Chủ tịch UBND xã Bảo Thắng, số điện thoại 0987654321, ngày 15/9/2025 nhận 50 triệu đồng
theo Quyết định số 412/QĐ-UBND. Ông Sử nói "chú Páo cứ yên tâm".
Người tố cáo
(đã ký)
Hoàng Văn Páo"""


def test_all_of_the_writer_goes_and_nothing_else():
    hidden = mask(LETTER, ["Hoàng Văn Páo"])
    for gone in ("Páo", "1971", "010071004512", "Phú Hải", "0912", "gmail"):
        assert gone not in hidden
    for kept in (
        "Hà Văn Sử",
        "Ông Sử",
        "Chủ tịch UBND xã Bảo Thắng",
        "0987654321",
        "15/9/2025",
        "50 triệu đồng",
        "412/QĐ-UBND",
        "UBND tỉnh Lào Cai",
    ):
        assert kept in hidden
    assert hidden.count("\n") == LETTER.count("\n")


@pytest.mark.parametrize(
    "written",
    [
        "Hoàng Văn Páo", "HOÀNG VĂN PÁO", "Hoang Van Pao", "hoàng văn páo", "Hoàng  Văn\nPáo", "Hoàng Văn Pao", "Hoàng Vãn Páo", "Hòang Văn Páo",
        "Hoàng Vàn Páo", "Hoảng Văn Póo", "H.V.Páo", "H. V. Páo", "H V Páo", "Hoàng V. Páo", "Hoàng Páo", "Văn Páo", "H.V.P.", "hoangvanpao",
    ],
)  # fmt: skip
def test_every_spelling_of_the_name(written):
    hidden = mask(f"Nội dung tố cáo do {written} trình bày về ông Hà Văn Sử.", ["Hoàng Văn Páo"])
    assert hidden == f"Nội dung tố cáo do {HIDDEN} trình bày về ông Hà Văn Sử."


@pytest.mark.parametrize("before", ["ông", "chú", "anh", "Tôi,", "bác", "tôi là"])
def test_the_given_name_alone(before):
    assert "Páo" not in mask(f"Hôm đó {before} Páo có mặt.", ["Hoàng Văn Páo"])


def test_an_accused_of_the_same_given_name_stays():
    text = (
        "Tôi là Nguyễn Văn Sử. Tôi tố cáo ông Hà Văn Sử, Trưởng thôn, nhận tiền. Ông Sử không viết biên lai.\nNgười tố cáo\nNguyễn Văn Sử"
    )
    hidden = mask(text, ["Nguyễn Văn Sử"])
    assert "Nguyễn Văn Sử" not in hidden and "ông Hà Văn Sử" in hidden and "Ông Sử" in hidden


def test_an_accused_whose_name_differs_by_a_tone_stays():
    hidden = mask("Tôi là Hà Văn Sự. Tôi tố cáo ông Hà Văn Sử, cán bộ xã, đòi tiền. Hà Văn Sự ký tên.", ["Hà Văn Sự"])
    assert "Hà Văn Sự" not in hidden and "ông Hà Văn Sử" in hidden


def test_part_of_the_accuseds_name_stays():
    hidden = mask("Tôi là Hoàng Văn Páo. Tôi tố cáo ông Lý Văn Páo, Phó Chủ tịch UBND xã.", ["Hoàng Văn Páo"])
    assert "ông Lý Văn Páo" in hidden and "Hoàng" not in hidden


def test_without_tone_marks_throughout():
    hidden = mask(fold(LETTER), ["Hoàng Văn Páo"])
    assert "Pao" not in hidden and "Ha Van Su" in hidden and "010071004512" not in hidden


@pytest.mark.parametrize(
    ("detail", "text"),
    [
        ("0912345678", "gọi số 0912 345 678 nhé"),
        ("010071004512", "giấy tờ 010 071 004 512 đã nộp"),
        ("thôn Phú Hải 2, xã Bảo Thắng", "ở Thon Phu Hai 2 - xa Bao Thang"),
        ("pao.hv71@gmail.com", "thư PAO.HV71@GMAIL.COM"),
    ],
)
def test_known_details_however_written(detail, text):
    assert HIDDEN in mask(text, ["Hoàng Văn Páo"], [detail])


def test_several_writers_and_names_found_by_itself():
    hidden = mask("Chúng tôi gồm Bàn Văn Quyên, Đặng Phúc Vinh. Tố cáo ông Lý Văn Tá.", ["Bàn Văn Quyên", "Đặng Phúc Vinh"])
    assert "Quyên" not in hidden and "Vinh" not in hidden and "Lý Văn Tá" in hidden
    assert "Xuân" not in mask("Tôi là Nông Thị Xuân. Tố cáo ông Hà Văn Sử.", [])


def test_masking_twice_changes_nothing_more():
    once = mask(LETTER, ["Hoàng Văn Páo"])
    assert mask(once, ["Hoàng Văn Páo"]) == once


def test_who_the_writer_says_he_is():
    assert identity_in(LETTER, read(LETTER)) == {
        "name": "Hoàng Văn Páo", "address": "thôn Phú Hải 2, xã Bảo Thắng", "phone": "0912345678", "identity_number": "010071004512",
        "birth_year": 1971, "email": "pao.hv71@gmail.com",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "what", "value"),
    [
        ("Tôi là Nông Thị Xuân, thôn Bất 2, xã Võ Lao. Tôi tố cáo", "address", "thôn Bất 2, xã Võ Lao"),
        ("Họ và tên: Đinh Thị Thảo\nĐịa chỉ liên hệ: số 40 Nhạc Sơn, phường Lào Cai\nTố cáo", "address", "số 40 Nhạc Sơn, phường Lào Cai"),
        ("Tôi là Lý A Sử, CMND 060123456, tố cáo", "identity_number", "060123456"),
        ("Tôi là Lý A Sử, điện thoại +84 912 345 678", "phone", "+84912345678"),
        ("Tôi là Lý A Sử, tố cáo ông Hà Văn Tý, điện thoại 0912345678", "phone", ""),
        ("Tôi là Lý A Sử, sinh năm 1980", "birth_year", 1980),
        ("Đường hỏng quá", "name", ""),
        ("Đường hỏng quá", "birth_year", None),
    ],
)  # fmt: skip
def test_pieces_of_identity(text, what, value):
    assert identity_in(text, read(text))[what] == value


def test_the_writers_kin_and_home_are_hidden_with_the_writer():
    told = mask("Tôi là Nguyễn Văn An, quê Vạn Thái. Vợ tôi là Ngô Thị Hương. Tôi tố cáo ông Hà Văn Sử, vợ ông Sử là bà Lê Thị Cúc.", ["Nguyễn Văn An"])
    assert "Hương" not in told and "Vạn Thái" not in told
    assert "Hà Văn Sử" in told and "Lê Thị Cúc" in told


def test_a_name_with_a_bracket_in_it_is_masked_all_the_same():
    told = mask("Tôi là Lò Văn Sử (tức Ín), tố cáo ông Vàng A Sử.", ["Lò Văn Sử (tức Ín)"])
    assert "Lò Văn Sử" not in str(told) and "Vàng A Sử" in str(told)


def test_a_photograph_read_badly_tells_neither_the_name_nor_the_hamlet():
    told = mask("Toi la Nòng Thủ Xuaan, thon Sin Chãi. Toi to cao ong Vàng A Sử.", ["Nông Thị Xuân"], ["thôn Sín Chải, xã Y Tý"])
    assert "Xuaan" not in told and "Ch" not in told.replace("che", "")
    assert "Vàng A Sử" in told


def test_another_hamlet_than_the_writers_stays():
    assert "Ngải Trồ" in mask("Tôi là Nông Thị Xuân. Việc xảy ra ở thôn Ngải Trồ.", ["Nông Thị Xuân"], ["thôn Sín Chải, xã Y Tý"])
