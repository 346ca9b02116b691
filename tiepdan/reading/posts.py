"""Groups of posts, in the words of the competence contract."""

from tiepdan.reading.letters import words

# Those whose decision, act or wrong is the state's.
STATE_BODIES = words(
    """commune_chair commune_vice_chair commune_civil_servant commune_body commune_committee department_director department_deputy
    department_unit_head department_unit_civil_servant department_civil_servant province_chair province_vice_chair district_chair
    district_body_head public_unit_head public_unit_employee police_commune police_province military enforcement_officer
    commune_council_deputy province_council_deputy party_official judge procurator"""
)
# Those of the administration: complaints and denunciations against them are settled by administrative bodies.
OFFICIALS = STATE_BODIES - {"police_commune", "police_province", "judge", "procurator", "enforcement_officer", "military"}
