"""Pages of an original for others' eyes: boxes proposed, burned into a new picture; handwriting only typed anew; nothing of the original left."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from tiepdan.common.errors import AbilityMissing
from tiepdan.documents.burned import FULL, burned_page
from tiepdan.documents.models import PageReading, Paper
from tiepdan.documents.read import file_bytes
from tiepdan.documents.store import sha256_of
from tiepdan.intake.actions import correct_text, mark_handwritten, open_page_to_redact, redact_page, retype_page, take_back_page
from tiepdan.intake.errors import (
    BoxesWrong,
    ExtractNotYours,
    HandwrittenPage,
    IdentityLeft,
    NoSuchPage,
    NotAPicture,
    NotReadBack,
    PageSame,
    ReasonNeeded,
    TextMissing,
)
from tiepdan.intake.extracts import originals, standing_pages
from tiepdan.intake.models import RedactedPage
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import ADDRESS, NAME, NOW, NUMBER, PHONE, fresh, holder, received, routed
from tiepdan.intake.tests.pictures import CAMERA, LINES, photograph, with_photograph
from tiepdan.intake.tests.scanned import pdf
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.reading.paper import pages_of
from tiepdan.reading.paper_words import Word
from tiepdan.reading.redaction import proposed_boxes
from tiepdan.vault.errors import KeyLocked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
WHY = "Che danh tính để giao người xác minh."


def opened(petition, paper, page: int = 1):
    return open_page_to_redact(petition.pk, by=holder(petition), now=NOW, paper_id=paper.pk, page=page, reason=WHY)


def dark(picture: bytes, x: float, y: float) -> bool:
    """Whether the picture is black at this place, in shares of the page; the label's strip beneath is left out."""
    image = Image.open(BytesIO(picture))
    return max(image.getpixel((int(x * image.width), int(y * (image.height - 44))))) < 30


def test_boxes_are_proposed_over_the_name_the_address_the_telephone_and_the_signature():
    line = (0, 0, 0)
    words = [Word(word, 90.0, (0, 0, row), (0.1 * at, 0.1 + 0.05 * row, 0.09, 0.03))
             for row, text in enumerate((f"Tôi là {NAME} thôn Sín Chải", f"gọi {PHONE} về việc đất", "Người tố cáo")) for at, word in enumerate(text.split())]
    boxes = proposed_boxes(words, [NAME], [ADDRESS, PHONE])
    first, second, hand = boxes
    assert first[0] <= 200 and first[0] + first[2] >= 790 and first[1] <= 100 and second[0] <= 100 < second[0] + second[2] < 210
    assert hand[1] >= 230 and hand[3] > 100 and proposed_boxes([], [NAME], []) == [] and proposed_boxes([Word("", 0.0, line, (0, 0, 0, 0))], [NAME], []) == []


def test_a_picture_is_made_anew_with_the_boxes_burned_in_and_nothing_beside_the_pixels():
    made = burned_page(photograph(), "image/jpeg", 1, [(50, 100, 500, 200)], "Bản che")
    image = Image.open(BytesIO(made))
    assert image.format == "JPEG" and not image.getexif() and set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert dark(made, 0.3, 0.2) and dark(made, 0.06, 0.11) and not dark(made, 0.8, 0.2)
    assert CAMERA.encode() not in made and PHONE.encode() not in made
    assert burned_page(b"no picture", "image/jpeg", 1) is None and burned_page(photograph(), "image/jpeg", 2) is None


def test_a_pdf_becomes_pixels_without_a_layer_of_text():
    made = burned_page(pdf(f"Tôi là {NAME}"), "application/pdf", 1, [])
    assert Image.open(BytesIO(made)).width == 1654 and NAME.encode() not in made and b"%PDF" not in made


