"""A denouncer's identity lies in one box; only one act opens it, with a reason that is written down."""

from datetime import date

import pytest
from django.db import connections

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.journal.models import JournalEntry
from tiepdan.people.actions import remember_person, reveal, seal_identity
from tiepdan.people.errors import ReasonMissing
from tiepdan.people.models import Person
from tiepdan.vault.actions import carry_over, tell
from tiepdan.vault.envelope import Shut
from tiepdan.vault.errors import KeyLocked, NotGiven
from tiepdan.vault.models import Coming, Kept
from tiepdan.vault.tests.keys import give_keys, with_keys

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
OFFICER = Actor(ActorKind.OFFICIAL, "Lù Thị Mai", official_id=3, post_id=4, post_title="Người tiếp công dân", office_code="BTCD",
                office_name="Ban Tiếp công dân", province="10")
DETAILS = {"name": "Thào Seo Vảng", "address": "thôn Sín Chải, xã Y Tý", "phone": "0912 345 678", "identity_number": "010085001234", "birth_year": 1985}


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"


def whole_database(alias: str = "default") -> str:
    """Every row of every table of ours, as text."""
    said = []
    with connections[alias].cursor() as cursor:
        for table in connections[alias].introspection.table_names(cursor):
            cursor.execute(f'select coalesce(string_agg(row::text, chr(10)), \'\') from "{table}" row')
            said.append(cursor.fetchone()[0])
    return "\n".join(said)


def told(sealed, officer: Actor = OFFICER) -> Actor:
    """The officer with a key that opens this folder."""
    if not with_keys(officer).keys:
        give_keys([(officer.official_id, officer.post_id, "")])
    assert tell(sealed.token, [officer.post_id], by=officer, because="thử") == []
    return with_keys(officer)


@pytest.mark.parametrize("carried", [False, True])
def test_the_name_stands_nowhere_in_either_database(carried):
    sealed = seal_identity(DETAILS, by=OFFICER, today=TODAY)
    if carried:
        assert carry_over(by=OFFICER) and not Coming.objects.exists() and Kept.objects.filter(name=sealed.token).exists()
    everything = whole_database() + whole_database("vault")
    assert sealed.token in everything, "the rows were really read"
    for clear in ("Thào Seo Vảng", "thao seo vang", "Sín Chải", "0912 345 678", "010085001234"):
        assert clear not in everything
        assert clear.encode().hex() not in everything, "bytea is shown as hex"


def test_a_pseudonym_counts_from_one_every_year():
    named = [seal_identity(DETAILS, by=OFFICER, today=day).pseudonym for day in (TODAY, TODAY, date(2027, 1, 4))]
    assert named == ["Người tố cáo 1", "Người tố cáo 2", "Người tố cáo 1"]


def test_opening_gives_the_whole_identity_and_is_written_down():
    sealed = seal_identity(DETAILS, by=OFFICER, today=TODAY)
    assert reveal(sealed.pk, by=told(sealed), reason="  Mời người tố cáo làm việc. ") == DETAILS
    entry = JournalEntry.objects.get(kind="identity.revealed")
    assert (entry.subject_id, entry.official_id, entry.told["reason"]) == (sealed.pk, 3, "Mời người tố cáo làm việc.")
    assert "Thào" not in str(entry.facts)


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_without_a_reason_nothing_opens_and_nothing_is_written(reason):
    sealed = seal_identity(DETAILS, by=OFFICER, today=TODAY)
    with pytest.raises(ReasonMissing):
        reveal(sealed.pk, by=OFFICER, reason=reason)
    assert not JournalEntry.objects.filter(kind="identity.revealed").exists()


def test_a_box_put_under_another_token_stays_shut():
    one, other = (seal_identity({"name": name}, by=OFFICER, today=TODAY) for name in ("Một", "Hai"))
    officer = told(one)
    body = Coming.objects.get(sort="box", name=other.token).body
    Coming.objects.filter(sort="box", name=one.token).update(body=body)
    with pytest.raises(Shut):
        reveal(one.pk, by=officer, reason="Thử.")


def test_without_an_unlocked_key_or_with_somebody_elses_nothing_opens():
    sealed = seal_identity(DETAILS, by=OFFICER, today=TODAY)
    told(sealed)
    stranger = Actor(ActorKind.OFFICIAL, "Quản trị", official_id=9, post_id=99)
    give_keys([(9, 99, "")])
    for who, refusal in ((OFFICER, KeyLocked), (stranger, KeyLocked), (with_keys(stranger), NotGiven)):
        with pytest.raises(refusal):
            reveal(sealed.pk, by=who, reason="Thử.")


def test_opened_from_the_vault_after_it_was_carried_there():
    sealed = seal_identity(DETAILS, by=OFFICER, today=TODAY)
    officer = told(sealed)
    assert carry_over(by=OFFICER)
    assert reveal(sealed.pk, by=officer, reason="Thử.") == DETAILS


def test_who_does_not_want_secrecy_says_so_on_a_day():
    assert seal_identity(DETAILS, by=OFFICER, today=TODAY, secrecy_declined=True).secrecy_declined_on == TODAY
    assert seal_identity(DETAILS, by=OFFICER, today=TODAY).secrecy_declined_on is None


def test_a_sealed_identity_tells_nothing_when_printed():
    sealed = seal_identity(DETAILS, by=OFFICER, today=TODAY)
    assert str(sealed) == f"SealedIdentity object ({sealed.pk})"


def test_the_same_identity_number_and_name_is_the_same_person():
    one = remember_person(DETAILS, by=OFFICER)
    assert remember_person({**DETAILS, "name": "THÀO SEO VẢNG"}, by=OFFICER) == one
    assert remember_person({**DETAILS, "name": "Người Khác"}, by=OFFICER) != one
    assert remember_person({"name": "Thào Seo Vảng"}, by=OFFICER) != one
    assert Person.objects.count() == 3
