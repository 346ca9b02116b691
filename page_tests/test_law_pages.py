"""The calendar and the law's periods, as whoever keeps the calendar walks through them: type, look, mend, do, take back, vouch."""

import pytest

from tiepdan.law.models import Clock, Recount
from tiepdan.law.rules import all_rules

UNSURE = next(rule for rule in all_rules().values() if not rule.certain)
DAYS, RULES = "/can-bo/luat/lich-nghi/", "/can-bo/luat/thoi-han/"


@pytest.fixture
def keeper(visitors, daytime):
    from tiepdan.cases.tests.factories import accepted
    from tiepdan.intake.tests.factories import received

    daytime.go_to(2026, 11, 25)  # the factories' day
    for number in range(3):
        received("complaint", key=f"n{number}")
    accepted("complaint")
    return visitors.official("VP-UBND.administrator")


def tell(keeper, day: str, why: str, ground: str) -> None:
    keeper.page.locator("#id_d0-since").fill(day)
    keeper.page.locator("#id_d0-name").fill(why)
    keeper.field("Văn bản căn cứ").fill(ground)


def test_a_day_off_is_looked_at_mended_written_and_taken_back(keeper):
    due = Clock.objects.get(subject="round", duty="complaint.first.settle").due
    keeper.open(DAYS)
    keeper.look("law-days")
    tell(keeper, "2026-12-05", "nghỉ bão số 15", "TB 15/TB-UBND")
    keeper.press("Xem trước, chưa ghi")
    assert "vốn đã là ngày nghỉ" in keeper.main()
    assert keeper.page.locator("#id_d0-name").input_value() == "nghỉ bão số 15"
    keeper.look("law-days-wrong")
    keeper.page.locator("#id_d0-since").fill(due.isoformat())
    keeper.press("Xem trước, chưa ghi")
    assert "1 ngày hạn sẽ đổi" in keeper.main()
    assert not Recount.objects.exists()
    keeper.look("law-days-preview")
    keeper.press("Ghi vào lịch và tính lại các hạn")
    assert keeper.say() == "Đã đổi lịch nghỉ. 1 ngày hạn đã đổi."
    keeper.look("law-recount")
    keeper.open(f"{DAYS}?nam={due.year}")
    keeper.look("law-days-next-year")
    keeper.follow(f"Bỏ thay đổi ngày {due:%d/%m}…")
    keeper.look("law-day-withdraw")
    keeper.field("Căn cứ, lý do bỏ").fill("TB 16/TB-UBND")
    keeper.press("Bỏ thay đổi và tính lại các hạn")
    assert keeper.say() == "Đã bỏ thay đổi lịch nghỉ. 1 ngày hạn đã đổi."
    keeper.open(f"{DAYS}tinh-lai/")
    keeper.look("law-recounts")


def test_the_head_sees_the_file_behind_a_moved_date(keeper, visitors):
    due = Clock.objects.get(subject="round", duty="complaint.first.settle").due
    keeper.open(DAYS)
    tell(keeper, due.isoformat(), "nghỉ bão", "TB 15/TB-UBND")
    keeper.press("Xem trước, chưa ghi")
    keeper.press("Ghi vào lịch và tính lại các hạn")
    head = visitors.official("02701.head")
    head.open(f"{DAYS}tinh-lai/{Recount.objects.get().pk}/")
    head.look("law-recount-head")
    head.page.locator("td, th").locator("a.code").first.click()
    assert "Vì sao" in head.main()


def test_a_rule_is_found_read_and_vouched_for_without_scripts(keeper, visitors):
    official = visitors.official("TTT.head", scripts=False)
    official.open(RULES)
    keeper.open(RULES)
    keeper.look("law-rules")
    official.field("Có chữ").fill("khieu nai lan dau thu ly")
    official.press("Lọc")
    official.page.locator("table a b").first.click()
    assert "Đếm thế nào" in official.main()
    keeper.open(f"{RULES}complaint.first.settle/")
    keeper.look("law-rule")
    official.open(f"{RULES}{UNSURE.duty}/")
    official.field("Căn cứ xác nhận").fill("Công báo 01/2026")
    official.press("Xác nhận quy định này")
    assert "Đã xác nhận" in official.say()
    keeper.open(f"{RULES}{UNSURE.duty}/")
    keeper.look("law-rule-confirmed")
