"""What the machine misread is put right by people, and the petition is read again."""

import json

import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import AbilityMissing
from tiepdan.documents.errors import PageNotRead
from tiepdan.documents.models import PageReading, Paper
from tiepdan.documents.read import page_body, page_text
from tiepdan.intake.actions import classify, correct_text
from tiepdan.intake.errors import StepNotOpen, TextUnchanged
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import COMPLAINT, DENUNCIATION, NAME, NOW, NUMBER, PHONE, fresh, holder, later
from tiepdan.intake.tests.scanned import on_paper, paper_of
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
MISREAD = COMPLAINT.replace("112/QĐ-UBND", "ll2/QĐ-UBND")


def corrected(petition: Petition, text: str, *, by=None, page: int = 1) -> Petition:
    correct_text(petition.pk, by=by or holder(petition), now=later(1), paper_id=paper_of(petition).pk, page=page, text=text)
    return fresh(petition)


def test_a_scanned_complaint_can_be_seen_once_it_is_known_to_be_one():
    petition = on_paper(COMPLAINT)
    paper = paper_of(petition)
    assert petition.kind == "complaint" and petition.sealed_id is None and NAME in petition.text
    assert not paper.sealed and NAME in paper.text and PageReading.objects.get(paper=paper).body is not None


def test_the_findings_follow_the_corrected_text_and_the_machines_words_stay():
    petition = on_paper(MISREAD)
    assert petition.document_numbers != ["112/QĐ-UBND"]
    again = corrected(petition, COMPLAINT)
    assert again.document_numbers == ["112/QĐ-UBND"] and "ll2" not in again.text and again.state == "read"
    page = PageReading.objects.get(paper=paper_of(petition))
    assert "ll2/QĐ-UBND" in page_body(page, by=SYSTEM)["text"] and "112/QĐ-UBND" in page_text(page, by=SYSTEM)
    entry = JournalEntry.objects.get(kind="paper.page_corrected")
    assert entry.facts["page"] == 1 and entry.actor == holder(petition).signature and entry.at == later(1)


def test_what_was_typed_at_the_door_stays_before_what_the_paper_says():
    petition = on_paper(MISREAD, text="Người gửi nhờ chuyển gấp.", kind="complaint", name=NAME)
    again = corrected(petition, COMPLAINT)
    assert again.text.startswith("Người gửi nhờ chuyển gấp.") and again.text.count("Kính gửi") == 1 and "112/QĐ-UBND" in again.text


def test_only_the_page_that_was_corrected_changes():
    petition = on_paper("ĐƠN KHIẾU NẠI\nTôi khiếu nại việc thu hồi đất.", "Tôi đề nghị xem xet lai.", "Kèm theo đơn này có ba ảnh chụp thửa đất.")
    again = corrected(petition, "Tôi đề nghị xem xét lại.", page=2)
    assert "xem xét lại" in again.text and "xem xet lai" not in again.text and "ba ảnh" in again.text and "thu hồi đất" in again.text


def test_what_an_officer_said_stays_said():
    petition = on_paper(MISREAD)
    classify(petition.pk, by=holder(petition), now=NOW, field="moi_truong", kind="recommendation")
    again = corrected(petition, COMPLAINT)
    assert (again.field, again.kind) == ("moi_truong", "recommendation")


def test_a_kind_the_machine_had_proposed_is_proposed_anew():
    petition = on_paper("Kiến nghị UBND xã sửa đường vào thôn trước mùa mưa vì đường hư hỏng nặng.")
    assert petition.kind in {"recommendation", "feedback"}
    assert corrected(petition, COMPLAINT).kind == "complaint"


def everything_kept(petition: Petition) -> str:
    """Whatever lies in the clear about a petition."""
    told = [Petition.objects.filter(pk=petition.pk).values(), Paper.objects.filter(subject_id=petition.pk).values(),
            PageReading.objects.filter(paper__subject_id=petition.pk).values("body", "doubt", "corrected_by"),
            JournalEntry.objects.values("facts", "actor")]
    return json.dumps([list(rows) for rows in told], default=str, ensure_ascii=False)


def test_a_denunciation_is_masked_again_under_the_same_pseudonym():
    petition = on_paper(DENUNCIATION.replace(NAME, "Thao Seo Vang"))
    assert petition.sealed_id and petition.kind == "denunciation"
    again = corrected(petition, DENUNCIATION)
    assert again.sealed_id == petition.sealed_id and "công chức địa chính" in again.text
    kept = everything_kept(again)
    for secret in (NAME, "Thao Seo Vang", PHONE, NUMBER, "Sín Chải"):
        assert secret not in kept, secret
    assert JournalEntry.objects.filter(kind="identity.sealed_again").exists()


def test_a_complaint_that_turns_out_a_denunciation_is_sealed_with_all_it_said():
    petition = on_paper(COMPLAINT)
    again = corrected(petition, DENUNCIATION)
    assert again.kind == "denunciation" and again.sealed_id and again.petitioner_id is None
    assert paper_of(again).sealed and PageReading.objects.get(paper=paper_of(again)).body is None
    assert NAME not in again.text and PHONE not in everything_kept(again)


@pytest.mark.parametrize(("seat", "refusal"), [(f"{SA_PA}.petition", StepNotOpen), (f"{Y_TY}.verifier-1", AbilityMissing)])
def test_only_where_it_lies_and_by_those_who_sort(seat, refusal):
    petition = on_paper(MISREAD)
    with pytest.raises(refusal):
        corrected(petition, COMPLAINT, by=at(seat))
    assert fresh(petition).text == petition.text


def test_nothing_new_is_not_written():
    petition = on_paper(COMPLAINT)
    with pytest.raises(TextUnchanged):
        corrected(petition, page_text(PageReading.objects.get(paper=paper_of(petition)), by=SYSTEM))
    assert not JournalEntry.objects.filter(kind="paper.page_corrected").exists()


def test_a_page_not_read_yet_waits():
    petition = on_paper(COMPLAINT)
    with pytest.raises(PageNotRead):
        corrected(petition, "x", page=2)


def test_an_unread_petition_is_not_corrected():
    with pytest.raises(StepNotOpen):
        corrected(on_paper(COMPLAINT, read=False), "x")
