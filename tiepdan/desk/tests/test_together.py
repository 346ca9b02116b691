"""The petition's page offers one answer for linked recommendations, and takes it back."""

import pytest
from django.urls import reverse

from tiepdan.cases.tests.factories import accepted
from tiepdan.intake.actions import link_petitions
from tiepdan.intake.tests.factories import holder, later, routed
from tiepdan.offices.tests.factories import SA_PA, Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def test_one_click_joins_and_one_parts(desk):
    lead = accepted("recommendation")
    other = routed("recommendation", name="Tẩn Tả Mẩy")
    link_petitions(other.pk, lead.petition_id, relation="others", by=holder(other), now=later(0))
    head, page = desk(f"{Y_TY}.head"), reverse("desk:petition", args=[other.code])
    assert f"Trả lời chung với {lead.petition.code}" in head.get(page).content.decode()
    assert "Trả lời chung" not in desk(f"{Y_TY}.clerk").get(page).content.decode()
    assert desk(f"{SA_PA}.head").post(reverse("desk:answer-together", args=[other.code]), {"other": lead.petition.code}).status_code == 404
    done = head.post(reverse("desk:answer-together", args=[other.code]), {"other": lead.petition.code}, follow=True).content.decode()
    assert "sẽ được trả lời chung" in done and "Giải quyết riêng" in done
    other.refresh_from_db()
    assert other.state == "in_case"
    assert "giải quyết riêng như trước" in head.post(reverse("desk:answer-apart", args=[other.code]), follow=True).content.decode()
    other.refresh_from_db()
    assert other.state == "routed"


def test_odd_posts_break_nothing(desk):
    other = routed("recommendation")
    head = desk(f"{Y_TY}.head")
    assert head.post(reverse("desk:answer-together", args=[other.code]), {"other": "x"}).status_code == 404
    assert head.post(reverse("desk:answer-together", args=[other.code]), {"other": other.code}).status_code == 404
    assert head.post(reverse("desk:answer-apart", args=[other.code]), follow=True).status_code == 200
