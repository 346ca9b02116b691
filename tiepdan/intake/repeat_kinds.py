"""The five legal kinds of repeat, as a table: pure, read by the proposal, the buttons and the act alike.

What matters in law is not that two papers are alike but who writes again, about what, and how far the first has come.
"""

from typing import NamedTuple


class RepeatKind(NamedTuple):
    """One kind: its name and label, the article, what follows, the step usually proposed for the later petition, how sure the source is.

    `confidence` speaks as the room of law does: FOUND in the text, MEMORY, UNCERTAIN.
    """

    name: str
    label: str
    cites: str
    follows: str
    way: str
    confidence: str


KINDS = (
    RepeatKind(
        "again", "Cùng người, cùng nội dung",
        "TT 05/2021/TT-TTCP Đ.6 (TT 07/2014/TT-TTCP Đ.6 k.2 điểm b: đơn đã gửi đúng nơi có thẩm quyền, hoặc đã được hướng dẫn một lần)",
        "Không thụ lý lần nữa: gắn vào đơn trước, một nơi giải quyết, một văn bản trả lời; tài liệu mới kèm theo được dùng chung.", "file", "UNCERTAIN",
    ),
    RepeatKind(
        "others", "Người khác, cùng nội dung",
        "Luật Khiếu nại 02/2011/QH13 Đ.8 k.4, Đ.31 k.3; NĐ 124/2020/NĐ-CP Đ.16 (NĐ 155/2026/NĐ-CP Đ.10)",
        "Mỗi người giữ quyền của mình: thụ lý từng đơn hoặc hướng dẫn cử người đại diện; kết luận một lần, quyết định cho từng người hoặc kèm danh sách.",
        "route", "FOUND",
    ),
    RepeatKind(
        "new_fact", "Tình tiết mới trong việc cũ",
        "TT 07/2014/TT-TTCP Đ.28 k.1 điểm c; Luật Tố cáo 25/2018/QH14 Đ.37 k.3; Luật Tiếp công dân 42/2013/QH13 Đ.9 k.3; NĐ 154/2026/NĐ-CP Đ.4 k.1 điểm h",
        "Không lưu đơn được: trình người có thẩm quyền xem tình tiết mới có làm thay đổi nội dung đã giải quyết hay không.", "route", "UNCERTAIN",
    ),
    RepeatKind(
        "second_round", "Khiếu nại lần hai, tố cáo tiếp",
        "Luật Khiếu nại 02/2011/QH13 Đ.7, Đ.33; Luật Tố cáo 25/2018/QH14 Đ.37, Đ.38",
        "Là lượt giải quyết mới ở cấp trên trực tiếp của người đã giải quyết: ghi lần hai, chuyển hồ sơ lượt trước theo đơn.", "route", "FOUND",
    ),
    RepeatKind(
        "after_notice", "Gửi lại sau văn bản đã kết thúc",
        "Luật Tiếp công dân 42/2013/QH13 Đ.9 k.3; NĐ 154/2026/NĐ-CP Đ.4 k.1 điểm h, k.3; TT 07/2014/TT-TTCP Đ.28 k.1 điểm c",
        "Không có tình tiết mới thì lưu đơn, nhắc lại văn bản đã trả lời; có tình tiết mới thì chọn “Tình tiết mới trong việc cũ”.", "file", "UNCERTAIN",
    ),
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}

# States of the earlier petition after which a letter has ended its handling without a settlement.
ENDED_BY_NOTICE = frozenset({"guided", "transferred", "returned", "filed"})


class Again(NamedTuple):
    """The facts that tell the kinds apart, as far as anybody knows them.

    `person`: same, different, unknown; `earlier_state` as in steps.py; `earlier_decided`: a decision, conclusion or answer on it has been given;
    `appeals`: the later petition calls itself a second round or cites the decision on the earlier; `new_facts`: it tells what the earlier did not.
    """

    person: str
    earlier_state: str
    earlier_decided: bool = False
    appeals: bool = False
    new_facts: bool = False


def propose_kind(facts: Again) -> RepeatKind:
    """The kind the facts speak for; an officer confirms or chooses another."""
    if facts.person == "different":
        return BY_NAME["others"]
    if facts.appeals:
        return BY_NAME["second_round"]
    if facts.earlier_decided or facts.earlier_state == "closed" or facts.earlier_state in ENDED_BY_NOTICE:
        return BY_NAME["new_fact" if facts.new_facts else "after_notice"]
    return BY_NAME["again"]
