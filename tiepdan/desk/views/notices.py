"""Notifications in the page, and the posts one may sit at."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.desk.paging import newest_first
from tiepdan.desk.shell import desk_page, show
from tiepdan.documents.actions import mark_read
from tiepdan.documents.models import Outgoing
from tiepdan.offices.abilities import ADMINISTER, SEE_OFFICE
from tiepdan.offices.acting import holdings_in_force


@require_safe
@desk_page
def notices(request: HttpRequest) -> HttpResponse:
    """What was told to this post, unread first seen as unread; a look changes nothing."""
    asked = "all" if request.GET.get("which") == "all" else "unread"
    mine = Outgoing.objects.filter(post_id=request.actor.post_id, channel=Outgoing.Channel.PAGE)
    page = newest_first(mine if asked == "all" else mine.filter(read_at__isnull=True), request.GET.get("after", ""))
    return show(request, "desk/notices.html", {"page": page, "which": asked, "rest": f"which={asked}", "first": not request.GET.get("after")})


@require_POST
@desk_page
def notice_read(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Opening one marks it read and leads to what it is about."""
    notice = Outgoing.objects.filter(pk=notice_id, post_id=request.actor.post_id, channel=Outgoing.Channel.PAGE).first()
    if notice is None:
        raise Http404
    mark_read(notice.pk, by=request.actor)
    stay = "stay" in request.POST or not url_has_allowed_host_and_scheme(notice.link, allowed_hosts=None)
    return redirect("desk:notices") if stay else redirect(notice.link)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def posts(request: HttpRequest) -> HttpResponse:
    """Who holds several posts, or stands in for somebody, says which one they act from."""
    held = list(holdings_in_force(request.user, request.today))
    if request.method == "POST":
        chosen = next((one for one in held if str(one.post_id) == request.POST.get("post")), None)
        if chosen is None:
            raise Http404
        request.session["post_id"] = chosen.post_id
        messages.success(request, _("Ông/bà đang làm việc với chức vụ {post}.").format(post=chosen.post))
        return redirect("desk:today")
    return show(request, "desk/posts.html", {"held": held, "may_administer": request.actor.can(ADMINISTER), "may_see_looks": request.actor.can(SEE_OFFICE)})
