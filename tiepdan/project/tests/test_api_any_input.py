"""Whatever the contract allows to be sent, and what it does not: the API answers in words, never with a fault of its own."""

import pytest
import schemathesis
from django.conf import settings as site
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, seed
from hypothesis import settings as bounds

from tiepdan.cases.models import Duty
from tiepdan.cases.tests.factories import at_state
from tiepdan.documents.models import Letter
from tiepdan.intake.tests.factories import received, routed
from tiepdan.offices.models import Official
from tiepdan.offices.tests.factories import Y_TY, at
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai"), pytest.mark.slow]
TRIES = 6
CODES = ("code", "letter_id", "duty_id")


@pytest.fixture
def schema(db):
    """The contract as the running app gives it. Django's own test client keeps the test's connection open in the same way."""
    cache.clear()
    for ends in (request_started, request_finished):
        ends.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    for ends in (request_started, request_finished):
        ends.connect(close_old_connections)


@pytest.fixture
def real():
    """Real things to aim at, so that the acts themselves are reached and not only the door."""
    held = at_state("complaint", "in_effect")
    petitions = [received(), routed(), routed("denunciation"), held.petition, at_state("complaint", "reported").petition]
    return {"code": [petition.code for petition in petitions], "letter_id": [letter.pk for letter in Letter.objects.all()[:3]],
            "duty_id": [duty.pk for duty in Duty.objects.all()]}


def session_of(seat: str) -> tuple[dict, dict]:
    client = Client()
    client.force_login(Official.objects.get(pk=at(seat).official_id), backend="django.contrib.auth.backends.ModelBackend")
    token = "a" * 32
    return {site.SESSION_COOKIE_NAME: client.cookies[site.SESSION_COOKIE_NAME].value, site.CSRF_COOKIE_NAME: token}, {"X-CSRFToken": token}


@pytest.mark.parametrize("seat", [f"{Y_TY}.head", f"{Y_TY}.petition", ""], ids=["head", "officer", "nobody"])
def test_no_input_is_the_apis_own_fault(schema, real, seat):
    cookies, headers = session_of(seat) if seat else ({}, {})
    asked = []
    for found in schema.get_all_operations():
        operation = found.ok()

        @seed(20261124)
        @bounds(max_examples=TRIES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def answer(case):
            for number, name in enumerate(CODES):
                if name in (case.path_parameters or {}) and len(asked) % 4:
                    case.path_parameters[name] = real[name][(len(asked) + number) % len(real[name])]
            response = case.call(cookies=cookies, headers=headers)
            asked.append(response.status_code)
            assert response.status_code < 500, f"{case.method} {case.formatted_path}: {response.status_code} {response.text[:500]}"
            if response.status_code >= 400 and response.status_code != 405:
                assert set(response.json()) == {"code", "message", "facts"}

        answer()
    assert len(asked) > 100
    if seat:
        assert {200, 409} <= set(asked), "acts were reached, and refused"
