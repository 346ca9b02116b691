"""The journal with its proofs, anchors to print, erasing with a second person; what people ask about their own data, from question to answer."""

import pytest
from django.db import connection, transaction
from django.utils import timezone

from page_tests.working import aside
from tiepdan.journal.models import Anchor, JournalEntry, PersonalFact
from tiepdan.journal.record import record
from tiepdan.offices.models import Province
from tiepdan.people.entries import REVEALED
from tiepdan.privacy.models import DataRequest
from tiepdan.project.anchors import make_anchor

Y_TY = "02701"


def anchor_now() -> Anchor:
    """In a thread of its own: the seal has an event loop, and so has Playwright."""
    try:
        return make_anchor(Province.objects.get(), now=timezone.now())
    finally:
        connection.close()


@pytest.fixture
def petition(visitors, daytime):
    from tiepdan.cases.tests.factories import accepted

    daytime.go_to(2026, 11, 25)  # the factories' day
    return accepted("complaint").petition


def test_the_journal_is_read_proved_corrected_and_a_fact_erased_by_two(visitors, petition):
    from tiepdan.offices.tests.factories import at

    with transaction.atomic():
        entry = record(REVEALED, petition, by=at(f"{Y_TY}.petition"), pseudonym="Người tố cáo 1", reason="theo lời bà Vàng Thị Sùng")
    aside(anchor_now)
    head = visitors.official(f"{Y_TY}.head")
    head.open("/can-bo/nhat-ky/")
    head.look("journal")
    head.open(f"/can-bo/nhat-ky/{entry.pk}/")
    assert Anchor.objects.get().root in head.main()
    head.field("Căn cứ để xóa").fill("đơn yêu cầu ngày 24/11")
    head.press("Đề nghị xóa")
    head.look("journal-entry")
    deputy = visitors.official(f"{Y_TY}.deputy")
    deputy.open("/can-bo/nhat-ky/xoa/")
    deputy.look("erasures")
    deputy.press("Xác nhận xóa")
    assert PersonalFact.objects.get(entry=entry).erased
    head.open(f"/can-bo/nhat-ky/{entry.pk}/")
    assert "Vàng Thị Sùng" not in head.main()
    head.field("Điều đúng là gì").fill("Lý do đúng là kiểm tra địa chỉ")
    head.press("Ghi dòng đính chính")
    assert JournalEntry.objects.filter(kind="journal.corrected").exists()
    head.open("/can-bo/nhat-ky/moc-neo/")
    head.look("anchors")
    head.open(f"/can-bo/nhat-ky/moc-neo/{Anchor.objects.get().pk}/")
    head.look("anchor")
    head.open(f"/can-bo/don/{petition.code}/nhat-ky/")
    head.look("journal-petition")


def test_a_citizen_asks_for_deletion_and_reads_why_not(visitors, petition):
    person = visitors.citizen()
    person.open(f"/tra-cuu/{petition.code}/?khoa={petition.follow_key}")
    person.page.locator("main form button").first.click()
    person.page.wait_for_load_state()
    person.follow("Dữ liệu của tôi: xem, sửa, xóa")
    person.page.get_by_label("Xóa dữ liệu").check()
    person.page.locator("#id_asked").fill("Xóa số điện thoại của tôi")
    person.press("Gửi yêu cầu")
    person.look("own-data")
    asked = DataRequest.objects.get()
    head = visitors.official(f"{Y_TY}.head")
    head.open("/can-bo/du-lieu/")
    head.look("personal")
    head.open(f"/can-bo/du-lieu/yeu-cau/{asked.pk}/")
    head.page.get_by_text("không làm theo, có căn cứ").click()
    head.page.locator("#id_answer").fill("Hồ sơ phải giữ đủ.")
    head.press("Trả lời")
    assert "phải chọn căn cứ" in head.main()
    head.look("data-request-wrong")
    head.page.locator("#id_ground").select_option("kept_complaint")
    head.press("Trả lời")
    person.page.reload()
    assert "Hồ sơ phải giữ đủ." in person.main()


def test_a_breach_and_the_register_are_looked_at(visitors, petition):
    head = visitors.official(f"{Y_TY}.head")
    head.open("/can-bo/du-lieu/vi-pham/")
    head.look("breaches")
    head.page.locator("#id_found_at").fill("2026-11-24T06:00")
    head.field("Chuyện gì đã xảy ra").fill("Gửi nhầm thư điện tử")
    head.field("Loại dữ liệu").fill("họ tên, địa chỉ")
    head.press("Mở hồ sơ")
    head.look("breach")
    for address, name in (("so-xu-ly", "processing"), ("thoi-han-giu", "retention")):
        head.open(f"/can-bo/du-lieu/{address}/")
        head.look(name)
    head.open(f"/can-bo/don/{petition.code}/du-lieu/")
    head.look("data-request-new")
    head.open(f"/can-bo/don/{petition.code}/")
    head.look("petition-with-journal")
