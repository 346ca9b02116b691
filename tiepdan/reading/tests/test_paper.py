"""Files good and bad: what they say, or the one sentence that tells why not."""

import io
import struct
import unicodedata
import zipfile
import zlib

import docx
import pytest
import typst
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from tiepdan.reading import errors, paper
from tiepdan.reading.paper import check_paper, read_paper

TEXT = "Tôi là Lương Thị Ngần, bản Khuổi Vèng. Tôi khiếu nại việc xã không trả lời."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def pdf(pages: int = 1) -> bytes:
    return typst.compile(("#pagebreak()".join(f"{TEXT} Trang {page}." for page in range(pages))).encode())


def locked_pdf() -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf())))
    writer.encrypt(owner_pass="one", user_pass="two")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


def word_file(*paragraphs: str) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "Thửa đất", "118"
    document.save(file)
    return file.getvalue()


def archive(body: bytes, **others: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", body)
        for name, data in others.items():
            made.writestr(name, data)
    return file.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A picture that says it is huge and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_plain_text_in_every_encoding(encoding):
    read = read_paper(TEXT.encode(encoding), "don.txt")
    assert (read.text, read.read_by, read.confidence, read.pages, read.media_type) == (TEXT, "text", None, 1, "text/plain")


def test_plain_text_of_old_windows():
    tones = "\u0300\u0301\u0303\u0309\u0323"  # Windows-1258 writes the vowel with its hat, and the tone behind it

    def parted(letter: str) -> str:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in tones)
        return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tone

    assert read_paper("".join(map(parted, TEXT)).encode("cp1258"), "don.txt").text == TEXT


def test_word_file_with_its_table():
    read = read_paper(word_file("ĐƠN KHIẾU NẠI", TEXT), "don.docx")
    assert read.text.splitlines() == ["ĐƠN KHIẾU NẠI", TEXT, "Thửa đất", "118"] and read.read_by == "text"


def test_word_text_box_is_read_once():
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbx><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbx>"
    body = f"<w:document {w}><w:body><w:p><w:r><w:t>ngoài </w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body += "</mc:AlternateContent></w:r></w:p></w:body></w:document>"
    assert read_paper(archive(body.encode()), "don.docx").text.split("\n") == ["ngoài ", "trong khung"]


def test_pdf_with_text_of_its_own_tells_its_progress():
    told = []
    read = read_paper(pdf(3), "don.pdf", on_page=lambda done, all: told.append((done, all)))
    assert read.pages == 3 and read.read_by == "text" and read.confidence is None and "khiếu nại" in read.text and "Trang 2" in read.text
    assert told == [(1, 3), (2, 3), (3, 3)]


BAD = {
    "empty": (b"", "don.pdf", errors.EmptyFile),
    "only spaces": (b" \n\t ", "don.txt", errors.EmptyFile),
    "too large": (b"x" * (paper.MAX_BYTES + 1), "don.pdf", errors.TooLarge),
    "a program called pdf": (b"MZ\x90\x00" + b"\x00" * 100, "don.pdf", errors.NotWhatItSays),
    "text called pdf": (TEXT.encode(), "don.pdf", errors.NotWhatItSays),
    "pdf called txt": (pdf(), "don.txt", errors.NotWhatItSays),
    "png called jpg": (png_header(10, 10), "anh.jpg", errors.NotWhatItSays),
    "zip called docx": (b"PK\x03\x04" + b"\x00" * 60, "don.docx", errors.NotWhatItSays),
    "unknown ending": (b"MZ", "don.exe", errors.UnknownType),
    "no ending, no kind": (b"\x00\x01\x02\x03" * 100, "don", errors.UnknownType),
    "locked pdf": (locked_pdf(), "don.pdf", errors.Protected),
    "locked docx": (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "don.docx", errors.Protected),
    "old doc called docx": (OLE + b"\x00" * 600, "don.docx", errors.NotWhatItSays),
    "broken pdf": (b"%PDF-1.7\nrubbish", "don.pdf", errors.Broken),
    "cut pdf": (pdf()[:300], "don.pdf", errors.Broken),
    "cut docx": (word_file(TEXT)[:-200], "don.docx", errors.Broken),
    "docx bomb": (archive(b"\x00" * 40_000_000), "don.docx", errors.Bomb),
    "docx of many parts": (archive(b"<a/>", **{f"part{number}": b"" for number in range(2100)}), "don.docx", errors.Bomb),
    "picture bomb": (png_header(30_000, 30_000), "anh.png", errors.Bomb),
    "large picture": (png_header(9_000, 9_000), "anh.png", errors.Bomb),
    "broken jpg": (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "anh.jpg", errors.Broken),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_before_it_is_kept(case):
    data, name, kind = BAD[case]
    with pytest.raises(kind) as refused:
        check_paper(data, name)
    sentence = refused.value.sentence
    assert name in sentence and errors.NOT_TAKEN in sentence and "{" not in sentence and "!" not in sentence
    assert refused.value.code == kind.__name__


def test_a_bad_file_in_the_job_says_that_the_original_is_kept():
    with pytest.raises(errors.Protected) as refused:
        read_paper(locked_pdf(), "don.pdf")
    assert errors.ORIGINAL_KEPT in refused.value.sentence


@pytest.mark.parametrize("body", [b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", b"<a>" * 200_000])
def test_hostile_xml_is_refused(body):
    with pytest.raises((errors.Bomb, errors.Broken)):
        read_paper(archive(body), "don.docx")


def test_a_picture_whose_body_is_broken_is_refused_in_the_job():
    with pytest.raises(errors.Broken):
        read_paper(png_header(300, 300), "anh.png")


def test_a_page_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(paper, "SECONDS_A_PAGE", 0.01)
    with pytest.raises(errors.TooSlow):
        read_paper(pdf(), "don.pdf")


def test_every_refusal_is_plain_and_complete():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.BadPaper)]
    assert len(kinds) >= 10
    for kind in kinds:
        sentence = kind("don.pdf", size=30, limit=20, says="pdf", found="trang web", pages=70).sentence
        assert sentence.count(".") >= 3 and not any(word in sentence.lower() for word in ("vui lòng", "hệ thống", "!", "lỗi"))


def test_good_files_pass_the_quick_check():
    assert check_paper(pdf(), "DON.PDF") == "application/pdf"
    assert check_paper(word_file(TEXT), "don.docx").endswith("wordprocessingml.document")
    assert check_paper(TEXT.encode(), "don.txt") == "text/plain"
    assert check_paper(pdf(), "khong-duoi") == "application/pdf"
