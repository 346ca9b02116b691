"""A whole commune comes through one address in ten minutes and everybody is served; a script is stopped."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tiepdan.common.actor import CITIZEN
from tiepdan.intake.models import Petition
from tiepdan.portal.actions import start_draft
from tiepdan.portal.drafts import COOKIE, find_draft
from tiepdan.portal.guessing import MOST_A_PETITION
from tiepdan.portal.models import Draft
from tiepdan.portal.pace import MOST_HASTY, WRITES_FOR
from tiepdan.portal.tests.samples import write_complaint

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
COMMUNE = "203.0.113.20"


@pytest.fixture
def answers():
    """A petition written to its end, as one browser keeps it."""
    browser = write_complaint(Client())
    asked = type("Asked", (), {"COOKIES": {COOKIE: browser.cookies[COOKIE].value}})
    return find_draft(asked).answers


def browser_with(answers: dict, *, written_for: float) -> Client:
    """A browser whose draft was begun so many seconds ago."""
    now = timezone.now()
    draft = start_draft(dict(answers), by=CITIZEN, now=now - timedelta(seconds=written_for))
    Draft.objects.filter(pk=draft.row.pk).update(expires_at=now + timedelta(days=1))
    browser = Client(REMOTE_ADDR=COMMUNE)
    browser.cookies[COOKIE] = draft.token
    return browser


def send(browser: Client):
    return browser.post("/gui-don/doc-lai/", {"true": "on"})


@pytest.mark.slow
def test_three_hundred_people_behind_one_address_file_and_follow_in_ten_minutes(answers):
    for person in range(300):
        browser = browser_with(answers, written_for=WRITES_FOR + person % 60)
        assert send(browser).status_code == 302, f"person {person} was kept out"
        petition = Petition.objects.order_by("-pk").first()
        browser.cookies.pop("follow", None)
        if person % 2:  # every second one mistypes the key first
            assert browser.post(f"/tra-cuu/{petition.code}/", {"key": "SAISAISA"}).status_code == 200
        assert browser.post(f"/tra-cuu/{petition.code}/", {"key": petition.follow_key}).status_code == 302, f"person {person} could not look"
    assert Petition.objects.count() == 300


def test_a_script_that_sends_sooner_than_anybody_writes_is_asked_to_wait(answers):
    for _turn in range(MOST_HASTY):
        assert send(browser_with(answers, written_for=0)).status_code == 302
    hasty = browser_with(answers, written_for=0)
    answer = send(hasty)
    assert "nhanh hơn người viết được" in answer.content.decode()
    assert Petition.objects.count() == MOST_HASTY, "nothing was taken in"
    assert send(browser_with(answers, written_for=WRITES_FOR)).status_code == 302, "who writes at an ordinary pace is served"
    Draft.objects.filter(petition__isnull=True).update(begun_at=timezone.now() - timedelta(seconds=WRITES_FOR))
    assert send(hasty).status_code == 302, "the same draft, a little later"


def test_a_script_hammering_one_petition_is_stopped_and_others_are_not(answers):
    send(browser_with(answers, written_for=60))
    petition = Petition.objects.get()
    script = Client(REMOTE_ADDR=COMMUNE)
    tried = [script.post(f"/tra-cuu/{petition.code}/", {"key": f"SAI{turn:05}"}).status_code for turn in range(MOST_A_PETITION + 5)]
    assert tried[:MOST_A_PETITION] == [200] * MOST_A_PETITION
    assert set(tried[MOST_A_PETITION:]) == {429}
    assert script.post(f"/tra-cuu/{petition.code}/", {"key": petition.follow_key}).status_code == 429, "not even the right one, from there"
    neighbour = browser_with(answers, written_for=60)
    send(neighbour)
    theirs = Petition.objects.order_by("-pk").first()
    assert neighbour.post(f"/tra-cuu/{theirs.code}/", {"key": theirs.follow_key}).status_code == 302, "the neighbour looks at theirs"
    assert Client(REMOTE_ADDR="198.51.100.9").post(f"/tra-cuu/{petition.code}/", {"key": petition.follow_key}).status_code == 302, "and the sender elsewhere"


def test_the_api_guesses_no_key_and_a_forged_address_is_no_other_caller(answers):
    cache.clear()
    send(browser_with(answers, written_for=60))
    petition = Petition.objects.get()
    script = Client(REMOTE_ADDR=COMMUNE)
    path = f"/api/follow/{petition.code}"
    tried = [script.get(path, headers={"Follow-Key": "AAAAAAAA", "X-Forwarded-For": f"198.51.100.{turn}"}).status_code for turn in range(62)]
    assert tried[:60] == [404] * 60
    assert set(tried[60:]) == {429}
    cache.clear()
