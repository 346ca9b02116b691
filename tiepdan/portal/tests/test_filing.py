import pytest

from tiepdan.portal.models import Draft
from tiepdan.portal.tests.samples import COMPLAINT, DENUNCIATION, PERSON

PAGES = ("/", "/gui-don/", "/gui-don/giu-kin/", "/gui-don/cua-ai/", "/gui-don/ke/", "/gui-don/o-dau/", "/gui-don/nguoi-gui/",
         "/tra-cuu/", "/mat-mang/", "/sw.js")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_for_a_stranger_and_keeps_nothing(lao_cai, client, address):
    assert client.get(address).status_code == 200
    assert not Draft.objects.exists()


@pytest.mark.parametrize("address", [*PAGES, "/gui-don/doc-lai/"])
def test_every_page_opens_in_the_middle_of_writing(complainant, address):
    assert complainant.get(address).status_code == 200


def test_home_opens_without_any_query(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get("/").status_code == 200


def test_each_answer_leads_to_the_next_question(lao_cai, client):
    assert client.post("/gui-don/", {"want": "complaint"}).url == "/gui-don/cua-ai/"
    assert client.post("/gui-don/cua-ai/", {"behalf": "self"}).url == "/gui-don/ke/"
    assert client.post("/gui-don/ke/", {"words": COMPLAINT}).url == "/gui-don/o-dau/"
    assert client.post("/gui-don/o-dau/", {"commune": "Xã Y Tý"}).url == "/gui-don/nguoi-gui/"
    assert client.post("/gui-don/nguoi-gui/", PERSON).url == "/gui-don/doc-lai/"


def test_a_changed_answer_leads_back_to_the_review(complainant):
    assert complainant.post("/gui-don/ke/", {"words": COMPLAINT + " Sửa."}).url == "/gui-don/doc-lai/"
    assert "Sửa." in complainant.get("/gui-don/doc-lai/").content.decode()


def test_choosing_nothing_is_answered_at_the_field(lao_cai, client):
    page = client.post("/gui-don/", {}).content.decode()
    assert "Chưa có câu nào được chọn" in page
    assert not Draft.objects.exists()


def test_neither_words_nor_paper_is_answered_at_the_field(lao_cai, client):
    client.post("/gui-don/", {"want": "feedback"})
    assert "Có một trong hai là đủ" in client.post("/gui-don/ke/", {"words": "  "}).content.decode()


def test_words_typed_before_the_first_question_are_kept(lao_cai, client):
    """An old tab, a lost cookie: the story is kept, and the missing question asked."""
    assert client.post("/gui-don/ke/", {"words": COMPLAINT}).url == "/gui-don/"
    assert COMPLAINT[:40] in client.get("/gui-don/ke/").content.decode()


def test_later_keeps_the_words_and_goes_home(lao_cai, client):
    client.post("/gui-don/", {"want": "complaint"})
    assert client.post("/gui-don/ke/", {"words": "Nhà tôi ở thôn", "later": "1"}).url == "/"
    assert "Viết tiếp đơn đang viết dở" in client.get("/").content.decode()
    assert "Nhà tôi ở thôn" in client.get("/gui-don/ke/").content.decode()


def test_wrong_answers_keep_everything_typed(lao_cai, client):
    client.post("/gui-don/", {"want": "complaint"})
    page = client.post("/gui-don/nguoi-gui/", {**PERSON, "phone": "12", "identity_number": "77", "birth_year": "56"}).content.decode()
    assert "Số điện thoại bắt đầu bằng 0" in page and "Số căn cước có 12 chữ số" in page and "Năm sinh là bốn chữ số" in page
    for typed in ("Giàng A Sùng", "Thôn Sín Chải, xã Y Tý", 'value="12"', 'value="77"', 'value="56"'):
        assert typed in page


def test_a_complaint_needs_a_name(lao_cai, client):
    client.post("/gui-don/", {"want": "complaint"})
    page = client.post("/gui-don/nguoi-gui/", {"anonymous": "on", "address": "Thôn Sín Chải"}).content.decode()
    assert "Cần họ tên người có việc" in page


def test_feedback_may_go_without_a_name(lao_cai, client):
    client.post("/gui-don/", {"want": "feedback"})
    client.post("/gui-don/cua-ai/", {"behalf": "self"})
    client.post("/gui-don/ke/", {"words": "Đường vào thôn sạt lở, xe không qua được."})
    client.post("/gui-don/o-dau/", {"commune": ""})
    assert client.post("/gui-don/nguoi-gui/", {"anonymous": "on"}).url == "/gui-don/doc-lai/"


def test_a_helper_gives_a_name_too(lao_cai, client):
    client.post("/gui-don/", {"want": "complaint"})
    assert "Ông/bà đang viết giúp" in client.post("/gui-don/cua-ai/", {"behalf": "family"}).content.decode()
    client.post("/gui-don/cua-ai/", {"behalf": "family", "helper_name": "Giàng A Páo"})
    client.post("/gui-don/ke/", {"words": COMPLAINT})
    client.post("/gui-don/o-dau/", {})
    client.post("/gui-don/nguoi-gui/", PERSON)
    assert "Giàng A Páo" in client.get("/gui-don/doc-lai/").content.decode()


def test_a_group_of_ten_names_at_most_two(lao_cai, client):
    client.post("/gui-don/", {"want": "complaint"})
    client.post("/gui-don/cua-ai/", {"behalf": "group"})
    group = {**PERSON, "group_size": "10", "representatives": "Giàng A Sùng\nVàng Seo Pao\nLý Thị Mẩy"}
    assert "Nhiều nhất 2 người đại diện" in client.post("/gui-don/nguoi-gui/", group).content.decode()


@pytest.mark.parametrize("typed", ["y ty", "Y Tý", "xã y tý", "  XÃ  Y TÝ "])
def test_a_commune_is_known_however_it_is_typed(lao_cai, client, typed):
    client.post("/gui-don/", {"want": "feedback"})
    client.post("/gui-don/o-dau/", {"commune": typed})
    assert 'value="Xã Y Tý"' in client.get("/gui-don/o-dau/").content.decode()


def test_a_misspelt_commune_is_offered(lao_cai, client):
    page = client.post("/gui-don/o-dau/", {"commune": "Y Tí Tý", "against": "Chủ tịch xã"}).content.decode()
    assert 'value="Xã Y Tý">Xã Y Tý</button>' in page
    assert "Y Tí Tý" in page and "Chủ tịch xã" in page


def test_an_unknown_commune_may_be_left_out(lao_cai, client):
    assert "Không thấy xã, phường nào" in client.post("/gui-don/o-dau/", {"commune": "Qqqqq"}).content.decode()


def test_the_review_says_where_it_goes_and_why(complainant):
    page = complainant.get("/gui-don/doc-lai/").content.decode()
    assert "Đơn sẽ đến Chủ tịch" in page and "Y Tý" in page and "Khiếu nại" in page
    assert "010056002047" not in page and "2047" in page


def test_review_before_the_end_leads_to_the_open_question(lao_cai, client):
    client.post("/gui-don/", {"want": "complaint"})
    assert client.get("/gui-don/doc-lai/").url == "/gui-don/cua-ai/"


def test_a_stranger_has_nothing_to_review(lao_cai, client):
    assert client.get("/gui-don/doc-lai/").url == "/gui-don/"


def test_secrecy_reached_from_home_begins_a_denunciation(lao_cai, client):
    assert client.post("/gui-don/giu-kin/", {"identity": "sealed"}).url == "/gui-don/ke/"
    assert "Rời trang ngay" in client.get("/gui-don/ke/").content.decode()


def test_unsure_but_telling_of_bribes_is_shown_secrecy_first(lao_cai, client):
    client.post("/gui-don/", {"want": "unsure"})
    client.post("/gui-don/cua-ai/", {"behalf": "self"})
    assert client.post("/gui-don/ke/", {"words": DENUNCIATION}).url == "/gui-don/giu-kin/"


def test_nothing_of_a_draft_is_readable_in_the_table(denouncer):
    row = Draft.objects.get()
    assert "Chớ".encode() not in bytes(row.box) and DENUNCIATION[:20].encode() not in bytes(row.box)


def test_draft_pages_are_never_stored_by_browsers(complainant):
    assert "no-store" in complainant.get("/gui-don/nguoi-gui/")["Cache-Control"]


def test_words_that_tell_of_bribes_shorten_the_life_of_the_cookie(lao_cai, client):
    client.post("/gui-don/", {"want": "unsure"})
    assert client.cookies["draft"]["max-age"]
    client.post("/gui-don/ke/", {"words": DENUNCIATION})
    assert client.cookies["draft"]["max-age"] == ""
