"""The administrator's page of certificates: which one each official signs with, enrolled here and taken back here."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.paging import newest_first
from tiepdan.desk.queries.register import as_day
from tiepdan.desk.shell import desk_page, show
from tiepdan.documents.actions import enrol_certificate, revoke_certificate
from tiepdan.documents.models import SignerCertificate
from tiepdan.offices.abilities import ADMINISTER
from tiepdan.offices.models import Post

LARGEST = 20_000  # bytes of a certificate


@require_safe
@desk_page
def certificates(request: HttpRequest) -> HttpResponse:
    """Certificates of the province, newest first; for the administrator."""
    _administrator(request)
    rows = SignerCertificate.objects.filter(post__office__province__code=request.actor.province).select_related("post__office")
    return show(request, "desk/certificates.html", {
        "page": newest_first(rows, request.GET.get("after", "")), "first": not request.GET.get("after"), "rest": "",
    }, here="today")


@require_POST
@desk_page
def certificate_enrol(request: HttpRequest) -> HttpResponse:
    """Enrol the certificate laid in the form for whoever holds the post."""
    _administrator(request)
    code, told = request.POST.get("post", "").strip(), request.FILES.get("certificate")
    post = Post.objects.filter(code=code, office__province__code=request.actor.province).first()
    try:
        row = enrol_certificate(post.pk if post else 0, by=request.actor, certificate=told.read(LARGEST + 1) if told else b"", now=timezone.now())
        messages.success(request, _("Đã ghi chứng thư số {serial} cho {signer}.").format(serial=row.serial, signer=row.signer))
    except Post.DoesNotExist:
        messages.error(request, _("Không có chức vụ mã “{code}” trong tỉnh. Chưa ghi gì; hãy xem lại mã.").format(code=code[:40]))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:certificates")


@require_POST
@desk_page
def certificate_revoke(request: HttpRequest, certificate_id: int) -> HttpResponse:
    """Take it back from a day on, with the reason."""
    _administrator(request)
    since: date | None = as_day(request.POST.get("since", ""))
    try:
        row = revoke_certificate(certificate_id, by=request.actor, now=timezone.now(), since=since, because=request.POST.get("because", ""))
        messages.success(request, _("Đã thu hồi chứng thư số {serial} từ ngày {day}. Chữ ký từ ngày ấy được báo là không có giá trị.").format(
            serial=row.serial, day=f"{row.revoked_from:%d/%m/%Y}"))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:certificates")


def _administrator(request: HttpRequest) -> None:
    if not request.actor.can(ADMINISTER):
        raise Http404
