"""What nobody has to do yet and nobody may forget stands in the day's list of whoever answers for it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tiepdan.cases import actions
from tiepdan.cases.models import FollowUp, Protection
from tiepdan.cases.tests.factories import accepted, deputy, fresh, head, verifier
from tiepdan.cases.tests.test_follow_up import demanded, settled_wrongly
from tiepdan.cases.tests.test_protection import POLICE, asked, protected
from tiepdan.desk.queries.watched import watched
from tiepdan.intake.tests.factories import NOW, later, routed
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.privacy.actions import open_breach, tell_of_breach

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
TODAY = NOW.date()


def told(by, days: int = 0) -> list[tuple]:
    return [(item.verb, item.due) for item in watched(by, TODAY + timedelta(days=days))]


def test_a_stay_is_seen_coming_to_its_end_and_for_a_week_after_it():
    held = accepted("complaint")
    actions.stay(held.pk, by=head(), now=NOW, stayed="Quyết định số 112/QĐ-UBND", reason="Hậu quả khó khắc phục.", until=TODAY + timedelta(days=10))
    holder = verifier()
    assert told(holder) == [("Tạm đình chỉ thi hành tự hết", TODAY + timedelta(days=10))]
    [(verb, due)] = told(holder, 11)
    assert "quyết định lại được thi hành" in verb and due is None
    assert told(holder, 18) == [] and told(head()) == []


def test_a_lifted_stay_is_told_no_more():
    held = accepted("complaint")
    actions.stay(held.pk, by=head(), now=NOW, stayed="Quyết định số 112", reason="Hậu quả.", until=TODAY + timedelta(days=10))
    actions.lift_stay(held.pk, by=head(), now=later(1), reason="Không còn cần.")
    assert told(verifier()) == []


def test_an_urgent_request_waits_for_the_officer_to_write_and_the_settler_to_decide():
    asked(accepted("denunciation"))
    assert [verb for verb, _due in told(verifier())] == ["Đề nghị khẩn cấp ngày 25/11/2026 chưa có văn bản."]
    assert next(verb for verb, _due in told(head())).startswith("Đề nghị bảo vệ chờ quyết định")


def test_a_late_measure_comes_with_its_day_and_an_unchecked_one_to_the_settler():
    held = protected(None, POLICE)
    actions.confirm_request(held.petition_id, by=verifier(), now=NOW, written_on=TODAY)
    assert told(verifier(), 3) == [] and told(verifier(), 4) == [(told(verifier(), 4)[0][0], POLICE["by_day"])]
    actions.prove_measure(held.petition_id, by=verifier(), now=later(1), measure=Protection.objects.get().measures.get().pk, words="Đã canh gác.")
    assert told(verifier(), 4) == [] and "chờ kiểm tra" in told(head(), 4)[0][0]


def test_after_the_end_of_the_denunciation_the_settler_is_asked_to_end_the_protection():
    held = protected(accepted("denunciation"), POLICE)
    actions.terminate(held.pk, by=head(), now=later(1), ground="already_judged", reason="Đã có bản án.")
    assert fresh(held).holder_post is None
    assert any("chấm dứt bảo vệ" in verb for verb, _due in told(head(), 2)) and told(verifier(), 2) == []


def test_neither_another_office_nor_the_accused_is_reminded_of_a_protection():
    held = protected(accepted("denunciation"))
    assert told(at(f"{SA_PA}.head"), 9) == []
    held.petition.__class__.objects.filter(pk=held.petition_id).update(accused_post=deputy().post_id)
    assert told(deputy(), 9) == []


def test_the_superior_watches_the_day_of_the_report_and_of_the_settlement():
    held = demanded()
    officer = at(held.holder_post.code.removeprefix("LC."))
    due = FollowUp.objects.get().report_by
    assert told(officer) == [("Chờ báo cáo của người giải quyết", due)]
    settled_wrongly()
    assert len(told(officer)) == 1


def test_the_page_of_the_day_shows_them_and_links_to_the_protection_file(desk):
    held = accepted("denunciation")
    asked(held)
    shown = desk(f"{Y_TY}.head").get(reverse("desk:today")).content.decode()
    assert "Đề nghị bảo vệ chờ quyết định" in shown and reverse("desk:protection", args=[held.petition.code]) in shown


def test_a_breach_stands_in_the_list_with_its_hour_until_somebody_above_is_told():
    breach = open_breach(by=head(), now=NOW, found_at=NOW, what="Mất máy tính", data="nội dung đơn")
    [(verb, due)] = told(head())
    assert "08:00" in verb and due == TODAY + timedelta(days=3) and told(verifier()) == []
    tell_of_breach(breach.pk, by=head(), now=NOW, to="authority", how="công văn số 9")
    assert told(head()) == []


def test_an_unanswered_report_of_retaliation_before_acceptance_waits_for_the_head():
    petition = routed("denunciation")
    actions.report_retaliation(petition.pk, by=at(f"{Y_TY}.petition"), now=NOW, happened_on=TODAY, words="Bị cho thôi việc.")
    assert any("trả thù" in verb for verb, _due in told(head())) and told(verifier()) == []


def test_the_day_page_shows_a_breach_and_a_list_to_destroy(desk):
    open_breach(by=head(), now=NOW, found_at=NOW, what="Mất máy tính", data="nội dung đơn")
    shown = desk(f"{Y_TY}.head").get(reverse("desk:today")).content.decode()
    assert "Báo vụ lộ, mất dữ liệu trước 08:00" in shown
