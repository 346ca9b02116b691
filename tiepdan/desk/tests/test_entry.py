"""Taking a petition in at the desk: one page, one receipt, nothing typed lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import ADDRESS, COMPLAINT, DENUNCIATION, NAME, received
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
ENTRY = "/can-bo/don/nhan/"


def typed(**said: object) -> dict:
    return {"idempotency_key": "k-1", "name": NAME, "address": ADDRESS, "kind": "complaint", "text": COMPLAINT, "group_size": 1, "channel": "desk",
            "place_code": Y_TY, **said}


def test_a_petition_is_taken_in_and_its_receipt_printed(desk):
    officer = desk(f"{Y_TY}.reception")
    answer = officer.post(ENTRY, typed())
    petition = Petition.objects.get()
    assert answer.url == reverse("desk:receipt", args=[petition.code])
    html = officer.get(answer.url).content.decode()
    for told in (petition.code, petition.follow_key, "<svg", NAME):
        assert told in html
    assert petition.channel == "desk"
    reprint = desk(f"{Y_TY}.petition").get(answer.url).content.decode()
    assert f"<dd>{at(f'{Y_TY}.reception').name}, " in reprint, "whoever took it in, not whoever prints it again"
    assert petition.office.code == Y_TY


def test_sent_twice_it_is_one_petition_with_one_receipt(desk):
    officer = desk(f"{Y_TY}.reception")
    first, second = officer.post(ENTRY, typed()), officer.post(ENTRY, typed())
    assert first.url == second.url
    assert Petition.objects.count() == 1


def test_two_officers_with_the_same_key_do_not_meet(desk):
    first = desk(f"{Y_TY}.reception").post(ENTRY, typed())
    second = desk(f"{SA_PA}.reception").post(ENTRY, typed(place_code=SA_PA))
    assert first.url != second.url


def test_each_opened_page_has_a_key_of_its_own(desk):
    officer = desk(f"{Y_TY}.reception")
    keys = {officer.get(ENTRY).context["form"]["idempotency_key"].value() for _ in range(3)}
    assert len(keys) == 3


@pytest.mark.parametrize(("missing", "sentence"), [
    ({"text": ""}, "Ghi vài dòng nội dung"), ({"name": ""}, "Ghi họ tên người gửi"), ({"channel": "forwarded"}, "Ghi cơ quan đã chuyển đơn đến"),
    ({"identity_number": "123"}, "Số căn cước có 12 chữ số"), ({"birth_year": "1800"}, "Năm sinh là bốn chữ số"),
])
def test_what_is_missing_is_said_and_the_rest_kept(desk, missing, sentence):
    html = desk(f"{Y_TY}.reception").post(ENTRY, typed(phone="0912345678", **missing)).content.decode()
    assert sentence in html
    assert "0912345678" in html
    assert not Petition.objects.exists()


def test_a_bad_file_is_told_and_the_words_kept(desk):
    paper = SimpleUploadedFile("don.pdf", b"day khong phai pdf")
    html = desk(f"{Y_TY}.reception").post(ENTRY, typed(uploads=paper)).content.decode()
    assert "Tệp “don.pdf”" in html
    assert "thửa đất số 45" in html
    assert "tệp cần chọn lại" in html
    assert not Petition.objects.exists()


def test_a_paper_alone_is_enough(desk):
    paper = SimpleUploadedFile("don.txt", COMPLAINT.encode())
    desk(f"{Y_TY}.clerk").post(ENTRY, typed(name="", text="", kind="", channel="post", uploads=paper))
    assert Petition.objects.get().channel == "post"


def test_a_forwarded_petition_names_where_it_came_from(desk):
    desk(f"{Y_TY}.reception").post(ENTRY, typed(channel="forwarded", forwarded_by="Đoàn đại biểu Quốc hội tỉnh", forwarded_number="12/ĐĐBQH"))
    petition = Petition.objects.get()
    assert (petition.forwarded_by, petition.forwarded_number) == ("Đoàn đại biểu Quốc hội tỉnh", "12/ĐĐBQH")


def test_whoever_took_in_a_denunciation_of_their_chair_prints_its_receipt_and_sees_no_more(desk):
    officer = desk(f"{Y_TY}.reception")
    text = DENUNCIATION.replace("ông công chức địa chính UBND xã Y Tý", "ông Chủ tịch UBND xã Y Tý")
    answer = officer.post(ENTRY, typed(kind="denunciation", text=text, not_secret=""))
    petition = Petition.objects.get()
    assert petition.holder_office.code != Y_TY
    html = officer.get(answer.url).content.decode()
    assert petition.code in html
    assert NAME not in html
    assert reverse("desk:petition", args=[petition.code]) not in html
    assert officer.get(reverse("desk:petition", args=[petition.code])).status_code == 404
    assert desk(f"{Y_TY}.clerk").get(answer.url).status_code == 404


def test_another_office_prints_no_receipt_of_it(desk):
    petition = received()
    address = reverse("desk:receipt", args=[petition.code])
    assert desk(f"{SA_PA}.reception").get(address).status_code == 404
    assert desk(f"{Y_TY}.head").get(address).status_code == 404
    assert desk(f"{Y_TY}.reception").get(address).status_code == 200


def test_who_may_not_register_is_told_so(desk):
    html = desk(f"{Y_TY}.verifier-1").get(ENTRY, follow=True).content.decode()
    assert "không thuộc chức vụ của ông/bà" in html
