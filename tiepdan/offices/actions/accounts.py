"""Accounts of officials: the first password, a new one when it is forgotten, a lost second factor, sign-ins ended, a lock taken off."""

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.journal.record import record
from tiepdan.offices import entries, sign_ins
from tiepdan.offices.errors import ConnectedElsewhere, NotYourAccount, PasswordWeak, SamePassword
from tiepdan.offices.models import Official
from tiepdan.offices.permission import require_administrator


@transaction.atomic
def give_password(official_id: int, password: str, *, by: Actor) -> Official:
    """Let an official sign in with this password, once: they change it before anything else. Open sign-ins end. Raises PasswordWeak, AbilityMissing."""
    require_administrator(by)
    official = Official.objects.select_for_update().get(pk=official_id)
    _set(official, password, given=True)
    sign_ins.end(sign_ins.of(official))
    record(entries.PASSWORD_GIVEN, official, by=by, official=official)
    return official


@transaction.atomic
def change_own_password(official_id: int, password: str, *, by: Actor) -> Official:
    """The official's own new password; on other machines they sign in again. Raises NotYourAccount, SamePassword, PasswordWeak."""
    _own(official_id, by)
    official = Official.objects.select_for_update().get(pk=official_id)
    if official.check_password(password):
        raise SamePassword()
    _set(official, password, given=False)
    record(entries.PASSWORD_CHANGED, official, by=by, official=official)
    return official


@transaction.atomic
def take_off_second_factor(official_id: int, *, by: Actor) -> int:
    """A telephone or key was lost: the old factors open nothing any more, open sign-ins end; the next one asks for a new factor. How many went.

    Raises AbilityMissing, NotYourAccount for the administrator's own account: nobody weakens their own lock alone.
    """
    require_administrator(by)
    if by.kind is ActorKind.OFFICIAL and by.official_id == official_id:
        raise NotYourAccount()
    official = Official.objects.select_for_update().get(pk=official_id)
    count = sign_ins.factors_of(official).count()
    sign_ins.factors_of(official).delete()
    sign_ins.end(sign_ins.of(official))
    record(entries.FACTOR_TAKEN_OFF, official, by=by, official=official, count=count)
    return count


@transaction.atomic
def connect_provider(official_id: int, provider: str, uid: str, *, by: Actor) -> None:
    """From now on the identity `uid` at the provider opens this account too; said twice it is one. Raises NotYourAccount, ConnectedElsewhere."""
    _own(official_id, by)
    official = Official.objects.select_for_update().get(pk=official_id)
    row, new = SocialAccount.objects.get_or_create(provider=provider, uid=uid, defaults={"user": official})
    if row.user_id != official.pk:
        raise ConnectedElsewhere()
    if new:
        record(entries.PROVIDER_CONNECTED, official, by=by, official=official)


@transaction.atomic
def disconnect_provider(official_id: int, *, by: Actor) -> int:
    """The owner takes every provider off the account; the password stays. How many went. Raises NotYourAccount."""
    _own(official_id, by)
    official = Official.objects.select_for_update().get(pk=official_id)
    count = SocialAccount.objects.filter(user_id=official.pk).delete()[0]
    if count:
        record(entries.PROVIDER_DISCONNECTED, official, by=by, official=official)
    return count


@transaction.atomic
def end_own_sign_ins(official_id: int, session_ids: list[int], *, by: Actor) -> int:
    """The owner ends some of the sign-ins of the account; those of others are passed over. How many ended. Raises NotYourAccount."""
    _own(official_id, by)
    official = Official.objects.get(pk=official_id)
    count = sign_ins.end(sign_ins.of(official).filter(pk__in=session_ids))
    if count:
        record(entries.SIGN_INS_ENDED, official, by=by, official=official, count=count)
    return count


@transaction.atomic
def end_sign_ins(official_id: int, *, by: Actor) -> int:
    """The administrator ends every sign-in of an account. How many ended. Raises AbilityMissing."""
    require_administrator(by)
    official = Official.objects.get(pk=official_id)
    count = sign_ins.end(sign_ins.of(official))
    record(entries.SIGN_INS_ENDED, official, by=by, official=official, count=count)
    return count


@transaction.atomic
def unlock_sign_in(official_id: int, *, by: Actor) -> int:
    """Forget the wrong passwords counted against an account, so that its owner need not wait. How many counts went. Raises AbilityMissing."""
    require_administrator(by)
    official = Official.objects.get(pk=official_id)
    count = sign_ins.wrong_passwords_of(official).delete()[0]
    record(entries.UNLOCKED, official, by=by, official=official)
    return count


def _own(official_id: int, by: Actor) -> None:
    if by.official_id != official_id:
        raise NotYourAccount()


def _set(official: Official, password: str, *, given: bool) -> None:
    try:
        validate_password(password, official)
    except ValidationError as weak:
        raise PasswordWeak(why=" ".join(weak.messages)) from None
    official.set_password(password)
    official.password_given = given
    official.save(update_fields=["password", "password_given"])
