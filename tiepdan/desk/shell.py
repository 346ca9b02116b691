"""What every page of the desk begins and ends with: who sits here, what day it is, one look for all answers."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.cache import never_cache

from tiepdan.common.actor import Actor
from tiepdan.common.checkcode import read_code
from tiepdan.desk.step_up import before_work
from tiepdan.documents.models import Outgoing
from tiepdan.offices.acting import acting
from tiepdan.offices.sign_ins import wanting
from tiepdan.standing.stance import stand_at_post
from tiepdan.vault.unlocked import keys_in

NOT_GIVEN_BACK = ("csrfmiddlewaretoken", "password", "code")


def desk_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Asks for sign-in and a post in force; gives the view `request.actor` and `request.today`. A stranger's file is 404, not 403."""

    @wraps(view)
    @never_cache
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _sign_in_first(request)
        request.today = timezone.localdate()
        request.actor = acting(request.user, request.today, post_id=request.session.get("post_id"))
        request.actor = replace(request.actor, keys=keys_in(request, request.actor))
        if request.actor.post_id is None:
            return render(request, "desk/no_post.html", {"actor": request.actor}, status=403)
        if first := wanting(request):
            return before_work(request, first)
        stand_at_post(request.actor)
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return show(request, "desk/not_found.html", {}, status=404)

    page.desk_page = True  # what the house test looks for: this address asks who is there
    return page


def show(request: HttpRequest, template: str, context: dict, *, here: str = "", status: int = 200) -> HttpResponse:
    """The answer, with what the bar above needs."""
    bar = {"actor": request.actor, "today": request.today, "here": here, "unread": SimpleLazyObject(lambda: _unread(request.actor))}
    return render(request, template, {**bar, **context}, status=status)


def _unread(actor: Actor) -> int:
    """How many notices wait; counted to a hundred, and only on a page that shows the bar."""
    return Outgoing.objects.unread_by(actor.post_id)[:100].count()


def code_or_404(typed: str) -> str:
    """A receipt code as it is kept; a mistyped one is nobody's. Raises Http404."""
    code = read_code(typed)
    if code is None:
        raise Http404(typed)
    return code


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back. What was being sent when the session ended is given back, ready to be sent again."""
    where = reverse("account_login") + "?" + urlencode({"next": request.get_full_path()})
    if request.method != "POST":
        return redirect(where)
    typed = [(name, value) for name, values in request.POST.lists() if name not in NOT_GIVEN_BACK for value in values]
    again = {"typed": typed, "sign_in": where, "had_files": bool(request.FILES), "action": request.get_full_path()}
    return render(request, "desk/session_over.html", again, status=401)
