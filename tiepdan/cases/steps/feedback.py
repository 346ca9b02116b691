"""The steps of a recommendation or a feedback. Pure."""

from tiepdan.cases.steps.step import Step, states

FEEDBACK = (
    Step("draft", "Soạn văn bản trả lời", states("accepted"), "drafted", "Luật Tiếp công dân Đ.26 k.2, Đ.28 k.1", "letter.draft"),
    Step("return_draft", "Trả lại bản thảo để sửa", states("drafted"), "accepted", "Luật Tiếp công dân Đ.28", "letter.sign", (), "refuse"),
    Step("sign", "Ký văn bản trả lời", states("drafted"), "decided", "Luật Tiếp công dân Đ.28", "letter.sign"),
    Step("send", "Gửi trả lời", states("decided"), "sent", "Luật Tiếp công dân Đ.28 k.1", "letter.send", ("letter_sealed",)),
    Step("take_effect", "Theo dõi việc đã hứa", states("sent"), "in_effect", "Luật Tiếp công dân Đ.26 k.2", "case.verify"),
    Step("close", "Kết thúc vụ việc", states("in_effect"), "closed", "Luật Tiếp công dân Đ.26 k.2", "case.verify", ("others_answered", "duties_done")),
)
