"""The pages of destruction: a list ticked together, struck or approved by the head, its minute with hashes."""

from datetime import date

import pytest
from django.urls import reverse

from tiepdan.cases.models import Round
from tiepdan.cases.tests.factories import at_state
from tiepdan.common.actor import SYSTEM
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import COMPLAINT, NAME, NOW
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY
from tiepdan.privacy.actions import destroy
from tiepdan.privacy.models import Destruction

pytestmark = [pytest.mark.django_db(databases=["default", "vault"]), pytest.mark.usefixtures("lao_cai", "wednesday")]
GROUND = "Biên bản số 02/BB"


def over(**traits) -> Round:
    held = at_state("complaint", "closed", orders=[], **traits)
    Round.objects.filter(pk=held.pk).update(ended_on=date(2011, 1, 3))
    return held


def test_a_list_is_ticked_struck_approved_and_its_minute_printed(desk):
    one, two = over(uploads=[Upload("don.txt", COMPLAINT.encode())], read_at_once=True), over(name="Lý A Sa")
    deputy, head = desk(f"{Y_TY}.deputy"), desk(f"{Y_TY}.head")
    shown = deputy.get(reverse("desk:retention")).content.decode()
    assert one.petition.code in shown and "Lập danh mục tiêu hủy" in shown
    assert "căn cứ" in deputy.post(reverse("desk:destruction-propose"), {"code": [one.petition.code], "ground": " "}, follow=True).content.decode()
    deputy.post(reverse("desk:destruction-propose"), {"code": [one.petition.code, two.petition.code], "ground": GROUND})
    made = Destruction.objects.get()
    page = reverse("desk:destruction", args=[made.pk])
    assert "người khác quyết định" in deputy.get(page).content.decode()
    assert one.petition.code not in deputy.get(reverse("desk:retention")).content.decode()
    assert head.post(page, {"act": "approve", f"bo-{two.petition.code}": "Vụ việc nghiêm trọng, giữ vĩnh viễn"}).status_code == 302
    assert destroy(made.pk, by=SYSTEM, now=NOW) == 0
    shown = head.get(page).content.decode()
    assert "Vụ việc nghiêm trọng" in shown and "đã tiêu hủy xong" in shown
    minute = head.post(reverse("desk:destruction-minute", args=[made.pk])).content.decode()
    assert made.lines.get(petition=one.petition).files[0]["sha256"] in minute and two.petition.code not in minute
    assert JournalEntry.objects.filter(kind="office.printed").exists() or JournalEntry.objects.filter(kind__endswith="printed").exists()
    case = head.get(reverse("desk:case", args=[one.petition.code]))
    assert case.status_code == 200 and NAME not in case.content.decode() and "đã tiêu hủy" in case.content.decode()
    assert head.get(reverse("desk:petition", args=[one.petition.code])).status_code == 200
    assert two.petition.code in deputy.get(reverse("desk:retention")).content.decode()


def test_refused_the_reason_typed_stays_and_a_stranger_finds_nothing(desk):
    held = over()
    desk(f"{Y_TY}.deputy").post(reverse("desk:destruction-propose"), {"code": [held.petition.code], "ground": GROUND})
    made, head = Destruction.objects.get(), desk(f"{Y_TY}.head")
    page = reverse("desk:destruction", args=[made.pk])
    refused = head.post(page, {"act": "approve", f"bo-{held.petition.code}": "Còn cần"})
    assert refused.status_code == 200 and "Còn cần" in refused.content.decode()
    assert "vì sao" in head.post(page, {"act": "decline", "because": ""}).content.decode()
    assert head.post(page, {"act": "decline", "because": "Giữ lại"}).status_code == 302
    assert desk(f"{SA_PA}.head").get(page).status_code == 404 and desk(f"{Y_TY}.clerk").get(page).status_code == 404
    assert desk(f"{Y_TY}.clerk").post(reverse("desk:destruction-propose"), {"code": [held.petition.code], "ground": GROUND}).status_code == 404


def test_long_lists_cost_no_query_a_file(desk, django_assert_max_num_queries):
    for number in range(4):
        over(name=f"Lý A {number}")
    deputy = desk(f"{Y_TY}.deputy")
    codes = list(Round.objects.values_list("petition__code", flat=True))
    deputy.post(reverse("desk:destruction-propose"), {"code": codes, "ground": GROUND})
    with django_assert_max_num_queries(16):
        deputy.get(reverse("desk:destruction", args=[Destruction.objects.get().pk]))
