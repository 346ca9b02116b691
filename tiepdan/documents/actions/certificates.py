"""The administrator's acts on certificates: enrolled for whoever holds a post, taken back from a day on."""

import hashlib
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tiepdan.common.actor import Actor
from tiepdan.common.errors import NotFound
from tiepdan.documents import entries
from tiepdan.documents.errors import CertificateEnrolled, CertificateRevoked, RevocationIncomplete
from tiepdan.documents.models import SignerCertificate
from tiepdan.journal.record import record
from tiepdan.offices.models import Post
from tiepdan.offices.permission import require_administrator

FURTHEST = timedelta(days=366)  # ahead of today


@transaction.atomic
def enrol_certificate(post_id: int, *, by: Actor, certificate: bytes, now: datetime) -> SignerCertificate:
    """From now on the post's present holder signs with enrolled certificates only. `certificate` is DER or PEM.

    Raises AbilityMissing, NotFound, CertificateUnreadable, CertificateUntrusted, CertificateEnrolled.
    """
    from tiepdan.documents.trust import trusted_certificate

    require_administrator(by)
    post = Post.objects.select_for_update(of=("self",)).select_related("office__province").get(pk=post_id)
    holder = post.holdings.filter(Q(until__isnull=True) | Q(until__gt=now), since__lte=now, deputising=False).select_related("official").first()
    if holder is None or (by.province and post.office.province.code != by.province):
        raise NotFound(what=str(_("người đang giữ chức vụ này")))
    own = trusted_certificate(certificate, keys=Path(settings.KEYS_DIR), now=now)
    serial, sha256 = f"{own.serial_number:x}"[:64], hashlib.sha256(own.dump()).hexdigest()
    if SignerCertificate.objects.filter(sha256=sha256).exists():
        raise CertificateEnrolled(serial=serial)
    row = SignerCertificate.objects.create(post=post, signer=holder.official.full_name, serial=serial, sha256=sha256, enrolled_at=now,
                                           enrolled_by=by.signature[:300])
    record(entries.CERTIFICATE_ENROLLED, post, by=by, serial=serial, post=post.title)
    return row


@transaction.atomic
def revoke_certificate(certificate_id: int, *, by: Actor, now: datetime, since: date | None, because: str) -> SignerCertificate:
    """From that day on the certificate signs nothing: who judges a letter it signed that day or later is told so, and the server takes it no more.

    Once taken back it stays so; the official is enrolled anew. Raises AbilityMissing, NotFound, CertificateRevoked, RevocationIncomplete.
    """
    require_administrator(by)
    rows = SignerCertificate.objects.select_for_update(of=("self",)).select_related("post__office__province")
    row = rows.filter(pk=certificate_id).first()
    if row is None or (by.province and row.post.office.province.code != by.province):
        raise NotFound(what=str(_("chứng thư này")))
    if row.revoked_from is not None:
        raise CertificateRevoked(serial=row.serial, day=f"{row.revoked_from:%d/%m/%Y}")
    reason, today = " ".join(because.split()), timezone.localdate(now)
    if since is None or not reason or len(reason) > 300 or not timezone.localdate(row.enrolled_at) - FURTHEST * 10 <= since <= today + FURTHEST:
        raise RevocationIncomplete()
    row.revoked_from, row.revoked_because, row.revoked_at, row.revoked_by = since, reason, now, by.signature[:300]
    row.save(update_fields=["revoked_from", "revoked_because", "revoked_at", "revoked_by"])
    record(entries.CERTIFICATE_REVOKED, row.post, by=by, at=now, serial=row.serial, post=row.post.title, day=f"{since:%d/%m/%Y}", because=reason)
    return row
