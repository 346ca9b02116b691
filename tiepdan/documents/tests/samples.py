"""One full set of facts for every form. All people are invented."""

TEAM = [
    {"name": "Ông Giàng A Lử", "title": "công chức địa chính"},
    {"name": "Bà Phàn Mùi Pham", "title": "công chức tư pháp"},
]
FINDINGS = [
    {"content": "Diện tích thửa đất số 112", "finding": "Bản đồ địa chính năm 2014 ghi 1.240 m²; đo thực địa ngày 02/9/2026 là 1.236 m², sai số cho phép."},
    {"content": "Nguồn gốc sử dụng", "finding": "Gia đình khai hoang năm 1992, có xác nhận của ba hộ liền kề; không tranh chấp."},
]
DUTIES = [
    {"who": "Bà Lò Thị Mẩy, công chức địa chính", "what": "Đo đạc lại thửa đất số 112, chỉnh lý hồ sơ", "by": "15/10/2026"},
    {"who": "Ủy ban nhân dân xã Y Tý", "what": "Chi trả bổ sung 38.400.000 đồng", "by": "30/10/2026"},
]
CONTENTS = [
    "Thu tiền làm đường thôn Sín Chải năm 2025 không có phiếu thu",
    "Dùng xe công vào việc riêng ngày 12 và 19 tháng 4 năm 2026",
]
MATTER = "Quyết định số 45/QĐ-UBND ngày 03 tháng 7 năm 2026 về việc thu hồi 1.240 m² đất nương tại thôn Sín Chải để mở đường liên thôn"
COMPLAINANT = {"complainant": "Ông Sùng A Páo", "address": "thôn Sín Chải, xã Y Tý, tỉnh Lào Cai", "matter": MATTER}
DENOUNCER = {"denouncer": "Người tố cáo 17", "code": "LC26-000123-7"}
ACCUSED = {"accused": "Ông Vàng A Sử", "accused_title": "Trưởng thôn Sín Chải, xã Y Tý"}

HALTED = {
    "ground": "Phải chờ kết quả của cơ quan khác liên quan trực tiếp.",
    "reason": "Tòa án đang xét tranh chấp ranh giới của chính thửa đất số 112.\nChưa có bản án thì chưa xác định được diện tích.",
}
GOING_ON = {
    "suspension_symbol": "52/QĐ-UBND", "suspension_on": "2026-08-25", "reason": "Bản án đã có hiệu lực ngày 20/9/2026.", "due_on": "2026-10-27",
}

