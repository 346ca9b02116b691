"""How the offices and posts of the state, firms and their people are named in petitions, each with its post in the competence contract."""

from tiepdan.reading.normalise import Pattern
from tiepdan.reading.offices_bare import MORE_KINDS

UBND = r"(?:ubnd|ủy ban nhân dân|ủy ban|ub|u\.b\.n\.d)"
COMMUNE = r"(?:xã|phường|thị trấn|p\.|x\.|cấp xã)"
DISTRICT = r"(?:huyện|quận|thị xã|tx\.?|cấp huyện)"
BIG_CITY = r"(?:thành phố|tp\.?)[ ]*(?:hà nội|hồ chí minh|hcm|đà nẵng|hải phòng|cần thơ|huế)"
CITY = r"(?:thành phố|tp\.?)"
CHAIR = r"(?:chủ tịch|ct)"
DEPUTY = r"(?:phó chủ tịch|pct|phó ct)"
COMMUNE_JOBS = (
    r"(?:địa chính|tư pháp|hộ tịch|văn hóa|kế toán|tài chính|lao động|chính sách|xây dựng|đất đai|môi trường|nông nghiệp|"
    r"văn phòng|thống kê|"
    r"một cửa|quân sự|thủ quỹ|thương binh|xã hội|giao thông|khuyến nông|thú y|dân số|[,–\- ]|và|phụ trách|đô thị|kinh tế|của|"
    r"làm|công tác|tại|ở|thuộc)"
)
NO_VERB = r"(?!(?:đã|nói|bảo|đến|về|có|không|trả|xuống|với|cho|được|bị|đi|ra|sở|huyện|tỉnh|công|cùng|từ|thôn)\b)"

DEPARTMENTS = (
    ("SNV", r"nội vụ|lao động|thương binh|home affairs"),
    ("STP", r"tư pháp"),
    ("STC", r"tài chính|kế hoạch và đầu tư|kế hoạch đầu tư|kh&đt|khđt"),
    ("SCT", r"công thương"),
    ("SNNMT", r"nông nghiệp|tài nguyên|tn&mt|tnmt|nn&mt|nnmt|nn&ptnt|môi trường"),
    ("SXD", r"xây dựng|giao thông vận tải|gtvt|giao thông|quy hoạch"),
    ("SKHCN", r"khoa học|thông tin và truyền thông|thông tin truyền thông"),
    ("SGDDT", r"giáo dục|gd&đt|gdđt|gd-đt"),
    ("SYT", r"y tế"),
    ("SVHTTDL", r"văn hóa|vhttdl|vh-tt|du lịch"),
    ("SDTTG", r"dân tộc"),
    ("SNGV", r"ngoại vụ"),
)
DEPARTMENT_NAMES = "|".join(names for _, names in DEPARTMENTS)
SO = (
    rf"(?:sở|department of|dept\.? of)\s+(?:{DEPARTMENT_NAMES})(?:(?: và|,)\s+(?:môi trường|đào tạo|công nghệ|thể thao|du lịch|"
    rf"tôn giáo|đầu tư|phát triển nông thôn))*"
)

