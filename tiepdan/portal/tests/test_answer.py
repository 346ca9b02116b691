"""The answered petition as its sender sees it. The rows are laid down as the acts of cases leave them."""

from datetime import date

import pytest
from django.utils import timezone

from tiepdan.cases.models import Case, CaseLink, Decision, Dialogue, Duty, Round
from tiepdan.common.actor import SYSTEM
from tiepdan.documents.actions import keep_file
from tiepdan.documents.models import Letter
from tiepdan.intake.actions.custody import release_custody, take_custody
from tiepdan.intake.models import Petition
from tiepdan.offices.tests.factories import post


def round_for(petition: Petition, *, procedure: str, state: str, **more) -> Round:
    case = Case.objects.create(province=petition.province, kind=petition.kind or "complaint", title="Thu hồi ruộng", opened_on=date(2026, 11, 24))
    CaseLink.objects.create(case=case, petition=petition, reason="Đơn mở vụ việc")
    Petition.objects.filter(pk=petition.pk).update(state="in_case", holder_post=None, holder_office=None)
    head = post("02701.head")
    held = Round.objects.create(
        province=petition.province, case=case, petition=petition, procedure=procedure, office=head.office, state=state,
        accepted_on=date(2026, 11, 26), holder_post=head, **more,
    )
    release_custody("petition", petition.pk, by=SYSTEM, now=timezone.now())
    take_custody("round", held.pk, head, by=SYSTEM, now=timezone.now(), reason="Người giải quyết.")
    return held


def letter_for(held: Round, *, for_citizen: bool = True, number: int = 57) -> Letter:
    pdf = keep_file(b"%PDF-1.7 quyet dinh " + str(number).encode(), by=SYSTEM, media_type="application/pdf")
    return Letter.objects.create(
        province_id=held.province_id, office=held.office, form="complaint_decision", subject="round", subject_id=held.pk,
        title="Quyết định giải quyết khiếu nại", state="sent", drafted_by="Người soạn", signed_by="Chu Xuân Hòa", signed_on=date(2026, 12, 14),
        number=number, year=2026, series="QĐ", symbol=f"{number}/QĐ-UBND", pdf=pdf, sent_on=date(2026, 12, 15), for_citizen=for_citizen,
    )


def decide(held: Round, **more) -> Decision:
    return Decision.objects.create(
        round=held, letter=letter_for(held), outcome="partly", summary="Đo lại là 312 m2, giấy trước ghi thiếu 102 m2. Trả thêm tiền cho 102 m2.",
        issued_on=date(2026, 12, 14), sent_on=date(2026, 12, 15), effective_on=date(2027, 1, 29), **more,
    )


@pytest.fixture
def petition(complainant):
    complainant.post("/gui-don/doc-lai/", {"true": "on"})
    return Petition.objects.get()


@pytest.fixture
def decided(petition):
    return decide(round_for(petition, procedure="complaint_first", state="sent", remote=True))


def read(client, petition, part=""):
    return client.get(f"/tra-cuu/{petition.code}/{part}").content.decode()


def test_the_answer_stands_beside_what_was_asked(complainant, petition, decided):
    page = read(complainant, petition, "tra-loi/")
    assert "Đã có quyết định giải quyết" in page and "ông/bà đúng một phần" in page
    assert "312 m2" in page and "Chu Xuân Hòa" in page and "57/QĐ-UBND" in page


def test_the_last_day_for_a_second_complaint_explains_itself(complainant, petition, decided):
    """45 days after 15/12/2026 in a remote commune is Friday 29/01/2027 (Luật Khiếu nại Điều 33)."""
    page = read(complainant, petition, "tra-loi/")
    assert "Thứ Sáu 29/01/2027" in page and "khiếu nại lần hai" in page and "Vì sao ngày này?" in page and "Điều 33" in page


def test_duties_stay_open_until_proof_is_checked(complainant, petition, decided):
    officer = post("02701.head")
    Duty.objects.create(decision=decided, number=1, text="Trả tiền cho 102 m2", owner_office=officer.office, owner_post=officer, due=date(2027, 2, 26),
                        province=officer.office.province, office=officer.office,
                        must_money=81_600_000)
    page = read(complainant, petition, "tra-loi/")
    assert "Đang làm: trả tiền cho 102 m2" in page and "26/02/2027" in page and "chưa xong" in page


def test_orders_are_told_before_the_decision_takes_effect(complainant, petition):
    decide(round_for(petition, procedure="complaint_first", state="sent"), orders=[{"text": "Đo lại ruộng", "office": "UBND xã Y Tý"}])
    assert "Sắp tới: đo lại ruộng" in read(complainant, petition, "tra-loi/")


def test_the_letter_comes_down_as_pdf(complainant, petition, decided):
    answer = complainant.get(f"/tra-cuu/{petition.code}/van-ban/{decided.letter_id}/")
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")


def test_a_letter_not_meant_for_the_citizen_is_not_there(complainant, petition, decided):
    inside = letter_for(decided.round, for_citizen=False, number=58)
    assert complainant.get(f"/tra-cuu/{petition.code}/van-ban/{inside.pk}/").status_code == 404
    assert "58/QĐ-UBND" not in read(complainant, petition)


def test_the_story_leads_to_the_answer(complainant, petition, decided):
    assert f"/tra-cuu/{petition.code}/tra-loi/" in read(complainant, petition)


def test_an_invitation_to_a_dialogue_is_the_first_thing_said(complainant, petition):
    held = round_for(petition, procedure="complaint_first", state="reported")
    Dialogue.objects.create(round=held, planned_on=date(2026, 12, 11), place="Nhà tiếp dân, trụ sở xã", notified_on=date(2026, 12, 4))
    page = read(complainant, petition)
    assert "Đã xác minh, sắp đối thoại" in page and "Mời ông/bà đến đối thoại" in page and "Thứ Sáu 11/12/2026" in page


def test_a_denouncer_reads_the_outcome_but_no_content(denouncer):
    denouncer.post("/gui-don/doc-lai/", {"true": "on"})
    petition = Petition.objects.get()
    held = round_for(petition, procedure="denunciation", state="sent")
    decide(held)
    page = read(denouncer, petition, "tra-loi/")
    assert "Đã có kết luận nội dung tố cáo" in page
    assert "312 m2" not in page and "Chớ" not in page and "khiếu nại lần hai" not in page
