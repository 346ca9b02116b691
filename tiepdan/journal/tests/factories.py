"""A thing to write about, an officer, and a seal of our own for anchors."""

import base64
from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from django.db import connection, transaction

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.journal.abilities import GUARD_PERSONAL, READ_JOURNAL
from tiepdan.journal.anchoring import Signed
from tiepdan.journal.kinds import EntryKind
from tiepdan.journal.models import JournalEntry
from tiepdan.journal.record import record

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
KEEPER = frozenset({READ_JOURNAL, GUARD_PERSONAL})
OFFICER = Actor(ActorKind.OFFICIAL, "Lù Thị Mai", official_id=3, post_id=4, post_title="Văn thư", office_code="02701",
                office_name="UBND xã Y Tý", province="15", abilities=KEEPER)
SECOND = Actor(ActorKind.OFFICIAL, "Sùng A Chớ", official_id=5, post_id=6, post_title="Phó Chủ tịch", office_code="02701",
               office_name="UBND xã Y Tý", province="15", abilities=KEEPER)
PLAIN = EntryKind("test.done", "Đã làm lần {time}.", personal=frozenset())
TYPED = EntryKind("test.typed", "Đã ghi: {reason}.", personal=frozenset({"reason"}), citizen="Đã ghi: {reason}.")


class Thing:
    """Whatever an act is about: the journal asks for its model name and key only."""

    class _meta:
        model_name = "thing"

    def __init__(self, pk: int = 7):
        self.pk = pk


def write(times: int = 1, by: Actor = OFFICER) -> list[JournalEntry]:
    with transaction.atomic():
        return [record(PLAIN, Thing(), by=by, at=NOON, time=time) for time in range(1, times + 1)]


def typed(reason: str, by: Actor = OFFICER) -> JournalEntry:
    with transaction.atomic():
        return record(TYPED, Thing(), by=by, at=NOON, reason=reason)


def behind(table: str, sql: str, *values: object) -> None:
    """As somebody would who owns the server and switches the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(f"alter table {table} disable trigger user")
        cursor.execute(sql, values)
        cursor.execute(f"alter table {table} enable trigger user")


@cache
def _key():
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "UBND tỉnh thử")])
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(datetime(2025, 1, 1)).not_valid_after(datetime(2055, 1, 1)).sign(key, hashes.SHA256())
    )
    return key, certificate.public_bytes(Encoding.PEM).decode()


def sign(words: bytes) -> Signed:
    key, certificate = _key()
    return Signed("UBND tỉnh thử", certificate, base64.b64encode(key.sign(words, ECDSA(hashes.SHA256()))).decode())
