"""The desk's pages of a settlement looked at again."""

import pytest
from django.urls import reverse

from tiepdan.cases.models import Reexamination
from tiepdan.cases.tests.factories import at_state, fresh
from tiepdan.cases.tests.test_reexamination import TOLD, opened, reported
from tiepdan.intake.tests.factories import NOW
from tiepdan.offices.tests.factories import Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
LIST = reverse("desk:reexaminations")
TYPED = {**TOLD, "breaks_law": "yes", "harms": "yes"}


def test_a_superior_opens_one_by_the_code_of_the_petition(desk):
    held, browser = at_state("complaint", "in_effect"), desk("UBND-TINH.head")
    held.decision.__class__.objects.filter(pk=held.decision.pk).update(in_effect_on=NOW.date())
    assert "Mở việc xem xét lại" in browser.get(LIST).content.decode()
    wrong = browser.post(LIST, {**TYPED, "code": "LC26-999999-X"})
    assert wrong.status_code == 200 and "cơ quan cấp dưới trực tiếp" in wrong.content.decode() and TOLD["breach"] in wrong.content.decode()
    assert browser.post(LIST, {**TYPED, "code": held.petition.code}).status_code == 302
    file = Reexamination.objects.get()
    page = browser.get(reverse("desk:reexamination", args=[file.pk])).content.decode()
    assert TOLD["harm"] in page and "Giao kiểm tra, báo cáo" in page
    step = reverse("desk:reexamination-step", args=[file.pk, "assign_check"])
    assert browser.post(step, {"checker": "Chánh Thanh tra tỉnh", "report_by": "2026-11-01"}).status_code == 200
    assert browser.post(step, {"checker": "Chánh Thanh tra tỉnh", "report_by": "2026-12-20"}).status_code == 302
    assert "Chánh Thanh tra tỉnh" in browser.get(LIST + f"{file.pk}/").content.decode()


def test_what_was_directed_is_flagged_on_the_case_and_in_the_list(desk):
    held = at_state("complaint", "in_effect")
    file, browser = reported(held), desk("UBND-TINH.head")
    step = reverse("desk:reexamination-step", args=[file.pk, "conclude_reexamination"])
    assert browser.post(step, {"outcome": "annulled", "direction": "Hủy vì áp sai bảng giá."}).status_code == 302
    settler = desk(f"{Y_TY}.head")
    assert "Quyết định giải quyết đã bị hủy:" in settler.get(reverse("desk:case", args=[held.petition.code])).content.decode()
    assert "đã bị hủy" in settler.get(reverse("desk:cases")).content.decode()
    assert fresh(held).state == "annulled"


def test_the_settler_and_strangers_find_no_such_file(desk):
    file = opened(at_state("complaint", "in_effect"))
    browser = desk(f"{Y_TY}.head")
    assert browser.get(reverse("desk:reexamination", args=[file.pk])).status_code == 404
    assert browser.post(reverse("desk:reexamination-step", args=[file.pk, "assign_check"]), {}).status_code == 404
    assert "chưa mở việc xem xét lại nào" in browser.get(LIST).content.decode()
