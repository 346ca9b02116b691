"""The steps of a denunciation. Pure."""

from tiepdan.cases.steps.step import DECIDED, UNDECIDED, Step, aside, states

OF_A_DENUNCIATION = aside(
    "Luật Tố cáo Đ.30; NĐ 31/2019 Đ.3", withdrawn="Ghi nhận rút tố cáo", withdraw="Luật Tố cáo Đ.33; NĐ 31/2019 Đ.4 (NĐ 156/2026 Đ.1)",
    suspend="Luật Tố cáo Đ.34 k.1", resume="Luật Tố cáo Đ.34 k.2", terminate="Luật Tố cáo Đ.34 k.3",
)

UNDER_LAW = (*UNDECIDED, "suspended", "decided", "sent", "in_effect")  # signs of a crime are handed over whenever they are seen

DENUNCIATION = (
    Step("verify", "Lập tổ xác minh", states("accepted"), "verifying", "Luật Tố cáo Đ.31; NĐ 31/2019 Đ.10", "case.accept"),
    Step("report", "Báo cáo kết quả xác minh", states("verifying"), "reported", "NĐ 31/2019 Đ.16", "case.verify", ("team_formed",)),
    Step("record_findings", "Ghi kết quả tự xác minh", states("verifying"), "reported", "NĐ 31/2019 Đ.10 k.1, Đ.19", "case.accept", ("verified_alone",)),
    Step("draft", "Soạn kết luận nội dung tố cáo", states("reported"), "drafted", "Luật Tố cáo Đ.35", "letter.draft"),
    Step("return_draft", "Trả lại bản thảo để sửa", states("drafted"), "reported", "Luật Tố cáo Đ.35", "letter.sign", (), "refuse"),
    Step("sign", "Ký kết luận nội dung tố cáo", states("drafted"), "decided", "Luật Tố cáo Đ.35", "letter.sign"),
    Step("send", "Gửi kết luận, báo người tố cáo", states("decided"), "sent", "Luật Tố cáo Đ.35 k.3", "letter.send", ("letter_sealed",)),
    Step("take_effect", "Xử lý theo kết luận", states("sent"), "in_effect", "Luật Tố cáo Đ.36 k.1", "case.accept"),
    Step("publish", "Công khai kết luận", states("sent", "in_effect"), "", "Luật Tố cáo Đ.40 k.1", "case.verify", ("not_published",)),
    Step("close", "Kết thúc vụ việc", states("in_effect"), "closed", "Luật Tố cáo Đ.36", "case.verify", ("published", "duties_done")),
    Step("assign_monitor", "Giao theo dõi thực hiện kết luận", states("sent", "in_effect"), "", "NĐ 31/2019 Đ.18 k.2 (NĐ 156/2026 Đ.3)", "case.accept",
         (), "aside"),
    Step("record_handling", "Ghi báo cáo kết quả xử lý", states("sent", "in_effect"), "", "Luật Tố cáo Đ.36 k.3", "case.verify", (), "aside"),
    Step("report_lateness", "Báo cáo cấp trên vì chậm giải quyết", states(*UNDECIDED, "suspended", *DECIDED), "", "Luật Tố cáo Đ.38 k.3", "case.accept",
         ("report_demanded",), "aside"),
    *OF_A_DENUNCIATION,
    Step("hand_over_crime", "Chuyển hồ sơ có dấu hiệu tội phạm", states(*UNDER_LAW), "", "Luật Tố cáo Đ.27 k.1, Đ.36 k.2", "case.accept",
         ("no_crime_reply_awaited",), "aside"),
    Step("record_crime_reply", "Ghi trả lời của cơ quan nhận hồ sơ", states(*UNDER_LAW), "", "Luật Tố cáo Đ.27 k.1", "case.verify",
         ("crime_reply_awaited",), "aside"),
)
