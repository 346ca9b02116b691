"""Plain text in the encodings met in Vietnamese offices."""

import unicodedata


def decode(data: bytes) -> str:
    """The text, composed (NFC): UTF-8 and UTF-16 by mark or by shape, else Windows-1258. Never fails."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
    elif data[:4096].count(0) > len(data[:4096]) // 5:
        text = data.decode("utf-16-le" if data[1:4096:2].count(0) >= data[0:4096:2].count(0) else "utf-16-be", errors="replace")
    else:
        text = _eight_bit(data)
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _eight_bit(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    # a UTF-8 text with a few damaged bytes is still UTF-8; Windows-1258 has no valid pairs to speak of
    loose = data.decode("utf-8-sig", errors="replace")
    if loose.count("\ufffd") <= len(loose) // 200:
        return loose
    return data.decode("cp1258", errors="replace")
