"""The same person? What links two descriptions, what only asks, what keeps them apart. All people here are invented."""

from dataclasses import replace

import pytest

from tiepdan.reading.persons.addresses import compare_addresses
from tiepdan.reading.persons.births import birth_of, compare_births
from tiepdan.reading.persons.described import Described
from tiepdan.reading.persons.evidence import Relation, evidence_table
from tiepdan.reading.persons.names import compare_names
from tiepdan.reading.persons.numbers import number_of
from tiepdan.reading.persons.same import compare

WHOLE = Described("Phàn Thị Mỷ", "14/03/1972", "010172004417", "thôn Nậm Pẻn, xã Nàn Sán, huyện Si Ma Cai, tỉnh Lào Cai")


def relation(one: Described, other: Described) -> Relation:
    return compare(one, other).relation


def signs(one: Described, other: Described) -> set[str]:
    return {evidence.sign for evidence in compare(one, other).evidence}


@pytest.mark.parametrize(
    "other",
    [
        WHOLE,
        Described("PHAN THI MY", "14-3-1972", "010 172 004 417", "thon Nam Pen, xa Si Ma Cai, tinh Lao Cai"),
        replace(WHOLE, number=""),
        replace(WHOLE, name="P. T. Mỷ"),
        replace(WHOLE, address="tổ 3, phường Cầu Thia, tỉnh Lào Cai"),
        replace(WHOLE, number="10172004417", birth=""),
        Described("Phàn Mỷ", "", "010172004417", ""),
        replace(WHOLE, number="063112233"),
    ],
    ids=["itself", "no_marks", "no_number", "initials", "moved", "zero_eaten", "middle_name_missing", "old_card"],
)
def test_one_person_is_linked(other):
    assert relation(WHOLE, other) is Relation.SAME


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"number": "010172004471"}, "number.one_slip"),
        ({"number": "010172004418"}, "number.one_slip"),
        ({"number": "", "birth": "1972"}, "birth.same_year"),
        ({"number": "", "birth": "01/01/1972"}, "birth.first_of_january"),
        ({"number": "", "birth": "", "address": "xã Nàn Sán, huyện Si Ma Cai"}, "place.same_commune"),
        ({"number": "", "name": "Phàn Thị My"}, "name.other_marks"),
        ({"name": "Giàng Seo Lử"}, "name.differs"),
        ({"number": "", "address": "xã Y Tý, tỉnh Lào Cai"}, "place.other_commune"),
    ],
)
def test_what_may_be_one_person_is_asked(change, why):
    other = replace(WHOLE, **change)
    assert relation(WHOLE, other) is Relation.ASK
    assert why in signs(WHOLE, other)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"number": "010172009903"}, "number.different"),
        ({"number": "", "birth": "15/06/1972"}, "birth.other_day"),
        ({"number": "", "birth": "14/03/1991"}, "birth.other_year"),
        ({"number": "", "name": "Phàn Thị Dợ"}, "name.given_differs"),
        ({"number": "", "name": "Phàn Kim Mỷ", "birth": "1972"}, "name.middle_differs"),
        ({"number": "", "birth": "1972", "address": "xã Y Tý, tỉnh Lào Cai"}, "place.other_commune"),
    ],
)
def test_two_people_stay_two(change, why):
    other = replace(WHOLE, **change)
    assert relation(WHOLE, other) is Relation.DIFFERENT
    assert why in signs(WHOLE, other)


def test_twins_of_one_house_stay_two():
    one = Described("Tẩn Quang Tả", "20/02/1969", "010069744493", "thôn Nậm Pẻn, xã Y Tý")
    assert relation(one, replace(one, name="Tẩn Quang Lử", number="010069744494")) is Relation.DIFFERENT
    assert relation(one, replace(one, name="Tẩn Quang Lử", number="")) is Relation.DIFFERENT


def test_an_equal_number_under_another_name_is_a_question_not_a_link():
    assert relation(WHOLE, replace(WHOLE, name="Phàn Thị Dợ")) is Relation.ASK
    assert relation(WHOLE, replace(WHOLE, name="")) is Relation.ASK


def test_a_number_that_contradicts_the_birth_told_forces_nothing():
    year = Described("Phàn Thị Mỷ", "1999", "010172004417", "")
    assert "number.same_doubtful" in signs(year, replace(year, birth=""))
    nowhere = Described("Phàn Thị Mỷ", "", "999172004417", "")
    assert "number.same_doubtful" in signs(nowhere, replace(nowhere, name="Phàn Mỷ"))


def test_man_and_woman_of_one_name_are_not_linked():
    man = Described("Lù Minh Anh", "02/05/1980", "010080112233", "xã Y Tý")
    assert relation(man, replace(man, name="bà Lù Minh Anh", number="")) is not Relation.SAME
    assert "sex.differs" in signs(man, replace(man, name="bà Lù Minh Anh", number=""))


