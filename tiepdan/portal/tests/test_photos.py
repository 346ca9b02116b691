import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tiepdan.portal.models import Draft
from tiepdan.portal.tests.samples import photo


@pytest.fixture
def teller(lao_cai, client):
    client.post("/gui-don/", {"want": "complaint"})
    client.post("/gui-don/cua-ai/", {"behalf": "self"})
    return client


def add(client, name, data, **more):
    files = [SimpleUploadedFile(name, data)]
    return client.post("/gui-don/ke/", {"words": "Chữ đã gõ.", "photo": files, "add": "1", **more}).content.decode()


def kept_files(settings):
    return sorted(path for path in settings.DRAFTS_DIR.rglob("*") if path.is_file())


def test_a_photo_is_shown_back_and_said_clear(teller):
    page = add(teller, "don.jpg", photo())
    assert "đọc rõ" in page and "Chữ đã gõ." in page
    shown = page.split('src="/gui-don/anh/')[1].split('"')[0]
    picture = teller.get(f"/gui-don/anh/{shown}")
    assert picture["Content-Type"] == "image/jpeg" and picture.content.startswith(b"\xff\xd8")


def test_a_blurred_photo_is_said_so_while_the_paper_is_in_the_hand(teller):
    assert "hơi mờ" in add(teller, "don.jpg", photo(blurred=True))


def test_a_photo_alone_is_enough(teller):
    answer = teller.post("/gui-don/ke/", {"words": "", "photo": [SimpleUploadedFile("don.jpg", photo())]})
    assert answer.url == "/gui-don/o-dau/"


def test_photos_lie_sealed_on_disk(teller, settings):
    add(teller, "don.jpg", photo())
    (kept,) = kept_files(settings)
    assert not kept.read_bytes().startswith(b"\xff\xd8")


def test_another_browser_sees_nothing(teller):
    from django.test import Client

    page = add(teller, "don.jpg", photo())
    shown = page.split('src="/gui-don/anh/')[1].split('"')[0]
    assert Client().get(f"/gui-don/anh/{shown}").status_code == 404


def test_a_dropped_photo_is_gone_and_the_words_stay(teller, settings, django_capture_on_commit_callbacks):
    page = add(teller, "don.jpg", photo())
    gone = page.split('name="drop" value="')[1].split('"')[0]
    with django_capture_on_commit_callbacks(execute=True):
        page = teller.post("/gui-don/ke/", {"words": "Chữ đã gõ.", "drop": gone}).content.decode()
    assert "đọc rõ" not in page and "Chữ đã gõ." in page
    assert kept_files(settings) == []


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("don.jpg", b"", "rỗng"),
        ("don.jpg", b"%PDF-1.4 not a picture", "nội dung bên trong là"),
        ("don.exe", b"MZ\x90\x00", "chưa đọc được"),
        ("don.pdf", b"%PDF-1.4\nbroken", "hỏng"),
    ],
)
def test_a_file_that_cannot_be_taken_is_said_at_the_field_and_nothing_typed_is_lost(teller, settings, name, data, sentence):
    page = add(teller, name, data)
    assert sentence in page and "những gì ông/bà đã điền vẫn còn nguyên" in page
    assert "Chữ đã gõ." in page
    assert kept_files(settings) == []


def test_a_file_too_large_is_refused_by_its_size(teller, settings):
    page = add(teller, "don.jpg", b"\xff\xd8\xff" + bytes(21_000_000))
    assert "quá mức 20 MB" in page and "Chữ đã gõ." in page
    assert kept_files(settings) == []


def test_one_bad_file_does_not_take_a_good_one_along(teller):
    files = [SimpleUploadedFile("tot.jpg", photo()), SimpleUploadedFile("hong.jpg", b"")]
    page = teller.post("/gui-don/ke/", {"words": "Chữ đã gõ.", "photo": files}).content.decode()
    assert "đọc rõ" in page and "rỗng" in page


def test_no_more_than_ten_files(teller):
    small = photo(size=(800, 800))
    for number in range(10):
        add(teller, f"trang-{number}.jpg", small)
    page = teller.post("/gui-don/ke/", {"words": "", "photo": [SimpleUploadedFile("nua.jpg", small)]}).content.decode()
    assert "nhiều nhất là 10" in page


def test_a_file_name_full_of_tricks_stays_a_name(teller, settings):
    add(teller, "../../etc/passwd.jpg", photo())
    assert all(settings.DRAFTS_DIR in path.parents for path in kept_files(settings))
    assert Draft.objects.count() == 1
