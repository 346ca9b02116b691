"""From competence to an office of the province: the accused's own, the place's, the field's, an outside one."""

from datetime import date

import pytest

from tiepdan.offices.models import Office, Province, Succession
from tiepdan.offices.old_names import name_key
from tiepdan.routing.propose import propose

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


@pytest.fixture
def province():
    return Province.objects.create(code="99", letters="NM", name="Tỉnh Nậm Mít")


@pytest.fixture
def offices(province):
    rows = {
        "UBND-TINH": ("committee", "UBND tỉnh", "Chủ tịch UBND tỉnh", True, None),
        "SNNMT": ("department", "Sở Nông nghiệp và Môi trường", "Giám đốc Sở Nông nghiệp và Môi trường", True, "UBND-TINH"),
        "SYT": ("department", "Sở Y tế", "Giám đốc Sở Y tế", True, "UBND-TINH"),
        "CCKL": ("central", "Chi cục Kiểm lâm", "Chi cục trưởng Kiểm lâm", True, "SNNMT"),
        "00001": ("commune", "UBND xã Nậm Mít", "Chủ tịch UBND xã Nậm Mít", True, "UBND-TINH"),
        "CA-TINH": ("police", "Công an tỉnh", "Giám đốc Công an tỉnh", False, None),
        "TAND": ("court", "Tòa án nhân dân tỉnh", "Chánh án", False, None),
    }
    made = {}
    for code, (kind, name, head, inside, parent) in rows.items():
        made[code] = Office.objects.create(
            province=province,
            code=code,
            name=name,
            short_name=name,
            kind=kind,
            symbol=code[:8],
            head_title=head,
            place="Nậm Mít",
            handles_inside=inside,
            valid_from=date(2025, 7, 1),
            parent=made.get(parent),
        )
    return made


def _propose(kind="complaint", **facts):
    asked = {"round": 1, "against_post": "", "against_unit_of": "", "accused_office": None, "place": None, "field": "", "today": TODAY}
    return propose(kind=kind, **{**asked, **facts})


def test_a_first_complaint_goes_to_the_chair_of_the_very_commune(offices):
    proposal = _propose(against_post="commune_chair", accused_office=offices["00001"])
    assert (proposal.office, proposal.title) == (offices["00001"], "Chủ tịch UBND xã Nậm Mít")
    assert (proposal.competent, proposal.handling, proposal.question) == ("commune_chair", "accept", "")
    assert proposal.certain
    assert "Điều 17" in proposal.cites


def test_a_second_complaint_goes_to_the_provincial_chair(offices):
    proposal = _propose(round=2, against_post="commune_chair", accused_office=offices["00001"])
    assert (proposal.office, proposal.title) == (offices["UBND-TINH"], "Chủ tịch UBND tỉnh")


def test_the_place_names_the_commune_when_the_accused_office_is_not_told(offices):
    assert _propose(against_post="commune_civil_servant", place=offices["00001"]).office == offices["00001"]


def test_without_a_commune_the_commune_is_asked(offices):
    proposal = _propose(against_post="commune_chair")
    assert proposal.office is None
    assert proposal.question == "Việc này của UBND xã, phường nào?"


def test_a_department_is_never_guessed_from_the_field_of_a_complaint(offices):
    assert _propose(against_post="department_director", field="dat_dai").question == "Việc này của sở, ban, ngành nào?"
    assert _propose(against_post="department_director", accused_office=offices["SNNMT"]).office == offices["SNNMT"]


def test_the_head_of_a_unit_denounced_goes_to_the_director_above(offices):
    proposal = _propose("denunciation", against_post="department_unit_head", accused_office=offices["CCKL"])
    assert (proposal.office, proposal.title) == (offices["SNNMT"], "Giám đốc Sở Nông nghiệp và Môi trường")


def test_a_unit_with_a_place_of_its_own_answers_first(offices):
    assert _propose(against_post="department_unit_head", accused_office=offices["CCKL"]).office == offices["CCKL"]


def test_a_unit_without_a_place_goes_through_the_department_and_says_so(offices):
    proposal = _propose(against_post="department_unit_head", accused_office=offices["SNNMT"])
    assert proposal.office == offices["SNNMT"]
    assert proposal.title.startswith("Thủ trưởng đơn vị thuộc sở")
    assert not proposal.certain
    assert "giao qua" in proposal.because


