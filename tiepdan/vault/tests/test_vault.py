"""The vault: who can open what, the vault away, keys lost and given anew, two of three, the administrator."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, connections

from tiepdan.common.actor import SYSTEM, Actor, ActorKind
from tiepdan.journal.models import JournalEntry
from tiepdan.vault import actions
from tiepdan.vault.errors import (
    KeyLocked,
    KeyMissing,
    KeyThere,
    NotAKeyHolder,
    NotGiven,
    PassphraseWeak,
    PassphraseWrong,
    ReasonForUnsealing,
    RecoveryMissing,
    SecondPersonNeeded,
    ThreeHoldersNeeded,
    UnsealingOver,
    VaultClosed,
)
from tiepdan.vault.models import Coming, Folder, Kept, Key, MustKnow, Sort
from tiepdan.vault.queries import knowing
from tiepdan.vault.reach import box_of, is_there
from tiepdan.vault.tests.keys import give_keys, with_keys

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
SECRET = "Thào Seo Vảng".encode()
PHRASE = "con ngựa trắng qua đèo"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"


def official(number: int, *, keyed: bool = True) -> Actor:
    actor = Actor(ActorKind.OFFICIAL, f"Cán bộ {number}", official_id=number, post_id=100 + number, post_title="chức vụ", office_code="X", province="15")
    if keyed and not with_keys(actor).keys:
        give_keys([(number, 100 + number, "")])
    return with_keys(actor)


def filed(*knowers: Actor) -> str:
    folder = actions.make_folder(by=SYSTEM)
    actions.put_in_box(folder.token, SECRET, by=SYSTEM)
    if knowers:
        actions.tell(folder.token, [one.post_id for one in knowers], by=SYSTEM, because="thử", now=NOW)
    return folder.token


def carry() -> None:
    while actions.carry_over(by=SYSTEM):
        pass


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
