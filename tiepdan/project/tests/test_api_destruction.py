"""Destruction and the protection file for machines: the same acts as the pages, the same refusals."""

from datetime import date

import pytest

from tiepdan.cases.models import Protection, Round
from tiepdan.cases.tests.factories import at_state
from tiepdan.intake.tests.factories import routed
from tiepdan.offices.tests.factories import SA_PA, Y_TY
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401
from tiepdan.privacy.models import Destruction
from tiepdan.project.tests.test_api_data_requests import official, send

pytestmark = [pytest.mark.django_db(databases=["default", "vault"]), pytest.mark.usefixtures("lao_cai")]
ADDRESS = "/api/destructions"


def test_a_list_is_offered_proposed_and_decided_by_another():
    held = at_state("complaint", "closed", orders=[])
    Round.objects.filter(pk=held.pk).update(ended_on=date(2011, 1, 3))
    deputy, head = official(f"{Y_TY}.deputy"), official(f"{Y_TY}.head")
    [row] = deputy.get(f"{ADDRESS}/offered").json()
    assert (row["code"], row["kept_until"]) == (held.petition.code, "2026-01-03")
    assert official(f"{Y_TY}.clerk").get(f"{ADDRESS}/offered").status_code == 409
    assert official(f"{SA_PA}.head").get(f"{ADDRESS}/offered").json() == []
    assert send(deputy, ADDRESS, {"ground": "Biên bản 02", "codes": []}).status_code == 422
    made = send(deputy, ADDRESS, {"ground": "Biên bản 02", "codes": [held.petition.code]}).json()
    address = f"{ADDRESS}/{made['id']}"
    assert send(deputy, f"{address}/approve", {}).status_code == 409
    assert official(f"{SA_PA}.head").get(address).status_code == 404
    refused = send(head, f"{address}/approve", {"struck": {held.petition.code: "Giữ vĩnh viễn"}})
    assert (refused.status_code, refused.json()["code"]) == (409, "NothingListed")
    assert send(head, f"{address}/decline", {"because": "Giữ vĩnh viễn"}).json()["state"] == "declined"
    assert deputy.get(address).json()["lines"][0]["struck_because"] == "Giữ vĩnh viễn" and Destruction.objects.count() == 1


def test_before_acceptance_protection_is_asked_for_and_only_its_keepers_read_the_file():
    petition = routed("denunciation")
    officer, address = official(f"{Y_TY}.petition"), f"/api/rounds/{petition.code}"
    told = {"how": "phone", "whom": "both", "asked_on": "2026-01-05", "danger": "Bị dọa."}
    assert send(officer, f"{address}/request_protection", told).json()[0]["state"] == "requested"
    assert send(officer, f"{address}/request_protection", {**told, "how": "online"}).status_code == 422
    assert send(official(f"{Y_TY}.reception"), f"{address}/report_retaliation", {"happened_on": "2026-01-06", "words": "Bị đuổi việc."}).json() == []
    told = officer.get(f"{address}/protection").json()[0]
    assert told["retaliations"][0]["words"] == "Bị đuổi việc."
    answered = send(official(f"{Y_TY}.head"), f"{address}/answer_retaliation", {"answer": "Đã yêu cầu dừng."}).json()[0]
    assert answered["retaliations"][0]["answer"] == "Đã yêu cầu dừng."
    assert official(f"{SA_PA}.head").get(f"{address}/protection").status_code == 404 and Protection.objects.count() == 1