FULL = {
    "complaint_suspension": COMPLAINANT | HALTED | {"accepted_symbol": "12/TB-UBND", "expected_on": "2026-09-30"},
    "complaint_continuation": COMPLAINANT | GOING_ON | {"accepted_symbol": "12/TB-UBND"},
    "complaint_termination": COMPLAINANT | HALTED | {"accepted_symbol": "12/TB-UBND"},
    "complaint_withdrawal": {
        "on": "2026-08-25", "place": "Ủy ban nhân dân xã Y Tý", "clerk": "Bà Lò Thị Mẩy", "complainant": "Ông Sùng A Páo",
        "address": "thôn Sín Chải, xã Y Tý", "withdrawn": "Rút yêu cầu về tiền bồi thường; vẫn khiếu nại diện tích thu hồi.",
    },
    "denunciation_suspension": ACCUSED | HALTED | {"accepted_symbol": "31/QĐ-UBND", "expected_on": "2026-09-30"},
    "denunciation_continuation": ACCUSED | GOING_ON | {"accepted_symbol": "31/QĐ-UBND"},
    "denunciation_termination": ACCUSED | HALTED | {"accepted_symbol": "31/QĐ-UBND"},
    "denunciation_extension": ACCUSED | {
        "accepted_symbol": "31/QĐ-UBND", "number": 1, "until": "2026-10-20", "reason": "Phải làm việc với 32 hộ ở ba thôn.",
        "criteria": ["Phải xác minh từ 02 địa điểm trở lên", "Nhiều người tố cáo hoặc chạm đến quyền lợi nhiều người"],
    },
    "denunciation_withdrawal": {
        "on": "2026-08-25", "place": "Ủy ban nhân dân xã Y Tý", "clerk": "Bà Lò Thị Mẩy", "denouncer": "Người tố cáo 17",
        "withdrawn": "Rút toàn bộ nội dung tố cáo việc thu tiền làm đường.",
    },
    "complaint_accepted": COMPLAINANT | {
        "addressee": "Ông Sùng A Páo", "received_on": "2026-08-13", "accepted_on": "2026-08-21", "days": 45, "due_on": "2026-10-05",
        "identity_paper": "căn cước số 010 083 004 512, cấp ngày 12/5/2021", "due_cites": "Luật Khiếu nại Đ.28, vùng sâu, vùng xa",
        "code": "LC26-000123-7", "contact": "bà Lò Thị Mẩy, công chức tiếp công dân",
    },
    "complaint_declined": COMPLAINANT | {
        "addressee": "Ông Sùng A Páo", "received_on": "2026-08-13", "ground": "khoản 6 Điều 11 Luật Khiếu nại", "code": "LC26-000123-7",
        "reason": "Quyết định được giao cho ông ngày 10/3/2026; đơn gửi ngày 13/8/2026, quá 90 ngày mà không có trở ngại khách quan.",
        "advice": "Khởi kiện vụ án hành chính nếu còn thời hiệu, hoặc gửi tài liệu chứng minh có trở ngại khách quan.",
        "contact": "bà Lò Thị Mẩy",
    },
    "guidance": {
        "addressee": "Ông Sùng A Páo", "address": "thôn Sín Chải, xã Y Tý", "received_on": "2026-08-13", "petition_on": "2026-08-10", "matter": MATTER,
        "reason": "Quyết định bị khiếu nại do Chủ tịch Ủy ban nhân dân xã Y Tý ban hành, chưa được giải quyết lần đầu.",
        "cites": "Luật Khiếu nại Đ.17", "competent": "Chủ tịch Ủy ban nhân dân xã Y Tý", "competent_address": "trung tâm xã Y Tý",
        "returned": ["Giấy chứng nhận quyền sử dụng đất (bản gốc)", "Biên bản kiểm đếm ngày 02/6/2026"], "code": "LC26-000123-7",
    },
    "denunciation_transfer": {
        "addressee": "Chủ tịch Ủy ban nhân dân xã Y Tý", "received_on": "2026-08-13", "petition_on": "2026-08-10", "code": "LC26-000123-7",
        "accused": "Ông Vàng A Sử, Trưởng thôn Sín Chải", "matter": "Thu tiền làm đường không có phiếu thu.\nDùng xe công vào việc riêng.",
        "reason": "Người bị tố cáo do Chủ tịch Ủy ban nhân dân xã quản lý.", "cites": "Luật Tố cáo Đ.13 k.1", "papers": ["02 ảnh chụp sổ thu"],
    },
    "feedback_transfer": {
        "addressee": "Sở Xây dựng tỉnh Lào Cai", "received_on": "2026-08-13", "petition_on": "2026-08-10", "kind": "feedback",
        "petitioner": "Bà Tẩn Tả Mẩy", "address": "thôn Mò Phú Chải, xã Y Tý", "matter": "Cầu treo Mò Phú Chải hỏng ván sàn, trẻ em đi học nguy hiểm.",
        "reason": "Cầu do Sở Xây dựng quản lý, bảo trì.", "cites": "Luật Tiếp công dân Đ.26 k.2", "papers": ["03 ảnh"], "code": "LC26-000201-K",
    },
    "enforcement_order": {
        "complainant": "Ông Sùng A Páo", "matter": MATTER, "conclusion_symbol": "45/QĐ-UBND", "conclusion_on": "2026-09-28", "effective_on": "2026-10-29",
        "duties": DUTIES, "report_to": "Ủy ban nhân dân xã Y Tý",
    },
    "complaint_verification": COMPLAINANT | {
        "grounds": ["Căn cứ Quyết định số 02/QĐ-UBND ngày 05 tháng 7 năm 2026 ban hành Quy chế làm việc"], "accepted_symbol": "12/TB-UBND",
        "contents": ["Diện tích, loại đất thu hồi", "Trình tự ban hành quyết định"], "team": TEAM, "days": 20, "report_by": "2026-09-12",
    },
    "complaint_report": COMPLAINANT | {
        "addressee": "Chủ tịch Ủy ban nhân dân xã Y Tý", "order_symbol": "05/QĐ-UBND", "object": "hồ sơ thu hồi đất thửa số 112",
        "begun_on": "2026-08-24", "ended_on": "2026-09-08", "team": TEAM, "accused": "Chủ tịch Ủy ban nhân dân xã Y Tý", "findings": FINDINGS,
        "earlier": "Chưa được giải quyết.", "dialogue": "Chưa tổ chức.", "outcome": "partly",
        "conclusion": "Diện tích đúng; loại đất ghi chưa đúng.", "proposal": "Sửa quyết định, chi trả bổ sung.",
    },
    "dialogue_invitation": {
        "addressees": ["Ông Sùng A Páo", "Bà Lò Thị Mẩy, công chức địa chính", "Mặt trận Tổ quốc xã Y Tý"], "complainant": "ông Sùng A Páo",
        "matter": MATTER, "at": "08:00", "on": "2026-09-18", "place": "phòng tiếp công dân, trụ sở Ủy ban nhân dân xã Y Tý",
        "chair": "Chủ tịch Ủy ban nhân dân xã Y Tý", "content": "Kết quả xác minh; yêu cầu bồi thường; hướng giải quyết",
        "bring": "Giấy tờ về thửa đất.", "contact": "Văn thư xã",
    },
    "dialogue_minutes": {
        "opened_at": "08:05", "on": "2026-09-18", "place": "trụ sở Ủy ban nhân dân xã Y Tý", "closed_at": "10:40", "copies": 4,
        "chair": [{"name": "Ông Lý A Phà", "title": "Chủ tịch Ủy ban nhân dân xã"}], "clerk": [{"name": "Bà Chảo Sử Mẩy", "title": "văn thư"}],
        "complainants": [{"name": "Ông Sùng A Páo", "paper": "căn cước số 010 083 004 512", "address": "thôn Sín Chải"}],
        "accused": [{"name": "Ông Lý A Phà", "title": "Chủ tịch Ủy ban nhân dân xã"}], "related": [{"name": "Ông Sùng A Dình", "address": "thôn Sín Chải"}],
        "bodies": [{"name": "Bà Ma Thị Dí", "title": "Chủ tịch Mặt trận Tổ quốc xã"}], "absent": "Không có.",
        "summary": "Thửa đất 1.236 m², loại đất nương rẫy.", "opinions": [{"who": "Ông Sùng A Páo", "words": "Đề nghị tính giá đất ở."},
                                                                          {"who": "Bà Ma Thị Dí", "words": "Đề nghị xem lại loại đất."}],
        "agreed": "Diện tích 1.236 m².", "differing": "Giá bồi thường.", "other": "Không có.", "not_signed": "Không có.",
    },
    "complaint_decision": COMPLAINANT | {
        "grounds": ["Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024"], "accused": "Chủ tịch Ủy ban nhân dân xã Y Tý",
        "accused_address": "trung tâm xã Y Tý, tỉnh Lào Cai", "received_on": "2026-08-13", "accepted_on": "2026-08-21",
        "asks": ["Hủy quyết định thu hồi", "Tính lại tiền bồi thường"], "findings": FINDINGS,
        "dialogue": "Đối thoại ngày 18/9/2026: thống nhất diện tích; còn khác nhau về giá.", "legal_basis": "Luật Đất đai Đ.81, Đ.96.",
        "outcome": "partly", "conclusion": "Khiếu nại về loại đất là đúng; về diện tích là không có cơ sở.", "ruling": "amend",
        "ruling_object": "Điều 1 Quyết định số 45/QĐ-UBND ngày 03 tháng 7 năm 2026", "ruling_detail": "Ghi loại đất là đất trồng cây hằng năm khác.",
        "compensation": "Chi trả bổ sung 38.400.000 đồng", "duties": DUTIES, "second_to": "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai",
        "second_days": 45, "court": "Tòa án nhân dân khu vực 1 - Lào Cai",
        "complainants_list": [{"name": "Ông Sùng A Páo", "address": "thôn Sín Chải"}, {"name": "Bà Giàng Thị Mo", "address": "thôn Sín Chải"}],
    },
    "denunciation_accepted": ACCUSED | {
        "grounds": ["Căn cứ Quyết định số 02/QĐ-UBND ngày 05 tháng 7 năm 2026 ban hành Quy chế làm việc"], "received_on": "2026-08-13",
        "contents": CONTENTS, "days": 30, "due_on": "2026-09-20", "assigned_to": "Tổ xác minh do công chức tư pháp làm Tổ trưởng",
    },
    "denunciation_declined": DENOUNCER | {
        "received_on": "2026-08-13",
        "matter": "Thu tiền làm đường", "ground": "điểm d khoản 1 Điều 29 Luật Tố cáo", "reason": "Chưa nêu được người và hành vi cụ thể.",
        "advice": "Bổ sung ai thu, thu khi nào, chứng cứ.",
    },
    "denouncer_notice": DENOUNCER | {
        "received_on": "2026-08-13",
        "decision_symbol": "06/QĐ-UBND", "decision_on": "2026-08-21", "contents": CONTENTS, "days": 30, "due_on": "2026-09-20", "contact": "Văn thư xã",
    },
    "denounced_notice": ACCUSED | {"contents": CONTENTS, "explain_by": "2026-09-05", "explain_to": "Tổ xác minh"},
    "denunciation_team": ACCUSED | {
        "grounds": ["Căn cứ Quyết định số 02/QĐ-UBND ngày 05 tháng 7 năm 2026 ban hành Quy chế làm việc"], "decision_symbol": "06/QĐ-UBND",
        "contents": CONTENTS, "team": TEAM, "days": 15, "report_by": "2026-09-10",
    },
    "denunciation_report": {
        "addressee": "Chủ tịch Ủy ban nhân dân xã Y Tý", "order_symbol": "07/QĐ-UBND", "accused": "Ông Vàng A Sử", "contents": CONTENTS,
        "findings": FINDINGS, "explanation": "Đã nộp đủ vào quỹ thôn.", "outcome": "partly", "assessment": "Nội dung 1 đúng, nội dung 2 sai.",
        "responsibility": "Trưởng thôn chịu trách nhiệm về việc thu tiền.", "proposal": "Kiểm điểm; hoàn trả tiền.",
    },
    "denunciation_conclusion": ACCUSED | {
        "accepted_symbol": "06/QĐ-UBND", "accepted_on": "2026-08-21", "contents": CONTENTS, "explanation": "Đã nộp đủ vào quỹ thôn.",
        "findings": FINDINGS, "legal_basis": "Pháp lệnh thực hiện dân chủ ở cơ sở.", "outcome": "partly",
        "conclusion": "Nội dung 1 đúng; nội dung 2 sai sự thật.",
        "responsibility": "Trưởng thôn chịu trách nhiệm.", "measures": "Phê bình Trưởng thôn.", "duties": DUTIES,
        "recommend_other": "Đề nghị Chi bộ thôn xem xét theo Điều lệ.", "recommend_policy": "Không có.",
    },
    "denouncer_result": DENOUNCER | {
        "conclusion_symbol": "01/KL-UBND", "conclusion_on": "2026-09-19", "outcome": "partly", "summary": "Nội dung 1 đúng; nội dung 2 sai sự thật.",
        "measures": "Phê bình Trưởng thôn; hoàn trả tiền.", "superior": "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai",
    },
    "feedback_answer": {
        "addressee": "Bà Tẩn Tả Mẩy", "address": "thôn Mò Phú Chải, xã Y Tý", "received_on": "2026-08-13", "code": "LC26-000201-K", "kind": "recommendation",
        "matter": "Sửa cầu treo Mò Phú Chải.", "answer": "Ủy ban nhân dân xã đã kiểm tra ngày 15/8/2026.\nCầu sẽ được thay ván trước năm học mới.",
        "promises": DUTIES, "contact": "Văn thư xã",
    },
    "first_answer": {
        "addressee": "Ông Sùng A Páo", "code": "LC26-000123-7", "received_on": "2026-08-13", "kind": "complaint", "matter": MATTER, "outcome": "transferred",
        "body": "Chủ tịch Ủy ban nhân dân xã Y Tý", "reason": "Đơn thuộc thẩm quyền giải quyết lần đầu của Chủ tịch Ủy ban nhân dân xã.",
        "cites": "Luật Khiếu nại Đ.17", "answer_by": "2026-09-30", "contact": "Ban Tiếp công dân tỉnh",
    },
    "paper_receipt": {
        "at": "09:15", "on": "2026-08-13", "place": "Địa điểm tiếp công dân xã Y Tý", "receiver": "Lò Thị Mẩy", "receiver_title": "công chức tiếp công dân",
        "giver": "Sùng A Páo", "identity_paper": "căn cước số 010 083 004 512", "address": "thôn Sín Chải, xã Y Tý", "code": "LC26-000123-7", "copies": 2,
        "papers": [{"name": "Đơn khiếu nại", "pages": "02", "condition": "bản chính"},
                   {"name": "Quyết định số 45/QĐ-UBND", "pages": "03", "condition": "bản photo"}],
    },
    "filing_slip": {
        "code": "LC26-000300-T", "received_on": "2026-08-13", "channel": "bưu chính", "kind": "Khiếu nại", "matter": "Đơn không có chữ ký.",
        "reason": "Không đủ điều kiện xử lý.", "cites": "TT 05/2021 Đ.6", "keep_until": "2027-08-13",
    },
}

FRAME = {
    "parent": "", "issuer": ["ỦY BAN NHÂN DÂN", "XÃ Y TÝ"], "authority": "Chủ tịch Ủy ban nhân dân xã Y Tý", "body": "Ủy ban nhân dân xã Y Tý",
    "symbol": "12/TB-UBND", "place": "Y Tý", "day": "2026-08-05", "capacity": ["CHỦ TỊCH"], "signer": "Lý A Phà", "title": "Chủ tịch",
    "post": "LC.02701.head", "copies": ["Như trên", "Thanh tra tỉnh", "Lưu: VT, hồ sơ"],
}
FULL["complaint_second_decision"] = {name: told for name, told in FULL["complaint_decision"].items() if name not in {"second_to", "second_days"}} | {
    "first_decision": "Quyết định số 45/QĐ-UBND ngày 28/9/2026 của Chủ tịch Ủy ban nhân dân xã Y Tý",
}
