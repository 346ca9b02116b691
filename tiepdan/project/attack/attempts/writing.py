"""Writing what is not theirs: steps of other offices' files, posts not held, facts no form asks for, files that are something else."""

import io
import json
import zipfile
from collections.abc import Iterator
from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tiepdan.cases.models import Round
from tiepdan.cases.steps import PROCEDURES
from tiepdan.intake.models import Petition
from tiepdan.intake.steps import STEPS
from tiepdan.offices.models import Holding, Post
from tiepdan.project.attack.attempts.siege import Attempt, Siege

EXTRA = {
    "state": "closed", "holder_post": 1, "holder_post_id": 1, "holder_office": 1, "sealed": None, "sealed_id": None, "code": "LC26-999999-X",
    "number": 1, "is_superuser": True, "is_staff": True, "abilities": ["identity.reveal"], "post_id": 1, "actor": 1, "by": 1, "province": 1,
    "secrecy_declined_on": "2026-01-01", "competent_office": 1, "received_on": "2000-01-01",
}  # fmt: skip


def attempts(siege: Siege) -> Iterator[Attempt]:
    yield from _steps(siege)
    yield from _unsealing(siege)
    yield from _posts(siege)
    yield from _extra_facts(siege)
    yield from _files(siege)


def _steps(siege: Siege) -> Iterator[Attempt]:
    """Every step of every table, by page and by API, as somebody of another office and as the administrator."""
    ways = sorted({step.name for step in STEPS})
    steps = sorted({step.name for step in PROCEDURES["denunciation"]})
    for one in (siege.outsiders[0], siege.administrator):
        for way in ways:
            address = reverse("desk:petition-way", args=[siege.target.code, way])
            yield Attempt("bước của nơi khác", f"{one.post.role}: {address}", partial(_posted, siege, one, address))
            yield Attempt("bước của nơi khác", f"{one.post.role}: API {way}", partial(_posted, siege, one, f"/api/petitions/{siege.target.code}/{way}"))
        for step in steps:
            address = reverse("desk:case-step", args=[siege.target.code, step])
            yield Attempt("bước của nơi khác", f"{one.post.role}: {address}", partial(_posted, siege, one, address))
            yield Attempt("bước của nơi khác", f"{one.post.role}: API {step}", partial(_posted, siege, one, f"/api/rounds/{siege.target.code}/{step}"))


def _posted(siege: Siege, one: Holding, address: str) -> str:
    told = {"reason": "Thử.", "text": "Thử.", "confirm": "on"}
    browser = siege.browser(one)
    if address.startswith("/api/"):
        return siege.unwritten(lambda: browser.post(address, json.dumps(told), content_type="application/json"))
    return siege.unwritten(lambda: browser.post(address, told))


def _unsealing(siege: Siege) -> Iterator[Attempt]:
    for one in [*siege.outsiders, None]:
        for address in (reverse("desk:petition-identity", args=[siege.target.code]), f"/api/petitions/{siege.target.code}/identity"):
            who = one.post.role if one else "người lạ"
            yield Attempt("mở danh tính", f"{who}: {address}", lambda one=one, address=address: siege.gained(
                siege.browser(one).post(address, {"reason": "Cần biết.", "confirm": "on"})))


def _posts(siege: Siege) -> Iterator[Attempt]:
    """Choosing a post not held, then looking."""
    for one in siege.outsiders[:4]:
        for post in Post.objects.filter(office=siege.target.office).order_by("code")[:6]:
            yield Attempt("đổi chức vụ", f"{one.post.role} → {post.code}", partial(_as_post, siege, one, post.pk))


def _as_post(siege: Siege, one: Holding, post_id: int) -> str:
    browser = siege.browser(one)
    browser.post(reverse("desk:posts"), {"post": post_id, "post_id": post_id})
    return siege.gained(browser.get(reverse("desk:petition", args=[siege.target.code]), {"post_id": post_id}))


def _extra_facts(siege: Siege) -> Iterator[Attempt]:
    for fact, value in EXTRA.items():
        yield Attempt("gán trường lạ", f"API {fact}", partial(_filed_with, siege, fact, value))
        yield Attempt("gán trường lạ", f"trang {fact}", partial(_own_file_with, siege, fact, value))


