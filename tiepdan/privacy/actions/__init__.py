"""The acts on personal data."""

from tiepdan.privacy.actions.breaches import close_breach, open_breach, tell_of_breach
from tiepdan.privacy.actions.requests import answer_data_request, open_data_request

__all__ = ["answer_data_request", "close_breach", "open_breach", "open_data_request", "tell_of_breach"]
