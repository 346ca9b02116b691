"""The acts on personal data."""

from tiepdan.privacy.actions.breaches import close_breach, open_breach, tell_of_breach
from tiepdan.privacy.actions.destruction import approve_destruction, decline_destruction, destroy, propose_destruction
from tiepdan.privacy.actions.requests import answer_data_request, open_data_request

__all__ = ["answer_data_request", "approve_destruction", "close_breach", "decline_destruction", "destroy", "open_breach", "open_data_request",
           "propose_destruction", "tell_of_breach"]
