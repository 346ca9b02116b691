"""The vault: who can open what, the vault away, keys lost and given anew, the administrator."""


import pytest
from django.db import OperationalError, connections

from tiepdan.common.actor import SYSTEM, Actor, ActorKind
from tiepdan.journal.models import JournalEntry
from tiepdan.vault import actions
from tiepdan.vault.actions.keys import MOST_WRONG, REST
from tiepdan.vault.errors import (
    KeyLocked,
    KeyMissing,
    KeyThere,
    NotGiven,
    PassphraseTooOften,
    PassphraseWeak,
    PassphraseWrong,
    VaultClosed,
)
from tiepdan.vault.models import Coming, Kept, Key, MustKnow, Sort
from tiepdan.vault.queries import knowing
from tiepdan.vault.reach import box_of, is_there
from tiepdan.vault.tests.making import NOW, SECRET, carry, filed, official

pytestmark = pytest.mark.django_db
PHRASE = "con ngựa trắng qua đèo"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"


def test_who_must_know_opens_it_and_nobody_else():
    head, stranger = official(1), official(2)
    token = filed(head)
    assert box_of(token, by=head) == SECRET
    with pytest.raises(NotGiven):
        box_of(token, by=stranger)
    with pytest.raises(KeyLocked):
        box_of(token, by=SYSTEM)


def test_when_the_machine_has_read_it_can_open_nothing_any_more():
    head = official(1)
    token = filed(head)
    assert box_of(token, by=actions.with_machine(by=SYSTEM)) == SECRET
    carry()
    assert actions.forget_by_machine(token, by=SYSTEM) and not actions.forget_by_machine(token, by=SYSTEM)
    for _before_and_after_it_is_carried in range(2):
        with pytest.raises(NotGiven):
            box_of(token, by=actions.with_machine(by=SYSTEM))
        carry()
    assert box_of(token, by=head) == SECRET


def test_the_machine_forgets_nothing_that_nobody_else_could_open():
    token = filed()
    actions.tell(token, [101], by=SYSTEM, because="chưa ai lập khóa", now=NOW)
    assert not actions.forget_by_machine(token, by=SYSTEM)
    assert knowing(token).waiting == {101}
    head = official(1)
    assert actions.serve_waiting(by=SYSTEM, now=NOW) == 1
    assert box_of(token, by=head) == SECRET and knowing(token).given == {101}
    with pytest.raises(NotGiven):
        box_of(token, by=actions.with_machine(by=SYSTEM))


def test_what_waits_is_served_by_whoever_can_open_and_unlocks():
    holder, settler = official(1), official(2, keyed=False)
    token = filed(holder)
    actions.forget_by_machine(token, by=SYSTEM)
    assert actions.tell(token, [settler.post_id], by=SYSTEM, because="giao đơn", now=NOW) == [settler.post_id]
    settler = official(2)
    assert actions.serve_waiting(by=SYSTEM, now=NOW) == 0, "the server alone cannot"
    assert actions.serve_waiting(by=official(3), now=NOW) == 0, "nor can who has nothing to do with it"
    assert actions.serve_waiting(by=holder, now=NOW) == 1
    assert box_of(token, by=settler) == SECRET
    assert JournalEntry.objects.filter(kind="vault.told").count() == 2


def test_all_who_wait_for_a_folder_are_served_before_the_machine_forgets_it():
    token = filed()
    actions.tell(token, [101, 102, 103], by=SYSTEM, because="chưa ai lập khóa", now=NOW)
    head, holder = official(1), official(2)
    assert actions.serve_waiting(by=SYSTEM, now=NOW) == 2 and knowing(token).waiting == {103}
    assert box_of(token, by=head) == box_of(token, by=holder) == SECRET


def test_from_whom_the_law_forbids_it_is_taken_away_and_waits_for_nobody():
    accused = official(1)
    token = filed(accused, official(2))
    carry()
    actions.take_from(token, [accused.post_id], by=SYSTEM, because="bị tố cáo", now=NOW)
    with pytest.raises(NotGiven):
        box_of(token, by=accused)
    assert actions.serve_waiting(by=official(2), now=NOW) == 0 and knowing(token).given == {102}


