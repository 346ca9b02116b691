"""The acts on people: remember a petitioner, say that two rows are one person, seal a denouncer, open the seal with a reason."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.common.folding import fold
from tiepdan.common.models import next_number
from tiepdan.journal.record import record
from tiepdan.people import entries
from tiepdan.people.errors import CannotBe, GroundMissing, NotLinked, OrganisationNotLinked, ReasonMissing, SamePersonRow, SecrecySaid
from tiepdan.people.models import Person, PersonLink, SealedIdentity
from tiepdan.people.permission import LINK_PEOPLE
from tiepdan.vault.actions import make_folder, put_in_box
from tiepdan.vault.reach import box_of


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


CORRECTABLE = {"name": "họ tên", "address": "địa chỉ", "phone": "số điện thoại", "email": "thư điện tử", "identity_number": "số giấy tờ",
               "birth_year": "năm sinh"}


@transaction.atomic
def correct_person(person_id: int, *, by: Actor, now: datetime, field: str, value: str) -> Person:
    """Put right what is kept about a petitioner, as they asked (Luật 91/2025 Đ.4). The journal says which field, never the value.

    Who may is for the calling act to ask. Raises CannotBe when it is no such field or no such value.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    said = " ".join(value.replace("\0", "").split())
    if field not in CORRECTABLE or (field == "name" and not said):
        raise CannotBe(field=CORRECTABLE.get(field, field))
    try:
        setattr(person, field, Person._meta.get_field(field).clean(said, person) if said else None if field == "birth_year" else "")
    except ValidationError:
        raise CannotBe(field=CORRECTABLE[field]) from None
    person.name_folded = fold(person.name)
    person.save(update_fields=[field, "name_folded"])
    record(entries.CORRECTED, person, by=by, at=now, field=CORRECTABLE[field])
    return person


@transaction.atomic
def link_persons(one_id: int, other_id: int, *, by: Actor, now: datetime, ground: str, signs: Sequence[str] = ()) -> PersonLink:
    """An officer says that two rows are one person; neither row changes. Said twice it is one link.

    `ground` is one of PersonLink.Ground, so that no free word can carry a name into the journal. Whether `by` may see both is for the
    calling page to have checked. Raises AbilityMissing, GroundMissing, SamePersonRow, OrganisationNotLinked; Person.DoesNotExist for a row
    that is gone.
    """
    require(by, LINK_PEOPLE)
    if ground not in PersonLink.Ground.values:
        raise GroundMissing()
    if one_id == other_id:
        raise SamePersonRow()
    one, other = (Person.objects.select_for_update().get(pk=pk) for pk in sorted((one_id, other_id)))
    if one.organisation or other.organisation:
        raise OrganisationNotLinked()
    if standing := PersonLink.objects.filter(one=one, other=other, taken_back_at__isnull=True).first():
        return standing
    link = PersonLink.objects.create(one=one, other=other, ground=ground, signs=list(signs), made_at=now, made_by=by.signature[:300])
    record(entries.LINKED, link, by=by, at=now, one=one.pk, other=other.pk, ground=str(PersonLink.Ground(ground).label))
    return link


@transaction.atomic
def unlink_persons(link_id: int, *, by: Actor, now: datetime, ground: str) -> PersonLink:
    """Take a link back; it stays readable as history. Raises AbilityMissing, GroundMissing, NotLinked."""
    require(by, LINK_PEOPLE)
    if ground not in PersonLink.TakenBack.values:
        raise GroundMissing()
    link = PersonLink.objects.select_for_update().filter(pk=link_id, taken_back_at__isnull=True).first()
    if link is None:
        raise NotLinked()
    link.taken_back_at, link.taken_back_because = now, ground
    link.save(update_fields=["taken_back_at", "taken_back_because"])
    record(entries.UNLINKED, link, by=by, at=now, one=link.one_id, other=link.other_id, ground=str(PersonLink.TakenBack(ground).label))
    return link


@transaction.atomic
def seal_identity(details: dict, *, by: Actor, today: date, secrecy_declined: bool = False) -> SealedIdentity:
    """Box a denouncer's identity and whatever would give it away (Luật Tố cáo Đ.8 k.3, Đ.49). The journal gets the pseudonym only."""
    folder = make_folder(by=by)
    put_in_box(folder.token, _told(details), by=by)
    sealed = SealedIdentity.objects.create(
        token=folder.token, number=next_number(f"pseudonym/{today.year}"), year=today.year, secrecy_declined_on=today if secrecy_declined else None,
    )
    record(entries.SEALED, sealed, by=by, pseudonym=sealed.pseudonym)
    return sealed


@transaction.atomic
def seal_again(sealed_id: int, details: dict, *, by: Actor) -> SealedIdentity:
    """Other details into a box that stands, under the pseudonym it has: the paper was read again."""
    sealed = SealedIdentity.objects.select_for_update().get(pk=sealed_id)
    put_in_box(sealed.token, _told(details), by=by)
    record(entries.SEALED_AGAIN, sealed, by=by, pseudonym=sealed.pseudonym)
    return sealed


@transaction.atomic
def say_secrecy(sealed_id: int, *, by: Actor, today: date, declined: bool) -> SealedIdentity:
    """Whether the denouncer wants secrecy, as they said on a day: who declines it can be shown to have done so (NĐ 156 Đ.6). The seal itself stays.

    Raises SecrecySaid when that already stands.
    """
    sealed = SealedIdentity.objects.select_for_update().get(pk=sealed_id)
    if declined == (sealed.secrecy_declined_on is not None):
        raise SecrecySaid()
    sealed.secrecy_declined_on = today if declined else None
    sealed.save(update_fields=["secrecy_declined_on"])
    record(entries.SECRECY_DECLINED if declined else entries.SECRECY_WANTED, sealed, by=by, pseudonym=sealed.pseudonym, on=f"{today:%d/%m/%Y}")
    return sealed


@transaction.atomic
def reveal(sealed_id: int, *, by: Actor, reason: str) -> dict:
    """Open one sealed identity by a key of who acts, and remember who looked and why. The only door to it.

    Raises ReasonMissing, KeyLocked, NotGiven, VaultClosed. Whether `by` may look at this file is for the calling act to check first.
    """
    if not reason.strip():
        raise ReasonMissing()
    sealed = SealedIdentity.objects.get(pk=sealed_id)
    record(entries.REVEALED, sealed, by=by, pseudonym=sealed.pseudonym, reason=reason.strip())
    return json.loads(box_of(sealed.token, by=by))


def _told(details: dict) -> bytes:
    return json.dumps(details, ensure_ascii=False).encode()
