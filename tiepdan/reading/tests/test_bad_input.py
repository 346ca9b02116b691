"""Bad input: whatever a text is made of, it is answered or asked about, its quotations point into it, and looks do not deceive."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan.reading.findings import HANDLING_LABELS, KIND_LABELS
from tiepdan.reading.normalise import MOST_CHARACTERS, fold
from tiepdan.reading.read import ASK_BELOW, read

PETITION = (
    "ĐƠN KHIẾU NẠI\nKính gửi: Chủ tịch UBND xã Bảo Hà\nTôi là Lương Văn Khăm, bản Liên Hà 5, xã Bảo Hà. Ngày 14/4/2026 Chủ tịch UBND xã Bảo Hà ký "
    "Quyết định số 733/QĐ-UBND thu hồi 512 m2 đất trồng lúa của gia đình tôi. Tôi không đồng ý, đề nghị hủy quyết định trên.\n"
)
REPORT = (
    "Kính gửi UBND xã Y Tý. Tôi là Lý A Sử, thôn Mò Phú Chải. Đường vào thôn hỏng nặng từ mùa mưa, ổ gà lầy lội, đề nghị xã sửa đường để các cháu "
    "đi học cho đỡ khổ.\n"
)
TWINS = str.maketrans("aeopcyxAEOPCTHK", "аеорсухАЕОРСТНК")  # Latin letters and their Cyrillic twins
SIGNS = "xã |đơn |ông Nguyễn |khiếu nại |tố cáo |. |1/|\n|\t|\u200b|\u0301|(|“|ˆ|ngày 1/1/2026 |QĐ-UBND |H'|😀|\x07|ﬁ|Ａ|đ|ĐƠN TỐ CÁO\nKính gửi: |rút đơn "
NOISE = st.lists(st.sampled_from(SIGNS.split("|")), max_size=60).map("".join)


def told(findings) -> tuple:
    return findings.kind, findings.round, [cited.number for cited in findings.decisions], [person.name for person in findings.petitioners]


@settings(max_examples=100, deadline=None)
@given(NOISE, NOISE, st.sampled_from(["", PETITION, REPORT]))
def test_quotations_point_into_the_text(before, behind, letter):
    findings = read(before + letter + behind)
    assert findings.kind in KIND_LABELS and findings.handling in HANDLING_LABELS
    for cited in findings.decisions:
        assert fold(findings.text[slice(*cited.span)]).replace(" ", "").lower().startswith(fold(cited.number).lower()[:1])
    for person in (*findings.petitioners, *findings.others):
        said = findings.text[slice(*person.span)]
        assert fold(person.name).lower().split() == fold(said).lower().split()
    for place in findings.places:
        assert " ".join(findings.text[slice(*place.span)].split()) == place.text
    for piece in (*findings.cues, *findings.split):
        assert 0 <= piece.span[0] <= piece.span[1] <= len(findings.text) and piece.because


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, len(PETITION)), max_size=30), st.sampled_from("\u200b\u200d\ufeff\u00ad\x00\x07"))
def test_signs_nobody_sees_change_nothing(places, sign):
    text = PETITION
    for place in places:
        text = text[:place] + sign + text[place:]
    assert told(read(text)) == told(read(PETITION))


@pytest.mark.parametrize(
    "same",
    [
        unicodedata.normalize("NFD", PETITION),
        PETITION[:150] + unicodedata.normalize("NFD", PETITION[150:]),
        PETITION.replace("\n", "\r\n"),
        PETITION.replace(" ", "\u00a0"),
        PETITION.translate(TWINS),
        "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in PETITION),
    ],
    ids=["decomposed", "half decomposed", "other line ends", "hard spaces", "Cyrillic twins", "full width"],
)
def test_a_text_is_read_alike_however_it_was_typed(same):
    assert told(read(same)) == told(read(PETITION))


def test_ten_letters_in_one_text_are_proposed_apart():
    findings = read("\n".join([PETITION, REPORT] * 5))
    assert findings.handling == "split" and len(findings.split) == 10
    assert all("Kính gửi" in findings.text[slice(*part.span)] for part in findings.split)


def test_one_letter_with_its_motto_title_and_addressee_is_one():
    whole = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        + PETITION
        + "Đơn này tôi cũng gửi Thanh tra.\nKính gửi lời chào."
    )
    assert not read(whole).split and read(whole).handling == "accept"


def test_two_matters_are_proposed_as_two_petitions():
    text = (
        "Kính gửi Chủ tịch UBND xã Y Tý. Tôi là Lý A Sử. Tôi khiếu nại Quyết định số 5/QĐ-UBND ngày 02/3/2026 của Chủ tịch UBND xã Y Tý. "
        "Đồng thời tôi tố cáo ông Hà Văn Sự, công chức địa chính xã, nhận tiền của nhiều hộ."
    )
    findings = read(text)
    assert findings.kind == "mixed" and [part.what for part in findings.split] == ["khieu_nai", "to_cao"]
    assert findings.text[findings.split[1].span[0] :].startswith("Đồng thời tôi tố cáo")


def test_three_hundred_pages_are_read_to_a_limit_and_not_trusted():
    findings = read(REPORT * 4000)
    assert len(findings.text) == MOST_CHARACTERS and findings.confidence < ASK_BELOW + 0.3


def test_nothing_asked_and_nobody_named_is_asked_about():
    findings = read("khiếu nại đất đai bị làm sai, mong các cấp giải quyết")
    assert not findings.against_post and not findings.eligible and findings.confidence < ASK_BELOW
