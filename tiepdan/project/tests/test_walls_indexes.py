"""Behind the wall a search still walks its index: PostgreSQL may ask the words before it asks who looks."""

import json

import pytest
from django.db import connection
from django.db.models import QuerySet

from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import received
from tiepdan.offices.tests.factories import Y_TY, at
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401
from tiepdan.project.postgres.roles import LEAKPROOF, WEB
from tiepdan.standing.stance import stand_at_post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
ROWS = 4000
SEATS = (f"{Y_TY}.petition", "TTT.observer")


@pytest.fixture
def filled(lao_cai):  # noqa: F811
    """Copies of one petition with words of their own, counted for the planner; then the web role."""
    one = received("complaint")
    said = {"code": "'LC26-' || n", "number": "900000 + n", "idempotency_key": "'copy-' || n", "title": "'đo đạc thửa số ' || n", "document_numbers":
            "array[n || '/QĐ-UBND']", "state": "'filed'", "holder_post_id": "null::bigint", "holder_office_id": "null::bigint",
            "ended_on": "received_on"}
    kept = [field.column for field in Petition._meta.concrete_fields if not (field.primary_key or field.generated)]
    with connection.cursor() as cursor:
        cursor.execute(f"insert into intake_petition ({', '.join(kept)}) select {', '.join(said.get(name, name) for name in kept)} "
                       f"from intake_petition, generate_series(1, {ROWS}) as n where id = {one.pk}")
        cursor.execute("analyze intake_petition")
        cursor.execute(f"set local role {WEB}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("reset role")


def indexes_of(rows: QuerySet) -> set[str]:
    plan = json.loads(rows.explain(format="json"))
    return {node["Index Name"] for node in _nodes(plan[0]["Plan"]) if "Index Name" in node}


def _nodes(node: dict):
    yield node
    for part in node.get("Plans", ()):
        yield from _nodes(part)


@pytest.mark.usefixtures("filled")
class TestBehindTheWall:
    @pytest.mark.parametrize("seat", SEATS)
    def test_words_are_found_by_their_index(self, seat):
        actor = at(seat)
        stand_at_post(actor)
        for rows in (Petition.objects.matching("thua so 1234"), Petition.objects.visible_to(actor).matching("thua so 1234")):
            assert "petition_search" in indexes_of(rows), rows.explain()
            assert rows.count() == 1

    def test_a_document_number_too(self):
        stand_at_post(at(f"{Y_TY}.petition"))
        rows = Petition.objects.filter(document_numbers__overlap=["77/QĐ-UBND"])
        assert indexes_of(rows) & {"petition_document_numbers", "petition_documents"}, rows.explain()
        assert rows.count() == 1

    @pytest.mark.parametrize("seat", SEATS)
    def test_a_code_and_the_newest_of_a_list(self, seat):
        actor = at(seat)
        stand_at_post(actor)
        assert indexes_of(Petition.objects.filter(code="LC26-77"))
        ordered = Petition.objects.filter(office_id=at(f"{Y_TY}.petition").office_id).order_by("-pk")[:20]
        assert indexes_of(ordered), ordered.explain()


def test_the_operators_are_marked():
    with connection.cursor() as cursor:
        for function in LEAKPROOF:
            cursor.execute("select proleakproof from pg_proc where oid = %s::regprocedure", [function])
            assert cursor.fetchone() == (True,), f"{function}: run what `tiepdan database roles` prints"
