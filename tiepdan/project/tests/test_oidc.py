"""Signing in by a provider of OpenID Connect, against a real one that runs on this machine for the test."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from tiepdan.journal.models import JournalEntry
from tiepdan.offices.models import Holding, Official
from tiepdan.offices.tests.factories import Y_TY, shown_now
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
CITIZEN_ID = "079056002047"


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *told):
        return None


@pytest.fixture(scope="module")
def issuer():
    """The address of a provider in a process of its own, as `python -m oidc_provider_mock` runs it beside a demo."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            _wait_for(f"http://localhost:{port}/.well-known/openid-configuration", running)
            yield f"http://localhost:{port}"
        finally:
            running.terminate()


def _wait_for(address: str, running: subprocess.Popen) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and running.poll() is None:
        try:
            return urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the provider did not come up")


@pytest.fixture
def provider(settings, issuer):
    settings.OIDC_ISSUER = issuer
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [{
        "provider_id": "cap", "name": "VNeID", "client_id": "tiepdan", "secret": "mot-bi-mat", "settings": {
            "server_url": issuer, "scope": ["openid"], "fetch_userinfo": False, "oauth_pkce_enabled": True},
    }]}}


@pytest.fixture
def head():
    return Holding.objects.get(post__code=f"LC.{Y_TY}.head", until__isnull=True).official


def go(browser: Client, sub: str | None = CITIZEN_ID, process: str = "login"):
    """To the provider, say who one is there (or refuse), and back."""
    away = browser.post(f"/tai-khoan/oidc/cap/login/?process={process}")
    assert away.status_code == 302, away.content.decode()[:500]
    said = urllib.parse.urlencode({"sub": sub} if sub else {"action": "deny"}).encode()
    try:
        urllib.request.build_opener(NoRedirect).open(away.url, said)
    except urllib.error.HTTPError as answer:
        back = urllib.parse.urlsplit(answer.headers["Location"])
    return browser.get(f"{back.path}?{back.query}")


def signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def connected(desk_browser: Client, official: Official) -> Client:
    desk_browser.force_login(official, backend="django.contrib.auth.backends.ModelBackend")
    shown_now(desk_browser, official)
    answer = go(desk_browser, process="connect")
    assert answer.url == "/can-bo/dang-nhap/"
    return desk_browser


@pytest.mark.usefixtures("provider")
def test_an_identity_nobody_has_connected_opens_nothing_and_makes_no_account():
    before, browser = Official.objects.count(), Client()
    answer = go(browser)
    assert answer.url == "/tai-khoan/login/"
    assert not signed_in(browser)
    assert "Chưa có tài khoản nào nối" in browser.get(answer.url).content.decode()
    assert Official.objects.count() == before


@pytest.mark.usefixtures("provider")
def test_once_connected_it_opens_the_account_and_keeps_nothing_else(head):
    connected(Client(), head)
    browser = Client()
    assert go(browser).url == "/can-bo/"
    assert signed_in(browser)
    assert browser.get("/can-bo/").status_code == 200
    told = SocialAccount.objects.get().extra_data["id_token"]
    assert set(told) <= {"iss", "aud", "sub", "exp", "iat", "auth_time", "at_hash"}, "no name, number or telephone comes with it"
    assert JournalEntry.objects.filter(kind="official.provider_connected", subject_id=head.pk).count() == 1
    assert CITIZEN_ID not in str(list(JournalEntry.objects.values_list("facts", flat=True)))


@pytest.mark.usefixtures("provider")
def test_a_second_factor_is_still_asked_for(head):
    connected(Client(), head)
    TOTP.activate(head, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    browser = Client()
    assert go(browser).url == "/tai-khoan/2fa/authenticate/"
    assert not signed_in(browser)


@pytest.mark.usefixtures("provider")
def test_connecting_asks_to_confirm_first(head):
    browser = Client()
    browser.force_login(head, backend="django.contrib.auth.backends.ModelBackend")
    assert go(browser, process="connect").url.startswith("/tai-khoan/reauthenticate/")
    assert not SocialAccount.objects.exists()


@pytest.mark.usefixtures("provider")
def test_one_identity_opens_one_account_only(head):
    connected(Client(), head)
    clerk, browser = Holding.objects.get(post__code=f"LC.{Y_TY}.clerk", until__isnull=True).official, Client()
    connected(browser, clerk)
    assert "đã nối với tài khoản khác" in browser.get("/can-bo/dang-nhap/").content.decode()
    assert SocialAccount.objects.get().user_id == head.pk


@pytest.mark.usefixtures("provider")
def test_taken_off_it_opens_nothing_any_more(head):
    browser = connected(Client(), head)
    browser.post("/can-bo/dang-nhap/dong/", {"which": "provider"})
    stranger = Client()
    go(stranger)
    assert not signed_in(stranger)


@pytest.mark.usefixtures("provider")
def test_refused_at_the_provider_one_is_back_at_the_sign_in_page():
    browser = Client()
    answer = go(browser, sub=None)
    assert answer.url == "/tai-khoan/login/"
    assert not signed_in(browser)


@pytest.mark.usefixtures("provider")
def test_a_return_that_was_never_asked_for_signs_nobody_in():
    browser = Client()
    answer = browser.get("/tai-khoan/oidc/cap/login/callback/?code=abc&state=gia-mao")
    assert answer.status_code in {302, 401, 403}
    assert not signed_in(browser)


def test_with_no_provider_set_the_sign_in_page_offers_none():
    assert "VNeID" not in Client().get("/tai-khoan/login/").content.decode()
