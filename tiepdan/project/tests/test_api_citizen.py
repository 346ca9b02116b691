"""A citizen's door for machines: file, get a receipt, follow with code and key."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import COMPLAINT, DENUNCIATION, NAME, received
from tiepdan.offices.tests.factories import Y_TY, at
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401
from tiepdan.project.tests.machines import problem, send, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


@pytest.fixture(autouse=True)
def fresh_throttle():
    cache.clear()


@pytest.fixture
def citizen() -> Client:
    return Client()


def test_a_citizen_files_and_follows_with_the_code_and_the_key(citizen):
    receipt = send(citizen)
    assert receipt.status_code == 201
    told = receipt.json()
    story = citizen.get(f"/api/follow/{told['code']}", headers={"Follow-Key": told["follow_key"]})
    assert story.status_code == 200
    assert story.json()["code"] == told["code"]
    assert any("đã nhận đơn" in moment["title"] for moment in story.json()["moments"])
    assert NAME not in story.content.decode()


def test_sent_twice_with_the_same_key_the_receipt_is_the_same(citizen):
    one, two = (send(citizen, key="0123456789abcdef") for _ in range(2))
    assert one.json() == two.json()
    assert Petition.objects.count() == 1


def test_without_a_key_nothing_is_taken_in(citizen):
    said = {"kind": "complaint", "text": COMPLAINT}
    problem(citizen.post("/api/petitions", said), 422, "NotUnderstood")
    problem(citizen.post("/api/petitions", said, headers={"Idempotency-Key": "short"}), 422, "NotUnderstood")
    assert not Petition.objects.exists()


def test_an_officials_key_never_opens_a_citizens_receipt(citizen):
    key = "the-same-key-by-chance"
    filed = send(citizen, key=key).json()
    officer = sign_in(at(f"{Y_TY}.petition"))
    assert send(officer, key=key, path="/api/petitions/registered").json()["code"] != filed["code"]


def test_no_office_named_it_goes_to_the_reception_board(citizen):
    assert send(citizen, office="").json()["office"].startswith("Ban Tiếp công dân")
    problem(send(citizen, office="khong-co"), 404, "NotFound")
    problem(send(citizen, office="TAND"), 404, "NotFound")


def test_papers_come_along(citizen):
    receipt = send(citizen, text="", papers=[SimpleUploadedFile("don.txt", COMPLAINT.encode())])
    assert receipt.status_code == 201
    assert Petition.objects.get().state == "received"


def test_a_bad_paper_is_refused_in_words(citizen):
    message = problem(send(citizen, papers=[SimpleUploadedFile("don.pdf", b"khong phai pdf")]), 409, "PaperRefused")
    assert "don.pdf" in message
    assert not Petition.objects.exists()


def test_nothing_said_is_refused_in_words(citizen):
    problem(send(citizen, text="  "), 409, "NothingSaid")


def test_a_wrong_code_a_wrong_key_and_no_key_tell_nothing(citizen):
    petition = received()
    wrong = "AAAAAAAA" if petition.follow_key != "AAAAAAAA" else "BBBBBBBB"
    problem(citizen.get(f"/api/follow/{petition.code}", headers={"Follow-Key": wrong}), 404, "NotFound")
    problem(citizen.get("/api/follow/LC26-000009-9", headers={"Follow-Key": petition.follow_key}), 404, "NotFound")
    problem(citizen.get(f"/api/follow/{petition.code}"), 422, "NotUnderstood")


def test_whoever_sends_too_often_is_asked_to_wait(citizen):
    answers = [citizen.get("/api/follow/LC26-000009-9", headers={"Follow-Key": "AAAAAAAA"}) for _ in range(61)]
    problem(answers[-1], 429, "TooOften")
    assert int(answers[-1]["Retry-After"]) >= 1


def test_a_denunciation_filed_by_the_api_is_sealed_at_once(citizen):
    told = send(citizen, kind="denunciation", text=DENUNCIATION, office="").json()
    petition = Petition.objects.get(code=told["code"])
    assert petition.sealed is not None
    assert NAME not in petition.text
