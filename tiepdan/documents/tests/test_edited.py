"""The copy of a letter its drafter edits in Word: what is taken, what is refused, and that the PDF of record comes from it."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from docx import Document

from tiepdan.common.actor import SYSTEM
from tiepdan.documents.actions import (
    amend_letter,
    hand_in_edited,
    make_edited_pages,
    seal_letter,
    sign_letter,
    submit_letter,
    withdraw_edited,
)
from tiepdan.documents.edited import NotUsable, opened
from tiepdan.documents.errors import EditedLacks, EditedNone, EditedNotReady, EditedNotUsable, EditedStands, LetterClosed
from tiepdan.documents.final_pages import own_docx
from tiepdan.documents.models import EditedCopy
from tiepdan.documents.read import file_bytes, frame_for
from tiepdan.documents.tests.factories import TODAY
from tiepdan.documents.tests.pdf_text import text_of
from tiepdan.documents.verdict import verify_pdf
from tiepdan.documents.word_to_pdf import converter
from tiepdan.journal.models import JournalEntry

pytestmark = [pytest.mark.django_db]
FOOT = b'<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">%s</w:ftr>'
AWAY = b'<Relationships xmlns="a"><Relationship Type="b/image" Target="http://x/y.png" TargetMode="External"/></Relationships>'
NOW = datetime(2026, 8, 21, 2, 0, tzinfo=UTC)
ADDED = "Cơ quan xin lỗi ông vì đã trả lời chậm."
needs_word = pytest.mark.skipif(not converter(), reason="LibreOffice is not installed")


def own(letter) -> bytes:
    return own_docx(letter, frame_for(letter, TODAY).to_json(), TODAY)


def edited(data: bytes, change) -> bytes:
    document = Document(io.BytesIO(data))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_sentence(document) -> None:
    next(one for one in document.paragraphs if "Vậy thông báo" in one.text).insert_paragraph_before(ADDED)


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as pack:
        pack.writestr(name, part)
    return out.getvalue()


@needs_word
def test_the_pdf_of_record_says_what_the_drafter_wrote_and_bears_number_day_and_signature(drafted, people, home):
    letter = drafted()
    copy = hand_in_edited(letter.pk, by=people["officer"], now=NOW, data=edited(own(letter), with_sentence))
    assert [list(map(list, change)) for change in copy.changes] == [[["+", ADDED]]]
    with pytest.raises(EditedNotReady):
        submit_letter(letter.pk, by=people["officer"])
    copy = make_edited_pages(copy.pk, by=SYSTEM)
    assert (copy.state, copy.problem) == ("ready", "") and copy.pages >= 1
    assert ADDED in " ".join(text_of(file_bytes(copy.pdf)).split())
    letter.refresh_from_db()
    assert letter.state == "submitted"
    letter = sign_letter(letter.pk, by=people["head"], today=TODAY)
    letter = seal_letter(letter.pk, by=SYSTEM)
    pdf = file_bytes(letter.pdf)
    words = " ".join(text_of(pdf).split())
    assert ADDED in words and f"Số: {letter.symbol}" in words and "ngày 21 tháng 8 năm 2026" in words and "……" not in words
    verdict = verify_pdf(pdf, keys=home / "keys")
    assert verdict.valid and verdict.signer == "Lý A Phà"
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf


@needs_word
def test_a_deputy_who_signs_stands_in_the_edited_copy_too(drafted, people):
    letter = drafted()
    copy = hand_in_edited(letter.pk, by=people["officer"], now=NOW, data=edited(own(letter), with_sentence))
    make_edited_pages(copy.pk, by=SYSTEM)
    sign_letter(letter.pk, by=people["deputy"], today=TODAY)
    words = " ".join(text_of(file_bytes(seal_letter(letter.pk, by=SYSTEM).pdf)).split())
    assert "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Má A Tủa" in words and "Lý A Phà" not in words


@needs_word
def test_what_the_form_requires_must_still_stand_and_is_named(drafted, people):
    letter = drafted()

    def change(document):
        for one in document.paragraphs:
            one.text = one.text.replace("Sùng A Páo", "Sùng A Pao")
        for cell in (cell for table in document.tables for row in table.rows for cell in row.cells):
            for one in cell.paragraphs:
                if one.text.startswith("Số:"):
                    one.text = "Số: 15/TB-UBND"

    with pytest.raises(EditedLacks) as refused:
        hand_in_edited(letter.pk, by=people["officer"], now=NOW, data=edited(own(letter), change))
    assert "Người khiếu nại" in str(refused.value) and "chỗ ghi số" in str(refused.value) and "Địa chỉ" not in str(refused.value)
    assert not EditedCopy.objects.exists()


@needs_word
def test_while_it_stands_the_data_stay_and_withdrawing_goes_back_to_the_form(drafted, people):
    letter = drafted()
    with pytest.raises(EditedNone):
        withdraw_edited(letter.pk, by=people["officer"], now=NOW)
    hand_in_edited(letter.pk, by=people["officer"], now=NOW, data=edited(own(letter), with_sentence))
    with pytest.raises(EditedStands):
        amend_letter(letter.pk, by=people["officer"], facts={"contact": "ông Tráng A Sở"})
    withdraw_edited(letter.pk, by=people["officer"], now=NOW + timedelta(minutes=1))
    amend_letter(letter.pk, by=people["officer"], facts={"contact": "ông Tráng A Sở"})
    submit_letter(letter.pk, by=people["officer"])
    assert EditedCopy.objects.get().state == "withdrawn"
    kinds = set(JournalEntry.objects.values_list("kind", flat=True))
    assert {"letter.edited_handed_in", "letter.edited_withdrawn"} <= kinds


@needs_word
def test_handed_in_twice_the_second_takes_the_place_and_a_signed_letter_takes_none(sealed, drafted, people):
    letter = drafted()
    first = hand_in_edited(letter.pk, by=people["officer"], now=NOW, data=edited(own(letter), with_sentence))
    second = hand_in_edited(letter.pk, by=people["officer"], now=NOW, data=own(letter))
    first.refresh_from_db()
    assert (first.state, second.state, second.changes) == ("withdrawn", "waiting", [])
    assert make_edited_pages(first.pk, by=SYSTEM).pdf is None
    done = sealed()
    with pytest.raises(LetterClosed):
        hand_in_edited(done.pk, by=people["officer"], now=NOW, data=own(done))


@needs_word
def test_no_room_for_the_signature_is_said_and_nobody_can_sign(drafted, people):
    letter = drafted()

    def change(document):
        cell = document.tables[-1].rows[-1].cells[-1]
        for one in [one for one in cell.paragraphs if not one.text.strip()]:
            one._p.getparent().remove(one._p)

    copy = make_edited_pages(hand_in_edited(letter.pk, by=people["officer"], now=NOW, data=edited(own(letter), change)).pk, by=SYSTEM)
    assert copy.state == "failed" and "không chừa chỗ ký" in copy.problem
    with pytest.raises(EditedNotReady):
        sign_letter(letter.pk, by=people["head"], today=TODAY)


@pytest.mark.parametrize(("name", "part", "why"), [
    ("word/vbaProject.bin", b"x", "macros"),
    ("word/embeddings/oleObject1.bin", b"x", "embedded"),
    ("word/media/image1.emf", b"x", "embedded"),
    ("word/_rels/footer9.xml.rels", AWAY, "linked"),
    ("word/footer9.xml", FOOT % b"<w:ins/>", "tracked"),
    ("word/footer9.xml", FOOT % b"<w:rPr><w:vanish/></w:rPr>", "hidden"),
    ("word/footer9.xml", FOOT % b"<w:instrText> DDEAUTO c</w:instrText>", "linked"),
    ("word/footer9.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "broken"),
    ("word/footer9.xml", b"<a", "broken"),
])
def test_what_may_not_come_in_is_named(drafted, name, part, why):
    with pytest.raises(NotUsable) as refused:
        opened(with_part(own(drafted()), name, part))
    assert refused.value.why == why


@needs_word
@pytest.mark.parametrize(("data", "words"), [
    (b"", "không có nội dung"), (b"%PDF-1.7", "không phải tệp Word"), (b"PK\x03\x04 broken", "không phải tệp Word"), (b"x" * (5 * 1024**2 + 1), "quá 5 MB"),
])
def test_a_file_that_is_no_docx_is_refused_in_words(drafted, people, data, words):
    letter = drafted()
    with pytest.raises(EditedNotUsable) as refused:
        hand_in_edited(letter.pk, by=people["officer"], now=NOW, data=data)
    assert words in str(refused.value)
