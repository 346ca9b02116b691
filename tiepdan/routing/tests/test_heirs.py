"""Bodies that ended: to whom a petition against them leads, what is asked, what is said of the doubt."""

from datetime import date

import pytest

from tiepdan.offices.models import Office
from tiepdan.routing.tests.nam_mit import asked_of, offices, province, took_over

__all__ = ["offices", "province"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def mit(offices, province):
    """Two communes of what was the district of Mít Thượng, one that was not; an old department; an old commune."""
    for code, name in (("00002", "UBND xã Mít Dưới"), ("00003", "UBND xã Suối Xa")):
        offices[code] = Office.objects.create(
            province=province, code=code, name=name, short_name=name, kind="commune", symbol="UBND", head_title=f"Chủ tịch {name}",
            place=name[8:], valid_from=date(2025, 7, 1), parent=offices["UBND-TINH"],
        )
    took_over(province, "district", "UBND huyện Mít Thượng", offices["00001"], offices["00002"])
    took_over(province, "department", "Sở Tài nguyên và Môi trường", offices["SNNMT"], cites="", ended_on=None, confidence="UNCERTAIN")
    took_over(province, "commune", "UBND xã Mít Cổ", offices["00002"], place="huyện Mít Thượng")
    took_over(province, "commune", "UBND xã Nậm Mít", offices["00001"], place="huyện Mít Thượng")
    return offices


def test_the_chair_of_the_commune_that_took_over_answers_for_the_old_district(mit):
    proposal = asked_of(against_post="district_chair", accused_name="Chủ tịch UBND huyện Mít Thượng", place=mit["00002"], field="dat_dai")
    assert (proposal.office, proposal.title) == (mit["00002"], "Chủ tịch UBND xã Mít Dưới")
    assert "UBND huyện Mít Thượng đã kết thúc từ ngày 01/07/2025; UBND xã Mít Dưới nay nhận" in proposal.because
    assert "chưa chắc chắn" in proposal.because and not proposal.certain
    assert proposal.cites.endswith("NQ 1") and "Điều 17" in proposal.cites


def test_without_a_place_the_one_question_lists_the_communes_of_the_old_district(mit, province):
    asked = asked_of(against_post="district_chair", accused_name="UBND H. Mít Thượng", province=province)
    assert (asked.office, asked.question) == (None, "Việc xảy ra ở xã, phường nào?")
    assert asked.choices == (mit["00002"], mit["00001"])


def test_a_place_outside_the_old_district_is_asked_about_not_believed(mit):
    asked = asked_of(against_post="district_chair", accused_name="UBND huyện Mít Thượng", place=mit["00003"])
    assert asked.question == "UBND xã Suối Xa không nhận việc của UBND huyện Mít Thượng cũ. Việc xảy ra ở xã, phường nào?"
    assert set(asked.choices) == {mit["00001"], mit["00002"]}


def test_the_second_round_against_an_old_district_asks_for_no_commune(mit, province):
    proposal = asked_of(round=2, against_post="district_chair", accused_name="UBND huyện Mít Thượng", province=province)
    assert (proposal.office, proposal.question) == (mit["UBND-TINH"], "")


def test_a_denounced_district_chair_never_leads_to_a_commune(mit):
    proposal = asked_of("denunciation", against_post="district_chair", accused_name="Chủ tịch UBND huyện Mít Thượng", place=mit["00001"])
    assert proposal.office == mit["UBND-TINH"]
    assert proposal.former


def test_an_old_department_is_named_by_its_successor_and_the_doubt_is_said(mit, province):
    proposal = asked_of(against_post="department_director", accused_name="Giám đốc Sở Tài nguyên và Môi trường", province=province)
    assert (proposal.office, proposal.title, proposal.certain) == (mit["SNNMT"], "Giám đốc Sở Nông nghiệp và Môi trường", False)
    assert "không còn nữa; Sở Nông nghiệp và Môi trường nay nhận" in proposal.because
    assert "chưa tìm thấy văn bản" in proposal.because


def test_an_old_department_with_several_successors_is_asked_which(mit, province):
    took_over(province, "department", "Sở Tài nguyên và Môi trường", mit["SYT"], confidence="FOUND")
    told = {"against_post": "department_director", "accused_name": "Sở Tài nguyên và Môi trường", "province": province}
    asked = asked_of(**told)
    assert asked.question == "Phần việc này của cơ quan cũ nay thuộc cơ quan nào?"
    assert set(asked.choices) == {mit["SNNMT"], mit["SYT"]}
    assert asked_of(**told, accused_office=mit["SYT"]).office == mit["SYT"]


def test_an_old_commune_leads_to_todays_and_todays_of_the_same_name_stays_itself(mit, province):
    old = asked_of(against_post="commune_chair", accused_name="Chủ tịch UBND xã Mít Cổ", province=province)
    assert (old.office, old.former) == (mit["00002"], True)
    assert "UBND xã Mít Cổ, huyện Mít Thượng cũ, đã kết thúc" in old.because
    same = asked_of(against_post="commune_chair", accused_name="Chủ tịch UBND xã Nậm Mít", accused_office=mit["00001"])
    assert (same.office, same.certain, same.former) == (mit["00001"], True, False)
    assert not asked_of(against_post="commune_chair", accused_name="UBND xã Nậm Mít", place=mit["00001"]).former


def test_people_of_a_merged_commune_are_settled_by_the_head_where_they_now_work(mit, province):
    proposal = asked_of("denunciation", against_post="commune_civil_servant", accused_name="công chức xã Mít Cổ", province=province)
    assert proposal.office == mit["00002"]
    assert "Điều 12 khoản 4" in proposal.cites
    chair = asked_of("denunciation", against_post="commune_chair", accused_name="Chủ tịch UBND xã Mít Cổ", province=province)
    assert (chair.office, chair.certain) == (mit["UBND-TINH"], False)
    assert "đã sáp nhập" in chair.because


def test_a_place_that_ended_leads_to_todays_commune_through_every_change_of_hands(mit, province):
    before = [
        Office.objects.create(province=province, code=code, name=code, short_name=code, kind="commune", symbol="U", head_title="Chủ tịch", place="",
                              valid_from=date(2010, 1, 1), valid_until=until)
        for code, until in (("A", date(2020, 1, 1)), ("B", date(2025, 7, 1)))
    ]
    took_over(province, "commune", "A", before[1], office=before[0])
    took_over(province, "commune", "B", mit["00003"], office=before[1])
    assert asked_of(against_post="commune_civil_servant", place=before[0]).office == mit["00003"]
    assert asked_of(against_post="commune_chair", accused_office=before[0]).office == mit["00003"]
