"""Guessing stops; nobody is locked out for ever by somebody else's typing."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tiepdan.offices.actions import unlock_sign_in
from tiepdan.offices.locks import MOST_A_PAIR, MOST_AN_ACCOUNT, MOST_AN_ADDRESS
from tiepdan.offices.models import Holding
from tiepdan.offices.tests.factories import Y_TY, at
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
SIGN_IN = "/tai-khoan/login/"
PASSWORD = "nui-cao-suoi-sau-2026"
HOME, ELSEWHERE = "203.0.113.7", "198.51.100.1"


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


@pytest.fixture
def head():
    official = Holding.objects.get(post__code=f"LC.{Y_TY}.head", until__isnull=True).official
    official.set_password(PASSWORD)
    official.save()
    return official


def try_as(official, password: str, address: str, browser: Client | None = None) -> tuple[bool, Client]:
    """Did it open the desk, and the browser it was tried in."""
    browser = browser or Client()
    browser.post(SIGN_IN, {"login": official.username, "password": password}, REMOTE_ADDR=address)
    return "_auth_user_id" in browser.session, browser


def wrong_before(official, address: str, count: int) -> None:
    """So many wrong passwords, as axes keeps them."""
    AccessAttempt.objects.create(username=official.username, ip_address=address, user_agent=f"x{address}", failures_since_start=count)


def test_guessing_one_account_from_one_address_stops(head):
    for _turn in range(MOST_A_PAIR):
        assert not try_as(head, "sai-mat-khau", ELSEWHERE)[0]
    assert not try_as(head, PASSWORD, ELSEWHERE)[0], "not even the right one, from there"
    assert try_as(head, PASSWORD, HOME)[0], "elsewhere the account is open"


def test_guessing_one_account_from_everywhere_stops_on_strange_machines(head):
    for number in range(MOST_AN_ACCOUNT // 4):
        wrong_before(head, f"198.51.100.{number}", 4)
    opened, browser = try_as(head, PASSWORD, HOME)
    assert not opened
    assert "Tạm khóa" in browser.post(SIGN_IN, {"login": head.username, "password": PASSWORD}, REMOTE_ADDR=HOME).content.decode()


def test_a_colleague_is_never_locked_out_of_their_own_machine(head):
    opened, own = try_as(head, PASSWORD, HOME)
    assert opened
    mark = own.cookies["machine"].value
    for number in range(50):
        wrong_before(head, f"198.51.100.{number}", 7)
    wrong_before(head, HOME, MOST_A_PAIR)  # also from the very address of the office
    assert not try_as(head, PASSWORD, HOME)[0], "a strange machine waits"
    own = Client()
    own.cookies["machine"] = mark
    assert try_as(head, PASSWORD, HOME, own)[0], "the machine the owner knows does not"


def test_a_known_machine_has_a_count_of_its_own(head):
    _opened, own = try_as(head, PASSWORD, HOME)
    mark = own.cookies["machine"].value
    thief = Client()
    thief.cookies["machine"] = mark
    for _turn in range(MOST_A_PAIR):
        try_as(head, "sai-mat-khau", ELSEWHERE, thief)
    assert not try_as(head, PASSWORD, ELSEWHERE, thief)[0], "the mark is no free pass for guessing"


def test_the_mark_of_one_account_is_nothing_to_another(head):
    _opened, own = try_as(head, PASSWORD, HOME)
    clerk = Holding.objects.get(post__code=f"LC.{Y_TY}.clerk", until__isnull=True).official
    clerk.set_password(PASSWORD)
    clerk.save()
    wrong_before(clerk, HOME, MOST_A_PAIR)
    browser = Client()
    browser.cookies["machine"] = own.cookies["machine"].value
    assert not try_as(clerk, PASSWORD, HOME, browser)[0]


def test_guessing_many_accounts_from_one_address_stops(head):
    AccessAttempt.objects.create(username="ai-do", ip_address=ELSEWHERE, user_agent="x", failures_since_start=MOST_AN_ADDRESS)
    assert not try_as(head, PASSWORD, ELSEWHERE)[0]
    assert try_as(head, PASSWORD, HOME)[0]


def test_after_fifteen_minutes_the_lock_is_gone(head):
    wrong_before(head, HOME, MOST_AN_ACCOUNT)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert try_as(head, PASSWORD, HOME)[0]


def test_the_administrator_takes_a_lock_off(head):
    wrong_before(head, HOME, MOST_AN_ACCOUNT)
    assert not try_as(head, PASSWORD, HOME)[0]
    unlock_sign_in(head.pk, by=at("VP-UBND.administrator"))
    assert try_as(head, PASSWORD, HOME)[0]


def test_a_whole_office_behind_one_address_signs_in(head):
    assert all(try_as(head, PASSWORD, HOME)[0] for _turn in range(40)), "no limit on right passwords from one address"
