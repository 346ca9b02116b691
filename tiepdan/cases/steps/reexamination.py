"""The steps by which a superior looks again at a settlement that shows a breach of law: a table of its own, beside the way of the complaint. Pure."""

from tiepdan.cases.steps.step import Step, states

NONE = "none"  # nothing is being looked at again
OPEN = ("opened", "assigned", "reported")
ARTICLE = "NĐ 124/2020 Đ.38 (NĐ 155/2026 Đ.14)"

REEXAMINATION = (
    Step("open_reexamination", "Xem xét lại việc giải quyết", states(NONE), "opened", ARTICLE, "case.accept", ("decision_in_force",)),
    Step("assign_check", "Giao kiểm tra, báo cáo", states("opened"), "assigned", ARTICLE, "case.accept"),
    Step("record_check", "Ghi báo cáo kết quả kiểm tra", states("assigned"), "reported", ARTICLE, "case.verify"),
    Step("conclude_reexamination", "Kết luận, chỉ đạo giải quyết", states("reported"), "concluded", ARTICLE, "case.accept"),
)
REEXAMINATION_NEEDS = {
    "decision_in_force": "chưa có quyết định giải quyết đang có hiệu lực của cơ quan cấp dưới trực tiếp, hoặc quyết định ấy đã bị hủy",
}