def test_said_twice_it_is_one_wrap_and_one_entry():
    head = official(1)
    token = filed(head)
    actions.tell(token, [head.post_id, head.post_id], by=SYSTEM, because="thử", now=NOW)
    assert MustKnow.objects.count() == 1 and JournalEntry.objects.filter(kind="vault.told").count() == 1


def test_with_the_vault_off_filing_goes_on_and_nothing_is_lost(settings):
    head = official(1)
    settings.VAULT_ON = False
    token = filed(head)
    assert not is_there() and actions.carry_over(by=SYSTEM) == 0
    assert SECRET not in b"".join(bytes(row.body) for row in Coming.objects.all())
    settings.VAULT_ON = True
    carry()
    assert not Coming.objects.exists() and Kept.objects.filter(sort=Sort.BOX, name=token).exists()
    settings.VAULT_ON = False
    with pytest.raises(VaultClosed):
        box_of(token, by=head)
    settings.VAULT_ON = True
    assert box_of(token, by=head) == SECRET


def test_a_vault_that_does_not_answer_is_closed_not_broken():
    head = official(1)
    token = filed(head)
    carry()

    def gone(execute, sql, params, many, context):
        raise OperationalError("no route to host")

    with connections["vault"].execute_wrapper(gone):
        assert not is_there()
        with pytest.raises(VaultClosed):
            box_of(token, by=head)
        other = filed(head)
        assert actions.carry_over(by=SYSTEM) == 0
    carry()
    assert box_of(other, by=head) == SECRET


def test_carried_twice_it_lies_there_once_and_the_newest_wins():
    head = official(1)
    token = filed(head)
    carry()
    actions.put_in_box(token, b"sau khi sua", by=SYSTEM)
    assert box_of(token, by=head) == b"sau khi sua"
    carry()
    assert box_of(token, by=head) == b"sau khi sua" and Kept.objects.filter(sort=Sort.BOX, name=token).count() == 1


def test_nothing_in_either_database_or_among_the_files_opens_a_folder_by_itself(settings):
    """An administrator with both dumps and every file: after the reading no private key lies there in the clear."""
    head = official(1, keyed=False)
    actions.make_key(by=head, now=NOW, passphrase=PHRASE, again=PHRASE)
    token = filed(head)
    actions.forget_by_machine(token, by=SYSTEM)
    carry()
    clear = {path.name: path.read_bytes() for path in settings.KEYS_DIR.iterdir()}
    for private in clear.values():
        if len(private) == 32:
            with pytest.raises(NotGiven):
                box_of(token, by=Actor(ActorKind.SYSTEM, "kẻ trộm", keys=dict.fromkeys(Key.objects.values_list("pk", flat=True), private)))
    keys = actions.unlock(by=head, now=NOW, passphrase=PHRASE, until=NOW)
    kept = b"".join(bytes(row.body) for row in Kept.objects.all())
    assert next(iter(keys.values())) not in kept and SECRET not in kept and PHRASE.encode() not in kept


def test_a_key_opens_by_its_passphrase_only():
    head = official(1, keyed=False)
    with pytest.raises(KeyMissing):
        actions.unlock(by=head, now=NOW, passphrase=PHRASE, until=NOW)
    for one, again in (("ngắn", "ngắn"), (PHRASE, PHRASE + "x"), (" " * 20, " " * 20), ("x" * 201, "x" * 201)):
        with pytest.raises(PassphraseWeak):
            actions.make_key(by=head, now=NOW, passphrase=one, again=again)
    key = actions.make_key(by=head, now=NOW, passphrase=PHRASE, again=PHRASE)
    with pytest.raises(KeyThere):
        actions.make_key(by=head, now=NOW, passphrase=PHRASE, again=PHRASE)
    with pytest.raises(PassphraseWrong):
        actions.unlock(by=head, now=NOW, passphrase="không phải mật khẩu", until=NOW)
    assert set(actions.unlock(by=head, now=NOW, passphrase=PHRASE, until=NOW)) == {key.pk}
    actions.change_passphrase(by=head, now=NOW, passphrase=PHRASE, new="một mật khẩu khác hẳn", again="một mật khẩu khác hẳn")
    with pytest.raises(PassphraseWrong):
        actions.unlock(by=head, now=NOW, passphrase=PHRASE, until=NOW)
    assert actions.unlock(by=head, now=NOW, passphrase="một mật khẩu khác hẳn", until=NOW)
    assert PHRASE not in str(list(JournalEntry.objects.values_list("facts", flat=True)))


