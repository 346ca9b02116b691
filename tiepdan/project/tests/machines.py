"""Clients of the API for its tests: a citizen's, an official's, and how a refusal must look."""

import uuid

from django.test import Client

from tiepdan.common.actor import Actor
from tiepdan.intake.tests.factories import COMPLAINT, NAME
from tiepdan.offices.models import Official
from tiepdan.offices.tests.factories import Y_TY, shown_now


def sign_in(actor: Actor, **kwargs) -> Client:
    client = Client(**kwargs)
    official = Official.objects.get(pk=actor.official_id)
    client.force_login(official, backend="django.contrib.auth.backends.ModelBackend")
    shown_now(client, official)
    return client


def send(client: Client, *, key: str = "", path: str = "/api/petitions", **told):
    said = {"kind": "complaint", "text": COMPLAINT, "name": NAME, "place_code": Y_TY, "office": Y_TY, **told}
    return client.post(path, said, headers={"Idempotency-Key": key or str(uuid.uuid4())})


def take(client: Client, path: str, **told):
    return client.post(path, told, content_type="application/json")


def problem(response, status: int, code: str) -> str:
    assert response.status_code == status, response.content.decode()
    said = response.json()
    assert set(said) == {"code", "message", "facts"}
    assert said["code"] == code
    assert said["message"].endswith(".") or said["message"].endswith("`.")
    return said["message"]