def test_a_school_of_the_commune_goes_through_the_commune_where_it_stands(offices):
    proposal = _propose(against_post="public_unit_head", against_unit_of="commune", place=offices["00001"])
    assert proposal.office == offices["00001"]
    assert not proposal.certain
    assert _propose(against_post="public_unit_head", place=offices["00001"]).question == "Việc này của đơn vị nào, thuộc cơ quan nào?"


def test_a_denounced_commune_chair_never_gets_the_petition(offices):
    proposal = _propose("denunciation", against_post="commune_chair", accused_office=offices["00001"], place=offices["00001"])
    assert proposal.office == offices["UBND-TINH"]


def test_feedback_on_a_local_matter_goes_to_the_commune_where_it_arose(offices):
    proposal = _propose("feedback", place=offices["00001"], field="ha_tang_giao_thong")
    assert (proposal.office, proposal.competent) == (offices["00001"], "state_manager_of_field")
    assert not proposal.certain
    assert "quy ước" in proposal.because
    assert "Điều 26" in proposal.cites


def test_feedback_on_another_matter_or_without_a_place_goes_to_the_department_of_the_field(offices, province):
    assert _propose("feedback", place=offices["00001"], field="y_te").office == offices["SYT"]
    proposal = _propose("feedback", field="dat_dai", province=province)
    assert (proposal.office, proposal.title) == (offices["SNNMT"], "Giám đốc Sở Nông nghiệp và Môi trường")


def test_feedback_without_a_field_goes_to_the_commune_and_without_either_is_asked(offices):
    assert _propose("recommendation", place=offices["00001"], field="khac").office == offices["00001"]
    assert _propose("recommendation").question == "Nội dung đơn thuộc lĩnh vực nào?"


def test_a_body_outside_is_written_to_by_its_name(offices, province):
    proposal = _propose("denunciation", against_post="private_person", province=province, signs_of_crime=True)
    assert (proposal.office, proposal.title, proposal.handling) == (offices["CA-TINH"], "Công an tỉnh", "transfer")


def test_a_minister_is_named_by_the_field_and_has_no_office_here(offices):
    proposal = _propose(round=2, against_post="province_chair", accused_office=offices["UBND-TINH"], field="dat_dai")
    assert (proposal.office, proposal.title) == (None, "Bộ trưởng Bộ Nông nghiệp và Môi trường")
    assert proposal.handling == "guide"


def test_a_private_quarrel_is_guided_to_mediation_at_the_commune(offices):
    proposal = _propose("recommendation", against_post="private_person", place=offices["00001"], field="dat_dai")
    assert (proposal.office, proposal.title) == (None, "Hòa giải tại UBND xã Nậm Mít hoặc Tòa án nhân dân")


def test_a_mixed_petition_is_to_be_separated(offices):
    assert "tách riêng" in _propose("mixed").question


def test_facts_that_contradict_become_the_question(offices):
    proposal = _propose(against_post="district_chair", place=offices["00001"], issued_on=date(2026, 3, 1))
    assert "Cấp huyện đã kết thúc" in proposal.question


def test_an_anonymous_denunciation_without_evidence_is_filed_whoever_is_meant(offices):
    proposal = _propose("denunciation", anonymous=True)
    assert (proposal.handling, proposal.office, proposal.question) == ("file", None, "")


def test_an_ended_office_leads_to_its_successor(offices, province):
    old = Office.objects.create(
        province=province,
        code="00009",
        name="UBND xã Mít Cũ",
        short_name="UBND xã Mít Cũ",
        kind="commune",
        symbol="UBND",
        head_title="Chủ tịch",
        place="Mít Cũ",
        valid_from=date(2012, 7, 1),
        valid_until=date(2025, 7, 1),
    )
    assert _propose(against_post="commune_chair", accused_office=old).question == "Việc này của UBND xã, phường nào?"
    _took_over(province, "commune", "UBND xã Mít Cũ", offices["00001"], office=old)
    assert _propose(against_post="commune_chair", accused_office=old).office == offices["00001"]


def test_a_known_commune_costs_no_query(offices, django_assert_num_queries):
    with django_assert_num_queries(0):
        _propose(against_post="commune_chair", accused_office=offices["00001"], place=offices["00001"])


def test_a_decision_of_an_abolished_district_asks_for_the_commune_and_then_names_it(offices):
    asked = _propose(against_post="district_chair", issued_on=date(2024, 11, 5))
    assert (asked.office, asked.question) == (None, "Việc này của UBND xã, phường nào?")
    named = _propose(against_post="district_body_head", issued_on=date(2024, 11, 5), place=offices["00001"])
    assert (named.office, named.title, named.certain) == (offices["00001"], "Chủ tịch UBND xã Nậm Mít", False)