def _filed_with(siege: Siege, fact: str, value: object) -> str:
    body = {"kind": "denunciation", "text": "Tôi tố cáo việc thu tiền sai.", "name": "Lý Thử", "address": "thôn Thử", fact: value}
    answer = Client(raise_request_exception=False).post("/api/petitions", json.dumps(body), content_type="application/json",
                                                        headers={"idempotency-key": f"attack-extra-{fact}-0001"})
    if answer.status_code >= 500:
        return "máy chủ hỏng"
    if answer.status_code >= 300:
        return ""
    filed = Petition.objects.get(code=answer.json()["code"])
    changed = filed.state == "closed" or filed.sealed_id is None or filed.code == EXTRA["code"] or filed.received_on.year == 2000
    return "trường lạ đã vào hồ sơ" if changed else ""


def _own_file_with(siege: Siege, fact: str, value: object) -> str:
    """An official's own lawful sending with one fact too many: nobody gets a right or another's file by it."""
    one = siege.outsiders[0]
    browser, before = siege.browser(one), siege.states()
    browser.post(reverse("desk:posts"), {"post": one.post_id, fact: str(value)})
    one.official.refresh_from_db()
    if getattr(one.official, "is_superuser", False) or getattr(one.official, "is_staff", False):
        return "có thêm quyền"
    return "hồ sơ đã bị đổi" if siege.states() != before else ""


def _files(siege: Siege) -> Iterator[Attempt]:
    for name, data, media_type in _bad_files():
        yield Attempt("tệp giả dạng", name[:60], partial(_kept, siege, name, data, media_type))


def _bad_files() -> Iterator[tuple[str, bytes, str]]:
    script = b"<html><script>alert(1)</script></html>"
    yield "don.html", script, "text/html"
    yield "anh.jpg", script, "image/jpeg"
    yield "anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml"
    yield "../../../../tmp/len-lut.jpg", b"\xff\xd8\xff\xe0" + b"0" * 60, "image/jpeg"
    yield "don.pdf.exe", b"MZ" + b"\x00" * 200, "application/pdf"
    yield "a\x00b.pdf", b"%PDF-1.4 /JavaScript", "application/pdf"
    yield "bom.zip", _bomb(), "application/zip"
    yield "bom.docx", _bomb("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    yield "to.png", _huge_picture(), "image/png"
    yield "rong.pdf", b"", "application/pdf"
    yield "x" * 900 + ".pdf", b"%PDF-1.4", "application/pdf"
    yield "macro.docm", _bomb("word/vbaProject.bin", 1000), "application/vnd.ms-word.document.macroEnabled.12"
    yield "don.php", b"<?php system($_GET['c']); ?>", "image/png"
    yield "don.pdf", b"%PDF-1.4\n" + script, "text/html"


def _bomb(member: str = "bom", size: int = 300_000_000) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(member, "w", force_zip64=True) as inner:
        for _ in range(max(1, size // 1_000_000)):
            inner.write(b"\x00" * min(size, 1_000_000))
    return packed.getvalue()


def _huge_picture() -> bytes:
    """A header that claims 60,000 by 60,000 points."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    chunks = chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)), chunk(b"IDAT", zlib.compress(b"\x00")), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _kept(siege: Siege, name: str, data: bytes, media_type: str) -> str:
    """Sent at the citizen's door; whatever is kept of it is never given back as a page that runs."""
    browser, before = Client(raise_request_exception=False), Round.objects.count()
    browser.post(reverse("portal:file-want"), {"want": "feedback"})
    answer = browser.post(reverse("portal:file-tell"), {"words": "Đường hỏng.", "photo": SimpleUploadedFile(name, data, media_type)})
    if answer.status_code >= 500:
        return f"máy chủ hỏng ({answer.status_code})"
    for kept in browser.get(reverse("portal:file-tell")).content.split(b'src="')[1:]:
        shown = browser.get(kept.split(b'"')[0].decode())
        if "html" in shown.get("Content-Type", "") and b"<script>alert" in shown.content:
            return "tệp chạy được trong trang"
    return "" if Round.objects.count() == before else "hồ sơ đã bị đổi"
