"""A petition against a body that ended: who it leads to today, what is asked, and from whom a denunciation is kept."""

import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.intake.models import Petition
from tiepdan.intake.queries import steps_for
from tiepdan.intake.shapes import PetitionOut
from tiepdan.intake.tests.factories import ADDRESS, NAME, classified, holder, received
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.actions import load_province
from tiepdan.offices.tests.conftest import LAO_CAI
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, TODAY, Y_TY, at

pytestmark = [pytest.mark.django_db]
few = pytest.mark.usefixtures("lao_cai")
OLD_DISTRICT = """ĐƠN KHIẾU NẠI
Kính gửi: Chủ tịch UBND tỉnh Lào Cai
Tôi là {name}, trú tại {address}. Tôi khiếu nại Quyết định số 512/QĐ-UBND ngày 12/5/2025 của Chủ tịch UBND huyện Văn Bàn về việc thu hồi đất
{place}. Đất của gia đình tôi sử dụng từ năm 1998.
Đề nghị hủy Quyết định số 512/QĐ-UBND.
Người khiếu nại: {name}"""


@pytest.fixture
def all_of_lao_cai(db, settings, tmp_path):
    settings.KEYS_DIR, settings.FILES_DIR, settings.DRAFTS_DIR = tmp_path / "keys", tmp_path / "files", tmp_path / "drafts"
    load_province(LAO_CAI, by=SYSTEM, today=TODAY)


def _against_van_ban(place: str) -> Petition:
    text = OLD_DISTRICT.format(name=NAME, address="thôn Bất 2", place=place)
    return received("complaint", office_code="BTCD", text=text, address="thôn Bất 2", place_code="")


def test_land_at_vo_lao_decided_by_the_old_district_goes_to_the_chair_of_vo_lao(all_of_lao_cai):
    petition = _against_van_ban("tại xã Võ Lao, huyện Văn Bàn")
    assert petition.competent_title == "Chủ tịch UBND xã Võ Lao"
    assert petition.competent_office.code == "03061"
    assert "UBND huyện Văn Bàn đã kết thúc từ ngày 01/07/2025; UBND xã Võ Lao nay nhận" in petition.competence_because
    assert "chưa chắc chắn" in petition.competence_because
    assert "72/2025/QH15" in petition.competence_cites


def test_without_a_place_the_communes_of_van_ban_are_the_choices(all_of_lao_cai):
    petition = _against_van_ban("ở bản tôi")
    assert petition.competence_question == "Việc xảy ra ở xã, phường nào?"
    assert len(petition.findings["choices"]) == 9
    assert PetitionOut.resolve_competence(petition)["choices"] == petition.findings["choices"]
    deferred = Petition.objects.defer("findings").get(pk=petition.pk)
    assert PetitionOut.resolve_competence(deferred)["choices"] == []
    answered = classified(petition, place_code="03061", against_post="district_chair", accused_code=None)
    assert (answered.competent_title, answered.competence_question) == ("Chủ tịch UBND xã Võ Lao", "")
    assert "choices" not in answered.findings


def test_a_denunciation_of_the_old_district_chair_stays_away_from_the_communes(all_of_lao_cai):
    petition = classified(_against_van_ban("tại xã Võ Lao, huyện Văn Bàn"), kind="denunciation", accused="Chủ tịch UBND huyện Văn Bàn",
                          against_post="district_chair", place_code="03061", accused_code=None)
    assert petition.competent_office.code == "UBND-TINH"
    assert petition.accused_post is None


@few
def test_whoever_led_a_merged_commune_is_not_the_chair_of_todays_but_todays_office_does_not_see_it():
    petition = received("denunciation", office_code=TA_VAN, text=f"Tôi là {NAME}, trú tại {ADDRESS}. Tôi tố cáo lãnh đạo xã.", place_code="")
    petition = classified(petition, accused="Chủ tịch UBND xã Hoàng Liên, thị xã Sa Pa", against_post="commune_chair", accused_code=TA_VAN, place_code=TA_VAN)
    assert petition.accused_post is None, "the chair of Tả Van is another person"
    assert petition.competent_office.code == "UBND-TINH"
    assert petition.holder_office.code != TA_VAN
    assert not Petition.objects.visible_to(at(f"{TA_VAN}.head")).filter(pk=petition.pk).exists()
    assert Petition.objects.visible_to(holder(petition)).filter(pk=petition.pk).exists()


@few
def test_an_officer_may_still_name_the_very_post():
    petition = received("denunciation", office_code=SA_PA, text="Tôi tố cáo lãnh đạo xã.", place_code="")
    petition = classified(petition, accused="Chủ tịch UBND xã Hoàng Liên, thị xã Sa Pa", against_post="commune_chair", accused_code=TA_VAN,
                          accused_post_code=f"LC.{TA_VAN}.head")
    assert petition.accused_post.code == f"LC.{TA_VAN}.head"


@few
def test_other_denunciations_of_an_office_stay_as_they_were_visible():
    petition = classified(received("denunciation"), against_post="commune_civil_servant")
    assert "former_unit" not in petition.findings
    assert Petition.objects.visible_to(at(f"{Y_TY}.head")).filter(pk=petition.pk).exists()


@few
def test_a_complaint_settled_twice_is_for_the_court_and_nobody_accepts_it():
    petition = classified(received("complaint"), settled_twice=True)
    assert (petition.handling, petition.competent_office) == ("decline", None)
    assert "Điều 11 khoản 7" in petition.competence_cites
    ways = {seen.step.name: seen.open for seen in steps_for(petition, holder(petition))}
    assert ways["guide"] and not ways["route"]
    assert JournalEntry.objects.about("petition", petition.pk).filter(kind="petition.classified").last().facts["said"]["settled_twice"] == [False, True]


@few
def test_the_reader_hears_that_both_rounds_are_done():
    petition = received("complaint", text=f"""ĐƠN KHIẾU NẠI
Kính gửi: Chủ tịch UBND tỉnh Lào Cai
Tôi là {NAME}, trú tại {ADDRESS}. Chủ tịch UBND xã Y Tý đã giải quyết lần đầu bằng Quyết định số 12/QĐ-UBND ngày 02/3/2026; Chủ tịch UBND tỉnh đã ban hành
Quyết định số 345/QĐ-UBND ngày 10/8/2026 giải quyết khiếu nại lần hai, giữ nguyên. Tôi vẫn khiếu nại.
Người khiếu nại: {NAME}""")
    assert petition.findings["settled_twice"]
    assert petition.handling == "decline"
    assert petition.competent_title.startswith("Tòa án nhân dân")


@few
def test_a_disciplinary_complaint_against_the_province_goes_to_the_minister_of_home_affairs():
    petition = classified(received("complaint"), round=2, against_post="province_chair", accused_code=None, discipline=True)
    assert (petition.competent_title, petition.competent_office) == ("Bộ trưởng Bộ Nội vụ", None)
