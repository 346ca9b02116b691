"""The API does what the pages do, for machines: same acts, same refusals, same eyes."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tiepdan.cases.models import Decision, Round
from tiepdan.cases.tests.factories import FACTS, seal_letters
from tiepdan.intake import api
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import NAME, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.models import Holding
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401
from tiepdan.project.tests.machines import problem, send, sign_in, take
from tiepdan.vault.tests.keys import unlock_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


@pytest.fixture(autouse=True)
def fresh_throttle():
    cache.clear()


@pytest.fixture
def citizen() -> Client:
    return Client()


@pytest.mark.parametrize("path", ["/api/petitions", "/api/petitions/LC26-000001-6", "/api/petitions/LC26-000001-6/steps", "/api/rounds/LC26-000001-6"])
def test_an_unknown_visitor_signs_in_first(citizen, path):
    problem(citizen.get(path), 401, "SignInFirst")


def test_writing_needs_the_csrf_token():
    petition = routed()
    strict = sign_in(at(f"{Y_TY}.head"), enforce_csrf_checks=True)
    problem(take(strict, f"/api/rounds/{petition.code}/accept"), 403, "NotAllowed")
    assert Petition.objects.get(pk=petition.pk).state == "routed"


def test_an_official_without_a_post_signs_in_to_nothing():
    head = at(f"{Y_TY}.head")
    client = sign_in(head)
    Holding.objects.filter(official_id=head.official_id).delete()
    problem(client.get("/api/petitions"), 401, "SignInFirst")


def test_a_stranger_gets_404_not_403():
    petition = received()
    assert sign_in(at(f"{Y_TY}.petition")).get(f"/api/petitions/{petition.code}").status_code == 200
    stranger = sign_in(at(f"{SA_PA}.petition"))
    problem(stranger.get(f"/api/petitions/{petition.code}"), 404, "NotFound")
    problem(take(stranger, f"/api/petitions/{petition.code}/guide", reason="x"), 404, "NotFound")
    assert stranger.get("/api/petitions").json()["petitions"] == []


def test_a_denouncer_is_a_pseudonym():
    petition = received("denunciation")
    said = sign_in(at(f"{Y_TY}.head")).get(f"/api/petitions/{petition.code}")
    assert said.json()["petitioner"] == "Người tố cáo 1"
    assert NAME not in said.content.decode()


def test_looking_at_an_identity_is_a_post_with_a_reason():
    petition = routed("denunciation")
    client = sign_in(at(f"{Y_TY}.head"))
    path = f"/api/petitions/{petition.code}/identity"
    assert client.get(path).status_code == 405
    problem(take(client, path, reason=" "), 409, "ReasonNeeded")
    problem(take(client, path, reason="Mời làm việc."), 409, "KeyLocked")
    unlock_in(client, at(f"{Y_TY}.head").official_id, at(f"{Y_TY}.head").post_id)
    assert take(client, path, reason="Mời làm việc.").json()["identity"]["name"] == NAME
    assert JournalEntry.objects.filter(kind="identity.revealed").count() == 1


def test_steps_are_told_open_or_closed_with_because():
    petition = routed()
    steps = {step["name"]: step for step in sign_in(at(f"{Y_TY}.petition")).get(f"/api/petitions/{petition.code}/steps").json()}
    assert not steps["accept"]["open"]
    assert steps["accept"]["because"]
    assert all(step["cites"] for step in steps.values())
    seen_by_head = {step["name"]: step for step in sign_in(at(f"{Y_TY}.head")).get(f"/api/petitions/{petition.code}/steps").json()}
    assert seen_by_head["accept"]["open"]


def test_a_step_that_is_not_open_is_409_with_its_facts():
    petition = routed()
    officer = sign_in(at(f"{Y_TY}.petition"))
    response = take(officer, f"/api/rounds/{petition.code}/accept")
    message = problem(response, 409, "StepNotOpen")
    assert response.json()["facts"]["step"] in message


def test_lists_are_paged_and_searched_without_tone_marks():
    for turn in range(3):
        received(title=f"Đơn {turn}")
    client = sign_in(at(f"{Y_TY}.petition"))
    first = client.get("/api/petitions", {"limit": 2}).json()
    assert len(first["petitions"]) == 2
    rest = client.get("/api/petitions", {"limit": 2, "before": first["next"]}).json()
    assert len(rest["petitions"]) == 1
    assert rest["next"] is None
    assert len(client.get("/api/petitions", {"q": "khieu nai thua dat"}).json()["petitions"]) == 3
    assert client.get("/api/petitions", {"q": "khong co chu nay"}).json()["petitions"] == []
    assert client.get("/api/petitions", {"state": "closed"}).json()["petitions"] == []


def test_lists_cost_the_same_for_one_and_for_many(django_assert_num_queries):
    client = sign_in(at(f"{Y_TY}.petition"))
    received()
    with CaptureQueriesContext(connection) as one:
        client.get("/api/petitions")
    for _ in range(5):
        received()
    with django_assert_num_queries(len(one)):
        assert len(client.get("/api/petitions").json()["petitions"]) == 6


def test_an_officer_registers_at_their_own_office():
    receipt = send(sign_in(at("BTCD.reception-1")), path="/api/petitions/registered", channel="desk")
    assert receipt.status_code == 201
    assert Petition.objects.get().office.code == "BTCD"
    problem(send(sign_in(at(f"{Y_TY}.verifier-1")), path="/api/petitions/registered", channel="desk"), 409, "AbilityMissing")


def test_a_correction_by_the_api_is_the_same_act():
    petition = received()
    client = sign_in(at(f"{Y_TY}.petition"))
    told = take(client, f"/api/petitions/{petition.code}/classify", field="moi_truong", group_size=3)
    assert told.status_code == 200, told.content
    petition.refresh_from_db()
    assert (petition.field, petition.group_size) == ("moi_truong", 3)
    assert JournalEntry.objects.about("petition", petition.pk).filter(kind="petition.classified").exists()


def test_words_the_database_cannot_keep_are_refused_not_lost(citizen):
    problem(send(citizen, text="a\x00b"), 422, "NotUnderstood")
    client = sign_in(at(f"{Y_TY}.petition"))
    petition = received()
    body = b'{"reason": "\\ud800"}'
    problem(client.post(f"/api/petitions/{petition.code}/guide", body, content_type="application/json"), 422, "NotUnderstood")
    problem(client.post(f"/api/petitions/{petition.code}/guide", b"{khong phai json", content_type="application/json"), 400, "BadRequest")


def test_a_database_that_is_away_is_said_in_words(citizen, monkeypatch):
    def away(*_args, **_said):
        raise OperationalError("connection refused")

    monkeypatch.setattr(api.actions, "receive", away)
    message = problem(send(citizen), 503, "DatabaseAway")
    assert "chưa được ghi" in message


def test_the_whole_path_of_a_complaint_by_the_api(citizen):
    """File, route, accept, verify, report, draft, sign, send, effect, order, prove, check, close."""
    code = send(citizen).json()["code"]
    today = timezone.localdate()
    seats = {name: sign_in(at(f"{Y_TY}.{name}")) for name in ("petition", "head", "verifier-1", "clerk", "deputy")}

    def do(seat: str, path: str, **told):
        response = take(seats[seat], f"/api/{path}", **told)
        assert response.status_code in {200, 204}, f"{path}: {response.content.decode()}"
        return response.json() if response.content else None

    do("petition", f"petitions/{code}/classify", place_code=Y_TY, accused_code=Y_TY, against_post="commune_chair", eligible=True)
    assert do("petition", f"petitions/{code}/route")["state"] == "routed"
    held = do("head", f"rounds/{code}/accept")
    assert held["clocks"][0]["why"]
    do("head", f"rounds/{code}/verify", lead=f"LC.{Y_TY}.verifier-1", team=[])
    do("verifier-1", f"rounds/{code}/report", text="Đã đo lại.", agrees=True)
    order = {"post": f"LC.{Y_TY}.verifier-1", "text": "Trả lại đất.", "due": str(today + timedelta(days=120)), "kind": "recover", "figures": {"money": 5}}
    do("verifier-1", f"rounds/{code}/draft", outcome="partly", summary="Đúng một phần.", facts=FACTS["complaint"], orders=[order])
    do("head", f"rounds/{code}/sign")
    seal_letters(Round.objects.get())
    notice = next(letter for letter in do("clerk", f"rounds/{code}/send")["letters"] if letter["form"] == "complaint_accepted")
    do("clerk", f"rounds/letters/{notice['id']}/send")
    problem(take(seats["verifier-1"], f"/api/rounds/{code}/take_effect"), 409, "StepNotOpen")
    Decision.objects.update(effective_on=today)  # the days until it takes effect have passed
    duty = do("verifier-1", f"rounds/{code}/take_effect")["duties"][0]
    do("head", f"rounds/{code}/order")
    told = {"words": "Đã trả đất.", "money": 5, "papers": [SimpleUploadedFile("bb.txt", b"Bien ban.")]}
    proof = seats["verifier-1"].post(f"/api/duties/{duty['id']}/prove", told)
    assert proof.status_code == 200, proof.content.decode()
    assert do("deputy", f"duties/{duty['id']}/check")["done_on"]
    assert do("verifier-1", f"rounds/{code}/close")["state"] == "closed"
