"""Taking a petition in at the desk, and the receipt the citizen carries home."""

import hashlib
import secrets

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiepdan.common.actor import ActorKind
from tiepdan.common.errors import AbilityMissing, Refused
from tiepdan.desk.forms.entry import EntryForm
from tiepdan.desk.queries.repeats import perhaps_received
from tiepdan.desk.queries.same_person import Possible, looked_up
from tiepdan.desk.shell import code_or_404, desk_page, show
from tiepdan.documents.models import Paper
from tiepdan.intake.actions import receive
from tiepdan.intake.entries import RECEIVED
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.statement import Upload
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.abilities import REGISTER
from tiepdan.offices.models import Office, OfficeKind
from tiepdan.standing.stance import stand_with_code

LAST_FILED = 20  # receipts this session may print again


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def file_petition(request: HttpRequest) -> HttpResponse:
    """One page from top to bottom; sent twice it is one petition with one receipt."""
    if not request.actor.can(REGISTER):
        messages.error(request, str(AbilityMissing(ability=REGISTER)))
        return redirect("desk:petitions")
    office = Office.objects.select_related("province").get(pk=request.actor.office_id)
    communes = list(Office.objects.on(request.today).filter(province=office.province, kind=OfficeKind.COMMUNE).only("code", "short_name"))
    met = None
    if request.method == "POST" and "look" in request.POST:
        form, met = EntryForm(initial=request.POST.dict(), communes=communes), _look(request)
    elif request.method == "POST":
        form = EntryForm(request.POST, request.FILES, communes=communes)
        if form.is_valid() and (filed := _receive(request, form, office)):
            return redirect("desk:receipt", code=filed.code)
    else:
        here = office.code if office.kind == OfficeKind.COMMUNE else ""
        form = EntryForm(initial={"idempotency_key": secrets.token_urlsafe(24), "place_code": here}, communes=communes)
    return show(request, "desk/file_petition.html", {"form": form, "had_files": bool(request.FILES), "met": met}, here="petitions")


def _look(request: HttpRequest) -> list[Possible]:
    """Who of the known petitioners is in front of us; writes nothing. A denouncer is looked up nowhere (Luật Tố cáo Đ.8)."""
    if request.POST.get("kind") == Kind.DENUNCIATION:
        messages.info(request, _("Đơn tố cáo: không tìm người gửi trong sổ, danh tính được niêm phong ngay khi ghi."))
        return []
    return looked_up(request.POST.dict(), request.actor)


def _receive(request: HttpRequest, form: EntryForm, office: Office) -> Petition | None:
    uploads = [Upload(upload.name, upload.read()) for upload in form.cleaned_data["uploads"]]
    try:
        filed = receive(form.statement(), by=request.actor, office=office, channel=form.cleaned_data["channel"], now=timezone.now(),
                        idempotency_key=_own_key(request, form.cleaned_data["idempotency_key"]), uploads=uploads)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    # A denunciation of one's own head leaves the office at once; whoever took it in still hands over its receipt.
    request.session["filed"] = [*request.session.get("filed", []), filed.code][-LAST_FILED:]
    return filed


def _own_key(request: HttpRequest, key: str) -> str:
    """Keys of one post never meet those of another: nobody is handed the receipt of somebody else's sending."""
    return hashlib.sha256(f"desk/{request.actor.post_id}\n{key}".encode()).hexdigest()


@require_safe
@desk_page
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt, to print: code, the key to follow it with, QR, what happens next."""
    code = code_or_404(code)
    if code in request.session.get("filed", []):
        stand_with_code(code)
    filed = Petition.objects.select_related("office", "petitioner", "sealed", "holder_post__office").filter(code=code).first()
    if filed is None or (code not in request.session.get("filed", []) and not _may_reprint(request, filed)):
        raise Http404
    follow = request.build_absolute_uri(reverse("portal:follow", args=[filed.code]) + f"?khoa={filed.follow_key}")
    visible = Petition.objects.visible_to(request.actor).filter(pk=filed.pk).exists()
    return show(request, "desk/receipt.html", {
        "petition": filed, "follow": follow, "qr": mark_safe(segno.make(follow, error="m").svg_inline(scale=4, border=2)),
        "received": JournalEntry.objects.about("petition", filed.pk).filter(kind=RECEIVED.name, actor_kind=ActorKind.OFFICIAL).first(),
        "papers": Paper.objects.filter(subject="petition", subject_id=filed.pk).order_by("pk"),
        "seen": visible, "perhaps": perhaps_received(filed, request.actor) if visible else [],
    }, here="petitions")


def _may_reprint(request: HttpRequest, filed: Petition) -> bool:
    """The reception of the office that took it in; the key lets its bearer read the citizen's side."""
    mine = request.actor.can(REGISTER) and filed.office_id == request.actor.office_id and filed.sealed_id is None
    return mine and Petition.objects.visible_to(request.actor).filter(pk=filed.pk).exists()
