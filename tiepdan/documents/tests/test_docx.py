"""The editable file says what the PDF says, for every form. Needs no framework."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree

from tiepdan.documents.catalogue import forms
from tiepdan.documents.docx import editable
from tiepdan.documents.render import render
from tiepdan.documents.tests.pdf_text import text_of, without_blanks
from tiepdan.documents.tests.samples import FRAME, FULL
from tiepdan.documents.tests.test_forms import AT, HOSTILE, told

CODES = sorted(forms())


def words_of(docx: bytes) -> str:
    body = etree.fromstring(ZipFile(BytesIO(docx)).read("word/document.xml"))
    return without_blanks("".join(body.itertext()))


@pytest.mark.parametrize("code", CODES)
def test_each_fact_of_a_form_stands_in_the_pdf_and_in_the_editable_file(code):
    form = forms()[code]
    paper = without_blanks(text_of(render(form, FULL[code], FRAME, draft=False, at=AT).pdf)).lower()
    file = words_of(editable(form, FULL[code], FRAME)).lower()
    pieces = [without_blanks(piece).lower() for piece in told(form, FULL[code])]
    assert pieces
    assert [piece for piece in pieces if piece not in paper] == []
    assert [piece for piece in pieces if piece not in file] == []


@pytest.mark.parametrize("code", CODES)
def test_days_counts_and_our_own_words_are_the_same_in_both(code):
    """Whatever whole word the PDF's text has, numbers and days among them, the file has too; heads of following pages aside."""
    form = forms()[code]
    words = set(text_of(render(form, FULL[code], FRAME, draft=False, at=AT).pdf).split())
    file = words_of(editable(form, FULL[code], FRAME))
    missing = {word for word in words if without_blanks(word) not in file and not word.isdecimal() and len(word) > 1}
    assert missing == set()


def test_the_file_has_head_number_date_signer_and_copies():
    said = words_of(editable(forms()["complaint_decision"], FULL["complaint_decision"], FRAME))
    assert all(without_blanks(words) in said for words in ("Độc lập - Tự do - Hạnh phúc", FRAME["symbol"], FRAME["signer"], *FRAME["issuer"], *FRAME["copies"]))
    assert "⟦" not in said


def test_what_a_fact_says_is_never_read_as_markup_in_the_file():
    said = words_of(editable(forms()["complaint_accepted"], FULL["complaint_accepted"] | {"matter": HOSTILE}, FRAME))
    assert without_blanks('#panic("x") $x^2$ *đậm* _nghiêng_ `mã`') in said


def test_a_bare_draft_becomes_a_file_with_dots():
    bare = FRAME | {"day": "", "symbol": "……/TB-UBND", "signer": "", "parent": "", "copies": []}
    for code in CODES:
        assert "……" in words_of(editable(forms()[code], {}, bare))


def test_the_head_keeps_two_columns_without_inner_margins():
    head = Document(BytesIO(editable(forms()["complaint_accepted"], FULL["complaint_accepted"], FRAME))).tables[0]
    assert head._tbl.xpath("./w:tblPr/w:tblCellMar/w:left/@w:w") == ["0"]
