"""What kind of file the bytes are, by their first bytes, set against the file's name."""

from tiepdan.reading.errors import EmptyFile, NotWhatItSays, Protected, UnknownType

TEXT, PDF, JPEG, PNG = "text/plain", "application/pdf", "image/jpeg", "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BY_ENDING = {"txt": TEXT, "docx": DOCX, "pdf": PDF, "jpg": JPEG, "jpeg": JPEG, "png": PNG}
IN_WORDS = {TEXT: "văn bản thường", DOCX: "tài liệu Word", PDF: "tài liệu PDF", JPEG: "ảnh JPEG", PNG: "ảnh PNG"}

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
OTHERS = (  # kinds we do not read but can name, so that the refusal tells the truth
    (OLE, "tài liệu Office đời cũ"),
    (b"PK\x03\x04", "tệp nén"),
    (b"Rar!", "tệp nén"),
    (b"7z\xbc\xaf", "tệp nén"),
    (b"\x1f\x8b", "tệp nén"),
    (b"MZ", "chương trình"),
    (b"\x7fELF", "chương trình"),
    (b"GIF8", "ảnh GIF"),
    (b"RIFF", "tệp hình hoặc tiếng"),
    (b"II*\x00", "ảnh TIFF"),
    (b"MM\x00*", "ảnh TIFF"),
    (b"{\\rtf", "tài liệu RTF"),
    (b"<!DOCTYPE html", "trang web"),
    (b"<html", "trang web"),
)


def media_type_of(data: bytes, name: str) -> str:
    """The media type of a file we can read.

    Raises EmptyFile, Protected (an encrypted Office file), UnknownType, NotWhatItSays.
    """
    if not data:
        raise EmptyFile(name)
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    expected, found = BY_ENDING.get(ending), sniff(data)
    if ending and not expected:
        raise UnknownType(name)
    if data.startswith(OLE) and ENCRYPTED_OFFICE in data:
        raise Protected(name)
    if found is None and expected is None:
        raise UnknownType(name)
    if expected and found != expected:
        raise NotWhatItSays(name, says=ending, found=in_words(data, found))
    return found


def sniff(data: bytes) -> str | None:
    """The media type the bytes themselves show, None when it is none of ours."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return DOCX if b"word/" in data else None
    if any(data.startswith(mark) for mark, _ in OTHERS) or not _looks_like_text(data):
        return None
    return TEXT


def in_words(data: bytes, found: str | None) -> str:
    """The found kind as a citizen would call it."""
    if found:
        return IN_WORDS[found]
    return next((words for mark, words in OTHERS if data.startswith(mark)), "dữ liệu không phải chữ")


def _looks_like_text(data: bytes) -> bool:
    """Few control bytes, or a UTF-16 text: by its mark, or by a zero in every other byte."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    head = data[:8192]
    if head.count(0):
        wide = max(("utf-16-le", "utf-16-be"), key=lambda order: head[order == "utf-16-le" :: 2].count(0))
        head = head[: len(head) // 2 * 2].decode(wide, errors="replace").encode("utf-8")
    control = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
    return control <= len(head) // 100
