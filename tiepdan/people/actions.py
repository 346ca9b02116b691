"""The acts on people: remember a petitioner, seal a denouncer, open the seal with a reason."""

import secrets
from datetime import date
from typing import TypedDict

from django.conf import settings
from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.common.folding import fold
from tiepdan.common.models import next_number
from tiepdan.journal.record import record
from tiepdan.people import entries
from tiepdan.people.errors import ReasonMissing
from tiepdan.people.models import Person, SealedIdentity
from tiepdan.people.sealing import put_in_box, sealing_key, take_from_box


class PersonDetails(TypedDict, total=False):
    name: str
    address: str
    phone: str
    email: str
    identity_number: str
    birth_year: int | None
    organisation: bool


@transaction.atomic
def remember_person(details: PersonDetails, *, by: Actor) -> Person:
    """Keep a petitioner. The same identity number is the same person; without one every petition has its own row."""
    number = details.get("identity_number", "").strip()
    if number and (known := Person.objects.filter(identity_number=number, name_folded=fold(details["name"])).first()):
        return known
    return Person.objects.create(
        name=details["name"][:160], name_folded=fold(details["name"])[:160], address=details.get("address", "")[:300],
        phone=details.get("phone", "")[:20], email=details.get("email", ""), identity_number=number[:20],
        birth_year=details.get("birth_year"), organisation=details.get("organisation", False),
    )


@transaction.atomic
def seal_identity(details: dict, *, by: Actor, today: date, secrecy_declined: bool = False) -> SealedIdentity:
    """Box a denouncer's identity and whatever would give it away (Luật Tố cáo Đ.8 k.3, Đ.49). The journal gets the pseudonym only."""
    token = secrets.token_urlsafe(18)
    nonce, box = put_in_box(details, token, sealing_key(settings.KEYS_DIR))
    sealed = SealedIdentity.objects.create(
        token=token, number=next_number(f"pseudonym/{today.year}"), year=today.year, nonce=nonce, box=box,
        secrecy_declined_on=today if secrecy_declined else None,
    )
    record(entries.SEALED, sealed, by=by, pseudonym=sealed.pseudonym)
    return sealed


@transaction.atomic
def seal_again(sealed_id: int, details: dict, *, by: Actor) -> SealedIdentity:
    """Other details into a box that stands, under the pseudonym it has: the paper was read again."""
    sealed = SealedIdentity.objects.select_for_update().get(pk=sealed_id)
    sealed.nonce, sealed.box = put_in_box(details, sealed.token, sealing_key(settings.KEYS_DIR))
    sealed.save(update_fields=["nonce", "box"])
    record(entries.SEALED_AGAIN, sealed, by=by, pseudonym=sealed.pseudonym)
    return sealed


@transaction.atomic
def reveal(sealed_id: int, *, by: Actor, reason: str) -> dict:
    """Open one sealed identity, and remember who looked and why. The only door to the table.

    Raises ReasonMissing. Whether `by` may look at this file is for the calling act to check first.
    """
    if not reason.strip():
        raise ReasonMissing()
    sealed = SealedIdentity.objects.get(pk=sealed_id)
    record(entries.REVEALED, sealed, by=by, pseudonym=sealed.pseudonym, reason=reason.strip())
    return take_from_box(sealed.nonce, sealed.box, sealed.token, sealing_key(settings.KEYS_DIR))
