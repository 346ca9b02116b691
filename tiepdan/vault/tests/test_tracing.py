"""The same person under two seals is met without opening: by marks that only the vault can make, and nothing where it is away."""

import json

import pytest
from django.db import DatabaseError, connections

from tiepdan.common.actor import SYSTEM
from tiepdan.vault import actions
from tiepdan.vault.matching import FROM_A_MARK, Alike, alike
from tiepdan.vault.models import Coming, Kept, Key, Sort, Trace
from tiepdan.vault.router import VAULT
from tiepdan.vault.tests.making import carry, filed
from tiepdan.vault.tracing import MOST_WORDS, PERSON_BITS, how_sure, marks_of

PERSON = {"number": ["010085001234"], "phone": ["0912345678"], "name_year": ["thao seo vang/1985"], "name_commune": ["thao seo vang/02725"]}
WORDS = [f"{band} ab" for band in range(MOST_WORDS)]
KEY, OTHER_KEY = b"k" * 32, b"l" * 32


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"


def traced(**features: list[str]) -> str:
    token = filed()
    actions.leave_traces(token, features, by=SYSTEM)
    while actions.carry_traces(by=SYSTEM):
        pass
    return token


def test_a_mark_is_the_keys_and_cut_so_that_many_people_share_it():
    mine = marks_of(KEY, PERSON)
    assert mine == marks_of(KEY, PERSON) and len(mine) == 4
    assert not set(mine) & set(marks_of(OTHER_KEY, PERSON)), "without the key no guess of a telephone can be checked"
    assert all(0 <= mark < 1 << PERSON_BITS for _sort, mark in mine)
    assert marks_of(KEY, {"colour": ["x"], "phone": [""]}) == []
    assert marks_of(KEY, {"phone": ["0912345678"]}) != marks_of(KEY, {"number": ["0912345678"]}), "a number of one sort is not that of another"
    assert len(marks_of(KEY, {"words": [str(turn) for turn in range(90)]})) == MOST_WORDS


@pytest.mark.parametrize(("agreeing", "said"), [
    ((1, 2), "likely"), ((2, 4), "likely"), ((1, 5), "perhaps"), ((1,), "perhaps"), ((2,), "perhaps"), ((3, 4), "perhaps"), ((3,), ""), ((4,), ""), ((5,), ""),
    ((), ""),
])
def test_how_sure_one_person_sent_both(agreeing, said):
    assert how_sure(agreeing) == said


@pytest.mark.django_db
def test_the_same_person_and_the_same_words_are_met_under_another_seal():
    one, again = traced(**PERSON, words=WORDS), traced(**PERSON)
    phone_only = traced(phone=PERSON["phone"])
    words_only = traced(words=WORDS[:4])
    stranger = traced(number=["001099009999"], words=["0 cd"])
    assert {found.token: found for found in alike(one)} == {
        again: Alike(again, "likely", words=False), phone_only: Alike(phone_only, "perhaps", words=False), words_only: Alike(words_only, "", words=True)}
    assert alike(stranger) == [] and alike("") == []


@pytest.mark.django_db
def test_what_tells_of_the_person_lies_open_in_neither_database():
    one = filed()
    actions.leave_traces(one, PERSON, by=SYSTEM)
    on_its_way = bytes(Coming.objects.get(sort=Sort.TRACES, name=one).body)
    assert b"0912345678" not in on_its_way and not Trace.objects.exists() and alike(one) == []
    carry()
    matcher = Key.objects.get(kind=Key.Kind.MATCHER)
    assert Kept.objects.filter(sort=Sort.MATCHER, name=f"matcher/{matcher.pk}").exists(), "the key lies in the vault"
    assert not Coming.objects.exclude(sort=Sort.TRACES).exists()
    assert actions.carry_traces(by=SYSTEM) == 1 and not Coming.objects.exists()
    kept = json.dumps(list(Trace.objects.values("token", "sort", "mark")))
    assert Trace.objects.filter(token=one).count() == 4 and not any(value in kept for values in PERSON.values() for value in values)


@pytest.mark.django_db
def test_left_again_the_old_marks_go_and_what_is_no_denunciation_is_forgotten():
    one, other = traced(**PERSON), traced(**PERSON)
    actions.leave_traces(one, {"phone": ["0987654321"]}, by=SYSTEM)
    actions.carry_traces(by=SYSTEM)
    assert alike(one) == [] and Trace.objects.filter(token=one).count() == 1
    actions.forget_traces(other, by=SYSTEM)
    actions.leave_traces(one, {"phone": []}, by=SYSTEM)
    assert actions.carry_traces(by=SYSTEM) == 2 and not Trace.objects.exists()


@pytest.mark.django_db
def test_with_the_vault_away_marks_wait_and_nobody_is_met(settings):
    one = traced(**PERSON)
    settings.VAULT_ON = False
    other = traced(**PERSON)
    assert alike(one) == [] and Coming.objects.filter(sort=Sort.TRACES).count() == 1
    settings.VAULT_ON = True
    assert actions.carry_traces(by=SYSTEM) == 1 and [found.token for found in alike(one)] == [other]


@pytest.mark.django_db
def test_the_key_does_not_open_without_the_file_of_the_main_machine(settings, tmp_path):
    traced(**PERSON)
    carry()
    settings.KEYS_DIR = tmp_path / "another"
    actions.leave_traces(filed(), PERSON, by=SYSTEM)
    with pytest.raises(Exception) as stopped:
        actions.carry_traces(by=SYSTEM)
    assert type(stopped.value).__name__ == "InvalidTag" and Coming.objects.filter(sort=Sort.TRACES).count() == 1, "it waits, and nothing is lost"


@pytest.mark.django_db
def test_a_mark_that_thousands_have_is_asked_along_its_index_and_only_so_far():
    one = traced(phone=PERSON["phone"])
    mark = Trace.objects.get(token=one).mark
    Trace.objects.bulk_create(Trace(token=f"t{turn}", sort=2, mark=mark) for turn in range(3000))
    assert len(alike(one)) == 50 and FROM_A_MARK < 3000
    with connections[VAULT].cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute("explain select token from vault_trace where sort = 2 and mark = %s order by id desc limit 100", [mark])
        plan = " ".join(line for (line,) in cursor.fetchall())
    assert "trace_met" in plan and "Sort" not in plan


@pytest.mark.django_db
def test_a_vault_not_brought_up_to_date_stops_no_page():
    one = traced(**PERSON)
    with connections[VAULT].cursor() as cursor:
        cursor.execute("drop table vault_trace")
    assert alike(one) == []
    with pytest.raises(DatabaseError):
        Trace.objects.exists()
