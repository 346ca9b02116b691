"""From competence to an office of the province: the accused's own, the place's, the field's, an outside one."""

from datetime import date

import pytest

from tiepdan.offices.models import Office
from tiepdan.routing.tests.nam_mit import asked_of, offices, province, took_over

__all__ = ["offices", "province"]
pytestmark = pytest.mark.django_db


def test_a_first_complaint_goes_to_the_chair_of_the_very_commune(offices):
    proposal = asked_of(against_post="commune_chair", accused_office=offices["00001"])
    assert (proposal.office, proposal.title) == (offices["00001"], "Chủ tịch UBND xã Nậm Mít")
    assert (proposal.competent, proposal.handling, proposal.question) == ("commune_chair", "accept", "")
    assert proposal.certain
    assert "Điều 17" in proposal.cites


def test_a_second_complaint_goes_to_the_provincial_chair(offices):
    proposal = asked_of(round=2, against_post="commune_chair", accused_office=offices["00001"])
    assert (proposal.office, proposal.title) == (offices["UBND-TINH"], "Chủ tịch UBND tỉnh")


def test_the_place_names_the_commune_when_the_accused_office_is_not_told(offices):
    assert asked_of(against_post="commune_civil_servant", place=offices["00001"]).office == offices["00001"]


def test_without_a_commune_the_commune_is_asked(offices):
    proposal = asked_of(against_post="commune_chair")
    assert proposal.office is None
    assert proposal.question == "Việc này của UBND xã, phường nào?"


def test_a_department_is_never_guessed_from_the_field_of_a_complaint(offices):
    assert asked_of(against_post="department_director", field="dat_dai").question == "Việc này của sở, ban, ngành nào?"
    assert asked_of(against_post="department_director", accused_office=offices["SNNMT"]).office == offices["SNNMT"]


def test_the_head_of_a_unit_denounced_goes_to_the_director_above(offices):
    proposal = asked_of("denunciation", against_post="department_unit_head", accused_office=offices["CCKL"])
    assert (proposal.office, proposal.title) == (offices["SNNMT"], "Giám đốc Sở Nông nghiệp và Môi trường")


def test_a_unit_with_a_place_of_its_own_answers_first(offices):
    assert asked_of(against_post="department_unit_head", accused_office=offices["CCKL"]).office == offices["CCKL"]


def test_a_unit_without_a_place_goes_through_the_department_and_says_so(offices):
    proposal = asked_of(against_post="department_unit_head", accused_office=offices["SNNMT"])
    assert proposal.office == offices["SNNMT"]
    assert proposal.title.startswith("Thủ trưởng đơn vị thuộc sở")
    assert not proposal.certain
    assert "giao qua" in proposal.because


def test_a_school_of_the_commune_goes_through_the_commune_where_it_stands(offices):
    proposal = asked_of(against_post="public_unit_head", against_unit_of="commune", place=offices["00001"])
    assert proposal.office == offices["00001"]
    assert not proposal.certain
    assert asked_of(against_post="public_unit_head", place=offices["00001"]).question == "Việc này của đơn vị nào, thuộc cơ quan nào?"


def test_a_denounced_commune_chair_never_gets_the_petition(offices):
    proposal = asked_of("denunciation", against_post="commune_chair", accused_office=offices["00001"], place=offices["00001"])
    assert proposal.office == offices["UBND-TINH"]


def test_feedback_on_a_local_matter_goes_to_the_commune_where_it_arose(offices):
    proposal = asked_of("feedback", place=offices["00001"], field="ha_tang_giao_thong")
    assert (proposal.office, proposal.competent) == (offices["00001"], "state_manager_of_field")
    assert not proposal.certain
    assert "quy ước" in proposal.because
    assert "Điều 26" in proposal.cites


def test_feedback_on_another_matter_or_without_a_place_goes_to_the_department_of_the_field(offices, province):
    assert asked_of("feedback", place=offices["00001"], field="y_te").office == offices["SYT"]
    proposal = asked_of("feedback", field="dat_dai", province=province)
    assert (proposal.office, proposal.title) == (offices["SNNMT"], "Giám đốc Sở Nông nghiệp và Môi trường")


