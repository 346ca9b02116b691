"""The words of a PDF of record, to be compared with what must not leave: made by this house, so read in this process."""

from io import BytesIO


def words_in(pdf: bytes) -> str:
    """All words; empty when the file cannot be opened. Places to break inside long words are taken out."""
    import pypdfium2  # a process that hands nothing over need not wait for it

    try:
        with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
            said = "\n".join(page.get_textpage().get_text_range() for page in document)
    except pypdfium2.PdfiumError:
        return ""
    return said.replace("\u200b", "").replace("\ufffe", "").replace("\x02", "")
