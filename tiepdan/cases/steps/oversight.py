"""What follows a recommendation of a body that oversees, once it is recorded. Pure.

The law found here sets one period only, narrower than these (Luật Khiếu nại Đ.66 k.2): the day of answer is the body's own, typed as its paper says.
"""

from tiepdan.cases.steps.step import Step, states

OVERSIGHT = (
    Step("accept_oversight", "Tiếp thu, giao việc và trả lời", states("recorded"), "accepted", "Luật Khiếu nại Đ.66", "oversight.answer"),
    Step("reject_oversight", "Không tiếp thu, trả lời nêu lý do", states("recorded"), "rejected", "Luật Khiếu nại Đ.66", "oversight.answer", (), "refuse"),
    Step("send_oversight_letter", "Gửi văn bản", states("accepted", "rejected"), "", "NĐ 30/2020 Đ.18", "letter.send", ("letter_to_send",)),
)
OVERSIGHT_NEEDS = {"letter_to_send": "không có văn bản nào đã ký số chờ gửi"}
