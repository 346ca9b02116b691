"""Two petitions: one and the same, one matter, one form letter, or strangers. Every person and number here is invented."""

import json

import pytest

from tiepdan.reading.repeats.command import compare_lines
from tiepdan.reading.repeats.persons import DIFFERENT, SAME, UNKNOWN, Who, compare_people
from tiepdan.reading.repeats.plain import own_words, unmarked
from tiepdan.reading.repeats.verdict import SAME_MATTER, SAME_PETITION, SAME_TEMPLATE, UNRELATED, Verdict, compare_texts

BRIDGE = """ĐƠN KIẾN NGHỊ
Kính gửi: UBND xã Mường Hum
Tôi là Lý Láo Tả, sinh năm 1979, ở thôn Ky Quan San, xã Mường Hum. Cầu treo qua suối đầu thôn gãy ba thanh ngang từ trận lũ ngày 14/8/2026, học sinh hai
mươi nhà phải lội suối đi học. Chúng tôi đã báo trưởng thôn hai lần mà chưa ai đến xem. Kiến nghị xã cho sửa cầu trước mùa mưa tới, ước hết 45 triệu đồng.
Người kiến nghị: Lý Láo Tả"""
LETTER = """ĐƠN KHIẾU NẠI
Kính gửi: Chủ tịch UBND xã {commune}
Tôi là {name}, sinh năm {born}, CCCD {number}, ở thôn {hamlet}, xã {commune}.
Tôi khiếu nại Quyết định số {decision}/QĐ-UBND ngày {day} của Chủ tịch UBND xã {commune} thu hồi {area} m2 đất tại thửa số {plot}, tờ bản đồ {sheet} của
gia đình tôi để làm đường dây điện, chỉ bồi thường {sum} triệu đồng. Giá này thấp hơn giá thị trường nhiều lần, gia đình tôi không thể mua lại đất sản
xuất ở nơi khác. Đề nghị hủy quyết định, lập lại phương án và đối thoại với gia đình tôi trước khi cưỡng chế.
Tôi cam đoan nội dung trên là đúng sự thật và chịu trách nhiệm trước pháp luật."""
HERS = {"name": "Chảo Mùi Phẩy", "born": 1985, "number": "010185004417", "hamlet": "Tả Giàng", "commune": "Bản Xèo", "decision": 331, "day": "21/5/2026",
        "area": "412,6", "plot": 77, "sheet": 19, "sum": 61}
HIS = {"name": "Sùng Seo Chớ", "born": 1968, "number": "010068009023", "hamlet": "Sín Pao", "commune": "Bản Xèo", "decision": 332, "day": "21/5/2026",
       "area": "905,0", "plot": 78, "sheet": 19, "sum": 118}
COMPLAINT = LETTER.format(**HERS)
COVER = """VĂN PHÒNG ĐOÀN ĐẠI BIỂU
Số 87/VP-CD, ngày 02/9/2026
Kính gửi: Chủ tịch UBND tỉnh
Văn phòng nhận được đơn dưới đây của công dân và chuyển đến quý cơ quan để xem xét, giải quyết theo thẩm quyền, báo kết quả trong bảy ngày làm việc.
"""


def relation(one: str, other: str) -> str:
    """The relation, which must not depend on which petition came first."""
    forth, back = compare_texts(one, other), compare_texts(other, one)
    assert forth.relation == back.relation
    return forth.relation


def misread(text: str) -> str:
    """What recognition makes of a bad photograph: wrong marks, split words, rubbish at the edges."""
    slips = {"đ": "d", "ấ": "á", "ồ": "ô", "ư": "u", " nh": " nlh", "m2": "rn2", "ươn": "uon", "rước": "rước ˆ", "\n": " ._\n__ ", "ên": "è n"}
    for right, wrong in slips.items():
        text = text.replace(right, wrong)
    return text


