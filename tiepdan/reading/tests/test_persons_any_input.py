"""Whatever two descriptions hold: no crash, one verdict both ways round, the promises of the bands kept."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan.reading.persons.command import answer_lines
from tiepdan.reading.persons.described import Described
from tiepdan.reading.persons.evidence import Relation
from tiepdan.reading.persons.same import compare

NAMES = ["Lò Văn Sử", "LO VAN SU", "Lò Sử", "L. V. Sử", "bà Lò Thị Mỷ", "ông bà anh Lò Văn Sử", "Mỷ", "Lò Văn Sứ", "Xùng A Páo", "ông", ""]
BIRTHS = ["03/07/1970", "07/03/1970", "1970", "01/01/1970", "1971", "31/02/1970", "2001-12-30", ""]
NUMBERS = ["010070004417", "010 070 004 417", "010070004418", "010170004417", "063112233", "10070004417", "B1234567", ""]
ADDRESSES = [
    "thôn Mới, xã Y Tý, tỉnh Lào Cai",
    "xã Nàn Sán, huyện Si Ma Cai",
    "xã Si Ma Cai",
    "huyện Trấn Yên",
    "Hà Nội",
    "p. Cầu Thia",
    "",
]


def typed(usual: list[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(usual), st.text(max_size=40), st.lists(st.sampled_from(usual), max_size=3).map(", ".join))


PEOPLE = st.builds(
    Described, name=typed(NAMES), birth=typed(BIRTHS), number=typed(NUMBERS), address=typed(ADDRESSES),
    phone=typed(["0912345678", "+84 912 345 678", ""]), email=typed(["a@b.vn", "A@B.VN ", ""]),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(PEOPLE, PEOPLE)
def test_the_verdict_is_the_same_whoever_comes_first(one, other):
    verdict = compare(one, other)
    assert verdict == compare(other, one)
    assert verdict.because and all(verdict.because)


@settings(max_examples=200, deadline=None)
@given(PEOPLE, st.sampled_from(NAMES[:2] + NAMES[4:6]), st.sampled_from(NUMBERS[:2]))
def test_who_carries_a_number_and_a_name_is_himself(one, name, number):
    whole = Described(name, "1970", number, one.address, one.phone, one.email)
    assert compare(whole, whole).relation is Relation.SAME


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["1970", "1971"]), st.text(max_size=12), st.text(max_size=12))
def test_name_and_year_in_two_communes_never_link(one, other, year, before, behind):
    here = Described(one, year, "", f"{before}, xã Y Tý, tỉnh Lào Cai")
    there = Described(other, year, "", f"thôn {behind.replace(',', ' ')}, xã Bản Hồ, tỉnh Lào Cai")
    assert compare(here, there).relation is not Relation.SAME


@settings(max_examples=200, deadline=None)
@given(PEOPLE, PEOPLE)
def test_two_new_numbers_that_differ_never_link(one, other):
    assert compare(replace(one, number="010070004417"), replace(other, number="010070009903")).relation is Relation.DIFFERENT


KEYS = st.sampled_from(["id", "a", "b", "ho_ten", "cccd"])
PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
JSON = st.recursive(PLAIN, lambda inner: st.dictionaries(KEYS, inner, max_size=4) | st.lists(inner, max_size=3), max_leaves=12)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), JSON.map(json.dumps), st.integers(0, 3000).map(lambda deep: "[" * deep)))
def test_any_line_is_answered_by_one_line(line):
    answers = list(answer_lines([line]))
    assert len(answers) == (1 if line.strip() else 0)
    for answer in answers:
        told = json.loads(answer.line)
        assert ("relation" in told) == answer.judged and ("message" in told) != answer.judged
