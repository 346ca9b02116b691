"""Where “Rời trang ngay” leads: a harmless page outside, the national weather page unless the province names another (LEAVE_TO)."""

from collections.abc import Callable
from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.conf import settings

WEATHER = "https://nchmf.gov.vn/"


def leave_to() -> str:
    return getattr(settings, "LEAVE_TO", WEATHER)


def leaving_allowed(view: Callable) -> Callable:
    """The page's form may be sent on to the outside page: browsers hold a form's redirects against form-action too."""
    outside = urlsplit(leave_to())
    return csp_update({"form-action": [f"{outside.scheme}://{outside.netloc}"]})(view)