def test_a_well_formed_number_tells_province_sex_and_year():
    number = number_of("010 172 004417")
    assert (number.well_formed, number.birth_year, number.sex) == (True, 1972, "f")
    assert number_of("010204000001").birth_year == 2004
    for wrong in ("999072004417", "063112233", "", "01007200441", "abc"):
        assert not number_of(wrong).well_formed
        assert number_of(wrong).birth_year is None


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("Nguyễn Thị Thuý", "NGUYỄN THỊ THÚY", "name.same"),
        ("Lý Mĩ Hoà", "Lí Mỹ Hòa", "name.same"),
        ("Đỗ Văn Quý", "Do Van Quy", "name.unmarked"),
        ("Lù Văn Mai", "Lù Văn May", "name.other_letter"),
        ("Đinh Văn Hoa", "Đinh Văn Hòa", "name.other_marks"),
        ("Sùng A Páo", "Xùng A Páo", "name.slip"),
        ("Vũ Đình Vinh", "Vũ Đình Vin", "name.slip"),
        ("ông Vũ Đình Vinh", "Vũ Vinh", "name.middle_missing"),
        ("Vũ Đình Vinh", "V. Đ. Vinh", "name.initials"),
        ("Vũ Đình Vinh", "V.Đ.V.", "name.only_initials"),
        ("Vinh", "Vũ Đình Vinh", "name.only_initials"),
        ("Vũ Đình Vinh", "Vinh Vũ Đình", "name.other_order"),
        ("Vũ Đình Vinh", "Vũ Mạnh Vinh", "name.middle_differs"),
        ("Vũ Đình Vinh", "Hà Đình Vinh", "name.family_differs"),
        ("Vũ Đình Vinh", "Vũ Đình Sáng", "name.given_differs"),
        ("Vũ Đình Vinh", "Má A Sáng", "name.differs"),
        ("", "Vũ Đình Vinh", "name.missing"),
    ],
)
def test_two_names(one, other, sign):
    assert compare_names(one, other) == compare_names(other, one) == sign


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("03/07/1970", "7-3-1970", "birth.swapped"),
        ("03/07/1970", "1970-07-03", "birth.same_day"),
        ("ngày 3 tháng 7 năm 1970", "3.7.1970", "birth.same_day"),
        ("12/25/1970", "25/12/1970", "birth.same_day"),
        ("01/01/1970", "03/07/1970", "birth.first_of_january"),
        ("01/01/1970", "01/01/1970", "birth.same_year"),
        ("1970", "03/07/1970", "birth.same_year"),
        ("03/07/1970", "03/08/1970", "birth.other_day"),
        ("1970", "1971", "birth.other_year"),
        ("không nhớ", "1971", ""),
    ],
)
def test_two_births(one, other, sign):
    assert compare_births(birth_of(one), birth_of(other)) == compare_births(birth_of(other), birth_of(one)) == sign


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("thôn Mới, xã Nàn Sán, huyện Si Ma Cai", "thon Moi xa Si Ma Cai tinh Lao Cai", "place.same_hamlet"),
        ("thôn Mới, xã Thanh Bình, thị xã Sa Pa", "xã Bản Hồ", "place.same_commune"),
        ("thôn Mới, xã Y Tý", "thôn Cũ, xã Y Tý", "place.other_hamlet"),
        ("tổ 04, p. Cầu Thia", "tổ 4, phường Cầu Thia, tỉnh Lào Cai", "place.same_hamlet"),
        ("Y Tý, Bát Xát, Lào Cai", "xã Y Tý", "place.same_commune"),
        ("thôn Mới, huyện Trấn Yên, tỉnh Yên Bái", "thôn Mới, xã Trấn Yên, tỉnh Lào Cai", "place.may_be_same_hamlet"),
        ("xã Y Tý", "xã Bản Hồ", "place.other_commune"),
        ("xã Trung Thành, huyện Vụ Bản, tỉnh Nam Định", "xã Trung Thành, huyện Vụ Bản, tỉnh Nam Định", "place.same_commune"),
        ("xã Trung Thành, huyện Vụ Bản, tỉnh Nam Định", "xã Trung Thành, huyện Phú Xuyên, Hà Nội", "place.other_commune"),
        ("", "xã Y Tý", ""),
    ],
)
def test_two_addresses(one, other, sign):
    assert compare_addresses(one, other) == compare_addresses(other, one) == sign


def test_every_sign_of_the_table_has_a_sentence_and_some_can_forbid_a_link():
    table = evidence_table()
    assert all(sign.says.endswith(".") for sign in table.values())
    assert table["number.different"].at_most is Relation.DIFFERENT
    assert [sign.sign for sign in table.values() if sign.at_least] == ["number.same"]
