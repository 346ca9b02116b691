import pytest
from django.test import Client

from tiepdan.intake.models import Petition
from tiepdan.portal.guessing import MOST_A_PETITION
from tiepdan.portal.models import WrongKeys
from tiepdan.portal.tests.samples import write_complaint


@pytest.fixture
def sent(complainant):
    complainant.post("/gui-don/doc-lai/", {"true": "on"})
    return Petition.objects.get()


@pytest.fixture
def sealed(denouncer):
    denouncer.post("/gui-don/doc-lai/", {"true": "on"})
    return Petition.objects.get()


@pytest.fixture
def stranger():
    return Client()


def test_a_code_typed_carelessly_finds_its_petition(sent, stranger):
    typed = sent.code.lower().replace("-", " ")
    assert stranger.get("/tra-cuu/", {"ma": typed}).url == f"/tra-cuu/{sent.code}/"


def test_a_slip_of_the_finger_is_told_from_a_missing_petition(sent, stranger):
    wrong = sent.code[:-1] + ("0" if sent.code[-1] != "0" else "1")
    page = stranger.get("/tra-cuu/", {"ma": wrong}).content.decode()
    assert "Ký tự cuối không khớp với các số đứng trước." in page and wrong in page
    assert "Mã thiếu hoặc thừa" in stranger.get("/tra-cuu/", {"ma": "LC26"}).content.decode()
    assert "chưa có đơn nào" in stranger.get("/tra-cuu/", {"ma": "LC99-000123-" + check("LC99000123")}).content.decode()


def check(payload):
    from tiepdan.common.checkcode import check_character

    return check_character(payload)


def test_an_empty_search_asks_for_the_code(lao_cai, stranger):
    assert "Chưa có mã" in stranger.get("/tra-cuu/", {"ma": ""}).content.decode()


def test_by_code_alone_one_sees_how_far_but_neither_name_nor_content(sent, stranger):
    page = stranger.get(f"/tra-cuu/{sent.code}/").content.decode()
    assert "Ai đang giữ" in page and "Chậm nhất" in page
    for secret in ("Giàng", "Sùng", "ruộng", "Sín Chải", "0912", sent.title, sent.follow_key):
        assert secret not in page


def test_by_code_alone_a_denunciation_gives_general_words_only(sealed, stranger):
    page = stranger.get(f"/tra-cuu/{sealed.code}/").content.decode()
    assert "Đơn đã được nhận và đang được xử lý" in page
    for secret in ("tố cáo", "Tố cáo", "Chớ", "Lao Chải", "Ai đang giữ", "Chậm nhất", "Ban Tiếp công dân tỉnh đang", sealed.follow_key):
        assert secret not in page.split("</main>")[0].split("<main")[1]


def test_the_key_opens_the_story(sent, stranger):
    assert stranger.post(f"/tra-cuu/{sent.code}/", {"key": sent.follow_key.lower()}).url == f"/tra-cuu/{sent.code}/"
    page = stranger.get(f"/tra-cuu/{sent.code}/").content.decode()
    assert "Giàng A Sùng" in page and "đã nhận đơn" in page and "Vì sao ngày này?" in page


def test_the_key_of_a_denunciation_opens_its_story_without_a_name(sealed, stranger):
    stranger.post(f"/tra-cuu/{sealed.code}/", {"key": sealed.follow_key})
    page = stranger.get(f"/tra-cuu/{sealed.code}/").content.decode()
    assert "đã nhận đơn" in page
    assert "Chớ" not in page and "Lao Chải" not in page


def test_one_key_opens_one_petition(sent, stranger):
    write_complaint(other := Client())
    other.post("/gui-don/doc-lai/", {"true": "on"})
    second = Petition.objects.exclude(pk=sent.pk).get()
    stranger.post(f"/tra-cuu/{sent.code}/", {"key": sent.follow_key})
    assert "moments" not in (stranger.get(f"/tra-cuu/{second.code}/").context or {})


def test_the_drawing_fills_in_code_and_key_and_waits_for_a_touch(sent, stranger):
    answer = stranger.get("/tra-cuu/", {"ma": sent.code, "khoa": sent.follow_key})
    page = stranger.get(answer.url).content.decode()
    assert f'value="{sent.follow_key}"' in page and "Giàng" not in page


def test_a_wrong_key_is_counted_and_what_was_typed_stays(sent, stranger):
    WrongKeys.objects.all().delete()  # the sending itself was hasty and is counted too
    page = stranger.post(f"/tra-cuu/{sent.code}/", {"key": "AAAA2222"}).content.decode()
    assert "không khớp với mã đơn" in page and 'value="AAAA2222"' in page
    assert sorted(WrongKeys.objects.values_list("count", flat=True)) == [1, 1]


def test_too_many_wrong_keys_close_the_door_even_for_the_right_one(sent, stranger):
    for _ in range(MOST_A_PETITION):
        stranger.post(f"/tra-cuu/{sent.code}/", {"key": "AAAA2222"})
    answer = stranger.post(f"/tra-cuu/{sent.code}/", {"key": sent.follow_key})
    assert answer.status_code == 429 and "gõ sai nhiều lần" in answer.content.decode()
    assert "moments" not in answer.context


def test_from_another_place_the_door_is_still_open(sent, stranger):
    for _ in range(MOST_A_PETITION):
        stranger.post(f"/tra-cuu/{sent.code}/", {"key": "AAAA2222"})
    assert stranger.post(f"/tra-cuu/{sent.code}/", {"key": sent.follow_key}, REMOTE_ADDR="10.9.8.7").status_code == 302


def test_no_address_is_kept_with_the_count(sent, stranger):
    stranger.post(f"/tra-cuu/{sent.code}/", {"key": "AAAA2222"}, REMOTE_ADDR="10.9.8.7")
    assert not WrongKeys.objects.filter(place__contains="10.9").exists()


def test_put_away_it_needs_the_key_again(sent, stranger):
    stranger.post(f"/tra-cuu/{sent.code}/", {"key": sent.follow_key})
    stranger.post(f"/tra-cuu/{sent.code}/cat-di/")
    assert "Giàng" not in stranger.get(f"/tra-cuu/{sent.code}/").content.decode()


def test_without_the_key_no_letter_and_no_answer(sent, stranger):
    assert stranger.get(f"/tra-cuu/{sent.code}/van-ban/1/").url == f"/tra-cuu/{sent.code}/"
    assert stranger.get(f"/tra-cuu/{sent.code}/tra-loi/").url == f"/tra-cuu/{sent.code}/"


def test_with_the_key_a_letter_of_another_petition_is_not_there(sent, stranger):
    stranger.post(f"/tra-cuu/{sent.code}/", {"key": sent.follow_key})
    assert stranger.get(f"/tra-cuu/{sent.code}/van-ban/999999/").status_code == 404


def test_no_answer_yet_leads_back_to_the_story(sent, stranger):
    stranger.post(f"/tra-cuu/{sent.code}/", {"key": sent.follow_key})
    assert stranger.get(f"/tra-cuu/{sent.code}/tra-loi/").url == f"/tra-cuu/{sent.code}/"
