"""What may be done with a duty: a table of its own, beside the way of the case or recommendation it comes from. Pure."""

from tiepdan.cases.steps.step import Step, states

STILL = ("open", "to_check")
BOTH = "NĐ 124/2020 Đ.31; Luật Tố cáo Đ.36"
ON_WATCH = "NĐ 124/2020 Đ.31; NĐ 31/2019 Đ.18 k.2"

DUTY = (
    Step("check_duty", "Kiểm tra chứng cứ", states("to_check"), "", BOTH, "duty.check", ("gave_it", "not_own_proof")),
    Step("prove_duty", "Nộp chứng cứ", states(*STILL), "to_check", BOTH, "duty.prove", ("owes_or_gave_it",)),
    Step("return_duty", "Trả lại chứng cứ", states("to_check"), "open", BOTH, "duty.check", ("gave_it", "not_own_proof"), "refuse"),
    Step("take_duty", "Nhận nghĩa vụ được giao", states(*STILL), "", BOTH, "duty.prove", ("offered_here",)),
    Step("refuse_duty", "Không nhận nghĩa vụ được giao", states(*STILL), "", BOTH, "duty.prove", ("offered_here",), "refuse"),
    Step("urge_duty", "Đôn đốc", states(*STILL), "", ON_WATCH, "letter.draft", ("gave_it", "signable")),
    Step("move_duty_day", "Dời ngày phải xong", states(*STILL), "", BOTH, "letter.sign", ("gave_it", "signed_its_day"), "aside"),
    Step("hand_duty", "Giao cho nơi khác làm", states(*STILL), "", BOTH, "duty.check", ("may_hand", "nobody_asked"), "aside"),
    Step("stop_duty", "Thôi thi hành", states(*STILL), "stopped", BOTH, "duty.check", ("gave_it",), "aside"),
)
# acts that more than one ability opens: whoever owes a duty may hand it on, whoever takes it may be its head
ALSO = {"stop_duty": "case.verify", "hand_duty": "duty.prove", "take_duty": "duty.check", "refuse_duty": "duty.check"}
DUTY_NEEDS = {
    "gave_it": "việc của {office}, nơi giao nghĩa vụ này",
    "not_own_proof": "người nộp chứng cứ không tự kiểm tra được",
    "owes_or_gave_it": "nghĩa vụ này của {owner}",
    "offered_here": "nghĩa vụ này không đang chờ ông/bà nhận",
    "signable": "việc của người đứng đầu hoặc cấp phó: công văn về kiến nghị giám sát được ký ngay",
    "signed_its_day": "ngày do {letter} định, chỉ người đã ký văn bản ấy dời được",
    "may_hand": "việc của {owner}, hoặc của {office}",
    "nobody_asked": "đang chờ {asked} trả lời có nhận hay không",
}
