"""A letter's .docx as its drafter hands it back: whether it may be used, what of the letter still stands in it, what became different. Pure."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

LARGEST, LARGEST_OPEN, MOST_PARTS = 5 * 1024**2, 40 * 1024**2, 300  # bytes packed, bytes unpacked, files inside
PARTS = {"xml", "rels", "png", "jpg", "jpeg", "odttf"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOLD = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
FETCHES = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|IMPORT|DATABASE|RD|MACROBUTTON)\b")
EMBEDS = ("altChunk", "subDoc", "object", "control", "OLEObject")
TRACKED = ("ins", "del", "moveFrom", "moveTo")

REASONS = {
    "empty": "tệp không có nội dung",
    "large": "tệp lớn quá 5 MB; bỏ bớt hình",
    "not_docx": "không phải tệp Word .docx; trong Word chọn “Lưu dưới dạng”, loại “Word Document (*.docx)”",
    "broken": "tệp hỏng, không đọc được; tải lại bản .docx rồi sửa trên bản ấy",
    "macros": "tệp có macro; lưu lại thành .docx thường",
    "embedded": "tệp nhúng tệp hoặc đối tượng khác; hãy bỏ ra, chỉ để chữ, bảng và hình",
    "linked": "tệp có liên kết ra ngoài; chọn hết (Ctrl+A) rồi bấm Ctrl+Shift+F9 để bỏ liên kết",
    "tracked": "tệp còn sửa đổi chưa chấp nhận (Track Changes); hãy chấp nhận hoặc bỏ hết",
    "hidden": "tệp có chữ ẩn; hãy bỏ định dạng ẩn (Hidden)",
}


class NotUsable(Exception):
    """The file cannot become a letter; `why` is a key of REASONS."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def opened(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx that may become a letter. Raises NotUsable."""
    if not data:
        raise NotUsable("empty")
    if len(data) > LARGEST:
        raise NotUsable("large")
    try:
        pack = zipfile.ZipFile(io.BytesIO(data))
        told = pack.infolist()
        if len(told) > MOST_PARTS or sum(one.file_size for one in told) > LARGEST_OPEN:
            raise NotUsable("large")
        parts = {one.filename: pack.read(one) for one in told if not one.is_dir()}
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, ValueError, OSError) as wrong:
        raise NotUsable("not_docx" if not zipfile.is_zipfile(io.BytesIO(data)) else "broken") from wrong
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise NotUsable("not_docx")
    _check(parts)
    return parts


def words_of(parts: Mapping[str, bytes]) -> list[str]:
    """Every paragraph that has words, of the text first, then of heads, feet and notes."""
    names = sorted((name for name in parts if TOLD.fullmatch(name)), key=lambda name: (name != "word/document.xml", name))
    return [words for name in names for one in _tree(parts[name]).iter(f"{W}p") if (words := said(one)).strip()]


def pictures_in(parts: Mapping[str, bytes]) -> int:
    return sum(name.startswith("word/media/") for name in parts)


def said(paragraph) -> str:
    """The words of one paragraph, tabs and line breaks as spaces; a paragraph inside it (a text box) is told by itself."""
    told = []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
        if next(node.iterancestors(f"{W}p")) is paragraph:
            told.append(node.text or "" if node.tag == f"{W}t" else "-" if node.tag == f"{W}noBreakHyphen" else " ")
    return "".join(told)


def plain(words: str) -> str:
    """Words alone, as two writers would agree on them: no signs between, no capitals, one space."""
    return " ".join(re.sub(r"[^\w/]+", " ", unicodedata.normalize("NFC", words).casefold()).split())


def stands_in(text: str, words: str) -> bool:
    """`words` whole, somewhere in `text`; both as `plain` gives them."""
    return f" {words} " in f" {text} "


def with_words(data: bytes, change: Callable[[list], None]) -> bytes:
    """The same .docx with its paragraphs changed by `change`; a link to a template outside is left out."""
    parts = opened(data)
    tree = _tree(parts["word/document.xml"])
    change(list(tree.iter(f"{W}p")))
    parts["word/document.xml"] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts.pop("word/_rels/settings.xml.rels", None)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, part in parts.items():
            pack.writestr(name, part)
    return out.getvalue()


def put(paragraph, old: str, new: str) -> bool:
    """Write `new` where `old` stands in a paragraph, however its letters lie in runs; False when it does not stand there."""
    texts = [node for node in paragraph.iter(f"{W}t") if next(node.iterancestors(f"{W}p")) is paragraph]
    whole = "".join(node.text or "" for node in texts)
    start = whole.replace("\xa0", " ").find(old)
    if start < 0 or not old:
        return False
    end, at, written = start + len(old), 0, False
    for node in texts:
        text = node.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first < last:
            _write(node, text[:first] + ("" if written else new) + text[last:])
            written = True
    return True


def _write(node, words: str) -> None:
    """The words in one text node, each further line after a break of its own."""
    first, *more = words.split("\n")
    node.text = first
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for line in reversed(more):
        fresh = etree.Element(f"{W}t")
        fresh.text = line
        node.addnext(fresh)
        node.addnext(etree.Element(f"{W}br"))


def _check(parts: Mapping[str, bytes]) -> None:
    types = parts["[Content_Types].xml"].lower()
    if b"macroenabled" in types or b"vba" in types or any("vba" in name.lower() for name in parts):
        raise NotUsable("macros")
    if b"wordprocessingml.document.main" not in types:
        raise NotUsable("not_docx")
    for name in parts:
        if name.rpartition(".")[2].lower() not in PARTS or name.startswith(("word/embeddings", "word/activeX")):
            raise NotUsable("embedded")
    for name, part in parts.items():
        if name.endswith(".rels"):
            _check_links(name, _tree(part))
        elif TOLD.fullmatch(name):
            _check_words(_tree(part))


def _check_links(name: str, tree) -> None:
    for one in tree.iter("{*}Relationship"):
        sort = one.get("Type", "").rpartition("/")[2]
        if sort in {"oleObject", "package", "control", "aFChunk", "subDocument"}:
            raise NotUsable("embedded")
        if one.get("TargetMode") == "External" and not (sort == "attachedTemplate" and name == "word/_rels/settings.xml.rels"):
            raise NotUsable("linked")


def _check_words(tree) -> None:
    for node in _elements(tree):
        local = etree.QName(node).localname
        if local in EMBEDS:
            raise NotUsable("embedded")
        if local in TRACKED and node.tag.startswith(W):
            raise NotUsable("tracked")
        if node.tag in {f"{W}vanish", f"{W}specVanish"} and node.get(f"{W}val", "1") not in {"0", "false", "off"}:
            raise NotUsable("hidden")
        if FETCHES.search((node.text or "") if local == "instrText" else node.get(f"{W}instr", "") if local == "fldSimple" else ""):
            raise NotUsable("linked")


def _elements(tree) -> Iterator:
    return (node for node in tree.iter() if isinstance(node.tag, str))


def _tree(part: bytes):
    """No entity is resolved and nothing fetched; a part that declares any is refused."""
    try:
        tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError) as wrong:
        raise NotUsable("broken") from wrong
    if tree.getroottree().docinfo.doctype:
        raise NotUsable("broken")
    return tree
