import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client, RequestFactory

from tiepdan.portal.models import Draft
from tiepdan.portal.problems import bad_request
from tiepdan.portal.tests.samples import COMPLAINT, PERSON


@pytest.fixture
def patient(lao_cai):
    """A browser that shows error pages instead of raising them."""
    browser = Client(raise_request_exception=False)
    browser.post("/gui-don/", {"want": "complaint"})
    browser.post("/gui-don/cua-ai/", {"behalf": "self"})
    return browser


def database_down(execute, sql, params, many, context):
    raise OperationalError("server closed the connection unexpectedly")


def test_with_the_database_down_the_typed_words_come_back_to_be_sent_again(patient):
    with connection.execute_wrapper(database_down):
        answer = patient.post("/gui-don/ke/", {"words": COMPLAINT})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Chưa gửi được, chữ ông/bà gõ vẫn còn đây." in page and COMPLAINT[:60] in page
    assert 'action="/gui-don/ke/"' in page and "Traceback" not in page and "OperationalError" not in page
    assert patient.post("/gui-don/ke/", {"words": COMPLAINT}).url == "/gui-don/o-dau/"


def test_every_field_of_a_form_comes_back_with_its_label(patient):
    with connection.execute_wrapper(database_down):
        page = patient.post("/gui-don/nguoi-gui/", {**PERSON, "helper_name": "Giàng A Páo"}).content.decode()
    for words in ("Họ và tên", "Giàng A Sùng", "Nơi ở", "Thôn Sín Chải, xã Y Tý", "Số căn cước", "Họ tên người viết giúp", "Giàng A Páo"):
        assert words in page


def test_a_choice_comes_back_as_its_words(patient):
    with connection.execute_wrapper(database_down):
        page = patient.post("/gui-don/", {"want": "complaint"}).content.decode()
    assert "Tôi thấy cơ quan nhà nước làm không đúng với nhà mình" in page


def test_a_read_page_with_the_database_down_says_so_plainly(patient):
    with connection.execute_wrapper(database_down):
        answer = patient.get("/gui-don/ke/")
    assert answer.status_code == 503 and "Kho dữ liệu đang tạm ngừng" in answer.content.decode()


def test_home_and_leaving_work_with_the_database_down(patient):
    with connection.execute_wrapper(database_down):
        assert patient.get("/").status_code == 200
        left = patient.post("/roi-trang/")
    assert left.status_code == 303 and left.cookies["draft"].value == ""


def test_an_old_page_gives_the_words_back_with_a_fresh_form(lao_cai):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/gui-don/ke/", {"words": COMPLAINT})
    page = answer.content.decode()
    assert answer.status_code == 403 and COMPLAINT[:60] in page and "Trang mở lâu quá" in page
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert strict.post("/gui-don/ke/", {"words": COMPLAINT, "csrfmiddlewaretoken": token}).url == "/gui-don/"
    assert Draft.objects.count() == 1


def test_a_password_is_never_given_back(lao_cai):
    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/tai-khoan/login/", {"login": "hang", "password": "mat-khau-rat-dai"}).content.decode()
    assert "mat-khau-rat-dai" not in page


def test_what_was_typed_is_escaped_when_it_comes_back(lao_cai):
    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/gui-don/ke/", {"words": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


def test_an_unknown_address_is_answered_plainly(client, db):
    answer = client.get("/khong-co-trang-nay/")
    assert answer.status_code == 404 and "Đơn đã gửi không mất." in answer.content.decode()


def test_too_much_at_once_is_413_with_what_to_do(db):
    answer = bad_request(RequestFactory().post("/gui-don/ke/"), RequestDataTooBig("too big"))
    assert answer.status_code == 413 and "bớt ảnh" in answer.content.decode()


def test_too_many_files_at_once_are_answered_plainly(lao_cai, client):
    from django.core.files.uploadedfile import SimpleUploadedFile

    files = [SimpleUploadedFile(f"{number}.jpg", b"\xff\xd8\xff") for number in range(25)]
    answer = client.post("/gui-don/ke/", {"words": "", "photo": files})
    assert answer.status_code == 413 and "Traceback" not in answer.content.decode()