@pytest.mark.parametrize("copy", [
    COMPLAINT, COMPLAINT.upper(), unmarked(COMPLAINT), misread(COMPLAINT), COVER + COMPLAINT, COMPLAINT[: len(COMPLAINT) // 2 + 60],
    COMPLAINT.replace("Chủ tịch UBND xã Bản Xèo\nTôi", "Thanh tra tỉnh Lào Cai, Báo Lào Cai\nTôi"), " ".join(reversed(COMPLAINT.split("\n"))),
    COMPLAINT + "\nĐây là lần thứ ba tôi gửi đơn. Mẹ tôi năm nay 84 tuổi, ốm nặng; con tôi học lớp 9.",
], ids=["again", "capitals", "no marks", "photographed", "forwarded", "cut in half", "sent elsewhere", "shuffled", "with more"])
def test_the_same_petition_is_known_again(copy):
    assert relation(COMPLAINT, copy) == SAME_PETITION


def test_a_short_wish_without_any_number_is_known_again():
    assert relation(BRIDGE, unmarked(BRIDGE)) == SAME_PETITION
    assert relation(BRIDGE, misread(BRIDGE)) == SAME_PETITION


def test_ten_petitions_bound_together_hold_each_of_them():
    hamlets = {"Mẩy": "A Mú", "Láo": "Sín Chải", "San": "Cửa Suối", "Chẳn": "Khe Tao", "Phù": "Pờ Hồ", "Sành": "Vù Lùng", "Lở": "Bãi Bằng", "Dào": "Nậm Giang"}
    ten = [
        LETTER.format(name=f"Tẩn {first} Sểnh", born=1970 + turn, number=f"01018500{turn}417", hamlet=hamlet, commune="Nậm Chạc", decision=400 + 17 * turn,
                      day=f"{turn}/6/2026", area=f"{600 + 91 * turn},4", plot=100 + 31 * turn, sheet=40 + turn, sum=40 + 13 * turn)
        for turn, (first, hamlet) in enumerate(hamlets.items(), 1)
    ]
    bound = "\n\n".join([*ten[:4], COMPLAINT, *ten[4:]])
    assert relation(COMPLAINT, bound) == SAME_PETITION
    assert relation(COMPLAINT, "\n\n".join(ten)) == SAME_TEMPLATE


def test_a_form_letter_of_another_household_is_never_the_same():
    """Neighbours on one map, decisions one number apart."""
    verdict = compare_texts(COMPLAINT, LETTER.format(**HIS))
    assert verdict.relation == SAME_TEMPLATE
    assert {"người gửi", "số văn bản", "thửa đất", "diện tích", "số tiền"} <= {told.what for told in verdict.differs}
    assert "người gửi khác" in verdict.because


def test_the_same_person_with_another_decision_in_the_same_words_is_another_matter():
    second = LETTER.format(**{**HERS, "decision": 332, "plot": 78, "area": "412,7", "sum": 62})
    assert relation(COMPLAINT, second) != SAME_PETITION


def test_the_same_person_with_another_matter_is_a_stranger_to_the_first():
    assert relation(COMPLAINT, BRIDGE.replace("Lý Láo Tả", "Chảo Mùi Phẩy").replace("Mường Hum", "Bản Xèo")) == UNRELATED


def test_who_writes_and_where_they_live_makes_no_two_wishes_one():
    who = "Tôi là Chảo Mùi Phẩy, sinh năm 1985, CCCD 010185004417, số điện thoại 0900000000, thường trú thôn Tả Giàng, xã Bản Xèo, tỉnh Lào Cai. "
    assert relation(who + "Đề nghị xã sửa mương dẫn nước đầu thôn bị sạt.", who + "Đề nghị xã cấp lại sổ hộ nghèo cho mẹ tôi vì sổ cũ đã mất.") == UNRELATED


def test_names_that_differ_by_a_letter_are_two_people_unless_the_paper_was_misread():
    bridge = BRIDGE.replace("Lý Láo Tả", "Nguyễn Văn Bình")
    assert relation(bridge, BRIDGE.replace("Lý Láo Tả", "Nguyễn Văn Minh")) == SAME_MATTER
    assert relation(bridge, bridge.replace("nh", "rih").replace("ch", "eh")) == SAME_PETITION


def test_a_sentence_many_write_does_not_make_a_long_petition_theirs():
    sentence = "Đề nghị Quốc hội nghiên cứu, sửa đổi, bổ sung Luật Đất đai cho phù hợp."
    long = sentence[:-1] + (
        " thực tế miền núi: hạn mức giao đất nương, giá đất rừng sản xuất, đất ở xen kẽ trong rừng phòng hộ và việc cấp giấy cho cộng đồng thôn bản."
    )
    assert relation(sentence, long) != SAME_PETITION
    assert relation(long, unmarked(long)) == SAME_PETITION


def test_a_bare_number_is_everybodys():
    one = "Tôi là Vi Thị Cúc, thôn Nà Lốc. Quyết định số 949 về chủ trương lập chợ mới làm tôi mất sạp bán rau, đề nghị bố trí chỗ khác cho tôi."
    other = "Tôi là Tráng A Lử, thôn Nà Lốc. Hội đồng trả sai tiền cây quế theo Quyết định số 949/QĐ-UBND, tôi khiếu nại và xin tính lại số cây."
    assert relation(one, other) == UNRELATED


def test_the_same_matter_of_other_people_is_related_and_not_the_same():
    neighbours = BRIDGE.replace("Lý Láo Tả", "Vàng A Dế").replace("1979", "1990")
    assert relation(BRIDGE, neighbours) == SAME_MATTER
    own_words_of_another = (
        "Tôi tên Giàng Thị Sua, thôn Tả Giàng, xã Bản Xèo. Quyết định số 331/QĐ-UBND ngày 21/5/2026 phê duyệt giá đất cho cả thôn là quá thấp so với Luật, "
        "nhà tôi cũng nằm trong danh sách. Xin cấp trên xem lại giá đất cho các hộ."
    )
    assert relation(COMPLAINT, own_words_of_another) == SAME_MATTER


def test_a_second_round_after_the_first_decision_is_the_same_matter():
    second = (
        "ĐƠN KHIẾU NẠI LẦN HAI\nKính gửi: Chủ tịch UBND tỉnh Lào Cai\nTôi là Chảo Mùi Phẩy, thôn Tả Giàng, xã Bản Xèo. Ngày 30/7/2026 Chủ tịch UBND xã ra "
        "Quyết định số 502/QĐ-UBND giải quyết khiếu nại lần đầu, giữ nguyên Quyết định số "
        "331/QĐ-UBND. Tôi không đồng ý vì không được đối thoại, khiếu nại tiếp lên tỉnh."
    )
    assert relation(COMPLAINT, second) == SAME_MATTER


def test_an_entry_of_a_register_is_no_petition():
    entry = (
        "Đơn của Chảo Mùi Phẩy (thôn Tả Giàng) khiếu nại số 331/QĐ-UBND ngày 21/5/2026. Nội dung: Giá này thấp hơn giá thị trường nhiều lần, "
        "gia đình tôi không thể mua lại đất sản xuất ở nơi khác."
    )
    assert relation(COMPLAINT, entry) == SAME_MATTER


def test_a_form_filled_in_by_nobody_named_is_told_apart_by_what_was_filled_in():
    form = ("Người dân phản ánh: {shop} tại tổ {group}, phường {ward} xả khói và mùi khét vào ban đêm từ 22 giờ, trẻ nhỏ và người già không ngủ được, đề nghị "
            "cơ quan chuyên môn kiểm tra, đo đạc và xử lý theo quy định của pháp luật.")
    one = form.format(shop="cơ sở đúc nhôm Thành Phát", group=3, ward="Cam Đường")
    other = form.format(shop="xưởng sấy gỗ Hưng Thịnh", group=11, ward="Âu Lâu")
    assert relation(one, other) == SAME_TEMPLATE
    assert relation(one, unmarked(one)) == SAME_PETITION


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", COMPLAINT), ("đơn", "đơn"), ("đất", COMPLAINT), ("\x00\n", "\ufeff"), ("Đơn khiếu nại", COMPLAINT)])
def test_what_says_too_little_is_like_nothing(one, other):
    verdict = compare_texts(one, other)
    assert verdict.relation == UNRELATED
    assert "quá ngắn" in verdict.because


def test_a_line_of_a_megabyte_is_answered():
    long = "Tôi khiếu nại việc thu hồi đất tại thửa số 5. " * 22_000
    assert len(long) > 1_000_000
    assert compare_texts(long, COMPLAINT).relation in {UNRELATED, SAME_TEMPLATE}
    assert isinstance(compare_texts("1" * 1_000_000, "a1" * 500_000), Verdict)


def test_it_says_what_is_shared_in_the_words_of_the_petition():
    verdict = compare_texts(COMPLAINT, COVER + COMPLAINT)
    assert ("số văn bản", "331/QĐ-UBND") in {(told.what, told.value) for told in verdict.shared}
    assert ("số tiền", "61.000.000 đồng") in {(told.what, told.value) for told in verdict.shared}
    assert any("lập lại phương án" in passage for passage in verdict.passages)


def test_stock_phrases_are_nobodys_own_words():
    assert own_words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐơn khiếu nại\nCầu treo qua suối gãy ba thanh ngang") == \
        "cautreoquasuoigaybathanhngang"
    assert own_words("Đơn đề nghị Kính gửi: UBND xã. Tôi tên Sùng A Páo, cầu treo đã gãy") == own_words("Tôi tên Sùng A Páo, cầu treo đã gãy")


def test_persons_are_told_apart_by_number_name_and_year():
    her, him = Who(("Chảo Mùi Phẩy",), ("010185004417",), (1985,)), Who(("Sùng Seo Chớ",), ("010068009023",), (1968,))
    assert compare_people(her, him, "", "") == DIFFERENT
    assert compare_people(her, Who(("CHAO MUI PHAY",)), "", "") == SAME
    assert compare_people(her, Who(("Chảo Mùi Phẩy",), (), (1952,)), "", "") == DIFFERENT
    assert compare_people(her, Who((), ("010185004417",)), "", "") == SAME
    assert compare_people(Who(), him, "", "") == UNKNOWN
    assert compare_people(her, Who(("Chảo Mùi Phầy",), ("010185004411",)), "", "") == SAME
    assert compare_people(her, Who(("Chảo Mùi Phấn",)), "chaomuiphay", "chaomuiphan") == DIFFERENT
    assert compare_people(her, Who(("Chảo Mùi Phấn",)), "chaomuiphay", "chaomuiphan", misread=True) == SAME


def test_pairs_are_answered_in_order_and_a_bad_line_says_so():
    lines = [json.dumps({"id": "a", "a": COMPLAINT, "b": COMPLAINT}), "", "{không", '{"id": 1, "a": "x"}', '{"id": "s", "a": 1, "b": "x"}', '"\\ud800"',
             json.dumps({"id": 2, "a": "\ud800", "b": ""})]
    answers = [json.loads(answer.line) for answer in compare_lines(lines)]
    assert [(answer["id"], answer.get("error")) for answer in answers] == [
        ("a", None), ("", "BadLine"), ("1", "BadLine"), ("s", "BadLine"), ("", "BadLine"), ("2", None)]
    assert set(answers[0]) == {"id", "relation", "score", "because", "shared", "differs"}
    assert "Dòng 3" in answers[1]["message"]
