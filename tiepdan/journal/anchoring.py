"""Anchors read, written out as a file to be kept elsewhere, and compared with it."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from django.db import connection

from tiepdan.journal.errors import AnchorUnreadable
from tiepdan.journal.hashing import anchor_root, signed_words
from tiepdan.journal.models import Anchor, AnchoredHead, JournalEntry

FORMAT = "tiepdan-anchor-1"
LARGEST = 4 * 1024 * 1024  # bytes: the heads of some ten thousand offices
# Each chain of a province with where it stood at its last anchor; the shared chain belongs to every province.
HEADS = """
    select c.name, c.number, c.hash, (
        select h.number from journal_anchoredhead h join journal_anchor a on a.id = h.anchor_id
        where h.chain = c.name and a.province = %(province)s order by h.number desc limit 1
    ) from journal_chain c where c.number > 0 and (c.name like %(of)s or c.name = 'province') order by c.name
"""


@dataclass(frozen=True)
class Signed:
    """A signature and the certificate (PEM) it is checked with."""

    by: str
    certificate: str
    signature: str


@dataclass(frozen=True)
class Deposit:
    """An anchor as it was kept outside."""

    province: str
    number: int
    at: datetime
    previous_root: str
    root: str
    heads: list[tuple[str, int, str]]
    signed: Signed

    @property
    def named(self) -> str:
        return f"mốc neo số {self.number} lúc {self.at:%H:%M %d/%m/%Y}"


def heads_of(province: str) -> list[tuple[str, int, str, int | None]]:
    """Name, number and hash of each chain's head, and the number it had at the anchor before (None: never anchored)."""
    with connection.cursor() as cursor:
        cursor.execute(HEADS, {"province": province, "of": f"{province}/%"})
        return cursor.fetchall()


def signature_holds(root: str, signed: Signed) -> bool:
    """The signature is of this root, by the key of this certificate. Whether the certificate is trusted is asked elsewhere."""
    try:
        key = x509.load_pem_x509_certificate(signed.certificate.encode()).public_key()
        if not isinstance(key, EllipticCurvePublicKey):
            return False
        key.verify(base64.b64decode(signed.signature), signed_words(root), ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def anchor_covering(chain: str, number: int) -> Anchor | None:
    """The first anchor that covers an entry: its head stands at or behind it. None until the next hour."""
    head = AnchoredHead.objects.filter(chain=chain, number__gte=number).order_by("number").select_related("anchor").first()
    return head.anchor if head else None


def all_heads(anchor: Anchor) -> list[tuple[str, int, str]]:
    """Every head the root is over: each chain as it stood last, at this anchor or before."""
    heads = AnchoredHead.objects.filter(anchor__province=anchor.province, anchor__number__lte=anchor.number)
    return list(heads.order_by("chain", "-number").distinct("chain").values_list("chain", "number", "hash"))


def deposit_of(anchor: Anchor) -> bytes:
    """The anchor as a file of its own: all that is needed to check the journal against it later."""
    told = {
        "format": FORMAT, "province": anchor.province, "number": anchor.number, "at": anchor.at.isoformat(timespec="microseconds"),
        "previous_root": anchor.previous_root, "root": anchor.root, "heads": all_heads(anchor), "signed_by": anchor.signed_by,
        "certificate": anchor.certificate, "signature": anchor.signature,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def read_deposit(data: bytes) -> Deposit:
    """A kept anchor. Raises AnchorUnreadable when it is no such file, or not as it was signed."""
    if len(data) > LARGEST:
        raise AnchorUnreadable(why="tệp quá lớn")
    try:
        told = json.loads(data.decode())
        if told["format"] != FORMAT:
            raise AnchorUnreadable(why="không phải tệp mốc neo của Tiếp Dân")
        deposit = Deposit(
            str(told["province"]), int(told["number"]), datetime.fromisoformat(told["at"]), str(told["previous_root"]), str(told["root"]),
            [(str(chain), int(number), str(said)) for chain, number, said in told["heads"]],
            Signed(str(told["signed_by"]), str(told["certificate"]), str(told["signature"])),
        )
        root = anchor_root(deposit.province, deposit.number, deposit.at, deposit.previous_root, deposit.heads)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise AnchorUnreadable(why="không đúng dạng") from wrong
    if deposit.root != root:
        raise AnchorUnreadable(why="nội dung tệp đã bị sửa, không còn khớp mã băm của chính nó")
    if not signature_holds(root, deposit.signed):
        raise AnchorUnreadable(why="chữ ký không khớp")
    return deposit


def against_deposit(deposit: Deposit) -> Iterator[str]:
    """One sentence for each chain that no longer has what the deposit shows it had, and for an anchor that is gone."""
    kept = Anchor.objects.filter(province=deposit.province, number=deposit.number).values_list("root", flat=True).first()
    if kept != deposit.root:
        yield f"{deposit.named}: " + ("không còn trong kho dữ liệu" if kept is None else "trong kho dữ liệu đã khác tệp gửi bên ngoài")
    for chain, number, said in deposit.heads:
        here = JournalEntry.objects.filter(chain=chain, number=number).values_list("hash", flat=True).first()
        if here is None:
            yield missing_end(chain, number, deposit.named)
        elif here != said:
            yield rewritten(chain, number, deposit.named)


def missing_end(chain: str, number: int, named: str) -> str:
    last = JournalEntry.objects.filter(chain=chain).order_by("-number").values_list("number", flat=True).first() or 0
    if last > number:
        return f"chuỗi {chain}: thiếu dòng {number}, {named} đã ghi có"
    gone = f"dòng {number}" if last == number - 1 else f"các dòng {last + 1} đến {number}"
    return f"chuỗi {chain}: cuối chuỗi bị cắt, thiếu {gone}, {named} đã ghi có"


def rewritten(chain: str, number: int, named: str) -> str:
    """A consistent rewriting breaks no link: only the anchor shows it. It lies at this entry or before."""
    before = 0
    heads = AnchoredHead.objects.filter(chain=chain, number__lt=number).order_by("-number").values_list("number", "hash")
    for older, said in heads.iterator(chunk_size=500):
        if JournalEntry.objects.filter(chain=chain, number=older, hash=said).exists():
            before = older
            break
    return f"chuỗi {chain}: từ dòng {before + 1} đến dòng {number} đã bị viết lại, không khớp {named}"
