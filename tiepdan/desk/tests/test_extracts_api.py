"""The working copies for machines: the same acts, the same refusals."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from tiepdan.intake.actions import open_page_to_redact
from tiepdan.intake.models import Extract, ExtractHandover
from tiepdan.intake.tests.factories import NAME, NOW, holder, routed
from tiepdan.intake.tests.pictures import with_photograph
from tiepdan.offices.tests.factories import SA_PA, Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
WHY = {"reason": "Xem lại trước khi giao người xác minh."}
GIVEN = {"to": "Viện kiểm sát nhân dân tỉnh", "receiver": "Lê Thị Nhận, chuyên viên", "ground": "Luật Tố cáo Đ.27 k.1"}


def post(browser, name: str, petition, told: dict):
    return browser.post(reverse(f"api:{name}", args=[petition.code]), json.dumps(told), content_type="application/json")


def test_confirm_redact_and_hand_over_as_at_the_desk(desk):
    petition, paper = with_photograph()
    officer = desk(f"{Y_TY}.petition")
    source = post(officer, "open-extract", petition, WHY).json()
    assert f"[[{NAME}]]" in source["marked"]
    told = post(officer, "confirm-extract", petition, {"marked": source["marked"], "also": ["các hộ"]}).json()
    assert told["version"] == 1 and NAME not in told["text"] and "các hộ" not in told["text"]
    boxes = open_page_to_redact(petition.pk, by=holder(petition), now=NOW, paper_id=paper.pk, page=1, **WHY).proposed
    page = post(officer, "redact-page", petition, {"original": paper.pk, "page": 1, "boxes": boxes}).json()
    assert page["paper"] and page["text"] == ""
    answer = post(officer, "hand-over-extract", petition, {**GIVEN, "chosen": ["extract", f"page-{page['id']}"]})
    assert "ho-so.pdf" in ZipFile(BytesIO(answer.content)).namelist() and ExtractHandover.objects.get().to == GIVEN["to"]
    assert post(officer, "take-back-page", petition, {"id": page["id"]}).status_code == 204
    typed = post(officer, "retype-page", petition, {"original": paper.pk, "page": 1, "text": "Tôi tố cáo việc nhận tiền."}).json()
    assert typed["paper"] is None and officer.get(reverse("api:extract", args=[petition.code])).json()["pages"] == [typed]
    assert post(officer, "mark-handwritten", petition, {"original": paper.pk, "page": 1}).status_code == 204
    refused = post(officer, "redact-page", petition, {"original": paper.pk, "page": 1, "boxes": boxes})
    assert refused.status_code == 409 and refused.json()["code"] == "HandwrittenPage"


def test_refusals_are_the_same_sentences(desk):
    petition = routed("denunciation")
    officer = desk(f"{Y_TY}.petition")
    marked = post(officer, "open-extract", petition, WHY).json()["marked"]
    left = post(officer, "confirm-extract", petition, {"marked": marked.replace("[[", "").replace("]]", "")})
    assert left.status_code == 409 and left.json()["code"] == "IdentityLeft" and NAME not in left.content.decode()
    early = post(officer, "hand-over-extract", petition, {**GIVEN, "chosen": ["extract"]})
    assert early.status_code == 409 and early.json()["code"] == "NotConfirmedYet"
    for seat, status in ((f"{Y_TY}.clerk", 409), (f"{SA_PA}.head", 404)):
        assert post(desk(seat), "open-extract", petition, WHY).status_code == status
    assert officer.get(reverse("api:extract", args=[routed("complaint").code])).status_code == 404 and not Extract.objects.exists()
