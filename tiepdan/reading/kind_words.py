"""The turns of phrase by which kinds of petition are told apart. What each counts for is said in `kind`."""

from tiepdan.reading.normalise import Pattern

# The verb said of now and by the writer: not "đã khiếu nại", "đơn tố cáo", "giải quyết khiếu nại", "quyền khiếu nại".
NOT_BEHIND = "đã đơn quyết luật thư được quyền dung hiệu về không luận bị người việc"
NOW = "".join(rf"(?<!{word} )" for word in NOT_BEHIND.split())
PAPER = (
    r"(?:các |những |toàn bộ |bản |nội dung |phần |một phần )*(?:quyết định|thông báo|kết luận|công văn|văn bản|biên bản|phương án|"
    r"giấy)"
)
ASK = r"(?:đề nghị|yêu cầu|xin|mong|kính mong|kiến nghị|buộc|request|để)"

COMPLAIN = Pattern(
    rf"(?<!đã )(?<!có )(?<!từng )(?:làm|viết|gửi) đơn(?: này)?(?: để| xin)? khiếu nại|"
    rf"{NOW}khiếu nại(?!,? tố cáo)(?! của)(?! lần đầu (?:đến|tới|lên))|(?m:^)\W{{0,8}}khiếu nại của (?:ông|bà|hộ|công ty|anh|"
    rf"chị)[^.;]{{0,140}}?(?:về|đối với)|(?:i|we) (?:hereby |strongly |wish to )*(?:complain|appeal|object|contest|dispute|"
    rf"disagree)|request (?:the )?(?:cancellation|annulment|review|"
    rf"reinstatement)"
)
COMPLAIN_OF = Pattern(
    rf"(?m:^)\W{{0,8}}khiếu nại của (?:ông|bà|hộ|công ty|anh|chị)[^.;]{{0,140}}?(?:về việc|đối với|{PAPER})|(?:{NOW}|(?:làm|"
    rf"viết) đơn (?:này )?)khiếu nại (?:lần (?:hai|2|thứ hai) )?(?:(?:về|đối với|với|việc|cả|hai|2) )*{PAPER}|"
    rf"{NOW}khiếu nại[^.;]{{0,90}}hành vi|(?:object to|appeal against|contest|dispute|disagree with) (?:this |the |"
    rf"your )*(?:decision|notice|order|fine)|"
    rf"{NOW}khiếu nại (?:về )?(?:việc|cách|mức)(?! (?:ông|bà|anh|chị|cán bộ))"
)
ANNUL = Pattern(
    rf"{ASK}[^.]{{0,110}}?(?:hủy|hủy bỏ|thu hồi|bãi bỏ|rút lại|sửa đổi|sửa|xem xét lại|xem lại|điều chỉnh|giải quyết lại|"
    rf"cancel\w*)(?: [^\W\d]+){{0,4}}? (?:quyết định|thông báo|kết luận|công văn|kỷ luật|biên bản|decision|việc xử phạt|"
    rf"phương án bồi thường)"
    r"|(?:hủy|hủy bỏ|thu hồi|bãi bỏ|rút lại|bỏ|sửa lại|sửa) (?:lại |các |hai |bỏ |cái )*(?:quyết định|thông báo|kết luận)|"
    r"cancellation of the decision"
    r"|(?:ask|request|urge)[^.]{0,40} (?:withdraw|cancel|annul|revoke|reverse|review) (?:it|this|the)"
)
ANNUL_IT = Pattern(rf"{ASK}[^.]{{0,30}}? (?:hủy|hủy bỏ|bãi bỏ|thu hồi)\b(?! (?:hợp đồng|dự án|quy hoạch|đất|tiền|tài sản))")
REDO = Pattern(
    r"(?:tính|kiểm đếm|kiểm|đo đạc|đo|xác định|áp giá|áp|bồi thường|định giá|xếp|phân loại|giải quyết|xem xét|cộng|khôi phục|"
    r"hưởng)(?: [^\W\d]+){0,5}? (?:lại|đủ|cho (?:tôi|gia đình|chúng tôi))|reinstate",
    whole=True,
)
# To refuse a paper is to complain of it, whatever verb is used.
REFUSES_PAPER = Pattern(
    rf"không (?:đồng ý|nhất trí|chấp nhận|đồng tình|tán thành|phục|chịu|thống nhất)(?: với| về)?(?: nội dung| việc| các| những|"
    rf" cái)* {PAPER}(?! của tòa)"
)
DISAGREE = Pattern(
    r"không (?:đồng ý|nhất trí|chấp nhận|tán thành|thống nhất|đồng tình|thỏa đáng|chấp thuận)|quá nặng|oan\b|oan ức|bị oan|"
    r"trái (?:quy định|pháp luật|luật|thẩm quyền)|"
    r"(?:không|chưa) đúng (?:quy định|pháp luật|luật|đối tượng|thẩm quyền|thực tế|diện tích|loại đất|trình tự|quy trình|"
    r"hiện trạng|nguồn gốc)|làm sai|ghi sai|tính sai|áp sai|xác định sai|thiệt thòi|quá thấp|bỏ sót|tính thiếu|not notified|"
    r"unlawful",
    whole=True,
)
ON_ME = Pattern(
    r"(?:của|cho|phạt|kỷ luật|buộc|đối với|trả|thu hồi|cưỡng chế|đuổi|chuyển|cắt|với|tôi bị|gia đình tôi bị|"
    r"hộ tôi bị) (?:cho )?(?:tôi|gia đình tôi|gia đình chúng tôi|chúng tôi|nhà tôi|hộ tôi|công ty chúng tôi|bố tôi|mẹ tôi|"
    r"con tôi|chồng tôi|vợ tôi)\b|\bmy (?:work )?(?:permit|house|land|licen[cs]e)|"
    r"(?:tôi|gia đình tôi|chúng tôi) (?:chỉ )?(?:bị|được|nhận được|không được|nhận)"
)
REFUSED = Pattern(
    r"(?:không|chưa|chậm|từ chối|trả lại|trả|cố tình không)(?: [^\W\d]+){0,4}? (?:cấp|giải quyết|trả lời|hồ sơ|chi trả|"
    r"bồi thường|xác nhận|công nhận|giao|đăng ký|tiếp nhận|trả lại|xem xét|thực hiện)",
    whole=True,
)
DENOUNCE = Pattern(
    rf"{NOW}(?:tố cáo|tố giác|trình báo|tin báo)(?!,? khiếu nại)|(?<!khiếu nại, )(?<!đã )tố cáo (?:ông|bà|anh|chị|đồng chí|hành vi|"
    rf"cán bộ|việc)|báo (?:cho|với|để)? ?[^.;]{{0,30}}biết (?:về )?(?:hành vi|việc (?:ông|bà))"
)
WRONGDOING = Pattern(
    r"(?:nhận (?:tiền|hối lộ|quà|phong bì|của (?:ông|bà|anh|chị|tôi|các hộ|dân|gia đình)[^.;]{0,30}(?:triệu|tiền))|vòi (?:tiền|"
    r"vĩnh)|đòi (?:tiền|hối lộ|chung chi|phong bì|\d[\d.,]{0,15})|(?:bắt|bảo|đòi|yêu cầu|phải|ép)(?: [^\W\d]+){0,4}? (?:đưa|nộp|chi|biếu|"
    r"lót)(?: [^\W\d]+){0,3} (?:\d[\d.,]{0,15}|tiền|phong bì)|ăn chia|gợi ý (?:đưa|chung|bồi dưỡng)|chung chi|lót tay|nhũng nhiễu|"
    r"sách nhiễu|hạch sách|"
    r"tham ô|tham nhũng|ăn chặn|bớt xén|biển thủ|cắt xén|rút ruột|lập (?:hồ sơ )?khống|kê khống|khai khống|nghiệm thu khống|"
    r"thanh toán khống|chữ ký khống|khống|bằng (?:[^\W\d]+ ){0,3}giả|giả mạo|làm giả|hồ sơ giả|bao che|dung túng|cấu kết|"
    r"móc nối|tiếp tay|chống lưng|"
    r"lạm quyền|lộng quyền|lạm thu|lợi dụng (?:chức vụ|quyền hạn|chức quyền)|chức vụ,? quyền hạn|cố ý làm (?:sai|trái)|"
    r"thiếu trách nhiệm|vô trách nhiệm|trù dập|ức hiếp|không (?:có )?(?:biên lai|hóa đơn|phiếu thu)|bỏ túi|"
    r"(?:của|cho) (?:em|anh|con|chồng|cháu|người nhà)(?: [^\W\d]+)? (?:vợ|chồng|ruột|mình)|sân sau|chia chác|mua chuộc|"
    r"đánh bạc|cờ bạc|quan hệ bất chính|ngoại tình|chèn ép|hống hách|quát tháo|chửi|xúc phạm|say rượu|bè phái|gia đình trị|"
    r"kê khai tài sản|"
    r"chiếm dụng|chiếm đoạt|sử dụng sai|chi sai|thu sai|thu tiền|thu của|thu mỗi|bán đất|phân lô|cấp đất trái|giao đất trái|"
    r"trục lợi|vụ lợi|gian lận|trốn thuế|gian dối|sai phạm|vi phạm (?:đạo đức|quy định|nghiêm trọng)|suy thoái|"
    r"xây nhà trái phép|"
    # taking money: a verb of taking or keeping, then a sum or a fund
    r"(?:lấy|ăn|nhận|thu|giữ lại|đút túi|bòn rút|vòi|moi|xà xẻo|bớt|ém|găm|đòi)(?: [^\W\d]+){0,4} (?:tiền|quỹ|phong bì|hoa hồng|lại quả|"
    r"\d[\d.,]{0,15}\s?(?:triệu|tr|tỷ|tỉ|nghìn|ngàn|k|đồng|cây vàng|chỉ vàng))|ăn (?:tiền|bớt|chia)|(?:tiền )?(?:bồi dưỡng|"
    r"lót tay|bôi trơn) \d|tiền (?:bồi dưỡng|lót tay|cà phê|bôi trơn)|"
    # papers made up
    r"(?:giấy|biên bản|chữ ký|danh sách|hồ sơ|chứng từ|hóa đơn|con dấu|hợp đồng|lý lịch|bằng)(?: [^\W\d]+){0,3} (?:giả|khống|ảo)|"
    r"hợp thức(?: hóa)?|lùi ngày|"
    r"khai (?:man|gian|khống)|sửa (?:điểm|hồ sơ|sổ sách)|ngoài sổ sách|kê (?:khống|thêm)|tẩy xóa|"
    # contracts and posts for one's own people
    r"tự ý (?:chi|bán|cắt|lấy|thu|cho|sửa|cấp|sử dụng|giao|chặt)|bỏ (?:sinh hoạt|họp|vị trí|ca trực)|duyệt chi|không có thật|đóng khống|"
    r"đưa (?:em|con|cháu|vợ|chồng|anh|chị|người nhà|người thân)(?: [^\W\d]+){0,3} vào|phe cánh|dìm người|sửa số liệu|"
    r"thông thầu|quân xanh|ngã giá|nâng giá|đội giá|chạy chọt|chạy chức|"
    r"(?:công ty|cho|của|vợ|giao|ưu ái)(?: [^\W\d]+){0,3} (?:em vợ|con rể|con dâu|người nhà|người thân|sân sau|vợ đứng tên|"
    r"em ruột|anh ruột|em rể)|"
    # conduct
    r"trù úm|trả thù|hách dịch|tham lam|tư lợi|tiêu cực|bảo kê|ăn hại|bồ bịch|lăng nhăng|trai gái|đạo đức kém|cửa quyền|bè cánh|dọa nạt|"
    r"đánh (?:tôi|dân|người|con tôi)|ép (?:tôi|dân|chúng tôi|con tôi)|làm ngơ|đi muộn về sớm|không đi (?:trực|làm)|bỏ trực)",
    whole=True,
)
PUNISH = Pattern(
    r"(?:xử lý(?: nghiêm| nghiêm minh| kỷ luật| trách nhiệm)?|kỷ luật|cách chức|bãi nhiệm|truy cứu|khởi tố|trừng trị|"
    r"làm rõ(?: hành vi| trách nhiệm| sai phạm| vi phạm| và xử lý)?|thanh tra|điều tra|xác minh(?:,? kết luận)?|"
    r"kiểm tra,? xử lý|vào cuộc|bắt giữ|truy bắt|bắt quả tang|thu hồi tiền|trả lại tiền cho dân|xem xét (?:con người|tư cách|đạo đức)|"
    r"(?:cho|mong|đề nghị|xin)(?: [^\W\d]+){0,4} (?:thanh tra|điều tra|kiểm tra|làm rõ))",
    whole=True,
)
PUNISH_ME = Pattern(
    r"(?:hạ bậc lương|buộc thôi việc|cách chức|giáng chức|điều chuyển|cho thôi việc|khiển trách|cảnh cáo) (?:đối với )?tôi|"
    r"(?:hình thức|bị|quyết định|tôi|việc|hội đồng) (?:xử lý |thi hành )?kỷ luật|kỷ luật (?:tôi|oan)"
)
# Punishment asked for one person: "xử lý anh Phúc", "kỷ luật cô này".
PUNISH_PERSON = Pattern(
    r"(?:xử lý|kỷ luật|cách chức|làm rõ|thanh tra|kiểm tra|xác minh|điều tra|truy cứu|đuổi việc|chấn chỉnh|xem xét)[^.;,]{0,40}? "
    r"(?:ông|bà|anh|chị|cô|thầy|đồng chí|cán bộ|công chức|bác sĩ|y|người|kẻ|vị) (?:[^\W\d]+ ){0,3}?(?:này|ấy|đó|trên|kia|nói trên|"
    r"[^\W\d]+)",
    whole=True,
)
# Blanks of the printed forms, filled in.
FORM_OF_DENUNCIATION = Pattern(r"(?m:^)\W{0,8}(?:họ tên )?người (?:bị )?tố cáo\s*:")
FORM_OF_COMPLAINT = Pattern(r"(?m:^)\W{0,8}(?:họ tên )?(?:người|cơ quan) (?:bị )?khiếu nại\s*:")
RECOMMEND = Pattern(rf"{NOW}kiến nghị|đơn (?:đề nghị|kiến nghị|xin)|cử tri|đề xuất|góp ý")
WISH = Pattern(
    r"(?:đề nghị|kính mong|mong|cần|nên|mong muốn|kính đề nghị|xin)[^.]{0,140}?(?:quan tâm|hỗ trợ|đầu tư|nâng cấp|xây dựng|"
    r"bổ sung|sửa đổi|ban hành|nghiên cứu|tăng cường|có (?:biện pháp|giải pháp|chính sách|cơ chế|phương án)|hướng dẫn|tháo gỡ|"
    r"sớm|chỉ đạo|"
    r"lắp|làm lại|mở|đặt|kéo|mua|trang bị|đổ bê tông|trải|thay|tổ chức|nâng|giảm|rút ngắn|quy định|thống nhất|giãn|bảo tồn|"
    r"siết|khôi phục|thành lập|"
    r"tạo điều kiện|cấp (?:giấy|sổ|lại)|công khai|công bố|cho phép|giao đất|quy hoạch|bố trí|điều chỉnh|rà soát|lựa chọn|phê duyệt)",
    whole=True,
)
REPORT = Pattern(rf"{NOW}phản ánh|{NOW}phản ảnh|cho (?:em|tôi|mình) hỏi|bức xúc|đơn phản ánh|kêu cứu", whole=True)
NUISANCE = Pattern(
    r"(?:ô nhiễm|xả thải|nước thải|khói|bụi|mùi hôi|hôi thối|tiếng ồn|ồn ào|mở nhạc|hát karaoke|loa|rác|ngập|úng|sạt lở|"
    r"sụt lún|hỏng|hư hỏng|xuống cấp|ổ gà|ổ voi|bong tróc|nứt|lún|tắc|mất nước|mất điện|cắt điện|đua xe|bốc đầu|tụ tập|"
    r"khai thác cát|tàu hút|nổ mìn|đổ trộm|lấn chiếm (?:vỉa hè|lòng đường|hành lang|trái phép)|chó thả rông|nguy hiểm|tai nạn|"
    r"quá tải|cơi nới|không phép|trái phép|mất vệ sinh|chậm tiến độ|kém chất lượng|chất lượng|thu phí|trạm thu phí|truyền đạo|"
    r"không che chắn|rơi vãi|chặt phá|thất thoát|bê tông mỏng|đèn đường|cống|thoát nước)",
    whole=True,
)
CIVIL = Pattern(
    r"(?:tranh chấp|lấn chiếm|lấn (?:sang|đất|ranh)|vay|cho mượn|mượn|nợ|trả tiền|ranh giới|giáp ranh|mốc giới|thừa kế|di chúc|"
    r"hụi|chơi họ|hợp đồng với (?:ông|bà|anh|chị)|thuê nhà|"
    r"rào lại|cuốc sang|xây lấn|"
    r"chia (?:đất|tài sản)|ly hôn|lối đi|mua bán đất|chuyển nhượng|đặt cọc|hợp đồng (?:mua|vay|thuê)|hàng xóm|liền kề|"
    r"giữa (?:gia đình|hộ|tôi)[^.]{0,40}với (?:gia đình|hộ|ông|bà))",
    whole=True,
)
# Money one owes another: civil only where no official took it.
MONEY_OWED = Pattern(
    r"góp vốn|đòi (?:lại )?(?:tiền|nợ|số tiền)|trả lại (?:tiền|số tiền|\d[\d.,]{0,15} (?:triệu|tr|tỷ))|"
    r"không chịu trả",
    whole=True,
)
SOMEONE_HURT_ME = Pattern(
    r"(?:đe dọa|đánh đập|hành hung|đánh|bám theo|theo dõi|chửi bới|dọa|đập phá|trộm|lừa|chiếm đoạt)[^.]{0,60}(?:tôi|gia đình tôi|"
    r"con tôi|vợ tôi|chồng tôi|nhà tôi)|tôi[^.]{0,40}bị[^.]{0,40}(?:đe dọa|đánh|hành hung|lừa|cướp|trộm)"
)
TITLES = (
    ("complaint", Pattern(r"khiếu nại|complaint")),
    ("denunciation", Pattern(r"tố cáo|tố giác")),
    ("recommendation", Pattern(r"kiến nghị|đề nghị|yêu cầu|xin")),
    ("feedback", Pattern(r"phản ánh|kêu cứu")),
)

