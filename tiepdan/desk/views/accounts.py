"""Sign-ins and accounts: where one is signed in, and the administrator's help when a password or a telephone is lost."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import AbilityMissing, Refused
from tiepdan.desk.queries.accounts import account_or_404, accounts_page, changes_to, is_connected, sign_ins_of
from tiepdan.desk.queries.guarding import guards
from tiepdan.desk.shell import desk_page, show
from tiepdan.desk.step_up import fresh_factor
from tiepdan.offices.abilities import ADMINISTER
from tiepdan.offices.actions import (
    disconnect_provider,
    end_own_sign_ins,
    end_sign_ins,
    give_password,
    take_off_second_factor,
    unlock_sign_in,
)
from tiepdan.offices.sign_ins import wrong_passwords_of

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read for another
ACTS = {"go-khoa-hai": take_off_second_factor, "dong-phien": end_sign_ins, "mo-khoa": unlock_sign_in}


@require_safe
@desk_page
def sign_ins_page(request: HttpRequest) -> HttpResponse:
    """Where the owner is signed in now, and what was done to the account."""
    return show(request, "desk/sign_ins.html", {
        "sign_ins": sign_ins_of(request.user, request.session.session_key), "changes": changes_to(request.user),
        "connected": is_connected(request.user),
    })


@require_POST
@desk_page
def sign_in_end(request: HttpRequest) -> HttpResponse:
    """End one sign-in, or all but this one; or take the provider off the account."""
    if request.POST.get("which") == "provider":
        disconnect_provider(request.user.pk, by=request.actor)
        messages.success(request, _("Đã gỡ. Từ nay chỉ đăng nhập bằng mật khẩu hoặc khóa thiết bị."))
        return redirect("desk:sign-ins")
    mine = [one for one in sign_ins_of(request.user, request.session.session_key) if not one.here]
    chosen = request.POST.get("which", "")
    ended = end_own_sign_ins(request.user.pk, [one.row.pk for one in mine if chosen in {"all", str(one.row.pk)}], by=request.actor)
    messages.success(request, _("Đã đóng {count} phiên. Máy ấy muốn vào lại phải đăng nhập lại.").format(count=ended) if ended
                     else _("Phiên này đã đóng từ trước. Không còn gì phải làm."))
    return redirect("desk:sign-ins")


@require_safe
@desk_page
def accounts(request: HttpRequest) -> HttpResponse:
    """Accounts of the province, and what guards the house; for the administrator."""
    if not request.actor.can(ADMINISTER):
        raise Http404
    words = " ".join(request.GET.get("q", "").split())[:80]
    return show(request, "desk/accounts.html", {
        "page": accounts_page(request.actor, words, request.GET.get("after", "")), "words": words, "guards": guards(),
        "rest": f"q={words}" if words else "", "first": not request.GET.get("after"),
    })


@require_safe
@desk_page
def account(request: HttpRequest, official_id: int) -> HttpResponse:
    return _account(request, official_id)


@require_POST
@desk_page
@fresh_factor
def account_act(request: HttpRequest, official_id: int, account_act: str) -> HttpResponse:
    """Help with an account: a new password shown once, a lost factor taken off, sign-ins ended, a lock taken off."""
    seen = account_or_404(request.actor, official_id)
    try:
        if account_act == "mat-khau":
            password = new_password()
            give_password(seen.pk, password, by=request.actor)
            return _account(request, official_id, password=password)
        if account_act not in ACTS:
            raise Http404
        ACTS[account_act](seen.pk, by=request.actor)
        messages.success(request, _("Đã làm. Việc này nằm trong nhật ký, chủ tài khoản cũng thấy."))
    except AbilityMissing:
        raise Http404 from None
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:account", official_id=official_id)


def new_password() -> str:
    """Four groups of four, easy to read out on the telephone; changed by its owner at the first sign-in."""
    return "-".join("".join(secrets.choice(SIGNS) for _sign in range(4)) for _group in range(4))


def _account(request: HttpRequest, official_id: int, password: str = "") -> HttpResponse:
    seen = account_or_404(request.actor, official_id)
    return show(request, "desk/account.html", {
        "seen": seen, "password": password, "sign_ins": sign_ins_of(seen, request.session.session_key), "changes": changes_to(seen),
        "wrong": sum(attempt.failures_since_start for attempt in wrong_passwords_of(seen)), "own": seen.pk == request.user.pk,
    })
