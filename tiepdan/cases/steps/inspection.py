"""The steps of inspecting what came without a name, with evidence (Luật Tố cáo Đ.25 k.2). No settlement of a denunciation. Pure."""

from tiepdan.cases.steps.step import UNDECIDED, Step, states

ARTICLES = "Luật Tố cáo Đ.25 k.2; NĐ 31/2019 Đ.20"
OPEN = (*UNDECIDED, "decided", "sent", "in_effect")

INSPECTION = (
    Step("order_inspection", "Quyết định kiểm tra thông tin", states("accepted"), "verifying", ARTICLES, "case.accept"),
    Step("report", "Báo cáo kết quả kiểm tra", states("verifying"), "reported", ARTICLES, "case.verify"),
    Step("draft", "Soạn văn bản kết quả kiểm tra", states("reported"), "drafted", ARTICLES, "letter.draft"),
    Step("return_draft", "Trả lại bản thảo để sửa", states("drafted"), "reported", ARTICLES, "letter.sign", (), "refuse"),
    Step("sign", "Ký văn bản kết quả kiểm tra", states("drafted"), "decided", ARTICLES, "letter.sign"),
    Step("send", "Gửi kết quả đến nơi quản lý", states("decided"), "sent", ARTICLES, "letter.send", ("letter_sealed",)),
    Step("take_effect", "Giao việc theo kết quả kiểm tra", states("sent"), "in_effect", ARTICLES, "case.accept"),
    Step("close", "Kết thúc, lưu kết quả", states("in_effect"), "closed", ARTICLES, "case.verify", ("duties_done",)),
    Step("hand_over_crime", "Chuyển hồ sơ có dấu hiệu tội phạm", states(*OPEN), "", "Luật Tố cáo Đ.27 k.1", "case.accept",
         ("no_crime_reply_awaited",), "aside"),
    Step("record_crime_reply", "Ghi trả lời của cơ quan nhận hồ sơ", states(*OPEN), "", "Luật Tố cáo Đ.27 k.1", "case.verify",
         ("crime_reply_awaited",), "aside"),
)
