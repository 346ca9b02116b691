"""What a PDF says, read back by another library than the one that wrote it."""

import re

import pypdfium2


def text_of(pdf: bytes) -> str:
    """All words of a PDF with single blanks; places to break inside long words are taken out."""
    with pypdfium2.PdfDocument(pdf) as document:
        said = "\n".join(page.get_textpage().get_text_range() for page in document)
    return squeezed(said)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u200b", "").replace("\ufffe", "").replace("\x02", "")).strip()


def without_blanks(text: str) -> str:
    """A word torn at the end of a line is still that word."""
    return re.sub(r"\s+", "", squeezed(text))


def pages_of(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)
