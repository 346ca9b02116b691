"""Sealed identities, for machines: one's own key, who may know a denouncer, opening together by two. The same acts and refusals as the pages.

What is unlocked lies half in the session, half in the cookie of the answer, for the same minutes as on the page; a caller without cookies opens nothing.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Status

from tiepdan.common.actor import Actor
from tiepdan.common.api import REFUSALS, Code, Key
from tiepdan.common.errors import NotFound
from tiepdan.desk.keys_shapes import (
    AlikeOut,
    EndKeyIn,
    KeysOut,
    KnowerIn,
    KnowersOut,
    NewKeyIn,
    PassphraseIn,
    SecrecyIn,
    SecrecyOut,
    UnlockIn,
    UnsealingOut,
    WhyIn,
)
from tiepdan.desk.queries.keys import Asked, keys_seen, knowers_of
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.intake.actions import ask_to_unseal, let_know_no_longer, let_somebody_know, say_whether_secret
from tiepdan.intake.errors import MayNotSeeIdentity
from tiepdan.intake.models import Petition
from tiepdan.intake.shapes import Identity
from tiepdan.intake.traced import Traced, traced
from tiepdan.offices.api import AtPost, post_by_code, require_fresh
from tiepdan.offices.models import Post
from tiepdan.offices.queries import recovery_posts
from tiepdan.vault import actions
from tiepdan.vault.errors import KeyMissing, PassphraseWrong, SureMissing
from tiepdan.vault.models import Unsealing
from tiepdan.vault.queries import key_of
from tiepdan.vault.unlocked import keep_unlocked, lock_again, until_in

T = TypeVar("T")
keys, seals, unsealings = (Router(tags=["seals"], auth=AtPost()) for _router in range(3))


@keys.get("", response={200: KeysOut, **REFUSALS}, url_name="own-key")
def own_key(request: HttpRequest):
    """The key of the post one sits at."""
    return _own_key(request)


def _own_key(request: HttpRequest) -> dict:
    actor: Actor = request.auth
    seen = keys_seen(actor)
    return {
        "made_at": seen.key.made_at if seen.key else None, "unlocked_until": until_in(request) if actor.keys else None, "vault_answers": seen.there,
        "waiting": seen.waiting, "recovery_made_at": seen.recovery.made_at if seen.recovery else None,
        "holders": [{**_post_out(post), "keyed": keyed} for post, keyed in seen.holders],
    }


@keys.post("", response={201: KeysOut, **REFUSALS}, url_name="make-key")
def make_key(request: HttpRequest, told: NewKeyIn):
    """A key for the post one sits at, under a passphrase that nobody else can give back."""
    actions.make_key(by=request.auth, now=timezone.now(), passphrase=told.passphrase.get_secret_value(), again=told.again.get_secret_value())
    actions.serve_waiting(by=request.auth)
    return Status(201, _own_key(request))


@keys.post("/unlock", response={200: KeysOut, **REFUSALS}, url_name="unlock-key")
def unlock_key(request: HttpRequest, response: HttpResponse, told: UnlockIn):
    """Unlock it for a while. Half of what opens comes back as a cookie, the other half lies in the session."""
    actor, now = request.auth, timezone.now()
    until = now + timedelta(minutes=settings.VAULT_MINUTES)
    unlocked = _counted(actor, lambda: actions.unlock(by=actor, now=now, passphrase=told.passphrase.get_secret_value(), until=until))
    actions.serve_waiting(by=replace(actor, keys=unlocked), now=now)
    keep_unlocked(request, response, unlocked, until, actor)
    return {**_own_key(request), "unlocked_until": until}


@keys.post("/lock", response={204: None, **REFUSALS}, url_name="lock-key")
def lock_key(request: HttpRequest, response: HttpResponse):
    """Lock it at once."""
    lock_again(request, response)
    return Status(204, None)


@keys.post("/change_passphrase", response={204: None, **REFUSALS}, url_name="change-passphrase")
def change_passphrase(request: HttpRequest, told: PassphraseIn):
    """Another passphrase for the same key."""
    said = {name: getattr(told, name).get_secret_value() for name in ("passphrase", "new", "again")}
    _counted(request.auth, lambda: actions.change_passphrase(by=request.auth, now=timezone.now(), **said))
    return Status(204, None)


@keys.post("/end", response={204: None, **REFUSALS}, url_name="end-key")
def end_key(request: HttpRequest, response: HttpResponse, told: EndKeyIn):
    """The passphrase is lost: give the key up. Only one's own; a holding that ends takes its key along by itself."""
    key = key_of(request.auth)
    if key is None:
        raise KeyMissing()
    if not told.sure:
        raise SureMissing()
    actions.end_key(key.pk, by=request.auth, now=timezone.now(), because="lost")
    lock_again(request, response)
    return Status(204, None)


@keys.post("/recovery", response={200: KeysOut, **REFUSALS}, url_name="set-up-recovery")
def set_up_recovery(request: HttpRequest):
    """A recovery key in three parts, by one of the three who hold them."""
    posts = recovery_posts(request.auth.province_id)
    actions.set_up_recovery([post.pk for post in posts], by=request.auth, now=timezone.now(), titles="; ".join(str(post) for post in posts))
    return _own_key(request)


def _counted(actor: Actor, act: Callable[[], T]) -> T:
    """A wrong passphrase is counted, as on the page."""
    try:
        return act()
    except PassphraseWrong:
        actions.count_wrong_passphrase(by=actor, now=timezone.now())
        raise


@seals.get("/{code}/knowers", response={200: KnowersOut, **REFUSALS}, url_name="knowers")
def knowers(request: HttpRequest, code: Code):
    """Who can open the seal; for who may open it."""
    return _knowers(request.auth, petition_or_404(request.auth, code))


