"""What may follow what inside a round, one table for each procedure: pure, read by guard, button and API alike."""

from typing import NamedTuple

ENDED = ("closed", "terminated")


class Step(NamedTuple):
    """One lawful step of a round. Each of `needs` must hold; its sentence stands in NEEDS.

    An empty `reaches` leaves the state as it is, but for `resume`, which leads back to where the suspension began.
    `tone`: plain leads on; refuse turns back; aside is there when something happens, not because it is its turn.
    """

    name: str
    label: str
    leaves: frozenset[str]
    reaches: str
    cites: str
    ability: str
    needs: tuple[str, ...] = ()
    tone: str = "plain"


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


UNDER_WAY = ("accepted", "verifying", "reported")
UNDECIDED = (*UNDER_WAY, "drafted")

COMPLAINT_FIRST = (
    Step("verify", "Giao xác minh", _from("accepted"), "verifying", "Luật Khiếu nại Đ.29", "case.accept"),
    Step("report", "Báo cáo kết quả xác minh", _from("verifying"), "reported", "Luật Khiếu nại Đ.29 k.4", "case.verify"),
    Step("invite", "Mời đối thoại", _from("reported"), "reported", "Luật Khiếu nại Đ.30; NĐ 124/2020 Đ.28 k.1 (NĐ 155/2026 Đ.11)",
         "case.accept", ("no_dialogue_planned",)),
    Step("dialogue", "Lập biên bản đối thoại", _from("reported"), "reported", "Luật Khiếu nại Đ.30", "case.verify", ("dialogue_planned", "dialogue_day_come")),
    Step("draft", "Soạn quyết định giải quyết", _from("reported"), "drafted", "Luật Khiếu nại Đ.31", "letter.draft", ("dialogue_held_where_due",)),
    Step("return_draft", "Trả lại bản thảo để sửa", _from("drafted"), "reported", "Luật Khiếu nại Đ.31", "letter.sign", (), "refuse"),
    Step("sign", "Ký quyết định giải quyết", _from("drafted"), "decided", "Luật Khiếu nại Đ.31", "letter.sign"),
    Step("send", "Gửi quyết định", _from("decided"), "sent", "Luật Khiếu nại Đ.32", "letter.send", ("letter_sealed",)),
    Step("take_effect", "Ghi nhận quyết định có hiệu lực", _from("sent"), "in_effect", "Luật Khiếu nại Đ.44 k.1", "case.verify", ("effect_day_come",)),
    Step("order", "Ra văn bản thi hành", _from("in_effect"), "in_effect", "NĐ 124/2020 Đ.31", "case.accept", ("order_due",)),
    Step("close", "Kết thúc vụ việc", _from("in_effect"), "closed", "NĐ 124/2020 Đ.31", "case.verify", ("order_given", "duties_done")),
    Step("withdraw", "Ghi nhận rút khiếu nại", _from(*UNDECIDED, "suspended"), "", "Luật Khiếu nại Đ.10; NĐ 124/2020 Đ.7a (NĐ 155/2026 Đ.5)",
         "case.verify", ("not_all_withdrawn",), "aside"),
    Step("suspend", "Tạm đình chỉ giải quyết", _from(*UNDER_WAY), "suspended", "Luật Khiếu nại Đ.11a k.1; NĐ 124/2020 Đ.28a (NĐ 155/2026 Đ.12)",
         "case.accept", (), "aside"),
    Step("resume", "Tiếp tục giải quyết", _from("suspended"), "", "NĐ 124/2020 Đ.28b k.2 (NĐ 155/2026 Đ.12)", "case.accept"),
    Step("terminate", "Đình chỉ giải quyết", _from(*UNDECIDED, "suspended"), "terminated",
         "Luật Khiếu nại Đ.11a k.2; NĐ 124/2020 Đ.28b (NĐ 155/2026 Đ.12)", "case.accept", (), "aside"),
)

