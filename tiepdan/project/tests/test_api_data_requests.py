"""The API of data requests does what the pages do, and refuses in the same words."""

import pytest
from django.test import Client

from tiepdan.intake.tests.factories import received
from tiepdan.offices.models import Official
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
ADDRESS = "/api/data-requests"


def official(post: str) -> Client:
    browser = Client()
    browser.force_login(Official.objects.get(pk=at(post).official_id), backend="django.contrib.auth.backends.ModelBackend")
    return browser


def send(browser: Client, address: str, told: dict):
    return browser.post(address, told, content_type="application/json")


def test_a_request_is_opened_listed_and_answered():
    petition = received("complaint")
    head = official(f"{Y_TY}.head")
    opened = send(official(f"{Y_TY}.petition"), ADDRESS, {"petition": petition.code, "kind": "deletion", "asked": "Xóa số điện thoại"})
    assert opened.status_code == 200 and opened.json()["petition"] == petition.code
    answer = f"{ADDRESS}/{opened.json()['id']}/answer"
    refused = send(head, answer, {"result": "refused", "answer": "Phải giữ."})
    assert (refused.status_code, refused.json()["code"]) == (409, "GroundNeeded")
    assert send(head, answer, {"result": "refused", "answer": "Phải giữ.", "ground": "kept_complaint"}).json()["state"] == "refused"
    assert [one["state"] for one in head.get(ADDRESS).json()] == ["refused"]
    assert head.get(ADDRESS, {"after": opened.json()["id"]}).json() == []


def test_another_office_neither_sees_nor_opens_it():
    petition = received("complaint")
    sent = {"petition": petition.code, "kind": "access", "asked": "Cho xem"}
    assert send(official(f"{SA_PA}.petition"), ADDRESS, sent).status_code == 404
    assert send(official(f"{Y_TY}.petition"), ADDRESS, sent).status_code == 200
    assert official(f"{SA_PA}.head").get(ADDRESS).json() == []
    assert official(f"{Y_TY}.clerk").get(ADDRESS).status_code == 409
    assert Client().get(ADDRESS).status_code == 401