def test_a_complaint_settled_twice_is_declined_and_the_court_named(offices):
    proposal = _propose(round=2, against_post="commune_chair", accused_office=offices["00001"], settled_twice=True)
    assert (proposal.competent, proposal.handling) == ("people_sue_in_court", "decline")


def _took_over(province, kind, old_name, *successors, place="", office=None, cites="NQ 1", confidence="MEMORY", ended_on=date(2025, 7, 1)):
    for successor in successors:
        Succession.objects.create(
            province=province, kind=kind, old_name=old_name, old_place=place, names=[name_key(old_name)], office=office, successor=successor,
            ended_on=ended_on, cites=cites, confidence=confidence,
        )


@pytest.fixture
def mit(offices, province):
    """Two communes of what was the district of Mít Thượng, one that was not; an old department; an old commune."""
    for code, name in (("00002", "UBND xã Mít Dưới"), ("00003", "UBND xã Suối Xa")):
        offices[code] = Office.objects.create(
            province=province, code=code, name=name, short_name=name, kind="commune", symbol="UBND", head_title=f"Chủ tịch {name}",
            place=name[8:], valid_from=date(2025, 7, 1), parent=offices["UBND-TINH"],
        )
    _took_over(province, "district", "UBND huyện Mít Thượng", offices["00001"], offices["00002"])
    _took_over(province, "department", "Sở Tài nguyên và Môi trường", offices["SNNMT"], cites="", ended_on=None, confidence="UNCERTAIN")
    _took_over(province, "commune", "UBND xã Mít Cổ", offices["00002"], place="huyện Mít Thượng")
    _took_over(province, "commune", "UBND xã Nậm Mít", offices["00001"], place="huyện Mít Thượng")
    return offices


def test_the_chair_of_the_commune_that_took_over_answers_for_the_old_district(mit):
    proposal = _propose(against_post="district_chair", accused_name="Chủ tịch UBND huyện Mít Thượng", place=mit["00002"], field="dat_dai")
    assert (proposal.office, proposal.title) == (mit["00002"], "Chủ tịch UBND xã Mít Dưới")
    assert "UBND huyện Mít Thượng đã kết thúc từ ngày 01/07/2025; UBND xã Mít Dưới nay nhận" in proposal.because
    assert "chưa chắc chắn" in proposal.because and not proposal.certain
    assert proposal.cites.endswith("NQ 1") and "Điều 17" in proposal.cites


def test_without_a_place_the_one_question_lists_the_communes_of_the_old_district(mit, province):
    asked = _propose(against_post="district_chair", accused_name="UBND H. Mít Thượng", province=province)
    assert (asked.office, asked.question) == (None, "Việc xảy ra ở xã, phường nào?")
    assert asked.choices == (mit["00002"], mit["00001"])


def test_a_place_outside_the_old_district_is_asked_about_not_believed(mit):
    asked = _propose(against_post="district_chair", accused_name="UBND huyện Mít Thượng", place=mit["00003"])
    assert asked.question == "UBND xã Suối Xa không nhận việc của UBND huyện Mít Thượng cũ. Việc xảy ra ở xã, phường nào?"
    assert set(asked.choices) == {mit["00001"], mit["00002"]}


def test_the_second_round_against_an_old_district_asks_for_no_commune(mit, province):
    proposal = _propose(round=2, against_post="district_chair", accused_name="UBND huyện Mít Thượng", province=province)
    assert (proposal.office, proposal.question) == (mit["UBND-TINH"], "")


def test_a_denounced_district_chair_never_leads_to_a_commune(mit):
    proposal = _propose("denunciation", against_post="district_chair", accused_name="Chủ tịch UBND huyện Mít Thượng", place=mit["00001"])
    assert proposal.office == mit["UBND-TINH"]
    assert proposal.former


def test_an_old_department_is_named_by_its_successor_and_the_doubt_is_said(mit, province):
    proposal = _propose(against_post="department_director", accused_name="Giám đốc Sở Tài nguyên và Môi trường", province=province)
    assert (proposal.office, proposal.title, proposal.certain) == (mit["SNNMT"], "Giám đốc Sở Nông nghiệp và Môi trường", False)
    assert "không còn nữa; Sở Nông nghiệp và Môi trường nay nhận" in proposal.because
    assert "chưa tìm thấy văn bản" in proposal.because


