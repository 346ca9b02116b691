"""Questions about people's data. They read; they write nothing."""

from datetime import date

from django.db.models import Q, QuerySet

from tiepdan.cases.models import Round
from tiepdan.common.actor import Actor
from tiepdan.documents.closing import Retention, retentions
from tiepdan.privacy.models import DataRequest


def requests_about(petition_id: int) -> QuerySet[DataRequest]:
    """What was asked about the data of one petition, newest first: for whoever holds its key."""
    return DataRequest.objects.filter(petition_id=petition_id).order_by("-pk")


def restriction_on(petition_id: int) -> DataRequest | None:
    """The objection that was followed: the file is marked, whoever works on it sees what may not be done with the data."""
    heard = (DataRequest.State.GRANTED, DataRequest.State.PARTLY)
    return DataRequest.objects.filter(petition_id=petition_id, kind=DataRequest.Kind.OBJECTION, state__in=heard).order_by("-pk").first()


def kept_out() -> list[Retention]:
    """How long each kind of file is kept; what was not read in the law says its doubt."""
    return list(retentions().values())


def past_their_time(actor: Actor, today: date) -> QuerySet[Round]:
    """Ended rounds of the actor's office whose files need be kept no longer. What has no row of its own is never offered."""
    over = Q(pk__in=[])
    for rule in retentions().values():
        try:
            ended_before = today.replace(year=today.year - rule.years)
        except ValueError:
            ended_before = date(today.year - rule.years, 2, 28)
        over |= Q(procedure__startswith=rule.kind, ended_on__lt=ended_before)
    return Round.objects.visible_to(actor).filter(over, office_id=actor.office_id).select_related("petition")
