"""The acts of the library: the province's documents, their reviews, and making a document known."""

from tiepdan.library.actions.documents import enter_document
from tiepdan.library.actions.known import acknowledge, disseminate
from tiepdan.library.actions.reviews import (
    assign_review,
    decide_review,
    draft_review,
    drop_review,
    propose_review,
    return_review,
    submit_review,
)

__all__ = [
    "acknowledge", "assign_review", "decide_review", "disseminate", "draft_review", "drop_review", "enter_document", "propose_review",
    "return_review", "submit_review",
]
