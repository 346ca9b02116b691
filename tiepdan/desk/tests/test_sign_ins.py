"""Who comes in: a given password is changed, a second factor is set, what is sealed asks once more; lost things are helped with, and told."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.test import Client

from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import AbilityMissing
from tiepdan.desk.queries.accounts import machine_of
from tiepdan.intake.tests.factories import routed
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.actions import give_password, take_off_second_factor
from tiepdan.offices.errors import NotYourAccount
from tiepdan.offices.models import Holding, Official
from tiepdan.offices.tests.factories import Y_TY, at, shown_now

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
SIGN_IN = "/tai-khoan/login/"
GIVEN, OWN = "abcd-efgh-jkmn-pqrs", "nui-cao-suoi-sau-2026"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ADMINISTRATOR = "VP-UBND.administrator"


def real(seat: str) -> Official:
    """The holder of a post as a real person, not one invented for trying out."""
    official = Holding.objects.get(post__code=f"LC.{seat}", until__isnull=True).official
    Official.objects.filter(pk=official.pk).update(demo=None)
    official.refresh_from_db()
    return official


def sign_in(official: Official, password: str, browser: Client | None = None, **headers) -> Client:
    browser = browser or Client()
    browser.post(SIGN_IN, {"login": official.username, "password": password}, **headers)
    return browser


def with_factor(official: Official) -> str:
    TOTP.activate(official, SECRET)
    return SECRET


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def head():
    official = real(f"{Y_TY}.head")
    give_password(official.pk, GIVEN, by=SYSTEM)
    return official


def test_a_given_password_opens_only_the_page_on_which_it_is_changed(head):
    browser = sign_in(head, GIVEN)
    for page in ("/can-bo/", "/can-bo/don/", "/can-bo/tim/?q=a", "/can-bo/chuc-vu/"):
        assert browser.get(page).url == "/tai-khoan/password/change/"
    html = browser.get("/tai-khoan/password/change/").content.decode()
    assert "Để sau" not in html
    assert "do người quản trị đặt" in html
    same = browser.post("/tai-khoan/password/change/", {"oldpassword": GIVEN, "password1": GIVEN, "password2": GIVEN})
    assert "trùng mật khẩu" in same.content.decode()
    browser.post("/tai-khoan/password/change/", {"oldpassword": GIVEN, "password1": OWN, "password2": OWN})
    head.refresh_from_db()
    assert head.check_password(OWN)
    assert not head.password_given
    assert JournalEntry.objects.filter(kind="official.password_changed", subject_id=head.pk).count() == 1
    assert browser.get("/can-bo/").url == "/tai-khoan/2fa/", "and then a second factor is asked for"


def test_the_machine_answers_with_a_given_password_as_to_a_stranger(head):
    browser = sign_in(head, GIVEN)
    assert browser.get("/api/petitions").status_code == 401


def test_without_a_second_factor_a_real_official_does_no_work(head):
    Official.objects.filter(pk=head.pk).update(password_given=False)
    browser = sign_in(head, GIVEN)
    assert browser.get("/can-bo/don/").url == "/tai-khoan/2fa/"
    assert browser.get("/api/petitions").status_code == 401
    with_factor(head)
    assert browser.get("/can-bo/don/").url.startswith("/tai-khoan/2fa/reauthenticate/?next=%2Fcan-bo%2Fdon%2F"), "set just now: it is shown once"
    answer = browser.post("/tai-khoan/2fa/reauthenticate/", {"code": code_now(), "next": "/can-bo/don/"})
    assert answer.url == "/can-bo/don/"
    assert browser.get("/can-bo/don/").status_code == 200


def test_the_password_alone_does_not_open_an_account_with_a_factor(head):
    Official.objects.filter(pk=head.pk).update(password_given=False)
    with_factor(head)
    browser = sign_in(head, GIVEN)
    assert browser.get("/can-bo/").url.startswith(SIGN_IN)
    browser.post("/tai-khoan/2fa/authenticate/", {"code": code_now()})
    assert browser.get("/can-bo/").status_code == 200


def test_people_invented_for_trying_out_need_no_factor(desk):
    assert desk(f"{Y_TY}.head").get("/can-bo/").status_code == 200


def test_a_sealed_identity_asks_for_the_factor_again_and_then_goes_on_with_the_reason(desk):
    petition, head = routed("denunciation"), real(f"{Y_TY}.head")
    browser = desk(f"{Y_TY}.head")
    with_factor(head)
    shown_now(browser, head, "mfa", ago=11 * 60)
    where = f"/can-bo/don/{petition.code}/danh-tinh/"
    answer = browser.post(where, {"reason": "Mời làm việc theo Đ.24."})
    assert answer.url.startswith("/tai-khoan/2fa/reauthenticate/")
    assert not JournalEntry.objects.filter(kind="identity.revealed").exists()
    opened = browser.post(answer.url, {"code": code_now(), "next": where})
    assert opened.status_code == 200
    assert "Lần xem này đã ghi vào nhật ký" in opened.content.decode()
    assert JournalEntry.objects.get(kind="identity.revealed").told["reason"] == "Mời làm việc theo Đ.24."


def test_a_password_shown_again_is_no_second_factor(desk):
    petition, head = routed("denunciation"), real(f"{Y_TY}.head")
    browser = desk(f"{Y_TY}.head")
    with_factor(head)
    shown_now(browser, head, "password")
    answer = browser.post(f"/can-bo/don/{petition.code}/danh-tinh/", {"reason": "Mời làm việc."})
    assert answer.status_code == 302
    assert not JournalEntry.objects.filter(kind="identity.revealed").exists()


def test_the_api_opens_nothing_sealed_without_a_fresh_factor(desk):
    petition, head = routed("denunciation"), real(f"{Y_TY}.head")
    browser = desk(f"{Y_TY}.head")
    with_factor(head)
    shown_now(browser, head, "mfa", ago=11 * 60)
    path = f"/api/petitions/{petition.code}/identity"
    answer = browser.post(path, {"reason": "Mời làm việc."}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (409, "ConfirmFirst")
    shown_now(browser, head, "mfa")
    assert browser.post(path, {"reason": "Mời làm việc."}, content_type="application/json").status_code == 200


def test_the_owner_sees_where_the_account_is_open_and_ends_the_other(head):
    Official.objects.filter(pk=head.pk).update(password_given=False, demo=1)
    here = sign_in(head, GIVEN, headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537"})
    there = sign_in(head, GIVEN, headers={"user-agent": "Mozilla/5.0 (Android 14) Firefox/130"})
    html = here.get("/can-bo/dang-nhap/").content.decode()
    assert "Chrome trên Windows" in html
    assert "Firefox trên Android" in html
    other = UserSession.objects.get(session_key=there.session.session_key)
    assert here.post("/can-bo/dang-nhap/dong/", {"which": other.pk}, follow=True).status_code == 200
    assert there.get("/can-bo/").url.startswith(SIGN_IN)
    assert here.get("/can-bo/").status_code == 200
    assert JournalEntry.objects.get(kind="official.sign_ins_ended").facts["count"] == 1
    again = here.post("/can-bo/dang-nhap/dong/", {"which": other.pk}, follow=True).content.decode()
    assert "đã đóng từ trước" in again


def test_nobody_ends_the_sign_ins_of_somebody_else(head, desk):
    Official.objects.filter(pk=head.pk).update(password_given=False, demo=1)
    theirs = sign_in(head, GIVEN)
    row = UserSession.objects.get(session_key=theirs.session.session_key)
    desk(f"{Y_TY}.clerk").post("/can-bo/dang-nhap/dong/", {"which": row.pk})
    assert theirs.get("/can-bo/").status_code == 200


def test_the_administrator_gives_a_password_that_is_seen_once(desk, head):
    browser = desk(ADMINISTRATOR)
    answer = browser.post(f"/can-bo/tai-khoan/{head.pk}/mat-khau/")
    assert answer["Cache-Control"].startswith("max-age=0")
    shown = answer.content.decode().split('<b class="code">')[1].split("</b>")[0]
    head.refresh_from_db()
    assert head.check_password(shown)
    assert head.password_given
    assert shown not in browser.get(f"/can-bo/tai-khoan/{head.pk}/").content.decode()
    assert shown not in str(list(JournalEntry.objects.values_list("facts", flat=True)))


def test_a_lost_telephone_is_taken_off_by_the_administrator_and_the_owner_sees_who_did_it(desk, head):
    Official.objects.filter(pk=head.pk).update(password_given=False)
    with_factor(head)
    desk(ADMINISTRATOR).post(f"/can-bo/tai-khoan/{head.pk}/go-khoa-hai/")
    assert not Authenticator.objects.filter(user_id=head.pk).exists()
    Official.objects.filter(pk=head.pk).update(demo=1)
    html = sign_in(head, GIVEN).get("/can-bo/dang-nhap/").content.decode()
    assert "Gỡ 1 cách xác nhận đăng nhập" in html


def test_the_administrator_does_not_weaken_their_own_lock_alone():
    by = at(ADMINISTRATOR)
    with pytest.raises(NotYourAccount) as refusal:
        take_off_second_factor(by.official_id, by=by)
    assert "người quản trị khác" in str(refusal.value)


@pytest.mark.parametrize("seat", [f"{Y_TY}.head", f"{Y_TY}.clerk"])
def test_accounts_are_nobody_elses_to_see(desk, head, seat):
    browser = desk(f"{Y_TY}.petition" if seat.endswith("head") else seat)
    assert browser.get("/can-bo/tai-khoan/").status_code == 404
    assert browser.get(f"/can-bo/tai-khoan/{head.pk}/").status_code == 404
    assert browser.post(f"/can-bo/tai-khoan/{head.pk}/mat-khau/").status_code == 404
    with pytest.raises(AbilityMissing):
        take_off_second_factor(head.pk, by=at(seat))


def test_accounts_are_found_by_name_and_an_unknown_act_is_no_page(desk, head):
    browser = desk(ADMINISTRATOR)
    html = browser.get("/can-bo/tai-khoan/", {"q": head.full_name}).content.decode()
    assert head.username in html
    assert "chưa tự đổi" in html
    assert "Chưa có máy quét" in html
    assert "Không thấy ai" in browser.get("/can-bo/tai-khoan/?q=zzzzz").content.decode()
    assert browser.post(f"/can-bo/tai-khoan/{head.pk}/xoa/").status_code == 404
    assert browser.get("/can-bo/tai-khoan/999999/").status_code == 404


@pytest.mark.parametrize(("agent", "words"), [("", "máy không rõ"), ("curl/8", "máy không rõ"), ("Mozilla/5.0 (iPhone) Safari/604", "Safari trên iPhone")])
def test_a_machine_is_named_as_its_owner_knows_it(agent, words):
    assert machine_of(agent) == words