# (post, unit_of, a person?, pattern); where two patterns fit at one place the longer stretch of text wins.
KINDS = tuple(
    (post, unit_of, person, Pattern(rf"\b(?:{source})(?!\w)"))
    for post, unit_of, person, source in (
        ("commune_chair", "", True, rf"{CHAIR}(?: {UBND})? {COMMUNE}"),
        ("commune_vice_chair", "", True, rf"{DEPUTY}(?: {UBND})? {COMMUNE}|(?:nguyên )?phó chủ tịch (?:ubnd )?(?=[^\n.;]{{0,30}}\bxã\b)"),
        (
            "commune_committee",
            "",
            False,
            rf"{UBND}(?: nhân dân)? {COMMUNE}|chính quyền (?:địa phương|xã|phường|cơ sở)|"
            rf"lãnh đạo {COMMUNE}",
        ),
        (
            "commune_civil_servant",
            "",
            True,
            rf"(?:công chức|cán bộ|nhân viên|chuyên viên|công chức, viên chức)(?: {COMMUNE_JOBS})*\s+(?:{UBND} )?{COMMUNE}",
        ),
        (
            "commune_civil_servant",
            "",
            True,
            rf"(?:công chức|cán bộ)(?: {NO_VERB}[^\W\d]+){{0,7}}? (?:của |ở |tại |thuộc )(?:{UBND} )?{COMMUNE}",
        ),
        (
            "commune_civil_servant",
            "",
            True,
            r"(?:công chức|cán bộ) (?:địa chính|tư pháp|hộ tịch)(?:[ -]+(?:xây dựng|hộ tịch|nông nghiệp))?|địa chính (?:xã|phường)",
        ),
        (
            "commune_civil_servant",
            "",
            True,
            r"(?:trưởng|phó) (?:thôn|bản|xóm|ấp|khu phố)|tổ trưởng(?: tổ)?(?: dân phố)?|tổ phó tổ dân phố|cán bộ (?:thôn|xóm|bản)|"
            r"trưởng khu dân cư",
        ),
        (
            "commune_civil_servant",
            "",
            True,
            rf"kế toán (?:{UBND} )?{COMMUNE}|(?:xã|phường) đội trưởng|chỉ huy trưởng (?:ban chỉ huy )?quân sự {COMMUNE}|"
            rf"văn phòng {UBND} {COMMUNE}|bộ phận một cửa",
        ),
        (
            "commune_body",
            "",
            False,
            rf"(?:trưởng |phó trưởng |phó )?phòng (?:kinh tế|văn hóa|kinh tế, hạ tầng|hạ tầng)[^\n.;,]{{0,40}}?{COMMUNE}",
        ),
        (
            "commune_body",
            "",
            False,
            rf"trung tâm (?:phục vụ hành chính công|dịch vụ tổng hợp|hành chính công)[^\n.;,]{{0,12}}{COMMUNE}|"
            rf"ban quản lý chợ {COMMUNE}",
        ),
        ("district_chair", "", True, rf"(?:{CHAIR}|{DEPUTY})(?: {UBND})? {DISTRICT}"),
        ("district_chair", "", False, rf"{UBND} {DISTRICT}|chính quyền {DISTRICT}"),
        ("district_chair", "", True, rf"(?:{CHAIR}|{DEPUTY}) {UBND} {CITY}(?= (?:lào cai|yên bái|[^\W\d_]+ [^\W\d_]+))"),
        ("district_chair", "", False, rf"{UBND} {CITY}(?= (?:lào cai|yên bái|[^\W\d_]+ [^\W\d_]+))"),
        (
            "district_body_head",
            "",
            False,
            rf"(?:trưởng |phó trưởng |phó )?(?:phòng|ban|thanh tra|trung tâm|hạt|đội)(?: [^\W\d_&]+| &| và|,){{1,8}}? {DISTRICT}|"
            rf"ban bồi thường[^\n.;,]{{0,40}}{DISTRICT}",
        ),
        ("province_chair", "", True, rf"{CHAIR}(?: {UBND})? (?:tỉnh|{BIG_CITY})|{CHAIR} {UBND} {CITY}"),
        ("province_vice_chair", "", True, rf"{DEPUTY}(?: {UBND})? (?:tỉnh|{BIG_CITY})"),
        ("province_chair", "", False, rf"{UBND} (?:tỉnh|{BIG_CITY})|{UBND} {CITY}|lãnh đạo tỉnh|chính quyền tỉnh"),
        ("department_director", "", True, rf"(?:giám đốc|director of(?: the)?)\s+{SO}|giám đốc sở"),
        ("department_deputy", "", True, rf"phó giám đốc\s+{SO}|phó giám đốc sở"),
        ("department_director", "", False, rf"{SO}|sở (?:này|chủ quản|ngành)"),
        (
            "department_director",
            "",
            False,
            r"ban quản lý (?:khu kinh tế|các khu công nghiệp|khu công nghiệp)[^\n.;,]{0,10}|(?:chánh )?thanh tra tỉnh|"
            r"(?:chánh )?văn phòng ubnd tỉnh",
        ),
        (
            "department_civil_servant",
            "",
            True,
            rf"(?:công chức|chuyên viên|cán bộ|nhân viên|thanh tra viên|trưởng phòng[^\n.;,]{{0,30}}?|"
            rf"phó trưởng phòng[^\n.;,]{{0,30}}?)(?: của| thuộc| tại)? {SO}|thanh tra {SO}",
        ),
        (
            "department_unit_head",
            "",
            False,
            r"(?:chi cục trưởng |phó chi cục trưởng |phó )?chi cục (?!thi hành án|thuế|hải quan|tha)(?:[^\W\d_]+ ?){1,5}?(?= tỉnh|"
            r" lào cai|[,.;:\n()]| (?:đã|có|ra|ban|không|trả|khu|ngày|ký|đến|về|làm|do|là|và)\b)",
        ),
        (
            "department_unit_head",
            "",
            False,
            r"(?:giám đốc )?(?:chi nhánh )?văn phòng đăng ký đất đai(?: chi nhánh)?|vpđkđđ|hạt kiểm lâm|"
            r"hạt trưởng[^\n.;,]{0,12}kiểm lâm",
        ),
        (
            "public_unit_head",
            "department",
            True,
            r"(?:phó )?hiệu trưởng(?:[^\n.;,]{0,12}trường)? (?:thpt|trung học phổ thông|pt ?dt ?nt|phổ thông dân tộc nội trú|"
            r"cao đẳng|trung cấp|chuyên|gdtx)",
        ),
        ("public_unit_head", "department", False, r"trường (?:thpt|trung học phổ thông|ptdtnt|cao đẳng|trung cấp|gdtx)"),
        (
            "public_unit_head",
            "commune",
            True,
            r"(?:phó )?hiệu trưởng(?:[^\n.;,]{0,12}trường)? (?:thcs|trung học cơ sở|tiểu học|mầm non|mẫu giáo|ptdtbt|"
            r"phổ thông dân tộc bán trú)",
        ),
        ("public_unit_head", "commune", False, r"trường (?:thcs|trung học cơ sở|tiểu học|mầm non|mẫu giáo|ptdtbt)"),
        ("public_unit_head", "commune", False, r"trạm y tế|trạm trưởng trạm y tế"),
        ("public_unit_head", "", True, r"(?:phó )?hiệu trưởng"),
        (
            "public_unit_employee",
            "department",
            True,
            r"(?:một số |các )?(?:y,? ?bác sĩ|bác sĩ|điều dưỡng|y tá|hộ sinh|dược sĩ|kíp trực)(?=[^\n.;]{0,60}(?:trực|khoa|"
            r"bệnh viện|trung tâm y tế|thiếu trách nhiệm))",
        ),
        ("public_unit_head", "department", False, r"(?:phó )?(?:giám đốc )?(?:bệnh viện|trung tâm y tế|bv ?đk)"),
        ("public_unit_employee", "", True, r"(?:cô giáo|thầy giáo|giáo viên|giảng viên|viên chức)"),
        ("public_unit_head", "", True, r"(?:phó )?giám đốc (?:trung tâm|ban quản lý|bql|quỹ|bảo tàng|thư viện|nhà hát|đài)"),
        (
            "public_unit_head",
            "",
            False,
            r"trung tâm (?:phát triển quỹ đất|xúc tiến|khuyến nông|bảo trợ|dịch vụ|văn hóa|kiểm nghiệm|giống|đăng kiểm)|"
            r"ban quản lý(?: các)? (?:dự án|chợ|rừng|di tích|bến xe|khu)",
        ),
        (
            "public_unit_head",
            "",
            False,
            r"(?:giám đốc |phó giám đốc )?(?:bảo hiểm xã hội|bhxh|social insurance)(?: (?:tỉnh|huyện|cơ sở|khu vực|việt nam))?",
        ),
        (
            "public_unit_head",
            "",
            False,
            r"(?:chi )?cục thuế|thuế (?:cơ sở|tỉnh|khu vực)|cơ quan thuế|(?:chi )?cục hải quan|hải quan cửa khẩu|kho bạc|"
            r"quản lý thị trường|cục thống kê",
        ),
        ("police_commune", "", True, rf"(?:trưởng |phó trưởng |phó )?công an {COMMUNE}|ca (?:xã|phường)|cán bộ công an {COMMUNE}"),
        (
            "police_province",
            "",
            True,
            rf"(?:cán bộ |chiến sĩ |đội trưởng |đội )?(?:giám đốc |phó giám đốc |trưởng |phó trưởng |phó )?công an(?: (?:tỉnh|"
            rf"{DISTRICT}|{CITY}))?|(?:cán bộ |chiến sĩ |đội trưởng |đội )*(?:cảnh sát giao thông|csgt)|cảnh sát(?: \w+){{0,2}}|"
            rf"chiến sĩ công an",
        ),
        (
            "police_province",
            "",
            True,
            r"(?:thủ trưởng |phó thủ trưởng )?(?:cơ quan )?(?:cảnh sát điều tra|csđt|cqđt|cơ quan điều tra)|điều tra viên|"
            r"trại (?:tạm )?giam|nhà tạm giữ",
        ),
        (
            "military",
            "",
            False,
            r"(?:ban|bộ) chỉ huy quân sự|bộ đội biên phòng|biên phòng|đồn biên phòng|quân khu|sư đoàn|trung đoàn|lữ đoàn|"
            r"hội đồng nghĩa vụ quân sự",
        ),
        (
            "judge",
            "",
            False,
            r"(?:chánh án |phó chánh án |thẩm phán |thư ký )?(?:tòa án(?: nhân dân)?|tand|tòa (?:sơ thẩm|phúc thẩm|tỉnh|huyện|"
            r"khu vực))(?: (?:tỉnh|huyện|khu vực|tối cao|cấp cao))?|thẩm phán|hội đồng xét xử|chánh án",
        ),
        (
            "procurator",
            "",
            False,
            r"(?:viện trưởng |kiểm sát viên |phó viện trưởng )?(?:viện kiểm sát(?: nhân dân)?|vksnd|vks)|kiểm sát viên",
        ),
        (
            "enforcement_officer",
            "",
            True,
            r"(?:cục trưởng |chi cục trưởng |trưởng phòng |phó )?(?:cục|chi cục|phòng|cơ quan|cán bộ) (?:thi hành án|"
            r"tha)(?: dân sự|ds)?|thads|chấp hành viên|cơ quan thi hành án",
        ),
        (
            "commune_council_deputy",
            "",
            True,
            rf"(?:đại biểu|{CHAIR}|{DEPUTY}|thường trực) (?:hđnd|hội đồng nhân dân) {COMMUNE}|hđnd {COMMUNE}",
        ),
        (
            "province_council_deputy",
            "",
            True,
            rf"(?:đại biểu|{CHAIR}|{DEPUTY}|thường trực) (?:hđnd|hội đồng nhân dân) (?:tỉnh|{CITY})|hđnd (?:tỉnh|{CITY})|"
            rf"đại biểu quốc hội",
        ),
        (
            "party_official",
            "",
            True,
            r"(?:phó )?bí thư (?:thường trực )?(?:tỉnh ủy|thành ủy|huyện ủy|thị ủy|đảng ủy|chi bộ|đảng bộ|chi đoàn)?|bí thư|"
            r"ủy ban kiểm tra(?: (?:trung ương|tỉnh ủy|huyện ủy|đảng ủy))?|ubkt|đảng ủy|tỉnh ủy|huyện ủy|ban thường vụ",
        ),
        (
            "minister",
            "",
            True,
            r"(?:thứ trưởng|bộ trưởng)(?: bộ)?|(?<!cán )bộ (?:trưởng )?(?:công thương|nội vụ|tài chính|tài nguyên|nông nghiệp|"
            r"xây dựng|giao thông|y tế|giáo dục|tư pháp|công an|quốc phòng|lao động|kế hoạch|khoa học|thông tin|văn hóa|ngoại giao|"
            r"dân tộc)|tổng cục|các bộ|bộ,? ngành|bộ ngành",
        ),
        ("minister", "", False, r"chính phủ|thủ tướng(?: chính phủ)?|quốc hội|trung ương|tổng thanh tra|thanh tra chính phủ|nhà nước"),
        (
            "enterprise",
            "",
            False,
            r"(?:công ty|cty|doanh nghiệp|hợp tác xã|htx|dntn|tập đoàn|tổng công ty|chủ đầu tư|nhà máy|xí nghiệp|nhà thầu|điện lực|"
            r"evn|vec|ngân hàng|quán karaoke|trại (?:lợn|gà|heo)|chủ (?:quán|mỏ|thầu|xưởng)|mỏ đá|mỏ quặng|cơ sở (?:sản xuất|"
            r"kinh doanh|giết mổ))",
        ),
        *MORE_KINDS,
    )
)
