"""The steps of a protection file: a table of its own, beside the way of the denunciation. Pure."""

from tiepdan.cases.steps.step import Step, states

NONE = "none"  # no protection file is under way
OPEN = ("requested", "running")
# Whoever is told first writes it down, the officer who registers or handles petitions as much as the verifier: fear waits for nobody's turn.
TOLD_TO = ("petition.register", "petition.route", "case.verify")
TOLD = ("request_protection", "confirm_request", "report_retaliation", "add_protection_paper")
BY_CITIZEN = ("request_protection", "report_retaliation")  # on the follow page, with the key of the receipt

PROTECTION = (
    Step("request_protection", "Ghi đề nghị bảo vệ", states(NONE), "requested", "Luật Tố cáo Đ.47 k.3, Đ.50", "case.verify",
         ("denouncer_known", "under_way")),
    Step("confirm_request", "Ghi đã có văn bản đề nghị", states(*OPEN), "", "Luật Tố cáo Đ.50 k.3", "case.verify", ("request_unwritten",)),
    Step("protect", "Quyết định áp dụng biện pháp bảo vệ", states("requested"), "running", "Luật Tố cáo Đ.51 k.1, Đ.52; NĐ 31/2019 Đ.7", "case.accept"),
    Step("refuse_protection", "Không áp dụng biện pháp bảo vệ", states("requested"), "refused", "Luật Tố cáo Đ.51 k.3", "case.accept", (), "refuse"),
    Step("add_measure", "Bổ sung biện pháp", states("running"), "", "Luật Tố cáo Đ.54 k.1", "case.accept", (), "aside"),
    Step("change_measure", "Thay đổi biện pháp", states("running"), "", "Luật Tố cáo Đ.54 k.1", "case.accept", ("measure_open",), "aside"),
    Step("prove_measure", "Ghi kết quả thực hiện biện pháp", states("running"), "", "Luật Tố cáo Đ.53 k.2", "case.verify", ("measure_open",)),
    Step("check_measure", "Kiểm tra kết quả biện pháp", states("running"), "", "Luật Tố cáo Đ.53 k.1", "case.accept", ("measure_done",)),
    Step("report_retaliation", "Ghi việc trả thù, trù dập", states(NONE, *OPEN), "", "Luật Tố cáo Đ.8, Đ.47 k.3", "case.verify",
         ("denouncer_known",), "aside"),
    Step("answer_retaliation", "Xem xét việc trả thù, trù dập", states(*OPEN), "", "Luật Tố cáo Đ.47 k.3, Đ.53 k.1", "case.accept", ("retaliation_open",)),
    Step("review_protection", "Xem lại, giữ nguyên biện pháp", states("running"), "", "Luật Tố cáo Đ.53 k.1, Đ.54 k.1", "case.accept", (), "aside"),
    Step("add_protection_paper", "Đưa giấy tờ vào hồ sơ bảo vệ", states(*OPEN), "", "Luật Tố cáo Đ.55", "case.verify", (), "aside"),
    Step("end_protection", "Chấm dứt bảo vệ", states("running"), "ended", "Luật Tố cáo Đ.54 k.2", "case.accept", (), "aside"),
)
PROTECTION_NEEDS = {
    "denouncer_known": "đơn không ghi tên người tố cáo nên chưa biết bảo vệ ai",
    "under_way": "việc giải quyết tố cáo đã có kết luận, đã đình chỉ hoặc đơn đã kết thúc",
    "request_unwritten": "đề nghị đã có văn bản, hoặc không cần",
    "measure_open": "không có biện pháp nào đang chờ thực hiện",
    "retaliation_open": "không có việc trả thù, trù dập nào chờ xem xét",
    "measure_done": "chưa có kết quả nào chờ kiểm tra",
}
