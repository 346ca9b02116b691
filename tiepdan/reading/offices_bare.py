"""Offices and posts named by a short word: the level alone ("xã bác đơn"), the deputy of a school, soldiers; as people talk of them."""

ACTS = (
    r"(?:đã|có|bác|ra|ban hành|không|chưa|từ chối|trả lời|bảo|nói|thu|phạt|cưỡng chế|lập|gửi|ký|quyết định|xử|mời|giải quyết|thông báo|"
    r"yêu cầu|buộc|bắt|ghi|cắt|hứa|đưa|làm|cấp)"
)
# A level that acts: "xã đã bác", "phường gửi cho tôi", not "xã Võ Lao" nor "trong xã có người".
BEFORE = "mà thì nhưng và việc nay do sau trước khi nên là vì bị được mấy"
CLAUSE_BEGINS = "|".join((r"(?<=[.,;:(–-] )", r"(?<=\n)", r"(?<=\d )", *(rf"(?<=\b{word} )" for word in BEFORE.split())))
BARE_LEVEL = rf"(?:{CLAUSE_BEGINS})(?:%s)(?= {ACTS}\b)"

ASKED_LEVEL = (
    "(?:"
    + "|".join(rf"(?<=\b{word} )" for word in ["gửi", "nghị", "mong", "xin", "nhờ", "cầu", "cho", "để", "báo", "tới", "thưa"])
    + rf")(?:%s)(?=\s*[:,.;]|\s+(?:{ACTS}|xem|kiểm tra|"
    r"sửa|lắp|buộc|can thiệp|hướng dẫn|rà soát|hủy|hỗ trợ|rút|thu hồi|chi trả|trả|cử|lập|đứng|nắm|biết)\b)"
)

MORE_KINDS = (
    ("commune_committee", "", False, ASKED_LEVEL % "xã|phường"),
    ("department_director", "", False, ASKED_LEVEL % "sở"),
    ("department_director", "", True, r"lãnh đạo sở(?: [^\W\d]+){0,2}"),
    ("commune_committee", "", False, BARE_LEVEL % "xã|phường"),
    ("district_chair", "", False, BARE_LEVEL % "huyện|quận"),
    ("province_chair", "", False, BARE_LEVEL % "tỉnh"),
    ("province_chair", "", True, r"chủ tịch (?:tỉnh|thành phố)"),
    (
        "commune_civil_servant",
        "",
        True,
        r"(?:thủ quỹ|kế toán|công chức|cán bộ) (?:nông lâm|nông nghiệp|văn hóa|lao động|chính sách|tài chính|một cửa|môi trường|"
        r"xây dựng)?"
        r"(?: - \w+ \w+)?(?: của)? ?(?:xã|phường)",
    ),
    ("public_unit_employee", "", True, r"(?:thầy |cô )?(?:phó hiệu trưởng|hiệu phó)"),
    ("public_unit_head", "", True, r"(?:phó )?(?:trưởng ban|giám đốc)(?: ban)? quản lý(?: dự án)?|giám đốc trung tâm"),
    (
        "public_unit_employee",
        "department",
        True,
        r"(?:nhân viên|cán bộ|viên chức|điều dưỡng|kế toán)(?: [^\W\d]+){0,4}? (?:bệnh viện|trung tâm y tế|phòng khám đa khoa khu vực)",
    ),
    (
        "department_unit_civil_servant",
        "",
        True,
        r"(?:kiểm lâm viên|kiểm lâm địa bàn|cán bộ kiểm lâm|đội trưởng đội quản lý thị trường|kiểm soát viên thị trường)",
    ),
    (
        "military",
        "",
        True,
        r"(?:tiểu|trung|đại) đội trưởng|chính trị viên|tiểu đoàn trưởng|trung đoàn trưởng|chỉ huy đơn vị|quân đội|bộ đội|sĩ quan quân",
    ),
    ("police_commune", "", True, r"(?:thiếu|trung|thượng|đại) (?:úy|tá)[^\n.;,]{0,40},? công an (?:xã|phường)"),
    ("police_province", "", True, r"(?:thiếu|trung|thượng|đại) (?:úy|tá)"),
    ("judge", "", True, r"thư ký tòa(?: án)?|thư ký phiên tòa"),
    ("public_unit_head", "", True, r"(?:cán bộ|nhân viên|công chức|đội trưởng đội|trưởng) thuế"),
    ("enterprise", "", False, r"nhà mạng|viễn thông|siêu thị|cấp nước|công ty cấp nước|hãng xe|nhà xe|tiệm|trại heo|cơ sở nuôi"),
)
