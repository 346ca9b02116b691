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

def _aside(extended: str = "", *, withdrawn: str, withdraw: str, suspend: str, resume: str, terminate: str) -> tuple[Step, ...]:
    """What may happen on the way; the arguments are the articles."""
    more = Step("extend", "Gia hạn giải quyết", _from(*UNDECIDED), "", extended, "case.accept", ("period_running", "extension_left"), "aside")
    return (
        *((more,) if extended else ()),
        Step("withdraw", withdrawn, _from(*UNDECIDED, "suspended"), "", withdraw, "case.verify", ("not_all_withdrawn",), "aside"),
        Step("suspend", "Tạm đình chỉ giải quyết", _from(*UNDER_WAY), "suspended", suspend, "case.accept", (), "aside"),
        Step("resume", "Tiếp tục giải quyết", _from("suspended"), "", resume, "case.accept"),
        Step("terminate", "Đình chỉ giải quyết", _from(*UNDECIDED, "suspended"), "terminated", terminate, "case.accept", (), "aside"),
    )


OF_A_COMPLAINT = _aside(
    withdrawn="Ghi nhận rút khiếu nại", withdraw="Luật Khiếu nại Đ.10; NĐ 124/2020 Đ.7a (NĐ 155/2026 Đ.5)",
    suspend="Luật Khiếu nại Đ.11a k.1; NĐ 124/2020 Đ.28a (NĐ 155/2026 Đ.12)", resume="NĐ 124/2020 Đ.28b k.2 (NĐ 155/2026 Đ.12)",
    terminate="Luật Khiếu nại Đ.11a k.2; NĐ 124/2020 Đ.28b (NĐ 155/2026 Đ.12)",
)
OF_A_DENUNCIATION = _aside(
    "Luật Tố cáo Đ.30; NĐ 31/2019 Đ.3", withdrawn="Ghi nhận rút tố cáo", withdraw="Luật Tố cáo Đ.33; NĐ 31/2019 Đ.4 (NĐ 156/2026 Đ.1)",
    suspend="Luật Tố cáo Đ.34 k.1", resume="Luật Tố cáo Đ.34 k.2", terminate="Luật Tố cáo Đ.34 k.3",
)


def _complaint(*, verify: str, report: str, dialogue: str, decide: str, send: str, effect: str) -> tuple[Step, ...]:
    """The steps both rounds of a complaint share; the arguments are the articles."""
    return (
        Step("verify", "Giao xác minh", _from("accepted"), "verifying", verify, "case.accept"),
        Step("report", "Báo cáo kết quả xác minh", _from("verifying"), "reported", report, "case.verify"),
        Step("invite", "Mời đối thoại", _from("reported"), "reported", f"{dialogue}; NĐ 124/2020 Đ.28 k.1 (NĐ 155/2026 Đ.11)",
             "case.accept", ("no_dialogue_planned",)),
        Step("dialogue", "Lập biên bản đối thoại", _from("reported"), "reported", dialogue, "case.verify", ("dialogue_planned", "dialogue_day_come")),
        Step("draft", "Soạn quyết định giải quyết", _from("reported"), "drafted", decide, "letter.draft", ("dialogue_held_where_due",)),
        Step("return_draft", "Trả lại bản thảo để sửa", _from("drafted"), "reported", decide, "letter.sign", (), "refuse"),
        Step("sign", "Ký quyết định giải quyết", _from("drafted"), "decided", decide, "letter.sign"),
        Step("send", "Gửi quyết định", _from("decided"), "sent", send, "letter.send", ("letter_sealed",)),
        Step("take_effect", "Ghi nhận quyết định có hiệu lực", _from("sent"), "in_effect", effect, "case.verify", ("effect_day_come",)),
        Step("order", "Ra văn bản thi hành", _from("in_effect"), "in_effect", "NĐ 124/2020 Đ.31", "case.accept", ("order_due",)),
    )


