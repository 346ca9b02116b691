"""The page of a duty: urging, another day, another owner, parts; what is closed says why."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tiepdan.cases.actions import check_duty, hand_duty, prove_duty
from tiepdan.cases.models import Duty
from tiepdan.cases.tests.factories import PROOF, an_order, at_state, deputy, head, verifier
from tiepdan.intake.tests.factories import NOW
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def a_duty(**order: object) -> Duty:
    return at_state("complaint", "in_effect", orders=[an_order(**order)]).decision.duties.get()


def act(duty: Duty, name: str) -> str:
    return reverse("desk:duty-act", args=[duty.pk, name])


def page(browser, duty: Duty) -> str:
    return browser.get(reverse("desk:duty", args=[duty.pk])).content.decode()


def test_the_deputy_urges_and_sees_why_the_day_is_not_theirs_to_move(desk):
    duty, browser = a_duty(), desk(f"{Y_TY}.deputy")
    assert "chỉ người đã ký văn bản ấy dời được" in page(browser, duty)
    told = browser.post(act(duty, "urge"), {"report_by": NOW.date().isoformat()}, follow=True).content.decode()
    assert "đã đôn đốc 1 lần" in told
    assert "Công văn đôn đốc giải quyết" in told
    assert "đã đôn đốc 1 lần" in browser.get(reverse("desk:duties")).content.decode()


def test_a_wrong_day_is_refused_and_what_was_typed_stays(desk):
    duty, browser = a_duty(), desk(f"{Y_TY}.head")
    told = browser.post(act(duty, "move"), {"due": "2020-01-01", "reason": "Mưa lũ kéo dài."}).content.decode()
    assert "ngày ấy đã qua" in told
    assert "Mưa lũ kéo dài." in told
    assert browser.post(act(duty, "urge"), {"report_by": "hôm qua"}).status_code == 200
    assert Duty.objects.get(pk=duty.pk).urges == 0


def test_the_old_day_is_shown_beside_the_new_one(desk):
    duty, browser = a_duty(), desk(f"{Y_TY}.head")
    new = duty.due + timedelta(days=20)
    told = browser.post(act(duty, "move"), {"due": new.isoformat(), "reason": "Mưa lũ."}, follow=True).content.decode()
    assert f"ngày đầu tiên: {duty.due:%d/%m/%Y}" in told
    assert f"từ {duty.due:%d/%m/%Y} sang {new:%d/%m/%Y}" in told


def test_handed_to_another_office_it_is_taken_there(desk):
    duty, there = a_duty(), post(f"{SA_PA}.petition")
    owner = desk(f"{Y_TY}.verifier-1")
    told = owner.post(act(duty, "hand"), {"to": f"office-{there.office_id}", "reason": "Đất ở Sa Pa."}, follow=True).content.decode()
    assert "chờ trả lời" in told
    asked = desk(f"{SA_PA}.petition")
    assert "Nhận nghĩa vụ" in page(asked, duty)
    assert desk(f"{TA_VAN}.petition").post(act(duty, "take"), {}).status_code == 404
    asked.post(act(duty, "take"), {})
    assert Duty.objects.get(pk=duty.pk).owner_post_id == there.pk
    assert "đã nhận" in page(owner, duty)


def test_refused_the_page_is_no_longer_theirs_and_leads_to_the_list(desk):
    duty = a_duty()
    hand_duty(duty.pk, by=head(), now=NOW, to_post=post(f"{SA_PA}.petition"), reason="Đất ở Sa Pa.")
    browser = desk(f"{SA_PA}.petition")
    answer = browser.post(act(duty, "refuse"), {"reason": "Không phải đất của xã."})
    assert answer["Location"] == reverse("desk:duties")
    assert browser.get(reverse("desk:duty", args=[duty.pk])).status_code == 404


def test_nowhere_to_hand_it_is_an_error_in_the_field(desk):
    duty = a_duty()
    for nowhere in ("", "office-999999", "post-1; drop table", "x"):
        assert desk(f"{Y_TY}.head").post(act(duty, "hand"), {"to": nowhere, "reason": "x"}).status_code == 200
    assert not duty.handovers.exists()


def test_parts_are_listed_with_figures_paper_and_check(desk):
    duty = a_duty(kind="return_persons", figures={"money": 27_000_000})
    prove_duty(duty.pk, by=verifier(), now=NOW, words="Trả đợt một.", uploads=PROOF, figures={"money": 7_000_000})
    assert "chờ người khác kiểm tra" in page(desk(f"{Y_TY}.head"), duty)
    check_duty(duty.pk, by=deputy(), now=NOW)
    told = page(desk(f"{Y_TY}.head"), duty)
    assert "thêm Số tiền: 7.000.000 đồng" in told
    assert reverse("desk:paper", args=[duty.parts.get().papers.get().pk]) in told
    assert "1 lần nộp chứng cứ" in told


def test_the_page_asks_no_query_per_part(desk, django_assert_max_num_queries):
    duty = a_duty(kind="return_persons", figures={"money": 27_000_000})
    for money in range(1, 6):
        prove_duty(duty.pk, by=verifier(), now=NOW, words="Trả.", uploads=PROOF, figures={"money": money})
        check_duty(duty.pk, by=deputy(), now=NOW)
    browser = desk(f"{Y_TY}.head")
    with django_assert_max_num_queries(26):
        assert "5 lần nộp chứng cứ" in page(browser, duty)
