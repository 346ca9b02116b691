"""Every address accounts for its access in words. A new page fails here until somebody has decided who may open it."""

import pytest
from django.test import Client
from django.urls import resolve, reverse

from house_tests.addresses import addresses

# Name → why anybody may open it. Everything else asks for sign-in, and answers a stranger with 302 to it, 401 or 403.
OPEN_TO_ALL = {
    "portal:home": "the first page of the citizens' door",
    "portal:file-want": "anyone may petition (Luật Khiếu nại Đ.12; Luật Tố cáo Đ.9; Luật Tiếp công dân Đ.7)",
    "portal:file-identity": "anyone may petition; the answers lie sealed with the writer's own browser",
    "portal:file-behalf": "anyone may petition",
    "portal:file-tell": "anyone may petition",
    "portal:file-place": "anyone may petition",
    "portal:file-person": "anyone may petition",
    "portal:file-review": "anyone may petition",
    "portal:file-paper": "only the browser that holds the draft's cookie gets the paper; everybody else 404",
    "portal:file-resume": "the draft's own cookie is the key",
    "portal:file-drop": "the draft's own cookie is the key",
    "portal:leave": "whoever is in danger must be able to leave at once; it forgets, it tells nothing",
    "portal:receipt": "the cookie of the sending is the key; everybody else is asked for code and key",
    "portal:receipt-pdf": "the cookie of the sending is the key",
    "portal:follow-search": "the place where code and key are typed",
    "portal:follow": "the code and the key of the receipt are the key",
    "portal:follow-decided": "the code and the key of the receipt are the key",
    "portal:own-data": "the code and the key of the receipt are the key; only what was asked about that petition",
    "portal:own-copy": "the code and the key of the receipt are the key, and a request to see that was followed",
    "portal:follow-protection": "the code and the key of the receipt are the key; it tells states, never what was written",
    "portal:follow-looks": "the code and the key of the receipt are the key; it names posts, never persons",
    "portal:letter": "the code and the key of the receipt are the key; only letters meant for the petitioner and sent",
    "portal:follow-close": "forgets an opened petition; tells nothing",
    "portal:where": "where citizens are received is public (Luật Tiếp công dân Đ.24)",
    "portal:verify": "anyone with the file of a letter may ask who signed it; nothing is kept, nothing else is told",
    "api:verify-pdf": "anyone with the file of a letter may ask who signed it; nothing is kept, nothing else is told",
    "portal:offline": "says that the network is away",
    "portal:service-worker": "the script that shows the offline page",
    "account_login": "where officials sign in",
    "account_logout": "signs out whoever is signed in, nobody else",
    "account_signup": "closed: says that accounts are opened by the province",
    "account_reset_password": "asks for an address and tells nothing about who has an account",
    "account_reset_password_done": "says that a letter was sent",
    "account_reset_password_from_key": "the key in the address is the key",
    "account_reset_password_from_key_done": "says that the password was changed",
    "account_confirm_email": "the key in the address is the key",
    "account_email_verification_sent": "says that a letter was sent",
    "account_inactive": "says that an account is closed",
    "account_confirm_login_code": "second half of signing in; without the first it goes back to it",
    "mfa_authenticate": "the second factor of signing in; without the first it goes back to it",
    "mfa_login_webauthn": "signing in with a passkey",
    "openid_connect_login": "signing in by a provider; it only leads there",
    "openid_connect_callback": "back from the provider; without the state of a sign-in begun here it opens nothing",
    "api:openapi-json": "the published contract; it holds no data",
    "api:file": "POST: anyone may petition; GET of the same address asks for sign-in",
    "api:follow": "the code and the key of the receipt are the key",
    "api:api-root": "where the API begins; it answers nothing by itself",
}
EACH = {address.name: address for address in addresses()}
ASKED = {401, 403}


def asks_who_is_there(client: Client, path: str) -> bool:
    """Refused, or sent to sign in; a page that only takes POST is asked by POST."""
    answer = client.get(path)
    if answer.status_code == 405:
        answer = client.post(path, {}, content_type="application/json")
    return answer.status_code in ASKED or (answer.status_code == 302 and answer.url.startswith(reverse("account_login")))


def test_there_are_addresses():
    assert len(EACH) > 60


@pytest.mark.django_db
@pytest.mark.parametrize("name", EACH)
def test_a_stranger_is_asked_to_sign_in_unless_we_say_why_not(name, client):
    if name in OPEN_TO_ALL:
        assert len(OPEN_TO_ALL[name]) > 10, f"say in words why {name} is open"
        return
    assert asks_who_is_there(client, EACH[name].path), f"{name} ({EACH[name].path}) opens to a stranger: decide its access, and say why in OPEN_TO_ALL"


def test_nothing_is_open_that_does_not_exist():
    assert set(OPEN_TO_ALL) <= set(EACH), f"no such address any more: {set(OPEN_TO_ALL) - set(EACH)}"


@pytest.mark.parametrize("name", [name for name in EACH if name.startswith("desk:")])
def test_every_page_of_the_desk_is_a_desk_page(name):
    """`desk_page` asks for sign-in and for a post in force; a page of the desk without it would ask for neither."""
    assert getattr(resolve(EACH[name].path).func, "desk_page", False), f"{name} is not wrapped in desk_page"


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in EACH if name.startswith(("desk:", "api:")) and name not in OPEN_TO_ALL])
def test_an_official_without_a_post_opens_nothing(name, client):
    from tiepdan.offices.models import Official

    client.force_login(Official.objects.create_user("khong-chuc-vu", full_name="Người Chưa Có Chức Vụ"), backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(EACH[name].path)
    if answer.status_code == 405:
        answer = client.post(EACH[name].path, {}, content_type="application/json")
    assert answer.status_code in ASKED, f"{name} answers {answer.status_code} to somebody who holds no post"
