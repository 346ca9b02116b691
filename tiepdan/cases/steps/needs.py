"""The sentence of each fact the tables name, as it is said when the fact does not hold. Pure."""

NEEDS = {
    "no_dialogue_planned": "đã hẹn đối thoại rồi",
    "dialogue_planned": "chưa mời đối thoại",
    "dialogue_day_come": "chưa đến ngày đối thoại đã hẹn",
    "dialogue_held_where_due": "phải đối thoại trước: giải quyết lần hai, hoặc yêu cầu và kết quả xác minh còn khác nhau",
    "letter_sealed": "chờ đóng dấu ký số văn bản",
    "effect_day_come": "chưa đến ngày quyết định có hiệu lực",
    "order_due": "quyết định không giao nghĩa vụ nào, hoặc đã ra văn bản thi hành",
    "order_given": "chưa ra văn bản thi hành quyết định",
    "not_published": "đã công khai rồi",
    "decision_published": "chưa công khai quyết định (Luật Khiếu nại Đ.41)",
    "others_answered": "còn đơn trả lời chung chưa được gửi văn bản",
    "published": "chưa công khai kết luận (Luật Tố cáo Đ.40)",
    "duties_done": "còn nghĩa vụ chưa có chứng cứ được kiểm tra",
    "not_all_withdrawn": "toàn bộ nội dung đã được ghi nhận là rút",
    "period_running": "thời hạn giải quyết đã hết hoặc đang tạm dừng nên không gia hạn được",
    "no_crime_reply_awaited": "hồ sơ đã chuyển, đang chờ trả lời",
    "crime_reply_awaited": "không có hồ sơ nào đang chờ trả lời",
    "extension_left": "đã gia hạn đủ số lần luật cho",
}
