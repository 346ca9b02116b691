"""Others like it, on the page of a petition: shown with grounds, linked and unlinked by a click, never to whom it is not to be shown."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tiepdan.cases.tests.factories import at_state
from tiepdan.common.actor import SYSTEM
from tiepdan.desk.queries.repeats import repeats_of
from tiepdan.intake.actions import guide
from tiepdan.intake.models import Dismissal, Link, Petition
from tiepdan.intake.tests.factories import COMPLAINT, NAME, NOW, classified, fresh, holder, received
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.vault.actions import carry_over, carry_traces

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
OFFICER = f"{Y_TY}.petition"
AGAIN = COMPLAINT.replace("Kính gửi: Chủ tịch UBND xã Y Tý", "Kính gửi: Thanh tra tỉnh Lào Cai")
NEIGHBOUR = {
    "text": COMPLAINT.replace(NAME, "Vàng A Dế").replace("thửa đất số 45", "thửa đất số 46"), "name": "Vàng A Dế", "identity_number": "010090004321",
    "phone": "",
}


def page(petition: Petition) -> str:
    return reverse("desk:petition", args=[petition.code])


def panel(html: str) -> str:
    return html[html.index('id="repeats"') : html.index("</section>", html.index('id="repeats"'))]


def test_the_panel_names_the_other_says_why_and_offers_the_kind(desk):
    first, again = received(), received(text=AGAIN)
    seen = panel(desk(OFFICER).get(page(again)).content.decode())
    for words in (first.code, "Cùng một đơn", "câu chữ; cùng người gửi", "112/QĐ-UBND", "Liên kết: Cùng người, cùng nội dung", "Không phải"):
        assert words in seen
    assert "hủy Quyết định số 112/QĐ-UBND" in seen


def test_what_differs_stands_side_by_side(desk):
    first, neighbour = received(), received(**NEIGHBOUR)
    seen = panel(desk(OFFICER).get(page(neighbour)).content.decode())
    assert first.code in seen and "Cùng vụ việc" in seen
    assert f'<th scope="row">người gửi</th><td>Vàng A Dế</td><td>{NAME}</td>' in seen
    assert '<th scope="row">thửa đất</th><td>thửa 46 tờ 12</td><td>thửa 45 tờ 12</td>' in seen
    assert "Liên kết: Người khác, cùng nội dung" in seen


def test_the_other_is_named_once_on_the_page(desk):
    first, again = received(), received(text=AGAIN)
    assert desk(OFFICER).get(page(again)).context["others"] == []
    assert repeats_of(fresh(again), at(OFFICER)).found[0].other.code == first.code


def test_one_click_links_and_one_with_a_reason_unlinks(desk):
    first, again = received(), received(text=AGAIN)
    officer = desk(OFFICER)
    done = officer.post(reverse("desk:repeat-link", args=[again.code]), {"other": first.code, "relation": "again"}, follow=True)
    link = Link.objects.get()
    assert "trùng" in link.ground and "Đã gắn với" in done.content.decode()
    assert "Gỡ liên kết" in panel(done.content.decode()) and "Không phải" not in panel(done.content.decode())
    assert again.code in panel(officer.get(page(first)).content.decode())
    unlink = reverse("desk:repeat-unlink", args=[again.code, link.pk])
    assert "Cần ghi lý do" in officer.post(unlink, {"because": ""}, follow=True).content.decode()
    back = officer.post(unlink, {"because": "Hai việc khác nhau"}, follow=True)
    assert "Liên kết: Cùng người, cùng nội dung" in panel(back.content.decode())
    assert Link.objects.get().undone_because == "Hai việc khác nhau"


def test_not_this_one_is_kept_and_can_be_looked_at_again(desk):
    first, again = received(), received(text=AGAIN)
    officer = desk(OFFICER)
    told = officer.post(reverse("desk:repeat-dismiss", args=[again.code]), {"other": first.code}, follow=True).content.decode()
    assert "Cùng một đơn" not in panel(told) and "1 đơn đã ghi là không phải" in told
    assert "Cùng một đơn" not in panel(officer.get(page(first)).content.decode())
    officer.post(reverse("desk:repeat-take-back", args=[again.code, Dismissal.objects.get().pk]))
    assert "Cùng một đơn" in panel(officer.get(page(again)).content.decode())


def test_a_stranger_links_nothing(desk):
    first, again = received(), received(text=AGAIN)
    elsewhere = received(office_code=SA_PA, text=AGAIN)
    stranger = desk(f"{SA_PA}.petition")
    assert stranger.post(reverse("desk:repeat-link", args=[again.code]), {"other": first.code, "relation": "again"}).status_code == 404
    assert stranger.post(reverse("desk:repeat-link", args=[elsewhere.code]), {"other": first.code, "relation": "again"}).status_code == 404
    assert first.code not in stranger.get(page(elsewhere)).content.decode()
    assert desk(OFFICER).post(reverse("desk:repeat-link", args=[again.code]), {"other": first.code, "relation": "merge"}).status_code == 404
    assert not Link.objects.exists()


def test_whoever_may_only_look_gets_no_buttons(desk):
    received(text=AGAIN)
    again = received()
    seen = panel(desk(f"{Y_TY}.clerk").get(page(again)).content.decode())
    assert "Cùng một đơn" in seen and "<button" not in seen


def test_a_repeat_of_a_denunciation_is_never_shown_to_the_accused_nor_its_writer_to_anyone(desk):
    first = classified(received("denunciation", against_text="Chủ tịch UBND xã Y Tý"), against_post="commune_chair")
    complaint = received()
    for seat in ("head", "petition", "reception"):
        assert first.code not in desk(f"{Y_TY}.{seat}").get(page(complaint)).content.decode()
    kept = received("denunciation", office_code=SA_PA)
    again = received("denunciation", office_code=SA_PA)
    html = desk(f"{SA_PA}.petition").get(page(again)).content.decode()
    assert kept.code in panel(html) and kept.sealed.pseudonym in panel(html)
    assert NAME not in html


def test_the_kind_follows_how_far_the_first_has_come():
    held = at_state("complaint", "sent")
    again = received(text=AGAIN)
    found = {one.other.pk: one for one in repeats_of(fresh(again), at("TTT.head")).found}
    if held.petition.pk in found:
        assert found[held.petition.pk].kind.name in {"after_notice", "new_fact", "others"}
    first = classified(received(office_code=SA_PA))
    guide(first.pk, by=holder(first), now=NOW, reason="Đơn thuộc thẩm quyền UBND xã Y Tý.")
    late = received(office_code=SA_PA, text=AGAIN)
    assert [(one.other.pk, one.kind.name) for one in repeats_of(fresh(late), at(f"{SA_PA}.petition")).found if one.kind] == [(first.pk, "after_notice")]


def test_the_questions_of_the_panel_do_not_grow(desk):
    first = received()
    received(text=AGAIN)
    officer = at(OFFICER)
    with CaptureQueriesContext(connection) as few:
        assert len(repeats_of(fresh(first), officer).found) == 1
    for _ in range(5):
        received(text=AGAIN)
    with CaptureQueriesContext(connection) as many:
        assert len(repeats_of(fresh(first), officer).found) == 6
    assert len(many) == len(few) <= 12


def test_the_receipt_tells_the_official_and_not_the_citizen(desk):
    first = received()
    officer = desk(f"{Y_TY}.reception")
    filed = officer.post(reverse("desk:file-petition"), {
        "idempotency_key": "bien-nhan-lan-hai", "channel": "desk", "kind": "complaint", "text": AGAIN, "name": NAME, "address": "thôn Sín Chải, xã Y Tý",
        "place_code": Y_TY, "group_size": 1,
    }, follow=True)
    html = filed.content.decode()
    assert "Có thể đã nhận đơn này:" in html and first.code in html
    assert "no-print" in html[: html.index("Có thể đã nhận")].rsplit("<p", 1)[1]


def test_two_denunciations_of_one_person_are_shown_to_who_must_know_both_and_to_nobody_else(desk):
    first = received("denunciation")
    again = received("denunciation", text=f"ĐƠN TỐ CÁO\nTôi tên là {NAME}. Tôi tố cáo ông kế toán trường học giữ tiền ăn trưa.\nNgười tố cáo: {NAME}")
    officer, watching = desk(OFFICER), desk("TTT.head")
    assert "Cùng người gửi" not in officer.get(page(again)).content.decode()
    while carry_over(by=SYSTEM) or carry_traces(by=SYSTEM):
        pass
    seen = panel(officer.get(page(again)).content.decode())
    assert "Cùng người gửi" in seen and first.code in seen and NAME not in seen and "Liên kết sau khi đã đọc hai đơn" in seen
    answer = watching.get(page(again))
    assert answer.status_code == 404 or "Cùng người gửi" not in answer.content.decode()
    done = officer.post(reverse("desk:repeat-link", args=[again.code]), {"other": first.code, "relation": "others"}, follow=True)
    assert "Đã gắn với" in done.content.decode() and Link.objects.get().ground == "", "the link is read by more people than may know"
