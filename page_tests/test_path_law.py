"""From a date on a file to the article it rests on and back; a law made known to every commune, and the receipt of one that read it."""

import pytest

from tiepdan.library.models import DisseminatedCopy, Review

Y_TY = "02701"
LAW = "/can-bo/luat/"


@pytest.fixture
def accepted(daytime):
    """The code of a complaint in hand at Y Tý, its clocks running."""
    from tiepdan.cases.tests.factories import at_state

    daytime.go_to(2026, 11, 25)  # the factories' day
    return at_state("complaint", "verifying").petition.code


def test_from_a_date_to_its_article_to_everything_that_rests_on_it_and_back(visitors, accepted):
    officer = visitors.official(f"{Y_TY}.head")
    officer.open(f"/can-bo/vu-viec/{accepted}/")
    officer.page.locator(".clocks a", has_text="Khiếu nại, Đ.28").first.click()
    assert officer.heading() == "Điều 28. Thời hạn giải quyết lần đầu"
    article = officer.page.url
    officer.look("desk-law-article")
    officer.page.locator(".folded a", has_text="Giải quyết khiếu nại lần đầu").first.click()
    officer.look("desk-law-rest")
    officer.page.locator(".law-cites a").first.click()
    assert officer.page.url == article

    officer.follow("Luật Khiếu nại")
    officer.look("desk-law-act")
    officer.page.locator(".told a", has_text="Luật 136/2025/QH15").first.click()
    officer.look("desk-law-act-uncertain")
    officer.follow("Pháp luật")
    officer.look("desk-law-acts")
    officer.follow("Thay đổi")
    officer.look("desk-law-changes")
    officer.open(f"{LAW}van-ban/luat-tiep-cong-dan/15/")
    officer.look("desk-law-article-two-versions")


def test_a_document_of_the_province_is_entered_reviewed_and_decided(visitors, daytime):
    keeper = visitors.official("STP.head")
    keeper.open(f"{LAW}ra-soat/")
    keeper.look("desk-law-documents-empty")
    keeper.follow("Ghi thêm văn bản")
    keeper.tell(told={"number": "95/2099/QĐ-THU", "title": "Quy chế tiếp công dân (văn bản bịa để thử)", "issuer": "UBND tỉnh Lào Cai",
                      "source": "văn bản bịa, không có ở đâu", "cites": "Luật Tiếp công dân Điều 15"}, chosen={"kind": "quy chế, quy định"})
    keeper.look("desk-law-document-new")
    keeper.press("Ghi vào danh mục")
    keeper.page.wait_for_url("**/ra-soat/*/")
    keeper.page.locator(".chip", has_text="sửa đổi, bổ sung").locator("[name=proposal]").check(force=True)
    keeper.tell(told={"reason": "Ngày tiếp của Chủ tịch UBND cấp xã khác Luật Tiếp công dân Điều 15."})
    keeper.press("Đề xuất")
    path = keeper.page.url
    keeper.tell(told={"due": "2026-10-30"}, chosen={"post": "Sở Nội vụ: Chuyên viên xử lý đơn"})
    keeper.press("Giao cơ quan soạn")
    owner = visitors.official("SNV.petition")
    owner.open("/can-bo/bao/")
    owner.page.locator(".notice", has_text="95/2099/QĐ-THU").click()
    owner.page.locator("[aria-labelledby=step-draft] [name=words]").fill("Dự thảo lần một")
    owner.press("Ghi đã có dự thảo")
    owner.page.locator("[aria-labelledby=step-submit] [name=words]").fill("Tờ trình gửi UBND tỉnh")
    owner.press("Trình người có thẩm quyền")
    keeper.open(path)
    keeper.look("desk-law-document-submitted")
    keeper.tell(told={"outcome": "Quyết định 96/2099/QĐ-THU"})
    keeper.press("Ghi quyết định")
    assert Review.objects.get().state == "decided"
    keeper.look("desk-law-document-decided")
    keeper.follow("Rà soát")
    keeper.look("desk-law-documents")


def test_a_law_made_known_to_all_99_communes_and_read_by_one(visitors):
    keeper, commune = visitors.official("TTT.inspector-1"), visitors.official(f"{Y_TY}.petition")
    keeper.open(f"{LAW}van-ban/luat-136-2025/")
    keeper.follow("Phổ biến văn bản này")
    keeper.tell(told={"note": "Đọc Điều 1, xếp lại ngày tiếp của Chủ tịch.", "read_before": "2026-09-30"})
    keeper.look("desk-law-disseminate")
    keeper.press("Gửi để đọc")
    assert "99 cơ quan" in keeper.say()
    assert "0 trên 99 cơ quan đã đọc" in keeper.main()
    path = keeper.page.url
    keeper.look("desk-law-dissemination-sent")

    commune.open("/can-bo/bao/")
    commune.page.locator(".notice", has_text="Luật 136/2025/QH15").click()
    commune.look("desk-law-dissemination-mine")
    commune.press("Đã đọc")
    assert commune.say() == "Đã ghi là cơ quan đã đọc."
    commune.follow("Phổ biến")
    commune.look("desk-law-known-mine")
    assert DisseminatedCopy.objects.get(read_at__isnull=False).office.code == Y_TY

    keeper.open(f"{path}?which=read")
    assert "1 trên 99 cơ quan đã đọc" in keeper.main()
    keeper.look("desk-law-dissemination-read")
    keeper.open(f"{LAW}pho-bien/")
    keeper.look("desk-law-known-sent")