COMPLAINT_FIRST = (
    *_complaint(verify="Luật Khiếu nại Đ.29", report="Luật Khiếu nại Đ.29 k.4", dialogue="Luật Khiếu nại Đ.30", decide="Luật Khiếu nại Đ.31",
                send="Luật Khiếu nại Đ.32", effect="Luật Khiếu nại Đ.44 k.1"),
    Step("close", "Kết thúc vụ việc", _from("in_effect"), "closed", "NĐ 124/2020 Đ.31", "case.verify", ("order_given", "duties_done")),
    *OF_A_COMPLAINT,
)

COMPLAINT_SECOND = (
    *_complaint(verify="Luật Khiếu nại Đ.38", report="Luật Khiếu nại Đ.38", dialogue="Luật Khiếu nại Đ.39", decide="Luật Khiếu nại Đ.40",
                send="Luật Khiếu nại Đ.41 k.1", effect="Luật Khiếu nại Đ.44 k.2"),
    Step("publish", "Công khai quyết định", _from("sent", "in_effect"), "", "Luật Khiếu nại Đ.41 k.2, k.3", "case.verify", ("not_published",)),
    Step("close", "Kết thúc vụ việc", _from("in_effect"), "closed", "NĐ 124/2020 Đ.31", "case.verify", ("decision_published", "order_given", "duties_done")),
    *OF_A_COMPLAINT,
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
    *OF_A_DENUNCIATION,
)

FEEDBACK = (
    Step("draft", "Soạn văn bản trả lời", _from("accepted"), "drafted", "Luật Tiếp công dân Đ.26 k.2, Đ.28 k.1", "letter.draft"),
    Step("return_draft", "Trả lại bản thảo để sửa", _from("drafted"), "accepted", "Luật Tiếp công dân Đ.28", "letter.sign", (), "refuse"),
    Step("sign", "Ký văn bản trả lời", _from("drafted"), "decided", "Luật Tiếp công dân Đ.28", "letter.sign"),
    Step("send", "Gửi trả lời", _from("decided"), "sent", "Luật Tiếp công dân Đ.28 k.1", "letter.send", ("letter_sealed",)),
    Step("take_effect", "Theo dõi việc đã hứa", _from("sent"), "in_effect", "Luật Tiếp công dân Đ.26 k.2", "case.verify"),
    Step("close", "Kết thúc vụ việc", _from("in_effect"), "closed", "Luật Tiếp công dân Đ.26 k.2", "case.verify", ("others_answered", "duties_done")),
)

PROCEDURES = {"complaint_first": COMPLAINT_FIRST, "complaint_second": COMPLAINT_SECOND, "denunciation": DENUNCIATION, "feedback": FEEDBACK}

NEEDS = {
    "no_dialogue_planned": "đã hẹn đối thoại rồi",
    "dialogue_planned": "chưa mời đối thoại",
    "dialogue_day_come": "chưa đến ngày đối thoại đã hẹn",
    "dialogue_held_where_due": "phải đối thoại trước: giải quyết lần hai, hoặc yêu cầu và kết quả xác minh còn khác nhau",
    "letter_sealed": "chờ đóng dấu ký số văn bản",
    "effect_day_come": "chưa đến ngày quyết định có hiệu lực",
    "order_due": "quyết định không giao nghĩa vụ nào, hoặc đã ra văn bản thi hành",
    "order_given": "chưa ra văn bản thi hành quyết định",
    "not_published": "đã công khai rồi",
    "decision_published": "chưa công khai quyết định (Luật Khiếu nại Đ.41)",
    "others_answered": "còn đơn trả lời chung chưa được gửi văn bản",
    "published": "chưa công khai kết luận (Luật Tố cáo Đ.40)",
    "duties_done": "còn nghĩa vụ chưa có chứng cứ được kiểm tra",
    "not_all_withdrawn": "toàn bộ nội dung đã được ghi nhận là rút",
    "period_running": "thời hạn giải quyết đã hết hoặc đang tạm dừng nên không gia hạn được",
    "extension_left": "đã gia hạn đủ số lần luật cho",
}


def steps_from(procedure: str, state: str) -> list[Step]:
    return [step for step in PROCEDURES[procedure] if state in step.leaves]


def find_step(procedure: str, name: str, state: str) -> Step | None:
    return next((step for step in steps_from(procedure, state) if step.name == name), None)