DENUNCIATION = (
    Step("verify", "Lập tổ xác minh", _from("accepted"), "verifying", "Luật Tố cáo Đ.31; NĐ 31/2019 Đ.10", "case.accept"),
    Step("report", "Báo cáo kết quả xác minh", _from("verifying"), "reported", "NĐ 31/2019 Đ.16", "case.verify"),
    Step("draft", "Soạn kết luận nội dung tố cáo", _from("reported"), "drafted", "Luật Tố cáo Đ.35", "letter.draft"),
    Step("return_draft", "Trả lại bản thảo để sửa", _from("drafted"), "reported", "Luật Tố cáo Đ.35", "letter.sign", (), "refuse"),
    Step("sign", "Ký kết luận nội dung tố cáo", _from("drafted"), "decided", "Luật Tố cáo Đ.35", "letter.sign"),
    Step("send", "Gửi kết luận, báo người tố cáo", _from("decided"), "sent", "Luật Tố cáo Đ.35 k.3", "letter.send", ("letter_sealed",)),
    Step("take_effect", "Xử lý theo kết luận", _from("sent"), "in_effect", "Luật Tố cáo Đ.36 k.1", "case.accept"),
    Step("publish", "Công khai kết luận", _from("sent", "in_effect"), "", "Luật Tố cáo Đ.40 k.1", "case.verify", ("not_published",)),
    Step("close", "Kết thúc vụ việc", _from("in_effect"), "closed", "Luật Tố cáo Đ.36", "case.verify", ("published", "duties_done")),
    Step("extend", "Gia hạn giải quyết", _from(*UNDECIDED), "", "Luật Tố cáo Đ.30; NĐ 31/2019 Đ.3", "case.accept",
         ("period_running", "extension_left"), "aside"),
    Step("withdraw", "Ghi nhận rút tố cáo", _from(*UNDECIDED, "suspended"), "", "Luật Tố cáo Đ.33; NĐ 31/2019 Đ.4 (NĐ 156/2026 Đ.1)",
         "case.verify", ("not_all_withdrawn",), "aside"),
    Step("suspend", "Tạm đình chỉ giải quyết", _from(*UNDER_WAY), "suspended", "Luật Tố cáo Đ.34 k.1", "case.accept", (), "aside"),
    Step("resume", "Tiếp tục giải quyết", _from("suspended"), "", "Luật Tố cáo Đ.34 k.2", "case.accept"),
    Step("terminate", "Đình chỉ giải quyết", _from(*UNDECIDED, "suspended"), "terminated", "Luật Tố cáo Đ.34 k.3", "case.accept", (), "aside"),
)

FEEDBACK = (
    Step("draft", "Soạn văn bản trả lời", _from("accepted"), "drafted", "Luật Tiếp công dân Đ.26 k.2, Đ.28 k.1", "letter.draft"),
    Step("return_draft", "Trả lại bản thảo để sửa", _from("drafted"), "accepted", "Luật Tiếp công dân Đ.28", "letter.sign", (), "refuse"),
    Step("sign", "Ký văn bản trả lời", _from("drafted"), "decided", "Luật Tiếp công dân Đ.28", "letter.sign"),
    Step("send", "Gửi trả lời", _from("decided"), "sent", "Luật Tiếp công dân Đ.28 k.1", "letter.send", ("letter_sealed",)),
    Step("take_effect", "Theo dõi việc đã hứa", _from("sent"), "in_effect", "Luật Tiếp công dân Đ.26 k.2", "case.verify"),
    Step("close", "Kết thúc vụ việc", _from("in_effect"), "closed", "Luật Tiếp công dân Đ.26 k.2", "case.verify", ("duties_done",)),
)

PROCEDURES = {"complaint_first": COMPLAINT_FIRST, "denunciation": DENUNCIATION, "feedback": FEEDBACK}

NEEDS = {
    "no_dialogue_planned": "đã hẹn đối thoại rồi",
    "dialogue_planned": "chưa mời đối thoại",
    "dialogue_day_come": "chưa đến ngày đối thoại đã hẹn",
    "dialogue_held_where_due": "yêu cầu và kết quả xác minh còn khác nhau: phải đối thoại trước",
    "letter_sealed": "chờ đóng dấu ký số văn bản",
    "effect_day_come": "chưa đến ngày quyết định có hiệu lực",
    "order_due": "quyết định không giao nghĩa vụ nào, hoặc đã ra văn bản thi hành",
    "order_given": "chưa ra văn bản thi hành quyết định",
    "not_published": "đã công khai rồi",
    "published": "chưa công khai kết luận (Luật Tố cáo Đ.40)",
    "duties_done": "còn nghĩa vụ chưa có chứng cứ được kiểm tra",
    "not_all_withdrawn": "toàn bộ nội dung đã được ghi nhận là rút",
    "period_running": "thời hạn giải quyết đã hết hoặc đang tạm dừng nên không gia hạn được",
    "extension_left": "đã gia hạn đủ hai lần",
}


def steps_from(procedure: str, state: str) -> list[Step]:
    return [step for step in PROCEDURES[procedure] if state in step.leaves]


def find_step(procedure: str, name: str, state: str) -> Step | None:
    return next((step for step in steps_from(procedure, state) if step.name == name), None)
