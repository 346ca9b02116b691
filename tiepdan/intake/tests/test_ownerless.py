"""Ownerless is an impossible row: no SQL, however raw, can commit one."""

import pytest
from django.db import IntegrityError, connection, transaction

from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.tests.factories import NOW, received
from tiepdan.offices.tests.factories import TA_VAN, post

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("lao_cai")]


def commit(*statements: tuple[str, list]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, values in statements:
            cursor.execute(sql, values)


def end_custody(petition: Petition) -> tuple[str, list]:
    return "update intake_custody set until = now() + interval '1 year' where subject = 'petition' and subject_id = %s and until is null", [petition.pk]


@pytest.fixture
def petition():
    return received()


def refused(*statements: tuple[str, list]) -> None:
    with pytest.raises(IntegrityError) as problem:
        commit(*statements)
    assert "one responsible post" in str(problem.value) or "petition_in_hand_has_a_holder" in str(problem.value)


def test_custody_cannot_be_ended_while_the_petition_is_in_hand(petition):
    refused(end_custody(petition))
    assert Custody.objects.filter(subject_id=petition.pk, until__isnull=True).count() == 1


def test_custody_cannot_be_deleted_while_the_petition_is_in_hand(petition):
    refused(("delete from intake_custody where subject_id = %s", [petition.pk]))


def test_the_holder_cannot_change_without_the_custody(petition):
    other = post(f"{TA_VAN}.petition")
    refused(("update intake_petition set holder_post_id = %s, holder_office_id = %s where id = %s", [other.pk, other.office_id, petition.pk]))


def test_the_custody_cannot_move_without_the_holder(petition):
    other = post(f"{TA_VAN}.petition")
    refused(("update intake_custody set post_id = %s, office_id = %s where subject_id = %s", [other.pk, other.office_id, petition.pk]))


def test_the_holder_cannot_be_taken_off(petition):
    refused(("update intake_petition set holder_post_id = null, holder_office_id = null where id = %s", [petition.pk]), end_custody(petition))


def test_an_ended_petition_cannot_keep_a_holder_in_the_book(petition):
    refused(("update intake_petition set state = 'filed', ended_on = now(), holder_post_id = null, holder_office_id = null where id = %s", [petition.pk]))


def test_a_custody_cannot_be_given_to_another_petition(petition):
    other = received()
    refused(("update intake_custody set subject_id = %s, since = since - interval '9 years', until = since - interval '8 years' where subject_id = %s",
             [other.pk, petition.pk]))


def test_a_custody_of_nothing_is_refused():
    seat = post(f"{TA_VAN}.petition")
    refused(("insert into intake_custody (subject, subject_id, office_id, post_id, since, reason) values ('round', 999999, %s, %s, now(), 'x')",
             [seat.office_id, seat.pk]))


def test_a_petition_put_in_by_hand_needs_its_custody(petition):
    with connection.cursor() as cursor:
        cursor.execute("select column_name from information_schema.columns where table_name = 'intake_petition' and is_generated = 'NEVER'")
        columns = [name for (name,) in cursor.fetchall()]
    copied = {"id": "id + 1000", "number": "number + 1000", "code": "code || 'x'", "idempotency_key": "'by hand'"}
    refused((f"insert into intake_petition ({', '.join(columns)}) select {', '.join(copied.get(name, name) for name in columns)} from intake_petition", []))
    assert Petition.objects.count() == 1


def test_two_custodies_at_one_time_are_refused(petition):
    seat = post(f"{TA_VAN}.petition")
    with pytest.raises(IntegrityError), transaction.atomic():
        Custody.objects.create(subject="petition", subject_id=petition.pk, office_id=seat.office_id, post=seat, since=NOW,
                               until=NOW.replace(year=2027), reason="x")


def test_moving_both_together_is_allowed(petition):
    other = post(f"{TA_VAN}.petition")
    commit(
        ("update intake_petition set holder_post_id = %s, holder_office_id = %s where id = %s", [other.pk, other.office_id, petition.pk]),
        ("update intake_custody set post_id = %s, office_id = %s where subject_id = %s", [other.pk, other.office_id, petition.pk]),
    )
    petition.refresh_from_db()
    assert petition.holder_post_id == other.pk
