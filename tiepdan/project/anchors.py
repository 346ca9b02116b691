"""The journal lies below the seals: here the two are put together. Anchors are made, laid outside, and compared with what was laid outside."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from tiepdan.common.actor import SYSTEM, at_office
from tiepdan.journal.actions import anchor_chains
from tiepdan.journal.anchoring import Deposit, Signed, against_deposit, deposit_of, read_deposit
from tiepdan.journal.models import Anchor
from tiepdan.offices.models import Office, OfficeKind, Province


def seal_of(province: Province) -> str:
    """Whose seal an anchor bears: the province's committee, or the province itself where its data name none."""
    committee = Office.objects.filter(province=province, kind=OfficeKind.COMMITTEE, parent__isnull=True).order_by("pk").first()
    return committee.name if committee else province.name


def make_anchor(province: Province, *, now: datetime) -> Anchor:
    """Anchor all chains of the province now, sealed; a copy is laid into ANCHORS_DIR when the site names one."""
    from tiepdan.documents.loose import seal_words  # pyHanko: only who signs waits for it

    office = seal_of(province)

    def sign(words: bytes) -> Signed:
        certificate, signature = seal_words(office, words, settings.KEYS_DIR)
        return Signed(office, certificate, signature)

    anchor = anchor_chains(province.code, by=at_office(SYSTEM, "", province.code), now=now, sign=sign)
    if settings.ANCHORS_DIR:
        lay_outside(anchor, settings.ANCHORS_DIR)
    return anchor


def lay_outside(anchor: Anchor, folder: Path) -> Path:
    """The anchor as a file of its own, never written over another."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"moc-neo-{anchor.province}-{anchor.number:06d}.json"
    if not path.exists():
        path.write_bytes(deposit_of(anchor))
    return path


def against_file(path: Path) -> tuple[Deposit, Iterator[str]]:
    """What a kept anchor finds missing or rewritten, one sentence each. Raises AnchorUnreadable."""
    from tiepdan.documents.loose import issued_by_trusted

    deposit = read_deposit(path.read_bytes())

    def found() -> Iterator[str]:
        if not issued_by_trusted(deposit.signed.certificate, settings.KEYS_DIR):
            yield f"{deposit.named}: chứng thư của “{deposit.signed.by}” không do nơi được tin cậy cấp"
        yield from against_deposit(deposit)

    return deposit, found()