def test_the_officer_accepts_what_is_proposed_and_others_get_a_picture_on_which_the_denouncer_is_not_to_be_read():
    petition, paper = with_photograph()
    seen = opened(petition, paper)
    assert seen.proposed and seen.boxes == seen.proposed and not seen.handwritten and seen.stands is None
    made = redact_page(petition.pk, by=holder(petition), now=NOW, paper_id=paper.pk, page=1, boxes=seen.proposed)
    shown = made.paper
    assert shown.role == Paper.Role.REDACTED and not shown.sealed and shown.file_id != paper.file_id and not shown.page_readings.exists()
    picture = file_bytes(shown.file)
    read = " ".join(page.text for page in pages_of(picture, "trang.jpg"))
    assert "30 triệu" in read and "Vảng" not in read and PHONE not in read.replace(" ", "")
    assert not Image.open(BytesIO(picture)).getexif() and CAMERA.encode() not in picture
    assert standing_pages(petition) == [made]
    entry = JournalEntry.objects.get(kind="petition.page_redacted")
    assert entry.facts["page"] == 1 and NAME not in str(entry.facts) and entry.facts["sha256"] == shown.file.sha256


def test_a_name_left_readable_on_the_picture_is_refused():
    petition, paper = with_photograph()
    with pytest.raises(IdentityLeft) as told:
        redact_page(petition.pk, by=holder(petition), now=NOW, paper_id=paper.pk, page=1, boxes=[[0, 900, 10, 10]])
    assert "họ tên" in str(told.value) and NAME not in str(told.value)
    assert not RedactedPage.objects.exists() and not Paper.objects.filter(role=Paper.Role.REDACTED).exists()


def test_a_picture_that_no_machine_can_read_back_is_not_confirmed(monkeypatch, tmp_path):
    petition, paper = with_photograph()
    monkeypatch.setenv("PATH", str(tmp_path))  # a machine without a recogniser
    with pytest.raises(NotReadBack) as told:
        redact_page(petition.pk, by=holder(petition), now=NOW, paper_id=paper.pk, page=1, boxes=[[0, 0, FULL, FULL]])
    assert "gõ lại" in str(told.value)
    assert not RedactedPage.objects.exists() and not Paper.objects.filter(role=Paper.Role.REDACTED).exists()


def test_a_handwritten_page_is_never_given_as_a_picture_only_typed_anew():
    petition, paper = with_photograph()
    PageReading.objects.filter(paper=paper, number=1).update(doubt="handwriting")
    officer, told = holder(petition), {"paper_id": paper.pk, "page": 1}
    assert opened(petition, paper).handwritten
    with pytest.raises(HandwrittenPage):
        redact_page(petition.pk, by=officer, now=NOW, boxes=[[0, 0, FULL, FULL]], **told)
    for text, refusal in (("  ", TextMissing), (f"Tôi là {NAME}, tố cáo việc nhận tiền.", IdentityLeft)):
        with pytest.raises(refusal):
            retype_page(petition.pk, by=officer, now=NOW, text=text, **told)
    made = retype_page(petition.pk, by=officer, now=NOW, text="Tôi là [đã che], tố cáo việc nhận tiền.", **told)
    assert made.paper is None and standing_pages(petition) == [made] and not Paper.objects.filter(role=Paper.Role.REDACTED).exists()


def test_a_page_an_officer_knows_for_handwriting_is_no_picture_any_more():
    petition, paper = with_photograph()
    officer, told = holder(petition), {"paper_id": paper.pk, "page": 1}
    made = redact_page(petition.pk, by=officer, now=NOW, boxes=opened(petition, paper).proposed, **told)
    with pytest.raises(AbilityMissing):
        mark_handwritten(petition.pk, by=at(f"{Y_TY}.clerk"), now=NOW, **told)
    mark_handwritten(petition.pk, by=officer, now=NOW, **told)
    assert Paper.objects.get(pk=made.paper_id).sealed and standing_pages(petition) == [] and opened(petition, paper).handwritten
    with pytest.raises(HandwrittenPage):
        redact_page(petition.pk, by=officer, now=NOW, boxes=made.boxes, **told)
    PageReading.objects.filter(paper=paper).delete()
    mark_handwritten(petition.pk, by=officer, now=NOW, **told)
    assert opened(petition, paper).handwritten and JournalEntry.objects.filter(kind="paper.page_handwritten").count() == 2


