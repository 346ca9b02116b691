"""What is fuzzed, with invented seeds, and what must hold of every answer. A target fails by raising."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

BETWEEN = "\x00"  # parts of one input: two texts, twelve fields


@dataclass(frozen=True)
class Target:
    """One entry of the pure core: seeds to begin from, and what is done with the bytes."""

    seeds: tuple[bytes, ...]
    run: Callable[[bytes], None]


def text_of(data: bytes) -> str:
    """Any text, halves of signs (lone surrogates) among them, as a JSON line may bring them."""
    return data.decode("utf-8", errors="surrogateescape")


def read_one(data: bytes) -> None:
    from tiepdan.reading.read import read

    findings = read(text_of(data))
    json.dumps(findings.to_json("x"))
    if not all(0 <= cue.span[0] <= cue.span[1] <= len(findings.text) for cue in findings.cues):
        raise AssertionError("a cue lies outside the text")


def mask_one(data: bytes) -> None:
    from tiepdan.reading.mask import mask

    name, _, text = text_of(data).partition(BETWEEN)
    mask(text, [name] if name.strip() else [])


def compare_persons(data: bytes) -> None:
    from tiepdan.reading.persons.described import Described
    from tiepdan.reading.persons.same import compare

    fields = (text_of(data).split(BETWEEN) + [""] * 12)[:12]
    one, other = Described(*fields[:6]), Described(*fields[6:])
    if compare(one, other) != compare(other, one):
        raise AssertionError("the verdict depends on who comes first")


def persons_line(data: bytes) -> None:
    from tiepdan.reading.persons.command import answer_lines

    for answer in answer_lines([text_of(data)]):
        json.loads(answer.line)


def compare_petitions(data: bytes) -> None:
    from tiepdan.reading.repeats.verdict import compare_texts

    one, _, other = text_of(data).partition(BETWEEN)
    if compare_texts(one, other).relation != compare_texts(other, one).relation:
        raise AssertionError("the relation depends on which comes first")


def check_any_paper(data: bytes) -> None:
    from tiepdan.reading.errors import BadPaper
    from tiepdan.reading.paper import check_paper

    ending = ("pdf", "docx", "txt", "png", "jpg", "")[data[0] % 6] if data else "txt"
    try:
        check_paper(data[1:], f"don.{ending}")
    except BadPaper:
        return


PETITION = """ĐƠN KHIẾU NẠI
Kính gửi: Chủ tịch UBND xã Y Tý
Tôi là Phàn Văn Ín, sinh năm 1972, trú tại thôn Mới, xã Y Tý, căn cước số 010072004417, điện thoại 0912 345 678. Tôi khiếu nại Quyết định số
112/QĐ-UBND ngày 12/10/2026 của Chủ tịch UBND xã Y Tý thu hồi 300 m2 đất. Đề nghị hủy quyết định trên. Người làm đơn: Phàn Văn Ín"""
DENUNCIATION = (
    "Tôi tố cáo ông công chức địa chính xã Tả Van, huyện Sa Pa nhận 30 triệu đồng. Xin giấu tên. Việc này công an đã biết, quá hạn 30 ngày."
)
PERSON = (
    "ông Lò Văn Sử",
    "03/07/1970",
    "010 070 004417",
    "thôn Mới, xã Nàn Sán, huyện Si Ma Cai, tỉnh Lào Cai",
    "+84 912 345 678",
    "a@b.vn",
)
PLAIN = ("L. V. SU", "7-3-1970", "063112233", "thon Moi xa Si Ma Cai", "0912345678", "")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n%%EOF"
ZIP = b"PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00!\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x11\x00\x00\x00word/document.xml"


def _bytes(*parts: str) -> bytes:
    return BETWEEN.join(parts).encode()


LINE = json.dumps({"id": "x", "a": {"ho_ten": "Lò Văn Sử", "cccd": "010070004417"}, "b": {"ngay_sinh": 1970, "dia_chi": None}}).encode()
TARGETS = {
    "read": Target((_bytes(PETITION), _bytes(DENUNCIATION)), read_one),
    "mask": Target((_bytes("Phàn Văn Ín", PETITION),), mask_one),
    "persons": Target((_bytes(*PERSON, *PLAIN), _bytes(*PERSON, *PERSON)), compare_persons),
    "persons_line": Target((LINE,), persons_line),
    "paper": Target(tuple(bytes([place]) + seed for place, seed in ((0, PDF), (1, ZIP), (2, _bytes(PETITION)), (3, PNG))), check_any_paper),
}
if find_spec("tiepdan.reading.repeats") is not None:
    TARGETS["repeats"] = Target((_bytes(PETITION, PETITION), _bytes(PETITION, DENUNCIATION)), compare_petitions)
