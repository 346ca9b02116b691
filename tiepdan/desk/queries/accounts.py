"""Accounts of the province's officials, for whoever administers them and for their owner."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from tiepdan.common.actor import Actor
from tiepdan.desk.paging import Page, newest_first
from tiepdan.journal.models import JournalEntry
from tiepdan.offices import sign_ins
from tiepdan.offices.abilities import ADMINISTER
from tiepdan.offices.models import Holding, Official

SHOWN_ENTRIES = 20
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
MACHINES = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "macOS"), ("Linux", "Linux"))


@dataclass(frozen=True)
class SignIn:
    """One sign-in as its owner recognises it: on what, since when, until when, and whether it is the one in use now."""

    row: UserSession
    machine: str
    here: bool

    @property
    def ends(self):
        return self.row.created_at + timedelta(seconds=settings.SESSION_COOKIE_AGE)


def accounts_of(actor: Actor) -> QuerySet[Official]:
    """Officials who hold or held a post of the administrator's province; nobody else sees any account."""
    if not actor.can(ADMINISTER):
        return Official.objects.none()
    held = Holding.objects.filter(official=OuterRef("pk"), post__office__province_id=actor.province_id)
    factors = Authenticator.objects.filter(user_id=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return Official.objects.filter(Exists(held)).annotate(factor=Exists(factors))


def accounts_page(actor: Actor, words: str, after: str) -> Page:
    found = accounts_of(actor)
    if words:
        found = found.filter(Q(full_name__icontains=words) | Q(username__icontains=words))
    return newest_first(found, after)


def account_or_404(actor: Actor, official_id: int) -> Official:
    found = accounts_of(actor).filter(pk=official_id).first()
    if found is None:
        raise Http404
    return found


def sign_ins_of(official: Official, session_key: str = "") -> list[SignIn]:
    return [SignIn(row, machine_of(row.user_agent), row.session_key == session_key) for row in sign_ins.standing(official)]


def is_connected(official: Official) -> bool:
    return SocialAccount.objects.filter(user_id=official.pk).exists()


def machine_of(user_agent: str) -> str:
    """`Chrome trên Windows`: as much as a person needs to say "that was me"."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    machine = next((name for sign, name in MACHINES if sign in user_agent), "")
    return " trên ".join(part for part in (browser, machine) if part) or "máy không rõ"


def changes_to(official: Official) -> list[JournalEntry]:
    """What was done to the account, the newest first; the journal holds it."""
    return list(JournalEntry.objects.about("official", official.pk).order_by("-id")[:SHOWN_ENTRIES])
