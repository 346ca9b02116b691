"""Find the draft of the browser that asks, and read what it holds. Nothing here writes."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tiepdan.portal.models import Draft
from tiepdan.portal.sealing import lookup_of, unseal, unseal_answers
from tiepdan.standing.stance import stand_with_draft

COOKIE = "draft"
SENT_COOKIE = "sent"  # the token of what was sent from here: opens the receipt, for a day
DAYS_KEPT = 30
DAYS_KEPT_SECRET = 3  # a denunciation lies about no longer than it must
HOURS_OF_RECEIPT = 24
MOST_PAPERS = 10
MOST_BYTES = 60_000_000


@dataclass
class OpenDraft:
    """A draft together with the token that opens it."""

    row: Draft
    token: str
    answers: dict = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return settings.DRAFTS_DIR / self.row.lookup

    @property
    def papers(self) -> list[dict]:
        """The kept files: id, name, size, media_type, clearness."""
        return self.answers.get("papers", [])

    def paper_bytes(self, paper_id: str) -> bytes:
        """Raises FileNotFoundError when the draft holds no such file."""
        if not any(paper["id"] == paper_id for paper in self.papers):
            raise FileNotFoundError(paper_id)
        return unseal((self.folder / paper_id).read_bytes(), self.token)


def find_draft(request: HttpRequest, *, now: datetime | None = None) -> OpenDraft | None:
    """The draft of this browser, sent or not; None when it has none, or none that is still kept."""
    return _find(request.COOKIES.get(COOKIE, ""), now)


def find_unsent(request: HttpRequest) -> OpenDraft | None:
    draft = find_draft(request)
    return draft if draft and draft.row.petition_id is None else None


def find_sent(request: HttpRequest) -> OpenDraft | None:
    """What was sent from this browser within the day; also when the answer to the sending never reached it."""
    found = (_find(request.COOKIES.get(name, ""), None) for name in (COOKIE, SENT_COOKIE))
    return next((draft for draft in found if draft and draft.row.petition_id), None)


def _find(token: str, now: datetime | None) -> OpenDraft | None:
    if not token:
        return None
    stand_with_draft(lookup_of(token))
    row = Draft.objects.filter(lookup=lookup_of(token), expires_at__gt=now or timezone.now()).select_related("petition").first()
    if row is None:
        return None
    try:
        return OpenDraft(row, token, unseal_answers(row.nonce, row.box, token))
    except InvalidTag:
        return None


def keep_cookie(response: HttpResponse, draft: OpenDraft, *, secret: bool) -> HttpResponse:
    """Hand the token to the browser; a denunciation's cookie goes when the browser is closed."""
    response.set_cookie(COOKIE, draft.token, max_age=None if secret else DAYS_KEPT * 86_400, httponly=True, samesite="Lax",
                        secure=settings.SESSION_COOKIE_SECURE)
    return response


def turn_into_receipt(response: HttpResponse, draft: OpenDraft) -> HttpResponse:
    """Sent: the next petition begins with a cookie of its own."""
    response.delete_cookie(COOKIE)
    response.set_cookie(SENT_COOKIE, draft.token, max_age=HOURS_OF_RECEIPT * 3600, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response
