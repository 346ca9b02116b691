"""A letter's file is judged for machines: open to anybody, keeps nothing."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from ninja import File, Router, Schema
from ninja.files import UploadedFile

from tiepdan.common.api import Problem
from tiepdan.documents.judging import LARGEST, judge
from tiepdan.documents.read import revoked_certificates
from tiepdan.offices.api import ByAddress

signatures = Router(tags=["signatures"])


class MarkOut(Schema):
    name: str
    title: str
    office: str
    at: datetime | None
    seal: bool
    kind: str
    revoked: bool
    good: bool
    timed: bool


class Judgement(Schema):
    valid: bool
    trouble: str
    reason: str
    marks: list[MarkOut]


ANSWERS = {200: Judgement, 404: Problem, 422: Problem, 429: Problem}


@signatures.post("/verify", response=ANSWERS, auth=None, throttle=[ByAddress("60/m")], url_name="verify-pdf")
def verify_pdf(request: HttpRequest, pdf: File[UploadedFile]):
    """Who signed a PDF, and whether the whole document is as it was signed."""
    return judge(pdf.read(LARGEST + 1), keys=Path(settings.KEYS_DIR), revoked=revoked_certificates())
