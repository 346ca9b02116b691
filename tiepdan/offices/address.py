"""From which address of the network a request comes. Kept as a keyed hash where it is kept at all for citizens."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The caller's address; behind our own proxy the last one in the row, which the proxy itself wrote."""
    if settings.BEHIND_TLS and (told := request.META.get("HTTP_X_FORWARDED_FOR", "")):
        return told.rsplit(",", 1)[-1].strip()
    return request.META.get("REMOTE_ADDR", "")
