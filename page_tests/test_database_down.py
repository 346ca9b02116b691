"""The database stops while a citizen is writing: one sentence, every word kept, and one petition in the end."""

import pytest

from page_tests.bad import assert_plain
from page_tests.house import house_with
from page_tests.samples import COMPLAINANT, COMPLAINT

pytestmark = pytest.mark.launcher


def test_with_the_database_down_nothing_typed_is_lost_and_nothing_is_half_written(visitors, transactional_db):
    from django.db import connection

    with house_with(connection.settings_dict["NAME"]) as house:
        citizen = visitors.citizen()
        citizen.address = house.address
        citizen.expects = {503}
        citizen.open("/gui-don/")
        citizen.choose("Tôi thấy cơ quan nhà nước làm không đúng với nhà mình")
        citizen.choose("Của tôi")
        citizen.field("Hoặc kể bằng lời của mình").fill(COMPLAINT)

        house.stop_database()
        citizen.go_on()
        assert_plain(citizen, "Máy chủ tạm thời không ghi và không đọc được.")
        assert "Chưa gửi được, chữ ông/bà gõ vẫn còn đây." in citizen.main()
        assert citizen.page.locator("textarea").first.input_value() == COMPLAINT
        citizen.look("portal-database-down")
        elsewhere = visitors.citizen()
        elsewhere.address, elsewhere.expects = house.address, {503}
        assert "Ông/bà cần việc gì?" in elsewhere.open("/").content(), "home opens all the same"
        elsewhere.open("/tra-cuu/LC26-000001-6/")
        assert_plain(elsewhere, "Đơn đã có mã thì không mất.")

        house.start_database()
        citizen.press("Gửi lại")
        assert citizen.heading() == "Việc ấy ở đâu, ai làm?"
        citizen.fill({"Việc ấy ở xã, phường nào?": "y ty"})
        citizen.go_on()
        citizen.fill(COMPLAINANT)
        citizen.go_on()
        citizen.page.get_by_label("Tôi đã đọc lại").check()

        house.stop_database()
        citizen.press("Gửi đơn")
        assert_plain(citizen, "Máy chủ tạm thời không ghi và không đọc được.")
        house.start_database()
        assert house.ask("select count(*) from intake_petition") == [(0,)], "no code was shown, and there is none"
        citizen.press("Gửi lại")
        citizen.page.wait_for_url("**/bien-nhan/")
        receipt = citizen.receipt()
        assert house.ask("select code, follow_key from intake_petition") == [(receipt.code, receipt.key)]
