"""The act by which a whole file is handed to an archive or a court."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Model

from tiepdan.common.actor import Actor
from tiepdan.documents import entries
from tiepdan.documents.certificates import Signatory
from tiepdan.documents.efile import MOST_BYTES, MOST_PAGES, Leaf, bundle_of, check_size, packed
from tiepdan.documents.errors import ExportIncomplete, NothingToExport
from tiepdan.documents.store import sha256_of
from tiepdan.journal.record import record
from tiepdan.offices.models import Office

MOST_WORDS = 200  # signs


@transaction.atomic
def export_leaves(subject: Model, leaves: Sequence[Leaf], *, by: Actor, now: datetime, office: Office, head: dict[str, str]) -> bytes:
    """One PDF/A with all pages numbered, signed with the office's certificate, its index and the originals, in a zip.

    `head` names code, procedure, office, `to` and `ground`. Nothing is kept but the entry with the hash. Who may do it is for the calling act.
    Raises ExportIncomplete, NothingToExport, FileTooThick.
    """
    from tiepdan.documents.seal import seal_pdf  # most of a second to import

    said = checked_head(leaves, head)
    check_size(leaves, MOST_PAGES, MOST_BYTES)
    bundle = bundle_of(leaves, said, now)
    signed = seal_pdf(bundle.pages, office_itself(office), keys=Path(settings.KEYS_DIR), at=now, reason=f"Xuất hồ sơ {said['code']}", location=office.place)
    pdf_hash = sha256_of(signed)
    shown = [leaf for leaf in leaves if not leaf.closed]
    record(entries.FILE_EXPORTED, subject, by=by, at=now, to=said["to"], ground=said["ground"], pages=sum(leaf.pages for leaf in shown),
           withheld=len(leaves) - len(shown), sha256=pdf_hash)
    return packed(bundle, signed, pdf_hash)


def checked_head(leaves: Sequence[Leaf], head: dict[str, str]) -> dict[str, str]:
    """The head with blanks made one. Raises ExportIncomplete, NothingToExport."""
    said = {name: " ".join(value.split()) for name, value in head.items()}
    if not all(0 < len(said[name]) <= MOST_WORDS for name in ("to", "ground")):
        raise ExportIncomplete()
    if all(leaf.closed for leaf in leaves):
        raise NothingToExport()
    return said


def office_itself(office: Office) -> Signatory:
    return Signatory(post=office.code, name=office.name, title="Cơ quan", office=office.name)
