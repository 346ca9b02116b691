"""Recommendations of bodies that oversee at the desk: recorded, answered, sent, listed, printed; their duties in the register."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from tiepdan.cases.actions import accept_oversight
from tiepdan.cases.models import Oversight
from tiepdan.cases.tests.factories import an_order, an_oversight, at_state, head
from tiepdan.desk.queries import duties
from tiepdan.documents.actions import keep_file
from tiepdan.documents.models import Letter
from tiepdan.intake.tests.factories import NOW, later
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
TYPED = {"sort": "procuracy", "body": "Viện kiểm sát nhân dân khu vực 3", "symbol": "08/KN-VKS", "issued_on": "2026-07-30", "received_on": "2026-08-03",
         "asks": "Khắc phục vi phạm về thời hạn thông báo."}


def paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("kien-nghi.txt", "Kiến nghị khắc phục vi phạm.".encode())


def answered(seat: str = f"{Y_TY}.verifier-1") -> Oversight:
    owner = post(seat)
    return accept_oversight(an_oversight().pk, by=head(), now=NOW, reasons="Đúng là còn chậm.", orders=[
        an_order(text="Đo đạc lại thửa đất.", office_id=owner.office_id, post_id=owner.pk)])


def page(browser, one: Oversight) -> str:
    return browser.get(reverse("desk:oversight", args=[one.pk])).content.decode()


def test_the_clerk_records_one_and_finds_it_in_the_list(desk):
    browser = desk(f"{Y_TY}.clerk")
    told = browser.post(reverse("desk:oversight-new"), {**TYPED, "uploads": paper()}, follow=True).content.decode()
    assert "08/KN-VKS" in told
    assert "kien-nghi.txt" in told
    listed = browser.get(reverse("desk:oversights"), {"sort": "procuracy", "state": "recorded"}).content.decode()
    assert "08/KN-VKS" in listed
    assert "văn bản không ghi ngày" in listed
    assert "08/KN-VKS" not in browser.get(reverse("desk:oversights"), {"sort": "front"}).content.decode()
    assert browser.get(reverse("desk:paper", args=[Oversight.objects.get().paper_id]), follow=True).status_code == 200


@pytest.mark.parametrize("wrong", [{"body": ""}, {"issued_on": "mai"}, {"received_on": "2030-01-01"}, {"sort": "x"}, {"symbol": "9" * 61}, {"uploads": ""}])
def test_bad_input_keeps_what_was_typed_and_records_nothing(desk, wrong):
    told = desk(f"{Y_TY}.clerk").post(reverse("desk:oversight-new"), {**TYPED, "uploads": paper(), **wrong}).content.decode()
    assert "Khắc phục vi phạm về thời hạn thông báo." in told
    assert not Oversight.objects.exists()


def test_a_verifier_sees_why_the_form_is_not_theirs(desk):
    browser = desk(f"{Y_TY}.verifier-1")
    assert "Chưa mở" in browser.get(reverse("desk:oversight-new")).content.decode()
    browser.post(reverse("desk:oversight-new"), {**TYPED, "uploads": paper()})
    assert not Oversight.objects.exists()


def test_the_head_accepts_it_with_duties_and_the_register_shows_them(desk):
    one, browser = an_oversight(), desk(f"{Y_TY}.head")
    told = browser.post(reverse("desk:oversight-act", args=[one.pk, "accept"]), {
        "reasons": "Đúng là còn chậm.", "order_0_text": "Đo đạc lại thửa đất.", "order_0_office": str(one.office_id),
        "order_0_due": later(30).date().isoformat(), "order_0_kind": "other"}, follow=True).content.decode()
    assert "Đo đạc lại thửa đất." in told
    assert "đã tiếp thu" in told
    register = browser.get(reverse("desk:duties"), {"source": "oversight"}).content.decode()
    assert "Đo đạc lại thửa đất." in register
    assert one.symbol in register
    assert "Đo đạc lại thửa đất." not in browser.get(reverse("desk:duties"), {"source": "decision"}).content.decode()


def test_not_accepted_without_a_reason_is_refused(desk):
    one, browser = an_oversight(), desk(f"{Y_TY}.head")
    act = reverse("desk:oversight-act", args=[one.pk, "reject"])
    assert "Cần ghi lý do" in browser.post(act, {"reasons": " "}).content.decode()
    assert "không tiếp thu" in browser.post(act, {"reasons": "Việc đã xong."}, follow=True).content.decode()
    assert browser.post(reverse("desk:oversight-act", args=[one.pk, "burn"])).status_code == 404


def test_the_deputy_sees_why_they_do_not_answer(desk):
    assert "việc của người đứng đầu" in page(desk(f"{Y_TY}.deputy"), an_oversight())


def test_the_clerk_sends_the_answer_once_it_is_sealed_and_reads_its_pdf(desk):
    one, browser = answered(), desk(f"{Y_TY}.clerk")
    assert "Gửi văn bản</button>" not in page(browser, one)
    pdf = keep_file(b"%PDF-1.7 test", by=head(), media_type="application/pdf")
    Letter.objects.filter(pk=one.letter_id).update(state="sealed", pdf=pdf)
    assert browser.get(reverse("desk:oversight-letter", args=[one.pk, one.letter_id])).content == b"%PDF-1.7 test"
    assert desk(f"{TA_VAN}.head").get(reverse("desk:oversight-letter", args=[one.pk, one.letter_id])).status_code == 404
    for wrong in ("", "x", "9" * 40):
        browser.post(reverse("desk:oversight-act", args=[one.pk, "send"]), {"letter": wrong})
    assert Letter.objects.get(pk=one.letter_id).state == "sealed"
    browser.post(reverse("desk:oversight-act", args=[one.pk, "send"]), {"letter": one.letter_id})
    assert Letter.objects.get(pk=one.letter_id).state == "sent"


def test_its_letter_is_no_petitions_letter(desk):
    """A letter of oversight must not be taken for one of the petition that has the same number in the base."""
    at_state("denunciation", "sent")
    one, browser = answered(), desk(f"{Y_TY}.head")
    Letter.objects.filter(pk=one.letter_id).update(subject_id=1)
    assert browser.get(reverse("desk:letter", args=[one.letter_id])).status_code == 404
    assert browser.get(reverse("desk:register")).status_code == 200


def test_who_owes_a_duty_of_it_reads_it_and_a_stranger_finds_neither(desk):
    one = answered(f"{SA_PA}.petition")
    duty = one.duties.get()
    owner = desk(f"{SA_PA}.petition")
    assert "27/BC-HĐND" in page(owner, one)
    assert "Đo đạc lại thửa đất." in owner.get(reverse("desk:duty", args=[duty.pk])).content.decode()
    stranger = desk(f"{TA_VAN}.head")
    assert stranger.get(reverse("desk:oversight", args=[one.pk])).status_code == 404
    assert stranger.get(reverse("desk:duty", args=[duty.pk])).status_code == 404
    assert not duties.register(at(f"{TA_VAN}.head"), duties.Asked(state="all"), NOW.date(), None, after="").rows


def test_sheet_and_print_hold_the_list_and_no_formula(desk):
    an_oversight(symbol="=1+1", answer_by=later(9).date())
    browser = desk(f"{Y_TY}.head")
    sheet = load_workbook(BytesIO(browser.post(reverse("desk:oversights-export")).content)).active
    assert (sheet.max_row, sheet["E2"].value) == (2, "'=1+1")
    assert "Ban Pháp chế" in browser.post(reverse("desk:oversights-print")).content.decode()
    answered()
    assert "Đo đạc lại" in browser.post(reverse("desk:duties-print") + "?source=oversight").content.decode()


@pytest.mark.parametrize("asked", [{"state": "x"}, {"sort": "x"}, {"after": "x"}, {"after": "9" * 40}])
def test_what_cannot_be_read_narrows_nothing(desk, asked):
    one = an_oversight()
    assert one.symbol in desk(f"{Y_TY}.head").get(reverse("desk:oversights"), asked).content.decode()


def test_the_list_asks_no_query_per_line(desk, django_assert_max_num_queries):
    for number in range(6):
        an_oversight(symbol=f"{number}/KN")
    browser = desk(f"{Y_TY}.head")
    with django_assert_max_num_queries(10):
        browser.get(reverse("desk:oversights"))
