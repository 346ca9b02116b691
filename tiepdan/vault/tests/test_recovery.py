"""Two of three key-holders open together what neither can alone, for a time, with both names in the journal."""

from datetime import timedelta

import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.journal.models import JournalEntry
from tiepdan.vault import actions
from tiepdan.vault.errors import (
    KeyLocked,
    NotAKeyHolder,
    NotGiven,
    ReasonForUnsealing,
    RecoveryMissing,
    SecondPersonNeeded,
    ThreeHoldersNeeded,
    UnsealingOver,
)
from tiepdan.vault.models import Folder, Kept, Key, Sort
from tiepdan.vault.tests.making import NOW, SECRET, carry, filed, official

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.fixture
def three():
    chair, inspector, board = official(1), official(2), official(3)
    actions.set_up_recovery([101, 102, 103], by=chair, now=NOW, titles="ba người")
    return chair, inspector, board


def test_two_of_three_open_what_neither_can_alone_for_a_time(three):
    chair, inspector, board = three
    token = filed(official(7))
    actions.forget_by_machine(token, by=SYSTEM)
    carry()
    asked = actions.ask_unsealing(token, by=chair, now=NOW, reason="Người giữ khóa nghỉ việc.")
    with pytest.raises(UnsealingOver):
        actions.open_unsealed(asked.pk, by=chair, now=NOW)
    with pytest.raises(SecondPersonNeeded):
        actions.consent_to_unsealing(asked.pk, by=chair, now=NOW)
    carry()
    done = actions.consent_to_unsealing(asked.pk, by=board, now=NOW)
    assert actions.open_unsealed(asked.pk, by=chair, now=NOW + timedelta(minutes=5)) == SECRET
    for other in (board, inspector, official(7), SYSTEM):
        with pytest.raises((NotGiven, KeyLocked)):
            actions.open_unsealed(asked.pk, by=other, now=NOW)
    with pytest.raises(UnsealingOver):
        actions.open_unsealed(asked.pk, by=chair, now=done.until)
    assert actions.end_loans(by=SYSTEM, now=done.until) == 1 and actions.end_loans(by=SYSTEM, now=done.until) == 0
    carry()
    assert not Kept.objects.filter(sort__in=[Sort.LOAN, Sort.LENT]).exists()
    entry = JournalEntry.objects.get(kind="vault.unsealing_consented")
    assert entry.facts["first"].startswith("Cán bộ 1") and entry.facts["second"].startswith("Cán bộ 3")
    assert JournalEntry.objects.filter(kind="vault.unsealed_seen").count() == 1


def test_asking_needs_a_reason_a_part_and_a_recovery_key(three):
    chair, _inspector, _board = three
    token = filed(official(7))
    for reason in ("", "  \n"):
        with pytest.raises(ReasonForUnsealing):
            actions.ask_unsealing(token, by=chair, now=NOW, reason=reason)
    with pytest.raises(NotAKeyHolder):
        actions.ask_unsealing(token, by=official(7), now=NOW, reason="Tò mò.")
    with pytest.raises(KeyLocked):
        actions.ask_unsealing(token, by=official(9, keyed=False), now=NOW, reason="Tò mò.")
    Folder.objects.filter(token=token).update(recovery_key_id=None)
    with pytest.raises(RecoveryMissing):
        actions.ask_unsealing(token, by=chair, now=NOW, reason="Có việc.")


def test_a_refusal_or_a_second_consent_comes_too_late(three):
    chair, inspector, board = three
    token = filed(official(7))
    asked = actions.ask_unsealing(token, by=chair, now=NOW, reason="Có việc.")
    with pytest.raises(NotAKeyHolder):
        actions.refuse_unsealing(asked.pk, by=official(7), now=NOW)
    actions.refuse_unsealing(asked.pk, by=inspector, now=NOW)
    for late in (actions.consent_to_unsealing, actions.refuse_unsealing):
        with pytest.raises(UnsealingOver):
            late(asked.pk, by=board, now=NOW)


def test_the_recovery_key_needs_three_people_with_keys_and_one_of_them_to_make_it():
    chair, _inspector = official(1), official(2)
    with pytest.raises(ThreeHoldersNeeded):
        actions.set_up_recovery([101, 102, 103], by=chair, now=NOW)
    official(3)
    with pytest.raises(NotAKeyHolder):
        actions.set_up_recovery([101, 102, 103], by=official(4), now=NOW)
    assert actions.set_up_recovery([101, 102, 103], by=chair, now=NOW).held_by == sorted(
        Key.objects.filter(post_id__in=[101, 102, 103]).values_list("pk", flat=True))


def test_a_recovery_key_split_anew_takes_over_what_was_filed_before(three):
    chair, inspector, _board = three
    settler = official(7)
    token = filed(settler)
    actions.forget_by_machine(token, by=SYSTEM)
    official(4)
    fresh = actions.set_up_recovery([101, 102, 104], by=chair, now=NOW)
    actions.serve_waiting(by=settler, now=NOW)
    assert Folder.objects.get(token=token).recovery_key_id == fresh.pk
    asked = actions.ask_unsealing(token, by=official(4), now=NOW, reason="Có việc.")
    actions.consent_to_unsealing(asked.pk, by=inspector, now=NOW)
    assert actions.open_unsealed(asked.pk, by=official(4), now=NOW) == SECRET


def test_the_journal_holds_no_key_and_no_name(three):
    token = filed(official(7))
    actions.ask_unsealing(token, by=three[0], now=NOW, reason="Có việc.")
    told = str(list(JournalEntry.objects.values_list("facts", flat=True)))
    assert SECRET.decode() not in told and token not in told
