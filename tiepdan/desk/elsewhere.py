"""A file of another office opens by an act: whoever sees the province presses once a day for each file, and the journal says so."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from tiepdan.cases.models import Round
from tiepdan.common.actor import Actor
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.desk.shell import show
from tiepdan.intake.models import Petition
from tiepdan.offices.abilities import SEE_PROVINCE
from tiepdan.offices.acting import at_home

OPENED, MOST = "elsewhere", 300


def is_elsewhere(actor: Actor, petition: Petition) -> bool:
    """Whether only the eyes over the whole province see this file: neither the actor's office nor their post has to do with it."""
    if not actor.can(SEE_PROVINCE):
        return False
    home = at_home(actor)
    if Petition.objects.visible_to(home).filter(pk=petition.pk).exists() or petition.state == "disputed":  # the superior decides where it goes
        return False
    return not Round.objects.visible_to(home).filter(petition_id=petition.pk).exists()


def opened_elsewhere(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Under `desk_page`: asks before a file of another office is shown; a GET writes nothing, so the page asks for one press."""

    @wraps(view)
    def page(request: HttpRequest, code: str, *args, **kwargs) -> HttpResponse:
        if not request.actor.can(SEE_PROVINCE):
            return view(request, code, *args, **kwargs)
        petition = petition_or_404(request.actor, code)
        if request.session.get(OPENED, {}).get(str(petition.pk)) == _today(request) or not is_elsewhere(request.actor, petition):
            return view(request, code, *args, **kwargs)
        return show(request, "desk/open_elsewhere.html", {"petition": petition, "then": request.path}, here="petitions")

    return page


def remember_opened(request: HttpRequest, petition: Petition) -> None:
    """For this session and this day."""
    kept = [*request.session.get(OPENED, {}).items()][-MOST:]
    request.session[OPENED] = {**dict(kept), str(petition.pk): _today(request)}


def _today(request: HttpRequest) -> str:
    return f"{request.today.isoformat()}/{request.actor.post_id}"
