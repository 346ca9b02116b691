"""What every answer tells the browser, and which doors ask for the second factor once more."""

import re

import pytest
from django.conf import settings as site
from django.test import Client
from django.urls import resolve

from house_tests.addresses import addresses
from tiepdan.intake.tests.factories import received, routed
from tiepdan.offices.models import Official
from tiepdan.offices.tests.factories import Y_TY, at

# Address → what it opens or lets out. A door of this kind that is not named here fails the vault's and this file's reading by people.
ASKS_AGAIN = {
    "desk:petition-identity": "the name behind a pseudonym",
    "desk:petition-original": "a page in the denouncer's hand",
    "desk:extract-open": "a denunciation's words as they came",
    "desk:extract-confirm": "the same, refused or looked at first",
    "desk:extract-page": "a page in the denouncer's hand, to be redacted",
    "desk:extract-page-act": "the same, refused",
    "desk:extract-hand-over": "a denunciation's package leaves the house",
    "desk:unsealing-act": "what two key-holders opened",
    "desk:efile-export": "a whole file leaves the house",
    "desk:account-act": "another's way of signing in",
}
OPENS = re.compile(r"identity|original|extract-|unsealing-act|efile-export|account-act")
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\bsrc=)(?![^>]*application/(?:json|ld\+json))", re.IGNORECASE)


@pytest.mark.parametrize("name", [one.name for one in addresses() if one.name.startswith("desk:") and OPENS.search(one.name)])
def test_what_is_sealed_and_what_leaves_asks_for_the_factor_again(name):
    path = next(one.path for one in addresses() if one.name == name)
    assert name in ASKS_AGAIN, f"{name}: say what it opens, and put @fresh_factor under @desk_page"
    assert getattr(resolve(path).func, "fresh_factor", False), f"{name} does not ask again"


def test_the_policy_for_content_allows_nothing_inline_and_nobody_else():
    told = site.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    words = [word for values in told.values() for word in values]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"} & set(words)
    assert told["default-src"] == told["script-src"] == told["style-src"] == ["'self'"]
    assert told["object-src"] == told["base-uri"] == told["frame-ancestors"] == ["'none'"]


@pytest.mark.django_db
@pytest.mark.usefixtures("lao_cai")
def test_pages_carry_the_policy_and_hold_nothing_inline():
    petition, secret = received("complaint"), routed("denunciation")
    official, nobody = Client(), Client()
    official.force_login(Official.objects.get(pk=at(f"{Y_TY}.head").official_id), backend="django.contrib.auth.backends.ModelBackend")
    pages = [(official, f"/can-bo/{rest}") for rest in ("", "don/", f"don/{petition.code}/", f"don/{secret.code}/", "vu-viec/", "chuc-vu/", "dang-nhap/",
                                                       "ai-da-xem/", "luat/", "nghia-vu/")]
    pages += [(nobody, path) for path in ("/", "/gui-don/", "/tra-cuu/", f"/tra-cuu/{petition.code}/", "/noi-tiep-dan/", "/kiem-tra-van-ban/",
                                          "/tai-khoan/login/", "/khong-co-trang-nay/")]
    for browser, path in pages:
        answer = browser.get(path)
        assert answer.status_code in {200, 404}, path
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy, path
        assert "frame-ancestors 'none'" in policy, path
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["X-Frame-Options"] == "DENY"
        assert "geolocation=()" in answer["Permissions-Policy"]
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert not INLINE.findall(answer.content.decode()), path


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites():
    assert site.SESSION_COOKIE_HTTPONLY
    assert site.SESSION_COOKIE_SAMESITE == "Lax"
    assert site.SESSION_COOKIE_AGE <= 8 * 3600, "a session ends with the working day"
