"""The cryptography by itself: what is closed opens by its key, in its place, whole, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiepdan.vault.envelope import Shut, close, new_private, public_of, unclose
from tiepdan.vault.passphrase import WrongPassphrase, lock_under, put_in_cookie, take_from_cookie, unlock_by
from tiepdan.vault.sharing import PartsDoNotFit, join, split

PRIVATE, OTHER = new_private(), new_private()
CHEAP = {"memory": 64, "passes": 1}
PHRASE = "một con ngựa trắng qua đèo"


@given(st.binary(max_size=5000), st.text(max_size=40))
def test_what_is_closed_opens_again_in_its_place(data, place):
    closed = close(public_of(PRIVATE), data, place)
    assert unclose(PRIVATE, closed, place) == data
    assert not data or len(data) < 8 or data not in closed


@given(st.binary(max_size=300), st.text(max_size=20), st.text(max_size=20))
def test_elsewhere_it_stays_shut(data, place, elsewhere):
    closed = close(public_of(PRIVATE), data, place)
    if place != elsewhere:
        with pytest.raises(Shut):
            unclose(PRIVATE, closed, elsewhere)


@given(st.binary(max_size=100), st.data())
def test_a_changed_byte_or_a_cut_end_keeps_it_shut(data, drawn):
    closed = close(public_of(PRIVATE), data, "a")
    at = drawn.draw(st.integers(0, len(closed) - 1))
    changed = closed[:at] + bytes([closed[at] ^ drawn.draw(st.integers(1, 255))]) + closed[at + 1 :]
    for broken in (changed, closed[:at]):
        with pytest.raises(Shut):
            unclose(PRIVATE, broken, "a")


@given(st.binary(max_size=200))
def test_rubbish_is_shut_not_a_crash(rubbish):
    with pytest.raises(Shut):
        unclose(PRIVATE, rubbish, "a")


def test_another_key_opens_nothing_and_the_same_thing_closed_twice_looks_different():
    one, two = (close(public_of(PRIVATE), b"ten", "a") for _turn in range(2))
    assert one != two
    with pytest.raises(Shut):
        unclose(OTHER, one, "a")


@given(st.text(min_size=1, max_size=60), st.text(max_size=60))
def test_only_its_passphrase_opens_a_private_key(right, wrong):
    from unicodedata import normalize

    locked = lock_under(right, PRIVATE, "key/1", **CHEAP)
    assert unlock_by(right, locked, "key/1") == PRIVATE
    if normalize("NFC", right) != normalize("NFC", wrong):
        with pytest.raises(WrongPassphrase):
            unlock_by(wrong, locked, "key/1")


def test_a_tone_mark_typed_in_two_ways_is_one_passphrase():
    import unicodedata

    locked = lock_under(unicodedata.normalize("NFD", PHRASE), PRIVATE, "key/1", **CHEAP)
    assert unlock_by(unicodedata.normalize("NFC", PHRASE), locked, "key/1") == PRIVATE


def test_a_private_key_does_not_open_under_another_number():
    with pytest.raises(WrongPassphrase):
        unlock_by(PHRASE, lock_under(PHRASE, PRIVATE, "key/1", **CHEAP), "key/2")


@given(st.binary(max_size=120))
def test_a_spoilt_key_asks_for_no_mountain_of_memory(rubbish):
    with pytest.raises(WrongPassphrase):
        unlock_by(PHRASE, b"\x01" + b"\xff\xff\xff\xff" + b"\x00\x00\x00\x01" + rubbish, "key/1")


@given(st.text(max_size=60))
def test_a_made_up_cookie_opens_nothing(cookie):
    _real, kept = put_in_cookie(PRIVATE, "official/1")
    assert take_from_cookie(cookie, kept, "official/1") is None


def test_the_cookie_opens_only_with_the_half_the_server_keeps_and_for_the_same_person():
    cookie, kept = put_in_cookie(PRIVATE, "official/1")
    assert take_from_cookie(cookie, kept, "official/1") == PRIVATE
    assert take_from_cookie(cookie, kept, "official/2") is None
    assert take_from_cookie(cookie, put_in_cookie(PRIVATE, "official/1")[1], "official/1") is None


@given(st.permutations([0, 1, 2]))
def test_any_two_of_three_parts_give_the_key_back_and_one_gives_nothing(order):
    box, parts = split(PRIVATE, "recovery/1")
    two = [parts[number] for number in order[:2]]
    assert join(box, two, "recovery/1") == PRIVATE
    for too_few in (two[:1], [two[0], two[0]], []):
        with pytest.raises(PartsDoNotFit):
            join(box, too_few, "recovery/1")


def test_parts_of_two_splittings_do_not_fit_together():
    box, parts = split(PRIVATE, "recovery/1")
    _other_box, others = split(PRIVATE, "recovery/1")
    for wrong in ([parts[0], others[1]], [parts[0], b"\x02" + bytes(16)], [parts[0], b"\x02short"]):
        with pytest.raises(PartsDoNotFit):
            join(box, wrong, "recovery/1")
    with pytest.raises(PartsDoNotFit):
        join(box, parts[:2], "recovery/2")