def test_an_old_department_with_several_successors_is_asked_which(mit, province):
    _took_over(province, "department", "Sở Tài nguyên và Môi trường", mit["SYT"], confidence="FOUND")
    told = {"against_post": "department_director", "accused_name": "Sở Tài nguyên và Môi trường", "province": province}
    asked = _propose(**told)
    assert asked.question == "Phần việc này của cơ quan cũ nay thuộc cơ quan nào?"
    assert set(asked.choices) == {mit["SNNMT"], mit["SYT"]}
    assert _propose(**told, accused_office=mit["SYT"]).office == mit["SYT"]


def test_an_old_commune_leads_to_todays_and_todays_of_the_same_name_stays_itself(mit, province):
    old = _propose(against_post="commune_chair", accused_name="Chủ tịch UBND xã Mít Cổ", province=province)
    assert (old.office, old.former) == (mit["00002"], True)
    assert "UBND xã Mít Cổ, huyện Mít Thượng cũ, đã kết thúc" in old.because
    same = _propose(against_post="commune_chair", accused_name="Chủ tịch UBND xã Nậm Mít", accused_office=mit["00001"])
    assert (same.office, same.certain, same.former) == (mit["00001"], True, False)
    assert not _propose(against_post="commune_chair", accused_name="UBND xã Nậm Mít", place=mit["00001"]).former


def test_people_of_a_merged_commune_are_settled_by_the_head_where_they_now_work(mit, province):
    proposal = _propose("denunciation", against_post="commune_civil_servant", accused_name="công chức xã Mít Cổ", province=province)
    assert proposal.office == mit["00002"]
    assert "Điều 12 khoản 4" in proposal.cites
    chair = _propose("denunciation", against_post="commune_chair", accused_name="Chủ tịch UBND xã Mít Cổ", province=province)
    assert (chair.office, chair.certain) == (mit["UBND-TINH"], False)
    assert "đã sáp nhập" in chair.because


def test_a_place_that_ended_leads_to_todays_commune_through_every_change_of_hands(mit, province):
    before = [
        Office.objects.create(province=province, code=code, name=code, short_name=code, kind="commune", symbol="U", head_title="Chủ tịch", place="",
                              valid_from=date(2010, 1, 1), valid_until=until)
        for code, until in (("A", date(2020, 1, 1)), ("B", date(2025, 7, 1)))
    ]
    _took_over(province, "commune", "A", before[1], office=before[0])
    _took_over(province, "commune", "B", mit["00003"], office=before[1])
    assert _propose(against_post="commune_civil_servant", place=before[0]).office == mit["00003"]
    assert _propose(against_post="commune_chair", accused_office=before[0]).office == mit["00003"]


@pytest.mark.parametrize(
    ("post", "named", "title"),
    [
        ("police_province", "Giám đốc Công an tỉnh Nậm Mít", "Bộ trưởng Bộ Công an"),
        ("police_province", "ông Phó Giám đốc Công an tỉnh", "Bộ trưởng Bộ Công an"),
        ("police_province", "Công an tỉnh", "Bộ trưởng Bộ Công an"),
        ("police_province", "một cán bộ Đội 3, Công an tỉnh", "Công an tỉnh"),
        ("judge", "Chánh án TAND tỉnh", "Chánh án Tòa án nhân dân tối cao"),
        ("judge", "thẩm phán Tòa án nhân dân khu vực 2", "Tòa án nhân dân tỉnh"),
    ],
)
def test_a_denounced_head_of_another_system_does_not_get_the_denunciation(offices, province, post, named, title):
    Office.objects.filter(code="TAND").update(head_title="Chánh án Tòa án nhân dân tỉnh")
    proposal = _propose("denunciation", against_post=post, accused_name=named, province=province)
    assert (proposal.title, proposal.handling) == (title, "transfer")
    assert (proposal.office is None) == (title not in {"Công an tỉnh", "Tòa án nhân dân tỉnh"})


def test_a_first_complaint_against_the_commune_police_is_guided_to_the_commune_police(offices, province):
    told = {"against_post": "police_commune", "province": province, "place": offices["00001"]}
    assert (_propose(**told).title, _propose(**told).handling) == ("Trưởng Công an xã Nậm Mít", "guide")
    assert _propose(**told, round=2).title == _propose(**told, overdue=True).title == "Công an tỉnh"


def test_a_dispute_over_competence_goes_to_the_common_head(offices, province):
    proposal = _propose(against_post="commune_chair", accused_office=offices["00001"], dispute="province")
    assert (proposal.title, proposal.certain) == ("Chủ tịch UBND tỉnh", True)
    assert proposal.cites == "Luật Khiếu nại 02/2011/QH13, Điều 21 khoản 3"
