"""How states, fields, posts and steps are said on the desk. Pure: words and drawings only, never what is allowed."""

import re

from django.utils.translation import gettext_lazy as _

HIDDEN = {"few": _("dưới 5"), "apart": _("không nêu")}  # counts that could tell of a person (cases.few)
OF_PETITION = {
    "received": _("Mới nhận, chờ đọc"),
    "read": _("Chờ phân loại"),
    "handed": _("Vừa chuyển đến, chờ nhận"),
    "disputed": _("Bị trả lại, chờ quyết định nơi giải quyết"),
    "routed": _("Đã giao, chờ thụ lý"),
    "in_case": _("Đang giải quyết"),
    "guided": _("Đã hướng dẫn"),
    "transferred": _("Đã chuyển đi"),
    "returned": _("Đã trả lại"),
    "filed": _("Đã lưu"),
    "closed": _("Đã xong"),
}
OF_ROUND = {
    "accepted": _("Đã thụ lý"),
    "verifying": _("Đang xác minh"),
    "reported": _("Đã báo cáo xác minh"),
    "drafted": _("Chờ ký"),
    "decided": _("Đã ký, chờ gửi"),
    "sent": _("Đã gửi"),
    "in_effect": _("Đang thi hành"),
    "closed": _("Đã kết thúc"),
    "suspended": _("Đang tạm đình chỉ"),
    "terminated": _("Đã đình chỉ"),
    "annulled": _("Quyết định đã bị hủy"),
    "taken_over": _("Cấp trên đã nhận giải quyết"),
    "demanded": _("Đã yêu cầu báo cáo"),
    "ordered": _("Đã yêu cầu giải quyết"),
    "reviewed": _("Đã xem xét, chờ gửi thông báo"),
}
FIELDS = {
    "dat_dai": _("Đất đai"),
    "moi_truong": _("Môi trường"),
    "che_do_chinh_sach": _("Chế độ, chính sách"),
    "lao_dong": _("Lao động"),
    "ton_giao": _("Tôn giáo"),
    "dau_tu_kinh_doanh": _("Đầu tư, kinh doanh"),
    "tu_phap": _("Tư pháp"),
    "can_bo_cong_vu": _("Cán bộ, công vụ"),
    "xay_dung_do_thi": _("Xây dựng, đô thị"),
    "ha_tang_giao_thong": _("Hạ tầng, giao thông"),
    "y_te": _("Y tế"),
    "giao_duc": _("Giáo dục"),
    "an_ninh_trat_tu": _("An ninh, trật tự"),
    "thue_tai_chinh": _("Thuế, tài chính"),
    "nong_lam": _("Nông, lâm nghiệp"),
    "khac": _("Việc khác"),
}
# Whose decision, act or wrong it is: the vocabulary of the competence rules.
AGAINST = {
    "commune_chair": _("Chủ tịch UBND xã, phường"),
    "commune_vice_chair": _("Phó Chủ tịch UBND xã, phường"),
    "commune_civil_servant": _("Cán bộ, công chức xã, phường"),
    "commune_body": _("Phòng, trung tâm thuộc xã, phường"),
    "commune_committee": _("UBND xã, phường"),
    "department_director": _("Giám đốc sở, ngành"),
    "department_deputy": _("Phó Giám đốc sở, ngành"),
    "department_civil_servant": _("Công chức của sở, ngành"),
    "department_unit_head": _("Người đứng đầu đơn vị thuộc sở"),
    "department_unit_civil_servant": _("Công chức của đơn vị thuộc sở"),
    "province_chair": _("Chủ tịch UBND tỉnh"),
    "province_vice_chair": _("Phó Chủ tịch UBND tỉnh"),
    "minister": _("Bộ trưởng"),
    "district_chair": _("Chủ tịch UBND huyện (trước 01/07/2025)"),
    "district_body_head": _("Trưởng phòng của huyện (trước 01/07/2025)"),
    "public_unit_head": _("Người đứng đầu đơn vị sự nghiệp"),
    "public_unit_employee": _("Viên chức đơn vị sự nghiệp"),
    "police_commune": _("Công an xã, phường"),
    "police_province": _("Công an tỉnh"),
    "military": _("Quân đội"),
    "judge": _("Thẩm phán"),
    "procurator": _("Kiểm sát viên"),
    "enforcement_officer": _("Chấp hành viên"),
    "commune_council_deputy": _("Đại biểu HĐND xã, phường"),
    "province_council_deputy": _("Đại biểu HĐND tỉnh"),
    "party_official": _("Cán bộ của Đảng"),
    "private_person": _("Người dân"),
    "enterprise": _("Doanh nghiệp"),
}
# What becomes of a petition, in the reader's own labels.
HANDLINGS = {
    "thu_ly": _("Thụ lý"),
    "chuyen_don": _("Chuyển đơn"),
    "huong_dan": _("Hướng dẫn"),
    "tach_don": _("Hướng dẫn tách đơn"),
    "khong_thu_ly": _("Không thụ lý"),
    "luu_don": _("Lưu đơn"),
    "nac_danh_co_chung_cu": _("Kiểm tra, dù không ghi tên"),
    "dinh_chi": _("Đình chỉ"),
}
UNITS_OF = {"commune": _("của xã, phường"), "department": _("của sở, ngành"), "province": _("của tỉnh")}
STEP_ICONS = {
    "take_in": "check", "send_back": "history", "settle_competence": "scale", "return_petition": "history", "return_to_transferor": "history",
    "part_petition": "doc",
    "ask_to_complete": "doc", "record_reply": "doc", "remind": "megaphone", "report_back": "send",
    "route": "hand", "accept": "check", "decline": "stop", "guide": "guide", "transfer": "send", "file": "file", "verify": "search", "report": "doc",
    "invite": "people", "dialogue": "people", "draft": "pencil", "return_draft": "history", "sign": "sign", "send": "send", "take_effect": "scale",
    "order": "law", "publish": "megaphone", "close": "done",
    "withdraw": "history", "suspend": "stop", "resume": "check", "terminate": "stop", "extend": "history",
    "inspect": "search", "order_inspection": "search", "verify_denouncer": "people", "lengthen_check": "history",
    "hand_over_crime": "send", "record_crime_reply": "doc",
    "stay": "stop", "lift_stay": "check", "ask_information": "send", "order_assessment": "search", "postpone": "history",
    "link_round": "clip", "unlink_round": "history", "take_over": "hand",
    "record_lawsuit": "law", "record_court_result": "scale",
    "review_follow_up": "search", "correct_earlier": "history", "resettle": "scale", "pass_on": "send", "keep_settlement": "stop",
    "open_reexamination": "search", "assign_check": "hand", "record_check": "doc", "conclude_reexamination": "scale",
    "demand_report": "megaphone", "report_lateness": "doc", "order_settling": "law", "end_review": "check", "take_denunciation": "hand",
}
ROLE_ICONS = {"petition": "doc", "evidence": "clip", "minutes": "people", "report": "doc", "proof": "shield", "redacted": "scan"}

