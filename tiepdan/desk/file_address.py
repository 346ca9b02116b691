"""The address of a file: signed, good for a few minutes, for the post and the session that asked and nobody else."""

from django.core.signing import BadSignature, TimestampSigner
from django.http import Http404, HttpRequest
from django.utils.crypto import salted_hmac

MINUTES = 5
SALT = "desk.file"


def sign(request: HttpRequest, paper_id: int) -> str:
    return TimestampSigner(salt=SALT).sign_object([paper_id, _whose(request)], compress=True)


def read_signed(request: HttpRequest, signed: str) -> int:
    """The paper an address names. Raises Http404 when it is forged, too old, or another's."""
    try:
        paper_id, whose = TimestampSigner(salt=SALT).unsign_object(signed, max_age=MINUTES * 60)
    except BadSignature:
        raise Http404 from None
    if whose != _whose(request):
        raise Http404
    return paper_id


def _whose(request: HttpRequest) -> str:
    return salted_hmac(SALT, f"{request.session.session_key} {request.actor.post_id}", algorithm="sha256").hexdigest()[:32]
