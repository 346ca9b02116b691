"""Accounts of officials: the first password, and a new one when it is forgotten."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.journal.record import record
from tiepdan.offices import entries
from tiepdan.offices.errors import PasswordWeak
from tiepdan.offices.models import Official
from tiepdan.offices.permission import require_administrator


@transaction.atomic
def give_password(official_id: int, password: str, *, by: Actor) -> Official:
    """Let an official sign in with this password from now on. Raises PasswordWeak, AbilityMissing."""
    require_administrator(by)
    official = Official.objects.select_for_update().get(pk=official_id)
    try:
        validate_password(password, official)
    except ValidationError as weak:
        raise PasswordWeak(why=" ".join(weak.messages)) from None
    official.set_password(password)
    official.save(update_fields=["password"])
    record(entries.PASSWORD_GIVEN, official, by=by, official=official)
    return official
