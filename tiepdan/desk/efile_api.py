"""The electronic file of a case, for machines: hand it over by a job, ask how far it is, fetch the archive."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema

from tiepdan.common.api import REFUSALS, Code, Key, Line
from tiepdan.desk.actions import export_thick_file
from tiepdan.desk.queries.case import round_or_404
from tiepdan.desk.queries.efile import export_or_404, exports_of
from tiepdan.documents.read import file_bytes
from tiepdan.offices.api import AtPost

efiles = Router(tags=["files"], auth=AtPost())


class ExportIn(Schema):
    """To whom the file is handed, and on what ground."""

    to: Line
    ground: Line


class ExportOut(Schema):
    """`sha256` is of the archive and stays after it is gone."""

    id: int
    state: str
    pages: int
    pages_done: int
    problem: str
    sha256: str
    asked_at: datetime
    expires_at: datetime | None


@efiles.post("/{code}/exports", response={200: ExportOut, **REFUSALS}, url_name="begin-export")
def begin(request: HttpRequest, code: Code, told: ExportIn):
    """Have the whole file made into signed PDFs, an index and the originals."""
    return export_thick_file(round_or_404(request.auth, code), by=request.auth, now=timezone.now(), to=told.to, ground=told.ground)


@efiles.get("/{code}/exports", response={200: list[ExportOut], **REFUSALS}, url_name="exports")
def exports(request: HttpRequest, code: Code):
    """The newest five and how far they are."""
    return exports_of(round_or_404(request.auth, code))


@efiles.get("/{code}/exports/{export_id}.zip", response={200: bytes, **REFUSALS}, url_name="export-archive")
def archive(request: HttpRequest, code: Code, export_id: Key):
    """The archive, for seven days."""
    export = export_or_404(round_or_404(request.auth, code), request.auth, export_id, timezone.now())
    return HttpResponse(file_bytes(export.archive), content_type="application/zip")
