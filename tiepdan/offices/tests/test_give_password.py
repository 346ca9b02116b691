"""Real officials come without a password; the administrator gives the first one."""

import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import AbilityMissing
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.acting import acting
from tiepdan.offices.actions import give_password
from tiepdan.offices.errors import PasswordWeak
from tiepdan.offices.models import Official


@pytest.fixture
def head(small):
    return Official.objects.get(username="an.suoitren")


def test_a_given_password_opens_the_account_and_is_told_without_it(head, administrator):
    assert give_password(head.pk, "suối-trên-chảy-xiết", by=administrator).check_password("suối-trên-chảy-xiết")
    entry = JournalEntry.objects.get(kind="official.password_given")
    assert "suối" not in str(entry.facts)


@pytest.mark.parametrize("password", ["ngắn", "password1234"])
def test_a_password_easily_guessed_is_refused(head, password):
    with pytest.raises(PasswordWeak) as refusal:
        give_password(head.pk, password, by=SYSTEM)
    assert "còn nguyên" in str(refusal.value)
    head.refresh_from_db()
    assert not head.has_usable_password()


def test_nobody_gives_himself_a_password(head, today):
    with pytest.raises(AbilityMissing):
        give_password(head.pk, "suối-trên-chảy-xiết", by=acting(head, today))
