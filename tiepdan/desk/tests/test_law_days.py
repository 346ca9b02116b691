"""The calendar's pages: looking before changing, changing once, and each official seeing only dates of files they may see."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tiepdan.cases.tests.factories import accepted
from tiepdan.common.actor import SYSTEM
from tiepdan.desk.forms.days import MOST_DAYS, DaysForm
from tiepdan.desk.queries import law_days as queries
from tiepdan.intake.tests.factories import received
from tiepdan.journal.models import JournalEntry
from tiepdan.law.actions import change_days, start_clock
from tiepdan.law.calendar import DEFAULT
from tiepdan.law.models import ChangedDate, Clock, DayChange, Recount
from tiepdan.law.years import national_years, not_announced_after
from tiepdan.offices.models import Province
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
DAYS = "/can-bo/luat/lich-nghi/"
KEEPER, OFFICER, HEAD, STRANGER = "VP-UBND.administrator", f"{Y_TY}.petition", f"{Y_TY}.head", f"{SA_PA}.clerk"
STORM = date(2026, 12, 3)
TYPED = {"d0-since": STORM.isoformat(), "d0-kind": "off", "d0-name": "nghỉ bão số 15", "ground": "TB 15/TB-UBND ngày 25/11/2026"}


def html_of(browser, address: str, typed: dict | None = None) -> str:
    return re.sub(r"\s+", " ", browser.get(address, typed or {}).content.decode())


def province() -> int:
    return Province.objects.get().pk


def storm(day: date = STORM) -> Recount:
    return change_days(by=SYSTEM, province_id=province(), off={day: "nghỉ bão"}, worked={}, ground="TB 15", today=date(2026, 11, 25))


def test_a_year_shows_the_countrys_days_and_the_provinces_own_with_their_sources(desk):
    storm()
    html = html_of(desk(OFFICER), DAYS)
    assert "Quốc khánh" in html
    assert "thuvienphapluat.vn" in html
    assert "Thứ Năm 03/12/2026" in html
    assert "Của tỉnh, theo TB 15" in html
    assert "Xem trước, chưa ghi" not in html, "only whoever keeps the calendar is asked for days"


def test_next_years_list_is_not_guessed(desk):
    html = html_of(desk(OFFICER), DAYS)
    assert "Lịch nghỉ lễ, Tết năm 2027 chưa được Nhà nước công bố" in html
    following = html_of(desk(OFFICER), DAYS, {"nam": "2027"})
    assert "Chưa có thông báo chính thức về lịch nghỉ lễ, Tết năm 2027." in following
    assert following.count("dự kiến</span>") == len(national_years()[2027].days)
    assert not_announced_after(2025) is None


@pytest.mark.parametrize("asked", ["x", "1850", "99999999999", "²", "2027'"])
def test_a_year_that_is_not_there_breaks_nothing(desk, asked):
    html = html_of(desk(OFFICER), DAYS, {"nam": asked})
    assert "Lịch nghỉ mới có từ năm 2012 đến năm 2030; dưới đây là năm 2026." in html


def test_every_swapped_pair_is_told_on_both_its_days():
    assert [(one.off, one.day) for one in national_years()[2026].days if "hoán đổi" in one.name or "làm bù" in one.name] == [
        (True, date(2026, 1, 2)), (False, date(2026, 1, 10)), (False, date(2026, 8, 22)), (True, date(2026, 8, 31)),
    ]
    for year in national_years().values():
        for one in year.days:
            assert (DEFAULT.is_day_off(one.day) is not None) == one.off, one


def test_the_preview_tells_what_would_move_and_writes_nothing(desk):
    held = accepted()
    due = Clock.objects.get(subject="round", duty="complaint.first.settle").due
    html = html_of(desk(HEAD), DAYS + "xem-truoc/", {**TYPED, "d0-since": due.isoformat()})
    assert "Xem trước: chưa ghi gì" in html
    assert "1 ngày hạn sẽ đổi" in html
    assert held.petition.code in html
    assert "Người quản trị của tỉnh ghi lịch" in html
    assert (Recount.objects.count(), DayChange.objects.count(), ChangedDate.objects.count()) == (0, 0, 0)
    assert Clock.objects.get(subject="round", duty="complaint.first.settle").due == due


def test_what_was_foreseen_is_what_happens_in_one_journaled_act(desk):
    accepted()
    due = Clock.objects.get(subject="round", duty="complaint.first.settle").due
    keeper, typed = desk(KEEPER), {**TYPED, "d0-since": due.isoformat()}
    page = html_of(keeper, DAYS + "xem-truoc/", typed)
    assert "chức vụ này không được xem" in page, "who keeps the calendar sees dates, not files"
    hidden = dict(re.findall(r'type="hidden" name="(d\d-\w+|ground)" value="([^"]*)"', page))
    assert hidden["ground"] == TYPED["ground"]
    answer = keeper.post(DAYS + "ghi/", hidden, follow=True)
    assert "Đã đổi lịch nghỉ. 1 ngày hạn đã đổi." in answer.content.decode()
    assert ChangedDate.objects.get().old == due
    assert JournalEntry.objects.filter(kind="law.days_changed").count() == 1
    assert JournalEntry.objects.latest("pk").post_id == at(KEEPER).post_id


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"d0-since": "2026-12-05"}, "vốn đã là ngày nghỉ"),
    ({"d0-since": "2026-31-12"}, "Những gì đã gõ"),
    ({"d0-since": "", "d0-name": "nghỉ bão"}, "Dòng này chưa có ngày"),
    ({"d0-name": " "}, "Cần ghi lý do"),
    ({"ground": ""}, "Cần ghi ô này"),
    ({"d0-until": "2026-12-01"}, "Ngày cuối phải từ ngày đầu trở đi"),
    ({"d0-until": "2027-12-01"}, f"không quá {MOST_DAYS} ngày"),
    ({"d1-since": "2026-12-03", "d1-kind": "off", "d1-name": "bão"}, "được ghi ở hai dòng"),
    ({"d1-since": "2026-12-03", "d1-kind": "worked", "d1-name": "làm bù"}, "vừa ghi là ngày nghỉ vừa ghi là ngày làm việc"),
    ({"d0-since": "2031-01-06"}, "nằm ngoài các năm mà lịch nghỉ có"),
    ({"d0-since": "2025-12-03"}, "đã qua hơn 30 ngày"),
    ({"d0-kind": "worked"}, "vốn là ngày làm việc"),
])
def test_wrong_input_is_answered_in_plain_words_and_kept(desk, typed, sentence):
    told = {**TYPED, **typed}
    for page in (desk(KEEPER).get(DAYS + "xem-truoc/", told), desk(KEEPER).post(DAYS + "ghi/", told)):
        html = page.content.decode()
        assert page.status_code == 200
        assert sentence in html
        assert "Chưa ghi được, cần sửa" in html
        assert all(value in html for name, value in told.items() if value.strip() and name.endswith(("name", "ground")))
    assert not Recount.objects.exists()


def test_nothing_told_at_all_is_refused_too(desk):
    assert "Chưa có ngày nào để đổi" in html_of(desk(KEEPER), DAYS + "xem-truoc/", {"ground": "TB 1"})


def test_a_span_of_days_steps_over_the_weekend(desk):
    form = DaysForm({**TYPED, "d0-until": "2026-12-08"})
    assert form.is_valid()
    assert sorted(form.told(DEFAULT)["off"]) == [date(2026, 12, day) for day in (3, 4, 7, 8)]


def test_only_who_administers_the_province_changes_its_days(desk):
    for seat in (OFFICER, HEAD):
        assert "không thuộc chức vụ của ông/bà" in desk(seat).post(DAYS + "ghi/", TYPED).content.decode()
    assert not Recount.objects.exists()


def test_a_day_is_taken_back_after_a_look(desk):
    accepted()
    due = Clock.objects.get(subject="round", duty="complaint.first.settle").due
    storm(due)
    change = DayChange.objects.get()
    keeper, address = desk(KEEPER), f"{DAYS}{change.pk}/bo/"
    assert "1 ngày hạn sẽ đổi" in html_of(keeper, address)
    assert "Cần ghi ô này" in keeper.post(address, {"ground": ""}).content.decode()
    assert "Đã bỏ thay đổi lịch nghỉ. 1 ngày hạn đã đổi." in keeper.post(address, {"ground": "TB 16"}, follow=True).content.decode()
    assert Clock.objects.get(subject="round", duty="complaint.first.settle").due == due
    assert keeper.get(address).status_code == 404, "it no longer stands"


def test_another_provinces_days_and_recounts_are_not_there(desk):
    other = change_days(by=SYSTEM, province_id=province() + 1, off={STORM: "bão"}, worked={}, ground="TB", today=date(2026, 11, 25))
    keeper = desk(KEEPER)
    assert keeper.get(f"{DAYS}tinh-lai/{other.pk}/").status_code == 404
    assert keeper.get(f"{DAYS}{DayChange.objects.get().pk}/bo/").status_code == 404
    assert "Của tỉnh" not in html_of(keeper, DAYS)


def test_a_recount_names_the_files_one_may_see_and_counts_the_rest(desk):
    mine, theirs = received(), received(office_code=SA_PA, key="theirs")
    recount = storm(Clock.objects.get(subject_id=mine.pk, duty="petition.first_answer").due)
    address = f"{DAYS}tinh-lai/{recount.pk}/"
    seen, clerk = html_of(desk(OFFICER), address), html_of(desk(STRANGER), address)
    assert mine.code in seen
    assert theirs.code in clerk
    assert mine.code not in clerk
    keeper = html_of(desk(KEEPER), address)
    assert mine.code not in keeper
    assert f"{recount.moved} ngày hạn trong phần này" in keeper


def clocks_of(petition, count: int) -> None:
    for number in range(count):
        start_clock("complaint.first.settle", by=SYSTEM, subject="petition" if number % 3 else "elsewhere",
                    subject_id=petition.pk if number % 3 else 1000 * petition.pk + number,
                    province_id=petition.province_id, holder_post_id=1, start=date(2026, 11, 3))
        Clock.objects.filter(subject="petition", duty="complaint.first.settle").update(duty=f"told.{number}")


def test_pages_of_a_recount_miss_nothing_and_repeat_nothing(monkeypatch):
    petition = received()
    clocks_of(petition, 20)
    recount = storm()
    mine = list(ChangedDate.objects.filter(recount=recount, clock__subject="petition").order_by("pk").values_list("pk", flat=True))
    assert len(mine) >= 13
    for size, scans in ((1, (2, 3)), (2, (1, 1)), (5, (100, 1000)), (50, (3, 3, 3)), (3, (1, 2, 4))):
        monkeypatch.setattr(queries, "SCANS", scans)
        after, rows, others = "", 0, 0
        for _ in range(200):
            page = queries.moved_dates(at(OFFICER), recount, after, size)
            rows, others, after = rows + len(page.rows), others + page.others, page.after
            assert len(page.rows) <= size
            if not after:
                break
        assert (rows, rows + others) == (len(mine), recount.moved), (size, scans)


def test_more_moved_dates_ask_no_more_queries(desk):
    petition = received()
    clocks_of(petition, 4)
    few = storm()
    clocks_of(received(key="b"), 40)
    many = storm(date(2026, 12, 4))
    officer, told = desk(OFFICER), []
    for recount in (few, many):
        with CaptureQueriesContext(connection) as seen:
            assert officer.get(f"{DAYS}tinh-lai/{recount.pk}/").status_code == 200
        told.append(len(seen))
    assert told[0] == told[1] <= 14


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30, "'"])
def test_a_bent_cursor_breaks_nothing(desk, after):
    recount = storm()
    for address in (f"{DAYS}tinh-lai/{recount.pk}/", f"{DAYS}tinh-lai/"):
        assert desk(OFFICER).get(address, {"after": after}).status_code == 200
