"""The door of the desk: who is there, at which post; what happens when a session ends; sign-in."""

import pytest
from django.test import Client
from django.urls import reverse

from tiepdan.desk.urls import urlpatterns
from tiepdan.offices.models import Holding, Official
from tiepdan.offices.tests.factories import TODAY, Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
SIGN_IN = "/tai-khoan/login/"
PASSWORD = "mot-mat-khau-dai-12"
ACCOUNT = ("2fa/", "2fa/totp/activate/", "2fa/webauthn/add/", "2fa/webauthn/", "2fa/recovery-codes/generate/", "password/change/", "logout/",
           "reauthenticate/", "email/")


def with_password(username: str) -> None:
    official = Official.objects.get(username=username)
    official.set_password(PASSWORD)
    official.save()


def test_every_page_asks_who_is_there():
    sample = {"code": "LC26-000001-6", "way": "route", "step": "verify", "act": "prove", "page": 1, "duty": "complaint.first.settle"}
    sample |= {"key": "luat-khieu-nai", "article": "28", "sort": "rule", "name": "KN1-05", "review_act": "propose", "finding": "field", "verdict": "confirmed"}
    sample |= {"account_act": "mo-khoa", "signed": "gia-mao", "column": 1}
    for pattern in urlpatterns:
        wanted = {name: 1 if name.endswith("_id") else sample[name] for name in pattern.pattern.converters}
        answer = Client().get(reverse(f"desk:{pattern.name}", kwargs=wanted))
        assert answer.status_code == 405 or answer.url.startswith(SIGN_IN), pattern.name
        assert getattr(pattern.callback, "desk_page", False), f"{pattern.name} goes through desk_page"


def test_signing_in_leads_back_to_the_page_that_was_asked_for():
    with_password("chutich.yty")
    browser = Client()
    wrong = browser.post(SIGN_IN, {"login": "chutich.yty", "password": "sai"}).content.decode()
    assert "chưa đúng" in wrong
    assert "chutich.yty" in wrong
    answer = browser.post(SIGN_IN + "?next=/can-bo/don/", {"login": "chutich.yty", "password": PASSWORD, "next": "/can-bo/don/"})
    assert answer.url == "/can-bo/don/"
    assert browser.get(answer.url).status_code == 200


def test_pages_of_sign_in_speak_vietnamese():
    for address in ("login/", "signup/", "password/reset/", "inactive/"):
        html = Client().get("/tai-khoan/" + address, follow=True).content.decode()
        for word in ("Sign", "Password", "Username", "account"):
            assert f">{word}" not in html
        assert "Tiếp Dân" in html


def test_pages_of_the_account_open_in_the_desks_look(desk):
    browser = desk(f"{Y_TY}.head")
    with_password("chutich.yty")
    browser.force_login(Official.objects.get(username="chutich.yty"), backend="django.contrib.auth.backends.ModelBackend")
    for address in ACCOUNT:
        html = browser.get("/tai-khoan/" + address, follow=True).content.decode()
        assert "Tiếp Dân Lào Cai" in html, address
        assert "Two-Factor" not in html
        assert "build/desk.css" in html


def test_what_was_being_sent_when_the_session_ended_is_given_back():
    typed = {"name": "Thào Seo Vảng", "text": "Đất của nhà tôi bị thu hồi mà chưa được đền bù, tôi đã hỏi xã ba lần."}
    answer = Client().post("/can-bo/don/nhan/", typed)
    html = answer.content.decode()
    assert answer.status_code == 401
    for words in typed.values():
        assert words in html
    assert SIGN_IN in html
    assert 'action="/can-bo/don/nhan/"' in html


def test_who_holds_no_post_is_told_what_to_do():
    official = Official.objects.create(username="nghi.huu", full_name="Lý A Nghỉ")
    browser = Client()
    browser.force_login(official, backend="django.contrib.auth.backends.ModelBackend")
    answer = browser.get("/can-bo/")
    assert answer.status_code == 403
    assert "chưa giữ chức vụ nào" in answer.content.decode()


def test_a_post_given_up_yesterday_opens_nothing(desk):
    browser = desk(f"{Y_TY}.clerk")
    assert browser.get("/can-bo/").status_code == 200
    Holding.objects.filter(post__code=f"LC.{Y_TY}.clerk").update(until=TODAY)
    assert browser.get("/can-bo/").status_code == 403


def test_a_page_that_is_not_there_speaks_plainly(desk):
    html = desk(f"{Y_TY}.head").get("/can-bo/don/LC26-999999-9/").content.decode()
    assert "Không thấy trang này" in html
    assert "Không có gì bị mất" in html


def test_pages_are_never_kept_by_a_browser(desk):
    head = desk(f"{Y_TY}.head")
    for pattern in urlpatterns:
        if not pattern.pattern.converters:
            answer = head.get(reverse(f"desk:{pattern.name}"))
            assert answer.status_code == 405 or "no-store" in answer["Cache-Control"], pattern.name