CONFIDENCES = {
    "FOUND": _("có nguồn nói rõ"), "MEMORY": _("nhớ lại, chưa đối chiếu văn bản"), "UNCERTAIN": _("chưa chắc, cần đối chiếu"),
}

LAW_NUMBER = re.compile(r"\s+\d+/\d{4}/QH\d+")
DECREE_NUMBER = re.compile(r"(Nghị định|NĐ|Thông tư|TT)\s+(\d+/\d{4})/[A-ZĐ-]+")
BRACKETS = re.compile(r"\s*\([^()]*\)")
SHORTER = (
    ("Nghị định", "NĐ"), ("Thông tư", "TT"), ("Điều", "Đ."), ("khoản", "k."), ("điểm", "đ."),
)

KINDS = {
    "complaint": _("Khiếu nại"), "denunciation": _("Tố cáo"), "recommendation": _("Kiến nghị"), "feedback": _("Phản ánh"), "mixed": _("Nhiều nội dung"),
}
ROUNDS = {"1": _("Lần đầu"), "2": _("Lần hai")}
# Findings said in words of our own lists.
OF_FINDING = {"kind": KINDS, "field": FIELDS, "round": ROUNDS, "against": AGAINST, "handling": HANDLINGS, "sign": KINDS}


def of_finding(finding: str, said: str) -> str:
    """What was said of a finding, in words; codes of offices and quotations as they are."""
    return str(OF_FINDING.get(finding, {}).get(said, said))


def short_cites(cites: str) -> str:
    """`Luật Tiếp công dân, Đ.28 k.1`: for narrow columns; the whole citation stands in the reasons."""
    said = LAW_NUMBER.sub("", DECREE_NUMBER.sub(r"\1 \2", BRACKETS.sub("", cites)))
    for long, short in SHORTER:
        said = re.sub(rf"\b{long}\s*", f"{short} " if short.isalpha() else short, said)
    return " ".join(said.split())
