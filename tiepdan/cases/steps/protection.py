"""The steps of a protection file: a table of its own, beside the way of the denunciation. Pure."""

from tiepdan.cases.steps.step import Step, states

NONE = "none"  # the round has no protection file under way
OPEN = ("requested", "running")

PROTECTION = (
    Step("request_protection", "Ghi đề nghị bảo vệ", states(NONE), "requested", "Luật Tố cáo Đ.47 k.3, Đ.50", "case.verify", ("round_under_way",)),
    Step("confirm_request", "Ghi đã có văn bản đề nghị", states(*OPEN), "", "Luật Tố cáo Đ.50 k.3", "case.verify", ("request_unwritten",)),
    Step("protect", "Quyết định áp dụng biện pháp bảo vệ", states("requested"), "running", "Luật Tố cáo Đ.51 k.1, Đ.52; NĐ 31/2019 Đ.7", "case.accept"),
    Step("refuse_protection", "Không áp dụng biện pháp bảo vệ", states("requested"), "refused", "Luật Tố cáo Đ.51 k.3", "case.accept", (), "refuse"),
    Step("add_measure", "Bổ sung biện pháp", states("running"), "", "Luật Tố cáo Đ.54 k.1", "case.accept", (), "aside"),
    Step("change_measure", "Thay đổi biện pháp", states("running"), "", "Luật Tố cáo Đ.54 k.1", "case.accept", ("measure_open",), "aside"),
    Step("prove_measure", "Ghi kết quả thực hiện biện pháp", states("running"), "", "Luật Tố cáo Đ.53 k.2", "case.verify", ("measure_open",)),
    Step("check_measure", "Kiểm tra kết quả biện pháp", states("running"), "", "Luật Tố cáo Đ.53 k.1", "case.accept", ("measure_done",)),
    Step("report_retaliation", "Ghi việc trả thù, trù dập", states(*OPEN), "", "Luật Tố cáo Đ.8, Đ.47 k.3", "case.verify", (), "aside"),
    Step("end_protection", "Chấm dứt bảo vệ", states("running"), "ended", "Luật Tố cáo Đ.54 k.2", "case.accept", (), "aside"),
)
PROTECTION_NEEDS = {
    "round_under_way": "việc giải quyết tố cáo đã có kết luận hoặc đã đình chỉ",
    "request_unwritten": "đề nghị đã có văn bản, hoặc không cần",
    "measure_open": "không có biện pháp nào đang chờ thực hiện",
    "measure_done": "chưa có kết quả nào chờ kiểm tra",
}
