"""What is marked in a petition's words: every finding where it stands, two over one another both told. No database."""

from tiepdan.desk.highlight import Mark, counts_of, marks_of, paragraphs, places_of
from tiepdan.reading.read import read

TEXT = """ĐƠN KHIẾU NẠI
Tôi là Thào Seo Vảng. Tôi khiếu nại Quyết định số 112/QĐ-UBND ngày 12/10/2026 của Chủ tịch UBND xã Y Tý.
Đề nghị hủy Quyết định số 112/QĐ-UBND. Thào Seo Vảng"""


def findings(**more) -> dict:
    number = TEXT.index("112/QĐ-UBND")
    said = TEXT.index("khiếu nại Quyết định")
    return {
        "decisions": [{"number": "112/QĐ-UBND", "date": "12/10/2026", "issuer": "Chủ tịch UBND xã Y Tý", "span": [number, number + 11]}],
        "petitioners": ["Thào Seo Vảng"],
        "cues": [{"what": "complaint", "span": [said, number + 11], "because": "Khiếu nại một quyết định."}],
        "asks": ["Đề nghị hủy Quyết định số 112/QĐ-UBND"], **more,
    }


def pieces(told: dict, text: str = TEXT) -> list:
    return [piece for paragraph in paragraphs(text, marks_of(told, text)) for piece in paragraph.pieces]


def test_the_words_stay_exactly_as_they_were():
    assert "".join(piece.text for piece in pieces(findings())) == TEXT.replace("\n", "")


def test_two_findings_over_one_another_are_both_told_and_the_shorter_gives_the_stroke():
    both = next(piece for piece in pieces(findings()) if piece.text == "112/QĐ-UBND")
    assert both.find == "decision"
    assert both.items == ["decisions.0", "cues.0"]
    before = next(piece for piece in pieces(findings()) if piece.text == "khiếu nại Quyết định số ")
    assert (before.find, before.items) == ("kind", ["cues.0"])


def test_a_name_is_marked_wherever_it_stands_and_an_ask_over_a_line_end():
    assert counts_of(marks_of(findings(), TEXT)) == {"kind": 1, "decision": 1, "person": 2, "date": 1, "ask": 1}
    text = TEXT.replace("hủy Quyết", "hủy\nQuyết")
    assert [piece.text for piece in pieces(findings(), text) if piece.find == "ask"] == ["Đề nghị hủy", "Quyết định số 112/QĐ-UBND"]


def test_what_an_official_said_is_none_is_not_marked_and_what_they_added_is():
    place = TEXT.index("xã Y Tý")
    told = findings(corrected={
        "petitioners.0": {"verdict": "wrong", "to": ""}, "new.place.0": {"verdict": "missed", "to": "xã Y Tý", "span": [place, place + 7]},
    })
    marks = marks_of(told, TEXT)
    assert Mark(place, place + 7, "place", "new.place.0") in marks
    assert not [mark for mark in marks if mark.item == "petitioners.0"]


def test_every_finding_that_stands_in_the_text_can_be_jumped_to():
    told = paragraphs(TEXT, marks_of(findings(), TEXT))
    ids = {piece.id for paragraph in told for piece in paragraph.pieces if piece.id}
    assert set(places_of(told)) == {"decisions.0", "dates.0", "petitioners.0", "cues.0", "asks.0"}
    assert set(places_of(told).values()) <= ids


def test_spans_of_another_reading_mark_nothing_wrong():
    told = findings(places=[{"text": "xã Y Tý", "span": [3, 10], "commune": "02701"}])
    assert {mark.item for mark in marks_of(told, TEXT)} >= {"places.0", "decisions.0"}
    assert not [mark for mark in marks_of(told, TEXT) if mark.item == "cues.0"], "a sign cannot be found again by its words"
    odd_spans = {"places": [{"text": "xã", "span": ["a", 1]}]}
    for odd in ({}, {"cues": [{"span": [5, 2]}, "x", None]}, {"decisions": [{"number": 5}]}, odd_spans, {"corrected": "x"}):
        paragraphs(TEXT, marks_of(odd, TEXT))


def test_a_long_petition_full_of_names_is_still_marked_in_order():
    text = "\n".join(["Ông Hà Văn Sử nhận tiền. Ông Hà Văn Sử cấp đất."] * 900)
    told = read(text).to_json()
    marks = marks_of(told, text)
    assert marks == sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.item))
    assert "".join(piece.text for paragraph in paragraphs(text, marks) for piece in paragraph.pieces) == text.replace("\n", "")
