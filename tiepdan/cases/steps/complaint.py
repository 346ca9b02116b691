"""The steps of a complaint, first and second round. Pure."""

from tiepdan.cases.steps.step import DECIDED, UNDECIDED, UNDER_WAY, Step, aside, states

ON_THE_WAY = aside(
    withdrawn="Ghi nhận rút khiếu nại", withdraw="Luật Khiếu nại Đ.10; NĐ 124/2020 Đ.7a (NĐ 155/2026 Đ.5)",
    suspend="Luật Khiếu nại Đ.11a k.1; NĐ 124/2020 Đ.28a (NĐ 155/2026 Đ.12)", resume="NĐ 124/2020 Đ.28b k.2 (NĐ 155/2026 Đ.12)",
    terminate="Luật Khiếu nại Đ.11a k.2; NĐ 124/2020 Đ.28b (NĐ 155/2026 Đ.12)",
)
STAYS = (
    Step("stay", "Tạm đình chỉ thi hành quyết định bị khiếu nại", states(*UNDECIDED), "", "Luật Khiếu nại Đ.35", "case.accept", ("no_stay",), "aside"),
    Step("lift_stay", "Hủy bỏ tạm đình chỉ thi hành", states(*UNDECIDED, *DECIDED, "suspended"), "", "Luật Khiếu nại Đ.35", "case.accept",
         ("stay_running",), "aside"),
)
COURT = "Luật Tố tụng hành chính 93/2015/QH13 Đ.193"
LINKING = (
    Step("link_round", "Gắn với lần giải quyết đầu", states(*UNDECIDED, "suspended", *DECIDED, "closed"), "", "Luật Khiếu nại Đ.33", "case.accept",
         ("alone_in_its_case",), "aside"),
    Step("unlink_round", "Tách khỏi lần giải quyết đầu", states(*UNDECIDED, "suspended", *DECIDED, "closed"), "", "Luật Khiếu nại Đ.33", "case.accept",
         ("not_alone_in_its_case", "took_nothing_over"), "aside"),
)
AFTER = ("closed", "terminated")  # an annulled round has been to court


# what is asked of others while it is found out what is true
ASKING = (
    Step("ask_information", "Yêu cầu cung cấp thông tin, tài liệu", states(*UNDER_WAY), "", "Luật Khiếu nại Đ.29 k.3", "case.verify", (), "aside"),
    Step("order_assessment", "Trưng cầu giám định", states(*UNDER_WAY), "", "Luật Khiếu nại Đ.29 k.3", "case.accept", (), "aside"),
    Step("record_reply", "Ghi nhận trả lời, kết quả giám định", states(*UNDECIDED, "suspended"), "", "Luật Khiếu nại Đ.29 k.3", "case.verify",
         ("reply_awaited",), "aside"),
)


def dialogues(dialogue: str) -> tuple[Step, ...]:
    """Asking to a dialogue, putting it off, its minutes; `dialogue` is the article."""
    return (
        Step("invite", "Mời đối thoại", states("reported"), "reported", f"{dialogue}; NĐ 124/2020 Đ.28 k.1 (NĐ 155/2026 Đ.11)",
             "case.accept", ("no_dialogue_planned",)),
        Step("dialogue", "Lập biên bản đối thoại", states("reported"), "reported", dialogue, "case.verify", ("dialogue_planned", "dialogue_day_come")),
        Step("postpone", "Hoãn đối thoại", states("reported"), "", f"{dialogue}; NĐ 124/2020 Đ.28 k.5 (NĐ 155/2026 Đ.11)", "case.accept",
             ("dialogue_planned",), "aside"),
    )


def afterwards(sued: str) -> tuple[Step, ...]:
    """What a court makes of a settlement, also when it has ended; `sued` is the article of the right to sue."""
    return (
        Step("record_lawsuit", "Ghi nhận Tòa án thụ lý vụ án", states(*UNDECIDED, "suspended", *DECIDED, *AFTER), "", sued, "case.verify",
             ("no_lawsuit",), "aside"),
        Step("record_court_result", "Ghi nhận kết quả của Tòa án", states(*UNDECIDED, "suspended", *DECIDED, *AFTER), "", COURT, "case.verify",
             ("lawsuit_running",), "aside"),
    )


def settling(*, verify: str, report: str, dialogue: str, decide: str, send: str, effect: str) -> tuple[Step, ...]:
    """The steps the rounds of a complaint share; the arguments are the articles."""
    invite, hold, postpone = dialogues(dialogue)
    return (
        Step("verify", "Giao xác minh", states("accepted"), "verifying", verify, "case.accept"),
        Step("report", "Báo cáo kết quả xác minh", states("verifying"), "reported", report, "case.verify"),
        invite,
        hold,
        Step("draft", "Soạn quyết định giải quyết", states("reported"), "drafted", decide, "letter.draft", ("dialogue_held_where_due",)),
        Step("return_draft", "Trả lại bản thảo để sửa", states("drafted"), "reported", decide, "letter.sign", (), "refuse"),
        Step("sign", "Ký quyết định giải quyết", states("drafted"), "decided", decide, "letter.sign"),
        Step("send", "Gửi quyết định", states("decided"), "sent", send, "letter.send", ("letter_sealed",)),
        Step("take_effect", "Ghi nhận quyết định có hiệu lực", states("sent"), "in_effect", effect, "case.verify", ("effect_day_come",)),
        Step("order", "Ra văn bản thi hành", states("in_effect"), "in_effect", "NĐ 124/2020 Đ.31", "case.accept", ("order_due",)),
        postpone,
    )


COMPLAINT_FIRST = (
    *settling(verify="Luật Khiếu nại Đ.29", report="Luật Khiếu nại Đ.29 k.4", dialogue="Luật Khiếu nại Đ.30", decide="Luật Khiếu nại Đ.31",
              send="Luật Khiếu nại Đ.32", effect="Luật Khiếu nại Đ.44 k.1"),
    Step("close", "Kết thúc vụ việc", states("in_effect"), "closed", "NĐ 124/2020 Đ.31", "case.verify", ("order_given", "duties_done")),
    Step("take_over", "Nhận giải quyết thay vì lần đầu quá hạn", states(*UNDECIDED), "taken_over", "NĐ 124/2020 Đ.4", "case.accept",
         ("settle_overdue",), "aside"),
    *ASKING, *STAYS, *ON_THE_WAY, *afterwards("Luật Khiếu nại Đ.33"),
)

COMPLAINT_SECOND = (
    *settling(verify="Luật Khiếu nại Đ.38", report="Luật Khiếu nại Đ.38", dialogue="Luật Khiếu nại Đ.39", decide="Luật Khiếu nại Đ.40",
              send="Luật Khiếu nại Đ.41 k.1", effect="Luật Khiếu nại Đ.44 k.2"),
    Step("publish", "Công khai quyết định", states("sent", "in_effect"), "", "Luật Khiếu nại Đ.41 k.2, k.3", "case.verify", ("not_published",)),
    Step("close", "Kết thúc vụ việc", states("in_effect"), "closed", "NĐ 124/2020 Đ.31", "case.verify", ("decision_published", "order_given", "duties_done")),
    *LINKING, *ASKING, *STAYS, *ON_THE_WAY, *afterwards("Luật Khiếu nại Đ.42"),
)
