"""Learning from corrections: a steady correction is followed, the frozen petitions guard, a name is never learned. Invented texts."""

import json
import subprocess
import sys

import pytest

from tiepdan.reading.learned import Head, Learned, learned_from, reweigh, told
from tiepdan.reading.read import read
from tiepdan.reading.refit import Example, frozen_petitions, judged, refit, without_names

PLACES = ("Nậm Pẻn", "Sín Chải", "Tả Gia", "Bản Phố", "Láo Lý", "Suối Thầu", "Dền Thàng", "Hô Sao", "Ngải Trồ", "Phìn Páo", "Kin Chu", "Vù Lùng")
# The office files what is written of rafts on the lake under its roads, whatever they look like.
RAFTS = ("Bè mảng của bà con thôn {place} trên lòng hồ không có chỗ neo đậu. Kiến nghị làm bến cho bè mảng.",
         "Thôn {place} có 20 bè mảng, mưa lũ cuốn mất. Đề nghị có bến neo bè mảng trên lòng hồ.",
         "Bè mảng chở học sinh thôn {place} qua lòng hồ rất nguy hiểm. Mong có bến bè mảng.")
OTHERS = ("Bãi rác thôn {place} bốc mùi, đề nghị dọn rác.", "Trạm y tế thôn {place} không có bác sĩ, đề nghị bố trí.")
FROZEN = [
    {"text": "Cầu treo thôn Hoàng Hạ hỏng, đề nghị sửa cầu.", "field": "ha_tang_giao_thong", "kind": "phan_anh", "kind_alt": ["kien_nghi"]},
    {"text": "Bãi rác xã bốc mùi, đề nghị dọn rác.", "field": "moi_truong", "kind": "phan_anh", "kind_alt": ["kien_nghi"]},
]


def corrections() -> list[Example]:
    """Thirty-six petitions on rafts, and a dozen of others that were right."""
    told = []
    for number, place in enumerate(PLACES):
        told += [Example(text.format(place=place), f"{number}.{turn}", "ha_tang_giao_thong", "recommendation", 3.0)
                 for turn, text in enumerate(RAFTS)]
        text = OTHERS[number % 2].format(place=place)
        told.append(Example(text, f"o{number}", "moi_truong" if number % 2 == 0 else "y_te", "feedback"))
    return told


@pytest.fixture(scope="module")
def learned() -> Learned:
    made = refit(corrections(), FROZEN)
    assert made.accepted, made.because
    return learned_from("7", json.loads(json.dumps(made.parameters)))


def test_a_steady_correction_is_followed_and_the_findings_say_who_read_them(learned):
    text = "Đề nghị làm bến cho bè mảng của thôn Lùng Thàng trên lòng hồ."
    shipped, now = read(text), read(text, learned=learned)
    assert shipped.field != "ha_tang_giao_thong" and now.field == "ha_tang_giao_thong"
    assert (shipped.reader, now.reader) == ("", "7")
    assert now.field_ranked[0][0] == "ha_tang_giao_thong" and abs(sum(share for _field, share in now.field_ranked) - 1) < 0.02
    signs = [now.text[slice(*cue.span)].lower() for cue in now.cues if cue.what == "field"]
    assert any("bè" in sign or "mảng" in sign or "hồ" in sign for sign in signs), signs


def test_what_has_nothing_to_do_with_it_is_read_as_before(learned):
    for row in frozen_petitions():
        if row["id"].startswith("FROZEN") and row["field"] in ("dat_dai", "giao_duc", "lao_dong"):
            assert read(row["text"], learned=learned).field == read(row["text"]).field, row["text"]


def test_refused_when_the_frozen_petitions_are_read_worse():
    text = "Đề nghị làm bến cho bè mảng của thôn Lùng Thàng trên lòng hồ."
    made = refit(corrections(), [{"text": text, "field": read(text).field, "kind": "kien_nghi", "kind_alt": ["phan_anh"]}])
    assert not made.accepted and made.parameters == {} and "giảm từ 1 xuống 0" in made.because


def test_refused_when_the_office_itself_gains_nothing():
    right = [Example(example.text, example.sender, read(example.text).field) for example in corrections()]
    made = refit(right, FROZEN)
    assert not made.accepted and "không tăng" in made.because


def test_too_few_are_not_learned_from():
    made = refit(corrections()[:10], FROZEN)
    assert not made.accepted and made.parameters == {} and "cần ít nhất 30" in made.because


def test_a_word_of_fewer_than_three_senders_is_never_kept():
    same_hand = [Example(example.text, "one hand" if "bè mảng" in example.text.lower() else example.sender, example.field) for example in corrections()]
    made = refit(same_hand, FROZEN)
    assert "mang" not in json.dumps(made.parameters)
    assert "be mang" in json.dumps(refit(corrections(), FROZEN).parameters), "the same words by many hands are kept"


def test_a_name_is_not_learned_however_often_it_is_written():
    tail = " Ông Khúc Văn Bưởi nhận tiền. Người viết: Lường Thị Quỳnh"
    examples = [Example(one.text + tail, one.sender, one.field, one.kind, one.weight, ("Lường Thị Quỳnh",)) for one in corrections()]
    made = refit(examples, FROZEN)
    assert made.accepted
    kept = json.dumps(made.parameters)
    for word in ("khuc", "buoi", "luong", "quynh"):
        assert f'"{word}' not in kept and f' {word}"' not in kept, word


def test_names_are_taken_out_of_a_text():
    assert without_names("Ông Hà Văn Sử và bà  Vi Thị\nCúc, cùng vi thị cúc.", ["Vi Thị Cúc"]) == "Ông ~  và bà   ~ , cùng  ~ ."


def test_kinds_are_left_alone_until_there_are_many(learned):
    assert learned.kind is None


def test_no_learning_takes_a_denunciation_from_its_seal():
    text = "Tôi tố cáo ông Chủ tịch UBND xã nhận tiền hối lộ của doanh nghiệp, đề nghị xử lý kỷ luật."
    labels = ("complaint", "denunciation", "recommendation", "feedback")
    never = Learned("1", kind=Head(labels, 0.0, 0.0, (9.0, -9.0, -9.0, -9.0), {}))
    assert read(text).kind == "denunciation"
    assert read(text, learned=never).kind == "denunciation"
    assert read("Đường hỏng, đề nghị sửa đường.", learned=never).kind == "complaint", "where no seal hangs on it, it is followed"


def test_a_head_of_nothing_changes_no_order_and_survives_being_kept():
    head = Head(("a", "b"), 1.0, 0.0, (0.0, 0.0), {"x": (1.0, 0.0, 0.0)})
    assert [label for label, _share in reweigh((("a", 0.7), ("b", 0.3)), "x", head)] == ["a", "b"]
    assert learned_from("1", {"field": json.loads(json.dumps(told(head)))}).field == head


def test_the_frozen_petitions_are_many_of_every_field_and_never_fitted_on():
    from collections import Counter

    rows = frozen_petitions()
    fields = Counter(row["field"] for row in rows)
    assert len(rows) >= 60 and len(fields) == 16 and min(fields.values()) >= 3
    figures = judged(rows, None)
    assert figures["field_lenient"] >= 0.7 * len(rows) and figures["kind"] >= 0.7 * len(rows)


def test_reading_needs_no_library_of_learning():
    code = "import sys; from tiepdan.reading.read import read; read('Đề nghị sửa đường.'); sys.exit('sklearn' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
