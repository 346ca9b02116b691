"""The steps of looking at a follow-up denunciation: settled wrongly (Luật Tố cáo Đ.37), or not settled in time (Đ.38; NĐ 31/2019 Đ.5). Pure.

Settled by the superior it becomes a denunciation like any other, in the matter of the earlier one, with periods of its own.
"""

from tiepdan.cases.steps.step import Step, states

CORRECT = Step("correct_earlier", "Sửa lần giải quyết trước đã nêu", states("accepted"), "", "Luật Tố cáo Đ.37 k.1, Đ.38 k.1", "case.accept", (), "aside")

FOLLOW_UP_WRONG = (
    Step("resettle", "Giải quyết lại vụ việc tố cáo", states("accepted"), "accepted", "Luật Tố cáo Đ.37 k.2, k.3", "case.accept"),
    Step("pass_on", "Chuyển nơi có thẩm quyền giải quyết", states("accepted"), "reviewed", "Luật Tố cáo Đ.37 k.2", "case.accept", (), "refuse"),
    Step("keep_settlement", "Không giải quyết lại", states("accepted"), "reviewed", "Luật Tố cáo Đ.37 k.2", "case.accept", (), "refuse"),
    Step("close", "Kết thúc xem xét", states("reviewed"), "closed", "Luật Tố cáo Đ.37 k.2", "case.verify", ("notices_sent",)),
    CORRECT,
)

FOLLOW_UP_LATE = (
    Step("demand_report", "Yêu cầu báo cáo vì quá hạn", states("accepted"), "demanded", "Luật Tố cáo Đ.38 k.2", "case.accept", ("earlier_unsettled",)),
    Step("order_settling", "Yêu cầu tiếp tục giải quyết", states("demanded"), "ordered", "Luật Tố cáo Đ.38 k.3, k.4", "case.accept",
         ("earlier_unsettled", "report_come_or_late")),
    Step("end_review", "Ghi nhận đã được giải quyết", states("accepted", "demanded", "ordered"), "reviewed", "Luật Tố cáo Đ.38 k.4", "case.accept",
         ("earlier_settled",)),
    Step("close", "Kết thúc xem xét", states("reviewed"), "closed", "Luật Tố cáo Đ.38 k.4", "case.verify", ("notices_sent",)),
    Step("take_denunciation", "Nhận vụ việc tố cáo để giải quyết", states("accepted", "demanded", "ordered"), "accepted",
         "Luật Tố cáo Đ.38 k.5; NĐ 31/2019 Đ.5", "case.accept", ("earlier_unsettled",), "aside"),
    CORRECT,
)
