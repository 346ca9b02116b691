"""Protection asked for by whoever denounced and kept by the office; files past their time listed, approved and destroyed; a file of another office opened."""

from datetime import date

import pytest

Y_TY = "02701"


@pytest.fixture
def day(visitors, daytime):
    daytime.go_to(2026, 11, 25)  # the factories' day


def test_protection_is_asked_for_on_the_follow_page_and_seen_at_the_desk(visitors, day):
    from tiepdan.intake.tests.factories import routed

    petition = routed("denunciation")
    person = visitors.citizen()
    person.open(f"/tra-cuu/{petition.code}/")
    person.field("Khóa xem").fill(petition.follow_key)
    person.press("Mở đơn")
    person.open(f"/tra-cuu/{petition.code}/bao-ve/")
    person.look("follow-protection")
    head = visitors.official(f"{Y_TY}.head")
    head.open(f"/can-bo/don/{petition.code}/bao-ve/")
    head.look("protection-before-acceptance")
    head.open(f"/can-bo/don/{petition.code}/bao-ve/request_protection/")
    head.look("protection-request")


def test_files_past_their_time_are_listed_and_destroyed_by_two(visitors, day):
    from tiepdan.cases.models import Round
    from tiepdan.cases.tests.factories import at_state
    from tiepdan.privacy.models import Destruction

    held = at_state("complaint", "closed", orders=[])
    Round.objects.filter(pk=held.pk).update(ended_on=date(2011, 1, 3))
    deputy, head = visitors.official(f"{Y_TY}.deputy"), visitors.official(f"{Y_TY}.head")
    deputy.open("/can-bo/du-lieu/thoi-han-giu/")
    deputy.page.get_by_role("checkbox", name=held.petition.code).check()
    deputy.field("Căn cứ tiêu hủy").fill("Biên bản số 02/BB")
    deputy.look("retention-list")
    deputy.press("Lập danh mục tiêu hủy")
    head.open(f"/can-bo/du-lieu/tieu-huy/{Destruction.objects.get().pk}/")
    head.look("destruction")
    head.press("Quyết định tiêu hủy")
    assert Destruction.objects.get().state == "approved"
    head.press("Biên bản tiêu hủy, bản in")
    head.look("destruction-minute")


def test_a_file_of_another_office_asks_for_one_press(visitors, day):
    from tiepdan.intake.tests.factories import received

    petition = received("complaint")
    above = visitors.official("UBND-TINH.head")
    above.open(f"/can-bo/don/{petition.code}/")
    above.look("open-elsewhere")
    above.press("Mở hồ sơ và ghi nhật ký")
    assert petition.code in above.main()
