"""At which level of the state a wish or report can be met: the body asked, whose road, whose policy."""

from tiepdan.reading.authority import INSPECTORATE
from tiepdan.reading.facts import Facts
from tiepdan.reading.normalise import Pattern
from tiepdan.reading.offices_named import Mention

LEVEL_OF_POST = {
    "commune_chair": "commune", "commune_vice_chair": "commune", "commune_committee": "commune", "commune_civil_servant": "commune",
    "commune_body": "commune", "district_chair": "commune", "district_body_head": "commune", "province_chair": "province",
    "province_vice_chair": "province", "department_director": "department", "department_deputy": "department",
    "department_civil_servant": "department", "department_unit_head": "department", "minister": "ministry", "police_commune": "police",
    "police_province": "police", "judge": "court", "procurator": "procuracy", "enforcement_officer": "enforcement", "military": "military",
    "party_official": "party", "province_council_deputy": "province", "commune_council_deputy": "commune",
}  # fmt: skip
ASK = Pattern(r"(?:đề nghị|kiến nghị|kính mong|mong|yêu cầu|xin|nhờ|kính đề nghị)(?: (?:các|quý|ông|bà|lãnh đạo|tới|với|đến))*\s+$")
BARE_LEVELS = (
    (
        "commune",
        Pattern(
            r"(?:đề nghị|kiến nghị|mong|kính mong|nhờ|yêu cầu) (?:với )?(?:ubnd )?(?:xã|phường|thôn|thị trấn|chính quyền (?:địa phương|"
            r"xã|phường)|chính quyền)\b|phường (?:làm ơn|lm ơn)|\bphường ơi|\bxã ơi"
        ),
    ),
    ("province", Pattern(r"(?:đề nghị|kiến nghị|mong|kính mong|yêu cầu) (?:ubnd )?(?:tỉnh|thành phố)\b")),
    ("police", Pattern(r"(?:đề nghị|kiến nghị|mong|nhờ|yêu cầu) (?:các (?:anh|đồng chí) )?(?:công an|csgt|cảnh sát)")),
)
NATIONAL_ROADS = Pattern(r"(?:quốc lộ|ql ?\d|cao tốc|trạm (?:thu phí )?bot|bot\b|đường sắt|vec\b|hàng không)")
PROVINCIAL_ROADS = Pattern(r"(?:tỉnh lộ|đường tỉnh|đt ?\d{3}|tl ?\d{3})")
PROVINCIAL_MATTERS = Pattern(
    r"(?:giấy phép khai thác|cấp phép khai thác|khai thác (?:cát|khoáng sản|quặng|apatit)|mỏ (?:đá|quặng|sắt|đồng|apatit)|"
    r"chủ trương đầu tư|thủy điện|bảng giá đất)"
)
DEPARTMENT_MATTERS = Pattern(r"(?:công ty|nhà máy|xe buýt|bệnh viện|trường thpt|khu công nghiệp|kcn|xả thải|văn bằng|chất thải)")
PLACE_NEAR = Pattern(r"\b(?:thôn|bản|xóm|tổ|ngõ|ngách|xã|phường|khu phố|tổ dân phố|làng|ấp)\b")


def find_level(facts: Facts) -> str:
    """ "commune", "department", "province", "ministry", "police", "court", …; never empty."""
    if facts.national:
        return "ministry"
    view, body = facts.view, facts.parts.body[0]
    asked = [m for m in facts.in_body if m.text.lower() != "nhà nước"]  # the state as a whole is nobody's address
    asked = [m for m in asked if view.find(ASK, max(0, m.span[0] - 40), m.span[0]) and m.post in LEVEL_OF_POST]
    if asked:
        return _level_of(asked[0])
    for level, pattern in BARE_LEVELS:
        if view.find(pattern, body):
            return level
    by_addressee = _addressed(facts)
    if by_addressee:
        return by_addressee
    if view.find(NATIONAL_ROADS, body):
        return "ministry"
    if view.find(PROVINCIAL_ROADS, body):
        return "department"
    if view.find(PROVINCIAL_MATTERS, body):
        return "province"
    near = view.find(PLACE_NEAR, body) or facts.places
    return "department" if view.find(DEPARTMENT_MATTERS, body) and not near else "commune"


def _level_of(mention: Mention) -> str:
    return "inspectorate" if mention.department == INSPECTORATE else LEVEL_OF_POST[mention.post]


def _addressed(facts: Facts) -> str:
    """The level written to; of several the one below a ministry, for central bodies get copies of everything."""
    levels = [_level_of(mention) for mention in facts.addressed if mention.post in LEVEL_OF_POST]
    for cited in facts.decisions:
        mention = next((m for m in facts.in_body if m.text == cited.issuer and m.post in LEVEL_OF_POST), None)
        if mention:
            return LEVEL_OF_POST[mention.post]
    if "province" in levels and "department" in levels:
        return "province" if levels.index("province") < levels.index("department") else "department"
    below = [level for level in levels if level not in ("ministry", "party")]
    return (below or levels or [""])[0]
