"""From a date to its article and back in one click; the register; what was made known and who has read it."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from tiepdan.desk.citing import linked, place_link
from tiepdan.desk.paging import newest_first
from tiepdan.desk.words import short_cites
from tiepdan.library.acts import library
from tiepdan.library.models import DisseminatedCopy, Dissemination, ProvincialDocument, Review
from tiepdan.library.queries import Asked, documents_of
from tiepdan.library.resting import everything
from tiepdan.library.tests.factories import KEEPER, OWNER, entered, review_at
from tiepdan.offices.tests.factories import SA_PA, TODAY, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
LAW = "/can-bo/luat/"
NEXT_WEEK = (TODAY + timedelta(days=7)).isoformat()
NEW = {"kind": "decision", "number": "95/2099/QĐ-THU", "title": "Văn bản bịa để thử", "issuer": "UBND tỉnh Lào Cai", "source": "không có ở đâu",
       "cites": "Luật Tiếp công dân Điều 15"}
SEND = {"what": "act:luat-136-2025", "to": "communes", "note": "Đọc Điều 1", "read_before": NEXT_WEEK}


def page(browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_citation_is_text_with_a_link_for_each_place_and_nothing_of_it_is_lost():
    told = "Luật Khiếu nại Đ.30; NĐ 124/2020 Đ.28 k.1 (NĐ 155/2026 Đ.11), <b>"
    html = linked(told)
    assert re.sub(r"<[^>]+>", "", html) == told.replace("<", "&lt;").replace(">", "&gt;")
    assert re.findall(r'href="([^"]+)"', html) == [
        f"{LAW}van-ban/luat-khieu-nai/30/", f"{LAW}van-ban/nd-124-2020/28/", f"{LAW}van-ban/nd-155-2026/11/"]


def test_every_citation_in_use_leads_somewhere_in_its_short_form_too():
    for what in everything():
        for told in (what.cites, short_cites(what.cites)):
            assert "href=" in linked(told), told


def test_an_article_the_library_does_not_hold_leads_to_its_act():
    assert place_link("luat-khieu-nai", "999") == f"{LAW}van-ban/luat-khieu-nai/"


def test_from_a_rule_to_its_article_and_back_in_one_click(desk):
    browser = desk(f"{Y_TY}.petition")
    rest = reverse("desk:law-rest", args=["rule", "KN1-05"])
    article = reverse("desk:law-article", args=["luat-khieu-nai", "28"])
    assert f'href="{article}"' in page(browser, rest)
    assert f'href="{rest}"' in page(browser, article)


def test_every_act_and_article_has_its_page(desk):
    browser = desk("TTT.head")
    for act in library().acts.values():
        html = page(browser, reverse("desk:law-act", args=[act.key]))
        for article in act.articles.values():
            path = reverse("desk:law-article", args=[act.key, article.number])
            assert path in html
            assert article.title in page(browser, path)


def test_everything_that_rests_on_the_law_has_a_page(desk):
    browser = desk("TTT.head")
    for what in {one.sort: one for one in everything()}.values():
        assert what.title in page(browser, reverse("desk:law-rest", args=[what.sort, what.id])).replace("&#x27;", "'")


@pytest.mark.parametrize("path", ["van-ban/luat-la/", "van-ban/luat-khieu-nai/999/", "dua-vao/rule/KHONG-CO/", "ra-soat/999999999/", "pho-bien/999999999/"])
def test_what_does_not_exist_says_so(desk, path):
    assert desk("TTT.head").get(LAW + path).status_code == 404


def test_the_list_of_acts_is_found_without_tone_marks(desk):
    html = page(desk(f"{Y_TY}.head"), f"{LAW}?q=to+cao+25%2F2018")
    assert "luat-to-cao/" in html and "luat-khieu-nai/" not in html
    assert "Không có văn bản nào như vậy" in page(desk(f"{Y_TY}.head"), f"{LAW}?q=khong+co+gi")


def test_what_changed_in_july_says_before_now_article_and_which_petitions_keep_the_old_rule(desk):
    html = page(desk(f"{Y_TY}.head"), reverse("desk:law-changes"))
    assert "Ít nhất 01 ngày mỗi tuần." in html and "Ít nhất 02 ngày mỗi tháng, và tiếp đột xuất khi cần." in html
    assert f"{LAW}van-ban/luat-tiep-cong-dan/15/" in html
    assert "Đơn nhận trước 01/7/2026 giữ 10 ngày." in html


def test_an_article_shows_the_version_in_force_today_and_the_one_before(desk):
    html = page(desk(f"{Y_TY}.head"), reverse("desk:law-article", args=["luat-tiep-cong-dan", "15"]))
    assert "đến hết 30/06/2026" in html and html.count("data-now") == 1
    assert html.index("mỗi tháng") < html.index("mỗi tuần"), "newest first"


def test_pages_of_the_library_ask_the_database_no_more_than_the_bar_does(desk, django_assert_max_num_queries):
    browser = desk(f"{Y_TY}.head")
    for path in ("", "van-ban/luat-khieu-nai/", "van-ban/luat-khieu-nai/28/", "thay-doi/"):
        with django_assert_max_num_queries(8):
            page(browser, LAW + path)


def test_a_keeper_enters_a_document_and_takes_it_to_its_decision(desk):
    keeper, owner = desk(KEEPER), desk(OWNER)
    assert "Danh mục bắt đầu trống" in page(keeper, f"{LAW}ra-soat/")
    path = keeper.post(f"{LAW}ra-soat/them/", NEW).url
    html = page(keeper, path)
    assert f"{LAW}van-ban/luat-tiep-cong-dan/15/" in html and "Đề xuất rà soát" in html
    keeper.post(f"{path}propose/", {"proposal": "amend", "reason": "khác Điều 15"})
    keeper.post(f"{path}assign/", {"post": post(OWNER).pk, "due": NEXT_WEEK})
    owner.post(f"{path}draft/", {"words": "Dự thảo 1"})
    owner.post(f"{path}submit/", {"words": "Tờ trình 5"})
    assert "đã trình" in page(owner, f"{LAW}ra-soat/?mine=1")
    keeper.post(f"{path}decide/", {"outcome": "Quyết định 1/2100/QĐ-THU"})
    assert Review.objects.get().state == "decided"
    html = page(keeper, path)
    assert "Quyết định 1/2100/QĐ-THU" in html and "Đề xuất rà soát" in html, "it may be reviewed again"


def test_what_was_typed_stays_when_it_is_refused(desk):
    keeper = desk(KEEPER)
    answer = keeper.post(f"{LAW}ra-soat/them/", {**NEW, "since": "2026-07-01", "until": "2026-06-01"})
    html = answer.content.decode()
    assert "đứng trước ngày có hiệu lực" in html and "95/2099/QĐ-THU" in html
    assert not ProvincialDocument.objects.exists()
    review = review_at("assigned")
    path = f"{LAW}ra-soat/{review.document_id}/"
    html = desk("SNV.petition").post(f"{path}draft/", {"words": "của tôi"}).content.decode()
    assert "đã giao cho Sở Nông nghiệp" in html
    assert "đang ở bước đã giao soạn" in keeper.post(f"{path}decide/", {"outcome": "x"}).content.decode()
    assert keeper.post(f"{path}no-such/", {}).status_code == 404
    assert keeper.post(f"{path}assign/", {"post": "x", "due": ""}).status_code == 200


def test_who_does_not_keep_the_register_reads_it_and_is_offered_nothing(desk):
    document = entered()
    html = page(desk(f"{Y_TY}.clerk"), f"{LAW}ra-soat/{document.pk}/")
    assert "Đề xuất rà soát" not in html and "Phổ biến văn bản này" not in html
    assert "<form class=\"panel narrow\"" not in page(desk(f"{Y_TY}.clerk"), f"{LAW}ra-soat/them/")
    desk(f"{Y_TY}.clerk").post(f"{LAW}ra-soat/them/", NEW)
    assert list(ProvincialDocument.objects.all()) == [document]


def test_a_document_is_made_known_to_every_commune_and_each_gives_its_receipt(desk):
    keeper, commune = desk(KEEPER), desk(f"{Y_TY}.petition")
    assert 'value="act:luat-136-2025" selected' in page(keeper, f"{LAW}pho-bien/moi/?act=luat-136-2025")
    path = keeper.post(f"{LAW}pho-bien/moi/", SEND).url
    assert "0 trên 3 cơ quan đã đọc" in page(keeper, path)
    notices = page(commune, "/can-bo/bao/")
    assert "Cần đọc trước" in notices
    assert "<b>1<span" in page(commune, LAW)
    assert "Đã đọc</button>" in page(commune, path)
    assert "cơ quan đã đọc" not in page(commune, path).split("<main")[1].replace("cơ quan chưa đọc", ""), "receipts of others are not shown"
    commune.post(f"{path}da-doc/")
    copy = DisseminatedCopy.objects.get(office__code=Y_TY)
    assert copy.read_post_id == post(f"{Y_TY}.petition").pk
    html = page(keeper, f"{path}?which=read")
    assert "1 trên 3 cơ quan đã đọc" in html and copy.read_by in html
    assert "Y Tý" not in page(keeper, path).split('id="receipts"')[1]
    assert "đã đọc" in page(commune, f"{LAW}pho-bien/")


def test_some_offices_are_chosen_one_by_one_and_a_stranger_sees_nothing(desk):
    keeper = desk(KEEPER)
    office = post(f"{Y_TY}.head").office_id
    path = keeper.post(f"{LAW}pho-bien/moi/", {**SEND, "to": "some", "offices": [office]}).url
    assert Dissemination.objects.get().copies.count() == 1
    assert desk(f"{SA_PA}.head").get(path).status_code == 404
    assert desk(f"{SA_PA}.head").post(f"{path}da-doc/").status_code == 404
    assert "Chưa chọn cơ quan nào" in keeper.post(f"{LAW}pho-bien/moi/", {**SEND, "to": "some"}).content.decode()
    assert Dissemination.objects.count() == 1


def test_who_may_not_make_known_is_told_so(desk):
    html = desk(f"{Y_TY}.head").post(f"{LAW}pho-bien/moi/", SEND).content.decode()
    assert "Việc phổ biến do Thanh tra tỉnh" in html
    assert not Dissemination.objects.exists()


def test_lists_go_on_by_key():
    for number in range(3):
        entered(f"{number}/2099/QĐ-THU")
    first = newest_first(documents_of(at(KEEPER), Asked()), "", 2)
    second = newest_first(documents_of(at(KEEPER), Asked()), first.after, 2)
    assert [document.number[0] for document in (*first.rows, *second.rows)] == ["2", "1", "0"]
    assert second.after == ""
