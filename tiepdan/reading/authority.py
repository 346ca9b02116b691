"""From findings to the question of competence and back to the label of the data sets.

The competence itself is a rule of `routing`, handed in by the caller; nothing is guessed from the text here.
"""

from collections.abc import Callable, Mapping

# What the rules answer with: an object with competent, because, cites; or one with ask and cites.
Competence = Callable[[Mapping[str, object]], object]

LABELS = {
    "commune_chair": "xa",
    "district_chair": "xa",
    "department_director": "so",
    "department_unit_head": "so",
    "province_chair": "tinh",
    "sector_minister": "bo",
    "home_affairs_minister": "bo",
    "minister": "bo",
    "prime_minister": "bo",
    "police": "cong_an",
    "military": "khac",
    "court": "toa_an",
    "people_sue_in_court": "toa_an",
    "mediation_or_civil_court": "toa_an",
    "procuracy": "vien_kiem_sat",
    "enforcement_agency": "thi_hanh_an",
    "party_body": "dang",
    "commune_council_standing": "xa",
    "province_council_standing": "tinh",
}
OF_UNIT = {"commune": "xa", "department": "so", "province": "tinh", "": "khac"}
OF_LEVEL = {
    "commune": "xa",
    "department": "so",
    "province": "tinh",
    "ministry": "bo",
    "police": "cong_an",
    "court": "toa_an",
    "procuracy": "vien_kiem_sat",
    "enforcement": "thi_hanh_an",
    "party": "dang",
    "military": "khac",
    "inspectorate": "thanh_tra",
}
INSPECTORATE = "TTT"  # the code of the provincial inspectorate: a department for the rules, a body of its own in the data sets


def authority_label(competent: str, *, unit_of: str = "", level: str = "", department: str = "") -> str:
    """The data sets' label for a word of the competence contract; empty when the word decides nothing.

    `unit_of` tells whose public unit a head leads; `level` where a wish belongs when only the field's manager is known.
    """
    if competent == "department_director" and department == INSPECTORATE:
        return "thanh_tra"
    if competent == "public_unit_head":
        return OF_UNIT.get(unit_of, "khac")
    if competent == "state_manager_of_field":
        return OF_LEVEL.get(level, "so")
    return LABELS.get(competent, "")
