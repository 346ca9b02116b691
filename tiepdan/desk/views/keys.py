"""One's own key to sealed identities: make it, unlock it for a while, change or lose its passphrase; two key-holders opening together."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.forms.keys import ChangePassphraseForm, LostKeyForm, MakeKeyForm, UnlockForm
from tiepdan.desk.queries.keys import keys_seen
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.desk.shell import desk_page, show
from tiepdan.desk.step_up import fresh_factor
from tiepdan.intake.actions import ask_to_unseal
from tiepdan.intake.models import Petition
from tiepdan.offices.queries import recovery_posts
from tiepdan.vault import actions
from tiepdan.vault.errors import PassphraseWrong
from tiepdan.vault.models import Unsealing
from tiepdan.vault.queries import key_of
from tiepdan.vault.unlocked import keep_unlocked, lock_again, until_in

Form = MakeKeyForm | UnlockForm | ChangePassphraseForm | LostKeyForm


@require_safe
@desk_page
def keys(request: HttpRequest) -> HttpResponse:
    """Whether one has a key, whether it is unlocked, what waits; for the three key-holders, what they are asked."""
    return _page(request)


@require_POST
@desk_page
def key_act(request: HttpRequest, act: str) -> HttpResponse:
    """Make, unlock, lock, change, lose: each its own form on the page of the key."""
    if act not in ACTS:
        raise Http404
    return ACTS[act](request)


def _page(request: HttpRequest, **forms: Form) -> HttpResponse:
    then = {"then": request.GET.get("then", "")}
    shown = {"make": MakeKeyForm(prefix="make"), "unlock": UnlockForm(initial=then, prefix="unlock"), "change": ChangePassphraseForm(prefix="change"),
             "lost": LostKeyForm(prefix="lost"), **forms}
    until = until_in(request) if request.actor.keys else None
    return show(request, "desk/keys.html", {"seen": keys_seen(request.actor), "until": until, "forms": shown, "minutes": settings.VAULT_MINUTES,
                                            "now": timezone.now()}, here="keys")


def _filled(request: HttpRequest, name: str, kind: type[Form], act: Callable[[Form], HttpResponse]) -> HttpResponse:
    """Do what a form says; refused, the page again with the reason and nothing typed."""
    form = kind(request.POST, prefix=name)
    if form.is_valid():
        try:
            return act(form)
        except Refused as refusal:
            if isinstance(refusal, PassphraseWrong):
                actions.count_wrong_passphrase(by=request.actor, now=timezone.now())
            form.add_error(None, str(refusal))
    return _page(request, **{name: form})


def _make(request: HttpRequest) -> HttpResponse:
    def make(form: Form) -> HttpResponse:
        actions.make_key(by=request.actor, now=timezone.now(), **form.cleaned_data)
        served = actions.serve_waiting(by=request.actor)
        messages.success(request, _("Đã lập khóa. Từ nay niêm phong thuộc phần việc của ông/bà mở được bằng mật khẩu này.")
                         + (_(" Đã giao {served} niêm phong đang chờ.").format(served=served) if served else ""))
        return redirect("desk:keys")

    return _filled(request, "make", MakeKeyForm, make)


def _unlock(request: HttpRequest) -> HttpResponse:
    def unlock(form: Form) -> HttpResponse:
        now = timezone.now()
        until = now + timedelta(minutes=settings.VAULT_MINUTES)
        unlocked = actions.unlock(by=request.actor, now=now, passphrase=form.cleaned_data["passphrase"], until=until)
        actions.serve_waiting(by=replace(request.actor, keys=unlocked), now=now)
        then = form.cleaned_data["then"]
        if not then.startswith("/can-bo/") or not url_has_allowed_host_and_scheme(then, allowed_hosts=None):
            then = reverse("desk:keys")
        messages.success(request, _("Đã mở khóa trong {minutes} phút.").format(minutes=settings.VAULT_MINUTES))
        response = redirect(then)
        keep_unlocked(request, response, unlocked, until, request.actor)
        return response

    return _filled(request, "unlock", UnlockForm, unlock)


def _lock(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Đã khóa lại."))
    response = redirect("desk:keys")
    lock_again(request, response)
    return response


def _change(request: HttpRequest) -> HttpResponse:
    def change(form: Form) -> HttpResponse:
        actions.change_passphrase(by=request.actor, now=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Đã đổi mật khẩu khóa."))
        return redirect("desk:keys")

    return _filled(request, "change", ChangePassphraseForm, change)


def _lost(request: HttpRequest) -> HttpResponse:
    def lost(form: Form) -> HttpResponse:
        key = key_of(request.actor)
        if key is not None:
            actions.end_key(key.pk, by=request.actor, now=timezone.now(), because="lost")
        messages.success(request, _("Đã bỏ khóa cũ. Hãy lập khóa mới; người đang giữ sẽ giao lại khi họ mở khóa của mình."))
        response = redirect("desk:keys")
        lock_again(request, response)
        return response

    return _filled(request, "lost", LostKeyForm, lost)


def _recovery(request: HttpRequest) -> HttpResponse:
    posts = recovery_posts(request.actor.province_id)
    try:
        actions.set_up_recovery([post.pk for post in posts], by=request.actor, now=timezone.now(), titles="; ".join(str(post) for post in posts))
        messages.success(request, _("Đã lập khóa khôi phục và chia cho ba người giữ."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:keys")


ACTS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "lap": _make, "mo": _unlock, "dong": _lock, "doi": _change, "quen": _lost, "khoi-phuc": _recovery,
}


@require_POST
@desk_page
def unsealing_ask(request: HttpRequest, code: str) -> HttpResponse:
    """A key-holder asks the others to open an identity."""
    seen = petition_or_404(request.actor, code)
    try:
        ask_to_unseal(seen.pk, by=request.actor, now=timezone.now(), reason=request.POST.get("reason", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:petition", code=seen.code)
    messages.success(request, _("Đã hỏi hai người giữ khóa kia. Một người đồng ý thì ông/bà xem được trong thời hạn."))
    return redirect("desk:keys")


@require_POST
@desk_page
@fresh_factor
def unsealing_act(request: HttpRequest, unsealing_id: int, act: str) -> HttpResponse:
    """Consent, refuse, or see what was opened."""
    asked = Unsealing.objects.filter(pk=unsealing_id).first()
    petition = Petition.objects.visible_to(request.actor).select_related("sealed").filter(sealed__token=asked.token).first() if asked else None
    if asked is None or petition is None or act not in {"dong-y", "tu-choi", "xem"}:
        raise Http404
    try:
        if act == "xem":
            identity = json.loads(actions.open_unsealed(asked.pk, by=request.actor, now=timezone.now()))
            return show(request, "desk/identity.html", {"petition": petition, "identity": identity, "parted": []}, here="petitions")
        doing = actions.consent_to_unsealing if act == "dong-y" else actions.refuse_unsealing
        doing(asked.pk, by=request.actor, now=timezone.now())
        messages.success(request, _("Đã đồng ý mở; việc này đã ghi nhật ký.") if act == "dong-y" else _("Đã ghi là không đồng ý."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:keys")
