"""Phrases every petition uses, with their right tone marks.

A reading by machine slips on marks ("khiểu nại", "tổ cáo") and many people type none at all; wherever these letters
stand together they mean this phrase. Only phrases of two syllables or more that mean nothing else without marks.
"""

PHRASES = tuple(
    """
khiếu nại|tố cáo|kiến nghị|phản ánh|tố giác|tin báo|đề nghị|yêu cầu|khiếu kiện|kêu cứu|kính gửi|người làm đơn|thay mặt|họ và tên|rút đơn
quyết định|hành vi|hành chính|thông báo|kết luận|văn bản|công văn|biên bản|bản án|giải quyết|thụ lý|xác minh|lần đầu|lần hai
lần thứ hai|giải quyết khiếu nại|khiếu nại lần hai|xử phạt|cưỡng chế|thu hồi|bồi thường|hỗ trợ|tái định cư|đền bù|giải phóng mặt bằng
chủ tịch|phó chủ tịch|ủy ban nhân dân|hội đồng nhân dân|giám đốc|phó giám đốc|trưởng phòng|hiệu trưởng|công chức|viên chức|cán bộ
địa chính|tư pháp|công an|cảnh sát|điều tra viên|cơ quan điều tra|tòa án|viện kiểm sát|thẩm phán|chấp hành viên|thi hành án|dân sự
bảo hiểm xã hội|bảo hiểm y tế|chính phủ|quốc hội|thủ tướng|bộ trưởng|thanh tra|chánh thanh tra|tỉnh ủy|đảng ủy|huyện ủy
đất đai|quyền sử dụng đất|giấy chứng nhận|tranh chấp|lấn chiếm|diện tích|thửa đất|tờ bản đồ|quy hoạch|xây dựng|môi trường|ô nhiễm
chế độ|chính sách|trợ cấp|hưu trí|người có công|liệt sĩ|thương binh|hộ nghèo|cận nghèo|bảo trợ xã hội|lao động|tiền lương|hợp đồng
tôn giáo|tín ngưỡng|đầu tư|kinh doanh|doanh nghiệp|công ty|dự án|giáo dục|đào tạo|học sinh|giáo viên|trường học|y tế|bệnh viện|bác sĩ
an ninh|trật tự|ma túy|trộm cắp|lừa đảo|chiếm đoạt|đe dọa|hành hung|giao thông|nông nghiệp|lâm nghiệp|thủy lợi
hối lộ|tham nhũng|tham ô|bao che|nhũng nhiễu|sách nhiễu|lạm quyền|lợi dụng chức vụ|vi phạm|sai phạm|trái pháp luật
không đồng ý|không nhất trí|đại diện|gia đình|nhân dân|cử tri|sinh năm|trú tại|thường trú|địa chỉ|số điện thoại|căn cước
kính mong|xem xét|kiểm tra|xử lý|trả lại|hủy bỏ|thu tiền|biên lai|kỷ luật|cảnh cáo|buộc thôi việc|chấm dứt hợp đồng
hội thánh|truyền đạo|mặt bằng|cam đoan|sự thật|giám đốc thẩm|phúc thẩm|sơ thẩm|kê biên|tạm giam|bị can|vay tiền
""".strip()
    .replace("\n", "|")
    .split("|")
)
