"""The steps of a complaint, first and second round. Pure."""

from tiepdan.cases.steps.step import Step, aside, states

OF_A_COMPLAINT = aside(
    withdrawn="Ghi nhận rút khiếu nại", withdraw="Luật Khiếu nại Đ.10; NĐ 124/2020 Đ.7a (NĐ 155/2026 Đ.5)",
    suspend="Luật Khiếu nại Đ.11a k.1; NĐ 124/2020 Đ.28a (NĐ 155/2026 Đ.12)", resume="NĐ 124/2020 Đ.28b k.2 (NĐ 155/2026 Đ.12)",
    terminate="Luật Khiếu nại Đ.11a k.2; NĐ 124/2020 Đ.28b (NĐ 155/2026 Đ.12)",
)


def _complaint(*, verify: str, report: str, dialogue: str, decide: str, send: str, effect: str) -> tuple[Step, ...]:
    """The steps both rounds of a complaint share; the arguments are the articles."""
    return (
        Step("verify", "Giao xác minh", states("accepted"), "verifying", verify, "case.accept"),
        Step("report", "Báo cáo kết quả xác minh", states("verifying"), "reported", report, "case.verify"),
        Step("invite", "Mời đối thoại", states("reported"), "reported", f"{dialogue}; NĐ 124/2020 Đ.28 k.1 (NĐ 155/2026 Đ.11)",
             "case.accept", ("no_dialogue_planned",)),
        Step("dialogue", "Lập biên bản đối thoại", states("reported"), "reported", dialogue, "case.verify", ("dialogue_planned", "dialogue_day_come")),
        Step("draft", "Soạn quyết định giải quyết", states("reported"), "drafted", decide, "letter.draft", ("dialogue_held_where_due",)),
        Step("return_draft", "Trả lại bản thảo để sửa", states("drafted"), "reported", decide, "letter.sign", (), "refuse"),
        Step("sign", "Ký quyết định giải quyết", states("drafted"), "decided", decide, "letter.sign"),
        Step("send", "Gửi quyết định", states("decided"), "sent", send, "letter.send", ("letter_sealed",)),
        Step("take_effect", "Ghi nhận quyết định có hiệu lực", states("sent"), "in_effect", effect, "case.verify", ("effect_day_come",)),
        Step("order", "Ra văn bản thi hành", states("in_effect"), "in_effect", "NĐ 124/2020 Đ.31", "case.accept", ("order_due",)),
    )


COMPLAINT_FIRST = (
    *_complaint(verify="Luật Khiếu nại Đ.29", report="Luật Khiếu nại Đ.29 k.4", dialogue="Luật Khiếu nại Đ.30", decide="Luật Khiếu nại Đ.31",
                send="Luật Khiếu nại Đ.32", effect="Luật Khiếu nại Đ.44 k.1"),
    Step("close", "Kết thúc vụ việc", states("in_effect"), "closed", "NĐ 124/2020 Đ.31", "case.verify", ("order_given", "duties_done")),
    *OF_A_COMPLAINT,
)

COMPLAINT_SECOND = (
    *_complaint(verify="Luật Khiếu nại Đ.38", report="Luật Khiếu nại Đ.38", dialogue="Luật Khiếu nại Đ.39", decide="Luật Khiếu nại Đ.40",
                send="Luật Khiếu nại Đ.41 k.1", effect="Luật Khiếu nại Đ.44 k.2"),
    Step("publish", "Công khai quyết định", states("sent", "in_effect"), "", "Luật Khiếu nại Đ.41 k.2, k.3", "case.verify", ("not_published",)),
    Step("close", "Kết thúc vụ việc", states("in_effect"), "closed", "NĐ 124/2020 Đ.31", "case.verify", ("decision_published", "order_given", "duties_done")),
    *OF_A_COMPLAINT,
)
