"""The desk's pages of a petition handed on, sent back, decided, and of what was sent outside and is awaited."""

import pytest
from django.urls import reverse

from tiepdan.desk.queries import lists
from tiepdan.intake.actions import guide, link_petitions, remind, route, transfer
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import NAME, NOW, classified, elsewhere, fresh, holder, later, office, received
from tiepdan.offices.models import Holding
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def way(petition: Petition, name: str) -> str:
    return reverse("desk:petition-way", args=[petition.code, name])


def handed() -> Petition:
    petition = elsewhere()
    return fresh(route(petition.pk, by=holder(petition), now=NOW))


def sent_out(key: str = "") -> Petition:
    petition = classified(received("denunciation", key=key), signs_of_crime=True)
    return fresh(transfer(petition.pk, by=holder(petition), now=NOW))


def test_what_was_handed_here_is_taken_in_on_its_page(desk):
    petition = handed()
    officer = desk(f"{Y_TY}.petition")
    html = officer.get(reverse("desk:petition", args=[petition.code])).content.decode()
    assert "Nhận đơn chuyển đến" in html and "Chuyển đơn" in html
    officer.post(way(petition, "take_in"), {})
    assert fresh(petition).state == "routed"


def test_sent_back_and_decided_on_two_pages(desk):
    petition = handed()
    officer = desk(f"{Y_TY}.petition")
    missing = officer.post(way(petition, "send_back"), {"kind": "wrong", "reason": ""}).content.decode()
    assert "Cần ghi ô này" in missing and fresh(petition).state == "handed"
    officer.post(way(petition, "send_back"), {"kind": "wrong", "reason": "Đất ở xã khác."})
    assert fresh(petition).state == "disputed"
    board = desk("BTCD.head")
    html = board.get(reverse("desk:petition", args=[petition.code])).content.decode()
    assert "không đúng thẩm quyền" in html and "Đất ở xã khác." in html
    board.post(way(petition, "settle_competence"), {"office": office(SA_PA).pk, "reason": "Đất thuộc xã này."})
    assert fresh(petition).holder_office.code == SA_PA
    assert "theo quyết định của" in desk(f"{SA_PA}.petition").get(reverse("desk:petition", args=[petition.code])).content.decode()


def test_what_is_awaited_is_listed_with_what_is_overdue(desk, on_day):
    petition = sent_out()
    officer = desk(f"{Y_TY}.petition")
    html = officer.get(reverse("desk:awaited")).content.decode()
    assert petition.code in html and "quá hạn" not in html
    assert petition.code not in desk(f"{SA_PA}.petition").get(reverse("desk:awaited")).content.decode()
    on_day(22)
    officer = desk(f"{Y_TY}.petition")
    html = officer.get(reverse("desk:awaited")).content.decode()
    assert "quá hạn" in html and NAME not in html
    officer.post(way(petition, "remind"), {"report_by": later(30).date().isoformat()})
    assert petition.transfers.get().reminders == 1
    officer.post(way(petition, "record_reply"), {"replied_on": later(21).date().isoformat(), "reply": "Đã thụ lý."})
    assert petition.code not in officer.get(reverse("desk:awaited")).content.decode()
    assert "Đã thụ lý." in officer.get(reverse("desk:petition", args=[petition.code])).content.decode()


def test_the_awaited_are_paged_by_key_and_not_asked_row_by_row(django_assert_max_num_queries):
    codes = [sent_out(key=f"k{number}").code for number in range(5)]
    actor, after, told = at(f"{Y_TY}.petition"), "", []
    while True:
        with django_assert_max_num_queries(1):
            page = lists.awaited(actor, after, size=2)
            told += [move.petition.code for move in page.rows if str(move.petition.sealed.pseudonym) and move.to_office_id]
        if not page.after:
            break
        after = page.after
    assert told == codes


def test_from_day_thirty_a_petition_is_named_before_the_threshold(desk, on_day):
    petition = received(office_code=TA_VAN)
    on_day(29)
    assert petition.code not in desk(f"{TA_VAN}.head").get(reverse("desk:lying")).content.decode()
    on_day(30)
    head = desk(f"{TA_VAN}.head")
    assert petition.code in head.get(reverse("desk:lying")).content.decode()
    assert reverse("desk:lying") in head.get(reverse("desk:today")).content.decode()
    assert petition.code not in desk(f"{SA_PA}.head").get(reverse("desk:lying")).content.decode()
    guide(classified(petition).pk, by=holder(petition), now=later(30), reason="Việc của xã Y Tý.")
    assert petition.code not in head.get(reverse("desk:lying")).content.decode()


def test_a_mistyped_cursor_is_the_first_page(desk):
    petition = sent_out()
    for cursor in ("x", "2026-13-40.1", "2026-01-01.", "'"):
        assert petition.code in desk(f"{Y_TY}.petition").get(reverse("desk:awaited"), {"after": cursor}).content.decode()


def test_a_repeat_of_what_was_guided_is_filed_by_one_click(desk):
    first, second = elsewhere(), elsewhere()
    guide(first.pk, by=holder(first), now=NOW, reason="Việc của xã Y Tý.")
    link_petitions(second.pk, first.pk, relation="again", by=holder(second), now=NOW)
    officer = desk(f"{TA_VAN}.petition")
    html = officer.get(reverse("desk:petition", args=[second.code])).content.decode()
    assert f"Lưu đơn, theo đơn {first.code}" in html
    officer.post(way(second, "file"), {"reason": f"Cùng người, cùng nội dung, đã xử lý ở đơn {first.code}."})
    assert fresh(second).state == "filed"


def test_the_late_reminder_page_stands_for_whoever_may(desk):
    petition = sent_out()
    with pytest.raises(Exception, match="chưa đến ngày"):
        remind(petition.pk, by=at(f"{Y_TY}.petition"), now=NOW, report_by=later(9).date())
    html = desk(f"{Y_TY}.petition").get(way(petition, "remind")).content.decode()
    assert "Chưa mở" in html
    assert desk(f"{SA_PA}.petition").get(way(petition, "remind")).status_code == 404


def test_a_post_nobody_holds_is_named_to_the_head(desk):
    petition = received()
    assert "Chưa có người giữ chức vụ" not in desk(f"{Y_TY}.head").get(reverse("desk:today")).content.decode()
    Holding.objects.filter(post=petition.holder_post).update(until=later(0).date())
    html = desk(f"{Y_TY}.head").get(reverse("desk:today")).content.decode()
    assert "Chưa có người giữ chức vụ" in html and petition.holder_post.title in html
