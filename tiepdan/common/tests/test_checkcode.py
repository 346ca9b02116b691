"""Pure: a receipt code that was copied wrong is never taken for another one."""

from itertools import pairwise, product

import pytest

from tiepdan.common.checkcode import ALPHABET, check_character, make_code, read_code

CODES = [make_code("LC", year, number) for year in (2024, 2026) for number in (1, 7, 123, 4567, 89012, 999999, 1000000)]


def bare(code: str) -> str:
    return code.replace("-", "")


@pytest.mark.parametrize("code", CODES)
def test_every_single_mistyped_character_is_caught(code):
    typed = bare(code)
    for place, right in enumerate(typed):
        for wrong in ALPHABET:
            if wrong != right:
                assert read_code(typed[:place] + wrong + typed[place + 1 :]) is None


@pytest.mark.parametrize("code", CODES)
def test_every_swap_of_two_neighbours_is_caught(code):
    typed = bare(code)
    for place, (left, right) in enumerate(pairwise(typed)):
        if left != right:
            assert read_code(typed[:place] + right + left + typed[place + 2 :]) is None


def test_the_check_character_has_no_blind_spot_behind_any_beginning():
    for first in ALPHABET:
        checks = {(one, two): check_character(first + one + two) for one, two in product(ALPHABET, repeat=2)}
        for one, two in checks:
            assert one == two or checks[one, two] != checks[two, one], "a swap would pass"
        for one in ALPHABET:
            assert len({checks[one, two] for two in ALPHABET}) == 36, "a mistyped character would pass"
            assert len({checks[two, one] for two in ALPHABET}) == 36, "a mistyped character would pass"


def test_a_swap_with_the_check_character_itself_is_caught():
    for payload in ALPHABET:
        check = check_character(payload)
        assert payload == check or check_character(check) != payload


@pytest.mark.parametrize("typed", ["lc26 000123 {}", "LC26000123{}", " lc26-000123-{} ", "LC26–000123–{}", "LC26.000123.{}"])
def test_blanks_dashes_and_small_letters_are_forgiven(typed):
    code = make_code("LC", 2026, 123)
    assert read_code(typed.format(code[-1].lower())) == code


@pytest.mark.parametrize("typed", ["", "LC26", "LC26-000123", "không phải mã", "LC26-000123-77", "26LC-000123-7"])
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) is None


def test_a_seventh_digit_is_no_obstacle():
    assert read_code(make_code("LC", 2026, 1_000_000)) == make_code("LC", 2026, 1_000_000)
