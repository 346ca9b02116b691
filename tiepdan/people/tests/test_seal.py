"""A denouncer's identity lies in one box; only one act opens it, with a reason that is written down."""

from datetime import date

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.journal.models import JournalEntry
from tiepdan.people.actions import remember_person, reveal, seal_identity
from tiepdan.people.errors import ReasonMissing
from tiepdan.people.models import Person, SealedIdentity
from tiepdan.people.sealing import put_in_box, sealing_key, take_from_box

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
OFFICER = Actor(ActorKind.OFFICIAL, "Lù Thị Mai", official_id=3, post_id=4, post_title="Người tiếp công dân", office_code="BTCD",
                office_name="Ban Tiếp công dân", province="10")
DETAILS = {"name": "Thào Seo Vảng", "address": "thôn Sín Chải, xã Y Tý", "phone": "0912 345 678", "identity_number": "010085001234", "birth_year": 1985}


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"


def whole_database() -> str:
    """Every row of every table of ours, as text."""
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'select coalesce(string_agg(row::text, chr(10)), \'\') from "{table}" row')
            said.append(cursor.fetchone()[0])
    return "\n".join(said)


def test_the_name_stands_nowhere_in_the_database():
    sealed = seal_identity(DETAILS, by=OFFICER, today=TODAY)
    everything = whole_database()
    assert sealed.token in everything, "the rows were really read"
    for clear in ("Thào Seo Vảng", "thao seo vang", "Sín Chải", "0912 345 678", "010085001234"):
        assert clear not in everything
        assert clear.encode().hex() not in everything, "bytea is shown as hex"


def test_a_pseudonym_counts_from_one_every_year():
    named = [seal_identity(DETAILS, by=OFFICER, today=day).pseudonym for day in (TODAY, TODAY, date(2027, 1, 4))]
    assert named == ["Người tố cáo 1", "Người tố cáo 2", "Người tố cáo 1"]


def test_opening_gives_the_whole_identity_and_is_written_down():
    sealed = seal_identity(DETAILS, by=OFFICER, today=TODAY)
    assert reveal(sealed.pk, by=OFFICER, reason="  Mời người tố cáo làm việc. ") == DETAILS
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
    SealedIdentity.objects.filter(pk=one.pk).update(box=bytes(other.box), nonce=bytes(other.nonce))
    with pytest.raises(InvalidTag):
        reveal(one.pk, by=OFFICER, reason="Thử.")


def test_another_sites_key_opens_nothing(settings, tmp_path):
    sealed = seal_identity(DETAILS, by=OFFICER, today=TODAY)
    settings.KEYS_DIR = tmp_path / "elsewhere"
    with pytest.raises(InvalidTag):
        reveal(sealed.pk, by=OFFICER, reason="Thử.")


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first, second = sealing_key(tmp_path / "k"), sealing_key(tmp_path / "k")
    assert first == second
    assert len(first) == 32
    assert (tmp_path / "k" / "identity.key").stat().st_mode & 0o077 == 0
    nonce, box = put_in_box({"name": "Ai"}, "t", first)
    assert take_from_box(nonce, box, "t", second) == {"name": "Ai"}


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