def test_a_lost_passphrase_loses_nothing_as_long_as_somebody_else_must_know():
    head, other = official(1), official(2)
    token = filed(head, other)
    actions.forget_by_machine(token, by=SYSTEM)
    carry()
    actions.end_key(next(iter(head.keys)), by=head, now=NOW, because="lost")
    with pytest.raises(NotGiven):
        box_of(token, by=head)
    actions.make_key(by=head, now=NOW, passphrase=PHRASE, again=PHRASE)
    keyed = Actor(**{**head.__dict__, "keys": actions.unlock(by=head, now=NOW, passphrase=PHRASE, until=NOW)})
    with pytest.raises(NotGiven):
        box_of(token, by=keyed)
    assert actions.serve_waiting(by=other, now=NOW) == 1
    assert box_of(token, by=keyed) == SECRET


def test_a_fresh_machine_key_reads_what_waited_and_the_old_one_opens_nothing(settings):
    token = filed()
    carry()
    old = actions.with_machine(by=SYSTEM)
    assert actions.rotate_machine_key(by=SYSTEM) == 1
    fresh = actions.with_machine(by=SYSTEM)
    assert set(fresh.keys) != set(old.keys) and box_of(token, by=fresh) == SECRET
    with pytest.raises(NotGiven):
        box_of(token, by=old)
    assert not (settings.KEYS_DIR / "vault-machine.new").exists()


def test_wrong_passphrases_are_counted_and_the_key_rests_even_for_the_right_one():
    one = official(1, keyed=False)
    key = actions.make_key(by=one, now=NOW, passphrase=PHRASE, again=PHRASE)
    for turn in range(MOST_WRONG):
        with pytest.raises(PassphraseWrong):
            actions.unlock(by=one, now=NOW, passphrase=f"sai lần {turn}", until=NOW)
        actions.count_wrong_passphrase(by=one, now=NOW)
    for typed in (PHRASE, "sai nữa"):
        with pytest.raises(PassphraseTooOften, match="đến 09:15"):
            actions.unlock(by=one, now=NOW, passphrase=typed, until=NOW)
    with pytest.raises(PassphraseTooOften):
        actions.change_passphrase(by=one, now=NOW, passphrase=PHRASE, new="x" * 20, again="x" * 20)
    rested = JournalEntry.objects.get(kind="vault.key_rests")
    assert rested.subject_id == key.pk and PHRASE not in str(rested.facts)
    assert actions.unlock(by=one, now=NOW + REST, passphrase=PHRASE, until=NOW + REST)
    key.refresh_from_db()
    assert (key.wrong_tries, key.wrong_at) == (0, None)
    actions.count_wrong_passphrase(by=one, now=NOW)
    actions.count_wrong_passphrase(by=one, now=NOW + REST)
    key.refresh_from_db()
    assert key.wrong_tries == 1, "one wrong yesterday and one today are not two in a row"
    assert actions.count_wrong_passphrase(by=official(2, keyed=False), now=NOW) is None


def test_a_key_that_ends_while_the_vault_is_away_opens_nothing_afterwards_and_its_post_waits(settings):
    head, other = official(1), official(2)
    token = filed(head, other)
    carry()
    settings.VAULT_ON = False
    actions.end_key(next(iter(head.keys)), by=SYSTEM, now=NOW, because="left")
    assert knowing(token).waiting == {head.post_id} and knowing(token).given == {other.post_id}
    settings.VAULT_ON = True
    assert box_of(token, by=other) == SECRET