ANY_WISH = Pattern(
    r"(?:đề nghị|kiến nghị|mong|cần|nên|yêu cầu|xem xét|chỉ đạo|sớm|tăng cường|quan tâm|bổ sung|sửa đổi|có chính sách|nghiên cứu|"
    r"đề xuất)",
    whole=True,
)
# Where a clause begins, and what may stand before its verb: nothing of another's ("đơn tố cáo của", "đã khiếu nại").
CLAUSE = (
    r"(?:(?m:^)|[.;:\n(–]|\b[1-9a-c][).:]|,(?= (?:tôi|chúng tôi|đồng thời|và|nay))|\b(?:và|đồng thời|ngoài ra|mặt khác|"
    r"bên cạnh đó|một|hai|ba|là|nay|tôi|chúng tôi|em|con|"
)
SUBJECT = (
    CLAUSE + r"gia đình tôi|công ty|[^\W\d]+ (?:một|hai|ba)|thứ (?:nhất|hai|ba)|việc \d|nội dung \d)\b)[\s,:.;)–-]{0,6}"
    r"(?:(?:tôi|chúng tôi|em|con|cũng|xin|được|làm đơn|viết đơn|còn|đồng thời|nay|thì|và|lại|muốn|phải|là|đơn|này)[\s,]{1,3}){0,6}"
)
OWN_COMPLAINT = Pattern(
    rf"{SUBJECT}khiếu nại (?!lần đầu (?:đến|tới))(?:(?:về|đối với|việc|cả|lần hai|lần 2|tiếp|với|các) )*(?:{PAPER}|hành vi|việc|"
    rf"sở|xã|phường|ubnd|"
    rf"[^.;]{{0,60}}(?:chậm trễ|{PAPER}))|{SUBJECT}không (?:đồng ý|nhất trí|chấp nhận|đồng tình)(?: với)? {PAPER}|"
    rf"{PAPER}[^.;]{{0,120}},? tôi khiếu nại|khiếu nại {PAPER}"
)
PERSON_ACCUSED = (
    r"(?:ông|bà|anh|chị|cô|thầy|đồng chí|cán bộ|công chức|viên chức|nhân viên|nữ|nam|chuyên viên|thanh tra viên|điều tra viên|"
    r"kiểm sát viên|chấp hành viên|"
    r"thẩm phán|kế toán|thủ quỹ|trưởng|chủ tịch|phó|bí thư|giám đốc|hiệu trưởng|kiểm lâm|công an|cảnh sát|đội trưởng|một số|mấy|tên)"
)
OWN_DENUNCIATION = Pattern(
    rf"{SUBJECT}(?:tố cáo|tố giác) (?:(?:về|đối với|cả|luôn|với) )*(?:(?:việc|hành vi)[^.;]{{0,30}}? (?:của )?)?{PERSON_ACCUSED}\b"
)
OWN_WISH = Pattern(rf"{SUBJECT}(?:kiến nghị|phản ánh|đề xuất)(?! của)")
LISTED = Pattern(
    r"(?:một là|hai là|thứ nhất|thứ hai|\b1[).:]|\b2[).:]|ngoài ra|đồng thời|mặt khác|bên cạnh đó|mấy việc|các (?:việc|"
    r"nội dung) sau)",
    whole=True,
)
