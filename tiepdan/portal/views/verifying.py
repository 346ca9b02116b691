"""Anyone with a letter's file learns who signed it and whether it is as it was signed. Nothing of the file is kept or written down."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tiepdan.documents.judging import LARGEST, judge
from tiepdan.documents.read import revoked_certificates
from tiepdan.portal.uploads import true_size


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def verify(request: HttpRequest) -> HttpResponse:
    told, missing = None, False
    if request.method == "POST":
        upload = request.FILES.get("tep")
        missing = upload is None
        if upload is not None:
            pdf = b"0" * (LARGEST + 1) if true_size(request, upload) > LARGEST else upload.read()
            told = judge(pdf, keys=Path(settings.KEYS_DIR), revoked=revoked_certificates())
            told["marks"] = [one | {"at": datetime.fromisoformat(one["at"]) if one["at"] else None} for one in told["marks"]]
    return render(request, "portal/verify.html", {"here": "verify", "told": told, "missing": missing})