def _knowers(actor: Actor, petition: Petition) -> dict:
    known = knowers_of(petition, actor)
    if known is None:
        raise MayNotSeeIdentity()
    return {"given": [_post_out(post) for post in known.given], "waiting": [_post_out(post) for post in known.waiting]}


@seals.post("/{code}/knowers", response={200: KnowersOut, **REFUSALS}, url_name="let-somebody-know")
def name_knower(request: HttpRequest, code: Code, told: KnowerIn):
    """The settler names a post that must know, with the reason; the key must be unlocked."""
    petition = petition_or_404(request.auth, code)
    let_somebody_know(petition.pk, by=request.auth, now=timezone.now(), post=_post(request.auth, told.post), reason=told.reason)
    return _knowers(request.auth, petition)


@seals.post("/{code}/knowers/take_back", response={200: KnowersOut, **REFUSALS}, url_name="let-know-no-longer")
def take_back_knower(request: HttpRequest, code: Code, told: KnowerIn):
    """The settler takes it back; what was seen was seen."""
    petition = petition_or_404(request.auth, code)
    let_know_no_longer(petition.pk, by=request.auth, now=timezone.now(), post=_post(request.auth, told.post))
    return _knowers(request.auth, petition)


@seals.post("/{code}/secrecy", response={200: SecrecyOut, **REFUSALS}, url_name="say-whether-secret")
def say_secrecy(request: HttpRequest, code: Code, told: SecrecyIn):
    """The denouncer declines secrecy, or wants it after all."""
    petition = petition_or_404(request.auth, code)
    sealed = say_whether_secret(petition.pk, by=request.auth, now=timezone.now(), declined=told.declined, words=told.words)
    return {"declined_on": sealed.secrecy_declined_on.isoformat() if sealed.secrecy_declined_on else ""}


@seals.post("/{code}/unsealing", response={201: UnsealingOut, **REFUSALS}, url_name="ask-unsealing")
def ask_unsealing(request: HttpRequest, code: Code, told: WhyIn):
    """One of the three key-holders asks the other two to open the identity."""
    petition = petition_or_404(request.auth, code)
    asked = ask_to_unseal(petition.pk, by=request.auth, now=timezone.now(), reason=told.reason)
    return Status(201, _unsealing_out(Asked(asked, str(petition.code), mine=True)))


@seals.get("/{code}/alike", response={200: list[AlikeOut], **REFUSALS}, url_name="alike")
def alike(request: HttpRequest, code: Code):
    """Sealed petitions of the same sender or the same words, for who must know both denouncers; for everybody else there are none. Opens nothing."""
    return [_alike_out(one) for one in traced(petition_or_404(request.auth, code), request.auth)]


@unsealings.get("", response={200: list[UnsealingOut], **REFUSALS}, url_name="unsealings")
def list_unsealings(request: HttpRequest):
    """The newest, for the three key-holders; nobody else sees any."""
    return [_unsealing_out(one) for one in keys_seen(request.auth).asked]


@unsealings.post("/{unsealing_id}/consent", response={200: UnsealingOut, **REFUSALS}, url_name="consent-unsealing")
def consent(request: HttpRequest, unsealing_id: Key):
    """Another key-holder agrees, with their own key unlocked."""
    asked, petition = _asked(request.auth, unsealing_id)
    return _unsealing_out(Asked(actions.consent_to_unsealing(asked.pk, by=request.auth, now=timezone.now()), str(petition.code), mine=False))


@unsealings.post("/{unsealing_id}/refuse", response={200: UnsealingOut, **REFUSALS}, url_name="refuse-unsealing")
def refuse(request: HttpRequest, unsealing_id: Key):
    """Another key-holder does not agree, or who asked takes it back."""
    asked, petition = _asked(request.auth, unsealing_id)
    mine = asked.asked_by_key.post_id == request.auth.post_id
    return _unsealing_out(Asked(actions.refuse_unsealing(asked.pk, by=request.auth, now=timezone.now()), str(petition.code), mine=mine))


@unsealings.post("/{unsealing_id}/open", response={200: Identity, **REFUSALS}, url_name="open-unsealed")
def open_unsealed(request: HttpRequest, unsealing_id: Key):
    """The identity, for who asked, while the time lasts; each look is in the journal. Asks for the second factor shown just now."""
    asked, _petition = _asked(request.auth, unsealing_id)
    require_fresh(request)
    return {"identity": json.loads(actions.open_unsealed(asked.pk, by=request.auth, now=timezone.now()))}


def _asked(actor: Actor, unsealing_id: int) -> tuple[Unsealing, Petition]:
    asked = Unsealing.objects.select_related("asked_by_key").filter(pk=unsealing_id).first()
    petition = Petition.objects.visible_to(actor).filter(sealed__token=asked.token).first() if asked else None
    if asked is None or petition is None:
        raise Http404
    return asked, petition


def _post(actor: Actor, code: str) -> Post:
    post = post_by_code(actor, code)
    if post is None:
        raise NotFound(what=f"chức vụ {code}")
    return post


def _post_out(post: Post) -> dict:
    return {"post": post.code, "title": str(post)}


def _unsealing_out(one: Asked) -> dict:
    told = {name: getattr(one.unsealing, name) for name in ("id", "reason", "asked_by", "asked_at", "consented_by", "until", "refused_at")}
    return {**told, "petition": one.code, "mine": one.mine}


def _alike_out(one: Traced) -> dict:
    return {"code": str(one.petition.code), "sender": one.sender, "words": one.words}
