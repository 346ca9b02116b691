"""A scanned petition on the desk: the picture with the finds on it, the text beside it, progress, doubts, a file to be split."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from tiepdan.common.actor import SYSTEM
from tiepdan.desk.highlight import Mark
from tiepdan.desk.on_picture import found_on
from tiepdan.documents.actions import keep_page
from tiepdan.documents.models import PageReading, Paper
from tiepdan.intake.actions import read_petition
from tiepdan.intake.models import Petition
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import COMPLAINT, DENUNCIATION, FEEDBACK, NAME, NOW, PHONE, fresh, received
from tiepdan.intake.tests.scanned import on_paper, paper_of, pdf
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY
from tiepdan.reading.paper_words import PageRead, Word

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
REASON = {"reason": "Đối chiếu chữ ký với giấy viết tay kèm đơn."}


def words_of(text: str) -> tuple[Word, ...]:
    """Boxes as a recogniser gives them: ten words a line, evenly spaced."""
    told = text.split()
    return tuple(Word(word, 90.0, (1, 1, at // 10), (0.05 + 0.09 * (at % 10), 0.05 + 0.04 * (at // 10), 0.08, 0.02)) for at, word in enumerate(told))


def scanned(text: str, *more: PageRead, kind: str = "", pages: int = 1):
    """A petition whose pages were read by the machine, boxes and all."""
    petition = on_paper(*[text] * pages, kind=kind, read=False)
    paper = paper_of(petition)
    for page in (PageRead(1, text, "ocr", 0.95, words_of(text)), *more):
        keep_page(paper, page, by=SYSTEM)
    return fresh(read_petition(petition.pk, by=SYSTEM, now=NOW))


def scan_of(petition, page: int = 1) -> str:
    return reverse("desk:scan", args=[paper_of(petition).pk, page])


def test_each_mark_finds_the_boxes_of_its_words():
    text = "Đơn gửi trước. Quyết định số 112/QĐ-UBND ngày 12/10/2026 về thửa đất số 45 tại thôn Sín Chải xã Y Tý"
    page = text[15:]
    words = [word if word.text != "112/QĐ-UBND" else Word("112/QÐ-UBND", 60.0, word.line, word.box) for word in words_of(page)]
    at, two = text.index("112/"), text.index("Sín")
    found = found_on(page, words, text, [Mark(at, at + 11, "decision"), Mark(0, 3, "kind"), Mark(two, two + 14, "place")], {(at, at + 11): "vì sao"})
    assert [(one.number, one.find, one.words, one.why) for one in found] == [(1, "decision", "112/QĐ-UBND", "vì sao"), (2, "place", "Sín Chải xã Y", "")]
    box = found[0].boxes[0]
    assert (box.left, box.top, box.width, box.height) == (317, 47, 86, 26)
    assert found_on("chữ khác hẳn", words, text, [Mark(at, at + 11, "decision")], {}) == []


def test_the_officer_sees_the_finds_on_the_picture_and_in_a_list(desk):
    petition = scanned(COMPLAINT)
    html = unescape(desk(f"{Y_TY}.petition").get(scan_of(petition)).content.decode())
    found = html[html.index("scan-finds"):]
    assert "112/QĐ-UBND" in found and "quyết định" in found and NAME in found
    assert html.count("<rect") >= 3 and 'href="#tim-1"' in html and 'id="tim-1"' in html and 'id="cho-1"' in html
    assert reverse("desk:paper-page", args=[paper_of(petition).pk, 1]) in html
    assert "style=" not in html[html.index("scan-picture"):html.index("scan-finds")]  # drawn by attributes: the site allows no inline styles


def test_pages_are_turned_and_end(desk):
    petition = scanned(COMPLAINT, PageRead(2, "Trang hai.", "ocr", 0.9), PageRead(3, "Trang ba.", "ocr", 0.9), pages=3)
    officer = desk(f"{Y_TY}.petition")
    assert scan_of(petition, 1) in officer.get(scan_of(petition, 2)).content.decode()
    assert scan_of(petition, 3) in officer.get(scan_of(petition, 2)).content.decode()
    assert officer.get(scan_of(petition, 3)).status_code == 200
    assert officer.get(scan_of(petition, 4)).status_code == 404 and officer.get(scan_of(petition, 0)).status_code == 404


def test_handwriting_is_said_with_the_picture_beside_a_box_and_the_box_is_heard(desk):
    petition = scanned("Ch vt ty kh đc", PageRead(2, COMPLAINT, "ocr", 0.95), pages=2)
    PageReading.objects.filter(paper=paper_of(petition), number=1).update(doubt="handwriting", confidence=0.3)
    officer = desk(f"{Y_TY}.petition")
    sentence = "Trang 1 có thể là chữ viết tay: hãy đọc trên ảnh và sửa chữ bên cạnh."
    assert sentence in officer.get(reverse("desk:petition", args=[petition.code])).content.decode()
    html = officer.get(scan_of(petition)).content.decode()
    assert sentence in html and "<textarea" in html and "Ch vt ty" in html
    typed = "Tôi bổ sung: Quyết định số 209/QĐ-UBND ngày 01/11/2026."
    answer = officer.post(reverse("desk:scan-correct", args=[paper_of(petition).pk, 1]), {"text": typed}, follow=True)
    html = answer.content.decode()
    assert typed in html and "Ch vt ty" in html and sentence not in html and "sửa" in html
    assert "209/QĐ-UBND" in fresh(petition).document_numbers


def test_a_refused_correction_keeps_what_was_typed(desk):
    petition = scanned(COMPLAINT)
    answer = desk(f"{Y_TY}.petition").post(reverse("desk:scan-correct", args=[paper_of(petition).pk, 1]), {"text": COMPLAINT})
    assert "vẫn như cũ" in answer.content.decode() and NAME in answer.content.decode()


def test_strangers_and_those_who_only_look_correct_nothing(desk):
    petition = scanned(COMPLAINT)
    address = reverse("desk:scan-correct", args=[paper_of(petition).pk, 1])
    assert desk(f"{SA_PA}.petition").get(scan_of(petition)).status_code == 404
    assert desk(f"{SA_PA}.petition").post(address, {"text": "x"}).status_code == 404
    html = desk(f"{Y_TY}.head").get(scan_of(petition)).content.decode()
    assert ("<textarea" in html) == ("Lưu chữ" in html)
    assert fresh(petition).text.strip() == COMPLAINT.strip()


def test_a_sealed_original_is_shown_only_to_who_may_open_the_box_and_each_look_is_written_down(desk):
    petition = scanned(DENUNCIATION)
    paper = paper_of(petition)
    assert paper.sealed
    address = reverse("desk:petition-original", args=[petition.code, paper.pk, 1])
    for seat in (f"{Y_TY}.reception", f"{Y_TY}.petition", f"{SA_PA}.head"):
        assert desk(seat).get(scan_of(petition)).status_code == 404
        assert desk(seat).get(address).status_code in (404, 405)
    assert desk(f"{SA_PA}.head").post(address, REASON).status_code == 404
    head = desk(f"{Y_TY}.head")
    assert head.post(address, {"reason": " "}, follow=True).redirect_chain and not JournalEntry.objects.filter(kind="petition.original_seen").exists()
    html = head.post(address, REASON).content.decode()
    assert "data:image/jpeg;base64," in html and NAME in html
    assert JournalEntry.objects.get(kind="petition.original_seen").facts["page"] == 1
    page = head.get(reverse("desk:petition", args=[petition.code])).content.decode()
    assert NAME not in page and PHONE not in page and address in page


def test_the_text_of_a_sealed_page_is_put_right_by_who_may_see_it_and_masked_again(desk):
    petition = scanned(DENUNCIATION.replace("30 triệu", "80 triệu"))
    address = reverse("desk:petition-original", args=[petition.code, paper_of(petition).pk, 1])
    desk(f"{Y_TY}.reception").post(address, {**REASON, "text": "Chữ của người không được xem."})
    assert "80 triệu" in fresh(petition).text
    answer = desk(f"{Y_TY}.petition").post(address, {**REASON, "text": DENUNCIATION}, follow=True)
    assert "Chữ máy đọc vẫn giữ" in answer.content.decode() and NAME not in answer.content.decode()
    assert "30 triệu" in fresh(petition).text and PHONE not in fresh(petition).text


def test_progress_is_told_and_the_page_renewed_when_it_is_through(desk):
    petition = received("complaint", text="", uploads=[Upload("don.pdf", pdf(COMPLAINT, COMPLAINT, COMPLAINT))], channel="desk")
    keep_page(paper_of(petition), PageRead(1, COMPLAINT, "ocr", 0.95), by=SYSTEM)
    officer, address = desk(f"{Y_TY}.petition"), reverse("desk:petition-reading", args=[petition.code])
    html = officer.get(reverse("desk:petition", args=[petition.code])).content.decode()
    assert "đã đọc 1/3 trang" in html and 'role="status"' in html and f'hx-get="{address}"' in html
    asked = officer.get(address)
    assert "đã đọc 1/3 trang" in asked.content.decode() and "HX-Refresh" not in asked
    read_petition(petition.pk, by=SYSTEM, now=NOW + timedelta(minutes=1))
    assert officer.get(address)["HX-Refresh"] == "true"
    assert desk(f"{SA_PA}.head").get(address).status_code == 404


def test_a_file_of_several_petitions_is_proposed_to_be_split_and_split(desk):
    petition = on_paper(COMPLAINT, FEEDBACK, "Kèm theo: ảnh chụp đoạn đường hỏng ở thôn.", COMPLAINT, kind="complaint", name=NAME)
    officer = desk(f"{Y_TY}.petition")
    html = officer.get(reverse("desk:petition", args=[petition.code])).content.decode()
    assert "có vẻ gồm 3 đơn" in html and "Trang 2–3" in html and 'value="2-3, 4"' in html
    answer = officer.post(reverse("desk:petition-split", args=[petition.code, paper_of(petition).pk]), {"parts": "2-3, 4"}, follow=True)
    assert "Đã đăng ký thành đơn riêng" in answer.content.decode()
    assert Paper.objects.count() == 3
    again = officer.post(reverse("desk:petition-split", args=[petition.code, paper_of(petition).pk]), {"parts": "hai và ba"}, follow=True)
    assert "Chưa hiểu" in again.content.decode() and Paper.objects.count() == 3


def test_a_sealed_file_of_several_petitions_is_proposed_to_be_split_without_opening_it(desk):
    petition = on_paper(DENUNCIATION, FEEDBACK, kind="denunciation")
    assert paper_of(petition).sealed
    officer = desk(f"{Y_TY}.petition")
    html = officer.get(reverse("desk:petition", args=[petition.code])).content.decode()
    assert "có vẻ gồm 2 đơn" in html and "ĐƠN TỐ CÁO" in html and PHONE not in html
    officer.post(reverse("desk:petition-split", args=[petition.code, paper_of(petition).pk]), {"parts": "2"}, follow=True)
    assert Paper.objects.count() == 2 and "đường vào thôn" not in fresh(petition).text
    assert NAME not in fresh(petition).text and PHONE not in fresh(petition).text


def test_a_thick_file_is_taken_and_the_page_says_how_much_of_it_was_read(desk, settings):
    from django.core.files.uploadedfile import SimpleUploadedFile

    settings.PAGES_READ = 70
    officer = desk(f"{Y_TY}.reception")
    form = officer.get(reverse("desk:file-petition")).context["form"]
    typed = {"idempotency_key": form["idempotency_key"].value(), "kind": "complaint", "channel": "desk", "name": NAME, "group_size": "1",
             "uploads": SimpleUploadedFile("day.pdf", pdf(*[COMPLAINT + f" Trang {page}." for page in range(1, 81)]), "application/pdf")}
    officer.post(reverse("desk:file-petition"), typed)
    petition = Petition.objects.get()
    officer = desk(f"{Y_TY}.petition")
    assert "đã đọc 0/70 trang" in officer.get(reverse("desk:petition", args=[petition.code])).content.decode()
    read_petition(petition.pk, by=SYSTEM, now=NOW)
    html = officer.get(reverse("desk:petition", args=[petition.code])).content.decode()
    assert "Máy đã đọc 70/80 trang." in html and "chỉ đọc 70 trang đầu" in html
    assert "Trang 70." in fresh(petition).text and "Trang 71." not in fresh(petition).text
    paper = paper_of(petition)
    path = reverse("desk:scan", args=[paper.pk, 75])
    assert "nên máy không đọc" in officer.get(path).content.decode()
    officer.post(reverse("desk:scan-correct", args=[paper.pk, 75]), {"text": "Trang bảy mươi lăm nói về bờ rào."})
    assert "bờ rào" in fresh(petition).text and "Máy đã đọc 70/80" in officer.get(reverse("desk:petition", args=[petition.code])).content.decode()


def test_the_number_of_queries_does_not_grow_with_pages(desk, django_assert_max_num_queries):
    petition = scanned(COMPLAINT, *[PageRead(number, f"Trang {number}.", "ocr", 0.5, (), "unsure") for number in range(2, 31)], pages=30)
    officer = desk(f"{Y_TY}.petition")
    with django_assert_max_num_queries(45):
        html = officer.get(reverse("desk:petition", args=[petition.code])).content.decode()
    assert "Trang 30 in mờ" in html
    with django_assert_max_num_queries(20):
        officer.get(scan_of(petition, 30))
