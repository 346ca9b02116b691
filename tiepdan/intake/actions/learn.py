"""Make a version of the reader from one unit's corrections, and take one back."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from tiepdan.common.actor import Actor, ActorKind, at_office
from tiepdan.common.errors import require
from tiepdan.intake import entries
from tiepdan.intake.corrections import Correction, ReaderVersion
from tiepdan.intake.errors import ReasonNeeded, StepNotOpen
from tiepdan.intake.reader import Unit, examples_of
from tiepdan.journal.record import record
from tiepdan.offices.abilities import ADMINISTER, ROUTE
from tiepdan.offices.models import Province
from tiepdan.reading.refit import refit


@transaction.atomic
def refit_reader(unit: Unit, *, by: Actor, now: datetime) -> ReaderVersion:
    """Learn from a unit's corrections; the version is in force at once when the frozen petitions are read no worse, else kept as refused, without words.

    Only the system refits: at night, or when somebody asks for it on the command line. Minutes long, and holds no lock until it is done.
    Raises StepNotOpen for anybody else.
    """
    if by.kind != ActorKind.SYSTEM:
        raise StepNotOpen(step="Học lại", because="bộ đọc học lại mỗi đêm, không ai bấm lúc đang đọc đơn")
    last = Correction.objects.filter(province=unit.province, **({"office": unit.office} if unit.office else {})).aggregate(last=Max("pk"))["last"] or 0
    made = refit(examples_of(unit))
    Province.objects.select_for_update().get(pk=unit.province.pk)
    number = ReaderVersion.objects.filter(province=unit.province, office=unit.office).aggregate(most=Max("number"))["most"] or 0
    version = ReaderVersion.objects.create(
        province=unit.province, office=unit.office, number=number + 1, parameters=made.parameters, trained_on=made.trained_on, last_correction=last,
        before=made.before, after=made.after, accepted=made.accepted, because=made.because[:300], made_at=now, in_force_from=now if made.accepted else None,
    )
    actor = at_office(by, unit.office.code if unit.office else "", unit.province.code)
    record(entries.REFIT, version, by=actor, at=now, version=str(version), trained_on=made.trained_on, before=made.before, after=made.after,
           told="áp dụng" if made.accepted else "không áp dụng", because=made.because)
    return version


@transaction.atomic
def withdraw_reader(version_id: int, *, by: Actor, now: datetime, reason: str) -> ReaderVersion:
    """Take a version out of force: the unit's version before it reads again, at last the reader as shipped. The next refit waits for a person.

    An office's own officers take its version back, the administrator the province's. Raises AbilityMissing, StepNotOpen, ReasonNeeded.
    """
    version = ReaderVersion.objects.select_for_update(of=("self",)).select_related("province", "office").get(pk=version_id)
    if by.kind != ActorKind.SYSTEM:
        require(by, ROUTE if version.office_id else ADMINISTER)
        if by.province_id != version.province_id or version.office_id not in (None, by.office_id):
            raise StepNotOpen(step="Bỏ phiên bản", because="đây là phiên bản của cơ quan khác")
    if not reason.strip():
        raise ReasonNeeded()
    if not version.accepted or version.withdrawn_at is not None:
        raise StepNotOpen(step="Bỏ phiên bản", because=f"phiên bản {version} không đang áp dụng")
    version.withdrawn_at, version.withdrawn_because = now, " ".join(reason.split())[:300]
    version.save(update_fields=["withdrawn_at", "withdrawn_because"])
    actor = by if by.office_code else at_office(by, version.office.code if version.office else "", version.province.code)
    record(entries.READER_WITHDRAWN, version, by=actor, at=now, version=str(version), reason=version.withdrawn_because)
    return version