def test_a_page_redacted_anew_closes_the_earlier_picture_and_one_taken_back_is_gone_for_others():
    petition, paper = with_photograph()
    officer, told = holder(petition), {"paper_id": paper.pk, "page": 1}
    boxes = opened(petition, paper).proposed
    first = redact_page(petition.pk, by=officer, now=NOW, boxes=boxes, **told)
    with pytest.raises(PageSame):
        redact_page(petition.pk, by=officer, now=NOW, boxes=boxes, **told)
    second = redact_page(petition.pk, by=officer, now=NOW, boxes=[*boxes, [700, 500, 200, 100]], **told)
    first.paper.refresh_from_db()
    assert first.paper.sealed and standing_pages(petition) == [second]
    third = redact_page(petition.pk, by=officer, now=NOW, boxes=boxes, **told)
    assert third.paper_id == first.paper_id and not Paper.objects.get(pk=third.paper_id).sealed and standing_pages(petition) == [third]
    assert sha256_of(file_bytes(third.paper.file)) == third.paper.file.sha256
    take_back_page(petition.pk, by=officer, now=NOW, page_id=third.pk)
    assert standing_pages(petition) == [] and Paper.objects.get(pk=third.paper_id).sealed
    with pytest.raises(NoSuchPage):
        take_back_page(petition.pk, by=officer, now=NOW, page_id=third.pk)


@pytest.mark.parametrize("boxes", [[[0, 0, 0, 10]], [[-1, 0, 5, 5]], [[0, 0, 5]], [[1000, 0, 5, 5]], [[0, 0, 5, 1001]], [[0, 0, 5, 5]] * 201])
def test_boxes_that_are_none_are_refused(boxes):
    petition, paper = with_photograph()
    with pytest.raises(BoxesWrong):
        redact_page(petition.pk, by=holder(petition), now=NOW, paper_id=paper.pk, page=1, boxes=boxes)


def test_only_who_may_know_sees_and_makes_pages():
    petition, paper = with_photograph()
    officer, told = holder(petition), {"paper_id": paper.pk, "page": 1}
    for by, refusal in ((at(f"{Y_TY}.clerk"), AbilityMissing), (at(f"{SA_PA}.head"), ExtractNotYours), (replace(officer, keys={}), KeyLocked)):
        for act in (lambda by: open_page_to_redact(petition.pk, by=by, now=NOW, reason=WHY, **told),
                    lambda by: redact_page(petition.pk, by=by, now=NOW, boxes=[], **told),
                    lambda by: retype_page(petition.pk, by=by, now=NOW, text="Lời gõ lại.", **told)):
            with pytest.raises(refusal):
                act(by)
    with pytest.raises(ReasonNeeded):
        open_page_to_redact(petition.pk, by=officer, now=NOW, reason=" ", **told)
    for page in (0, 2):
        with pytest.raises(NoSuchPage):
            redact_page(petition.pk, by=officer, now=NOW, paper_id=paper.pk, page=page, boxes=[])


def test_what_has_no_pages_gives_no_picture_a_voice_least_of_all():
    petition = routed("denunciation", uploads=[Upload("don.txt", "\n".join(LINES).encode())], read_at_once=True)
    (paper,) = originals(petition)
    with pytest.raises(NotAPicture):
        opened(petition, paper)
    Paper.objects.filter(pk=paper.pk).update(name="Bản gốc niêm phong 1.mp3")
    paper.file.media_type = "audio/mpeg"
    paper.file.save(update_fields=["media_type"])
    with pytest.raises(NotAPicture):
        redact_page(petition.pk, by=holder(petition), now=NOW, paper_id=paper.pk, page=1, boxes=[])


def test_reading_the_petition_again_leaves_the_redacted_picture_open():
    petition, paper = with_photograph()
    officer = holder(petition)
    made = redact_page(petition.pk, by=officer, now=NOW, paper_id=paper.pk, page=1, boxes=opened(petition, paper).proposed)
    correct_text(petition.pk, by=officer, now=NOW, paper_id=paper.pk, page=1, text="\n".join(LINES).replace("30 triệu", "50 triệu"))
    assert standing_pages(fresh(petition)) == [made] and "50 triệu" in fresh(petition).text


def test_nothing_but_places_lies_in_the_row():
    petition, paper = with_photograph()
    redact_page(petition.pk, by=holder(petition), now=NOW, paper_id=paper.pk, page=1, boxes=opened(petition, paper).proposed)
    row = str(RedactedPage.objects.values().get())
    assert not any(fact in row for fact in (NAME, PHONE, NUMBER, "Sín Chải")) and received("denunciation")
