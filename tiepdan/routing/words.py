"""The words of competence: kinds, posts, authorities, handlings, fields. Used everywhere in the product; changed only with the contract."""

from datetime import date

KINDS = ("complaint", "denunciation", "recommendation", "feedback")
WISHES = ("recommendation", "feedback")

# Whose decision, act or wrong it is. "nobody" is ours: a recommendation or feedback that accuses no one.
NOBODY = "nobody"
POSTS = {
    "commune_chair": "Chủ tịch UBND cấp xã",
    "commune_vice_chair": "Phó Chủ tịch UBND cấp xã",
    "commune_civil_servant": "công chức cấp xã",
    "commune_body": "phòng, trung tâm của xã",
    "commune_committee": "tập thể UBND cấp xã",
    "department_director": "Giám đốc sở",
    "department_deputy": "Phó Giám đốc sở",
    "department_unit_head": "người đứng đầu, cấp phó đơn vị thuộc sở",
    "department_unit_civil_servant": "công chức đơn vị thuộc sở",
    "department_civil_servant": "công chức sở",
    "province_chair": "Chủ tịch UBND cấp tỉnh",
    "province_vice_chair": "Phó Chủ tịch UBND cấp tỉnh",
    "minister": "Bộ trưởng",
    "district_chair": "Chủ tịch UBND cấp huyện (trước 01/7/2025)",
    "district_body_head": "người đứng đầu phòng, ban cấp huyện (trước 01/7/2025)",
    "public_unit_head": "người đứng đầu đơn vị sự nghiệp công lập",
    "public_unit_employee": "viên chức đơn vị sự nghiệp công lập",
    "police_commune": "Công an cấp xã",
    "police_province": "Công an cấp tỉnh",
    "military": "Quân đội",
    "judge": "thẩm phán, Tòa án",
    "procurator": "kiểm sát viên, Viện kiểm sát",
    "enforcement_officer": "chấp hành viên, cơ quan thi hành án dân sự",
    "commune_council_deputy": "đại biểu HĐND cấp xã",
    "province_council_deputy": "đại biểu HĐND cấp tỉnh",
    "party_official": "cán bộ Đảng",
    "private_person": "cá nhân không giữ chức vụ",
    "enterprise": "doanh nghiệp",
}
# Between whom a dispute over competence is: offices of one province, or with a ministry or another province. Ours, beside the contract.
DISPUTES = ("province", "central")
UNITS_OF = ("commune", "department", "province")

COMPETENT = {
    "commune_chair": "Chủ tịch UBND cấp xã",
    "department_director": "Giám đốc sở",
    "department_unit_head": "Thủ trưởng đơn vị thuộc sở",
    "public_unit_head": "Người đứng đầu đơn vị sự nghiệp công lập",
    "province_chair": "Chủ tịch UBND tỉnh",
    "sector_minister": "Bộ trưởng quản lý ngành, lĩnh vực",
    "home_affairs_minister": "Bộ trưởng Bộ Nội vụ",
    "minister": "Bộ trưởng",
    "prime_minister": "Thủ tướng Chính phủ",
    "police": "Cơ quan Công an có thẩm quyền",
    "military": "Cơ quan có thẩm quyền trong Quân đội",
    "court": "Tòa án nhân dân",
    "procuracy": "Viện kiểm sát nhân dân",
    "enforcement_agency": "Cơ quan thi hành án dân sự",
    "party_body": "Cơ quan Đảng có thẩm quyền",
    "commune_council_standing": "Thường trực HĐND cấp xã",
    "province_council_standing": "Thường trực HĐND tỉnh",
    "people_sue_in_court": "Tòa án nhân dân (khởi kiện vụ án hành chính)",
    "mediation_or_civil_court": "Hòa giải ở cơ sở hoặc Tòa án nhân dân",
    "state_manager_of_field": "Cơ quan quản lý nhà nước về lĩnh vực",
    "district_chair": "Chủ tịch UBND cấp huyện (trước 01/7/2025)",
    "district_body_head": "Thủ trưởng cơ quan thuộc UBND cấp huyện (trước 01/7/2025)",
}
# Kinds of office that exist no longer, with the first day on which they do not (Luật Tổ chức chính quyền địa phương 72/2025/QH15).
ENDED = {"district_chair": date(2025, 7, 1), "district_body_head": date(2025, 7, 1)}
HANDLINGS = ("accept", "guide", "transfer", "decline", "check_anonymous", "file")

FIELDS = (
    "dat_dai",
    "moi_truong",
    "che_do_chinh_sach",
    "lao_dong",
    "ton_giao",
    "dau_tu_kinh_doanh",
    "tu_phap",
    "can_bo_cong_vu",
    "xay_dung_do_thi",
    "ha_tang_giao_thong",
    "y_te",
    "giao_duc",
    "an_ninh_trat_tu",
    "thue_tai_chinh",
    "nong_lam",
    "khac",
)
OTHER_FIELD = "khac"  # the reader found no field: as good as unknown