def test_feedback_without_a_field_goes_to_the_commune_and_without_either_is_asked(offices):
    assert asked_of("recommendation", place=offices["00001"], field="khac").office == offices["00001"]
    assert asked_of("recommendation").question == "Nội dung đơn thuộc lĩnh vực nào?"


def test_a_body_outside_is_written_to_by_its_name(offices, province):
    proposal = asked_of("denunciation", against_post="private_person", province=province, signs_of_crime=True)
    assert (proposal.office, proposal.title, proposal.handling) == (offices["CA-TINH"], "Công an tỉnh", "transfer")


def test_a_minister_is_named_by_the_field_and_has_no_office_here(offices):
    proposal = asked_of(round=2, against_post="province_chair", accused_office=offices["UBND-TINH"], field="dat_dai")
    assert (proposal.office, proposal.title) == (None, "Bộ trưởng Bộ Nông nghiệp và Môi trường")
    assert proposal.handling == "guide"


def test_a_private_quarrel_is_guided_to_mediation_at_the_commune(offices):
    proposal = asked_of("recommendation", against_post="private_person", place=offices["00001"], field="dat_dai")
    assert (proposal.office, proposal.title) == (None, "Hòa giải tại UBND xã Nậm Mít hoặc Tòa án nhân dân")


def test_a_mixed_petition_is_to_be_separated(offices):
    assert "tách riêng" in asked_of("mixed").question


def test_facts_that_contradict_become_the_question(offices):
    proposal = asked_of(against_post="district_chair", place=offices["00001"], issued_on=date(2026, 3, 1))
    assert "Cấp huyện đã kết thúc" in proposal.question


def test_an_anonymous_denunciation_without_evidence_is_filed_whoever_is_meant(offices):
    proposal = asked_of("denunciation", anonymous=True)
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
    assert asked_of(against_post="commune_chair", accused_office=old).question == "Việc này của UBND xã, phường nào?"
    took_over(province, "commune", "UBND xã Mít Cũ", offices["00001"], office=old)
    assert asked_of(against_post="commune_chair", accused_office=old).office == offices["00001"]


def test_a_known_commune_costs_no_query(offices, django_assert_num_queries):
    with django_assert_num_queries(0):
        asked_of(against_post="commune_chair", accused_office=offices["00001"], place=offices["00001"])


def test_a_decision_of_an_abolished_district_asks_for_the_commune_and_then_names_it(offices):
    asked = asked_of(against_post="district_chair", issued_on=date(2024, 11, 5))
    assert (asked.office, asked.question) == (None, "Việc này của UBND xã, phường nào?")
    named = asked_of(against_post="district_body_head", issued_on=date(2024, 11, 5), place=offices["00001"])
    assert (named.office, named.title, named.certain) == (offices["00001"], "Chủ tịch UBND xã Nậm Mít", False)


def test_a_complaint_settled_twice_is_declined_and_the_court_named(offices):
    proposal = asked_of(round=2, against_post="commune_chair", accused_office=offices["00001"], settled_twice=True)
    assert (proposal.competent, proposal.handling) == ("people_sue_in_court", "decline")


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
    proposal = asked_of("denunciation", against_post=post, accused_name=named, province=province)
    assert (proposal.title, proposal.handling) == (title, "transfer")
    assert (proposal.office is None) == (title not in {"Công an tỉnh", "Tòa án nhân dân tỉnh"})


def test_a_first_complaint_against_the_commune_police_is_guided_to_the_commune_police(offices, province):
    told = {"against_post": "police_commune", "province": province, "place": offices["00001"]}
    assert (asked_of(**told).title, asked_of(**told).handling) == ("Trưởng Công an xã Nậm Mít", "guide")
    assert asked_of(**told, round=2).title == asked_of(**told, overdue=True).title == "Công an tỉnh"


def test_a_dispute_over_competence_goes_to_the_common_head(offices, province):
    proposal = asked_of(against_post="commune_chair", accused_office=offices["00001"], dispute="province")
    assert (proposal.title, proposal.certain) == ("Chủ tịch UBND tỉnh", True)
    assert proposal.cites == "Luật Khiếu nại 02/2011/QH13, Điều 21 khoản 3"
