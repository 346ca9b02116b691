"""The acts of this room, one file for each group that belongs together."""

from tiepdan.documents.actions.files import attach_paper, keep_file, read_paper_text, seal_file, tidy_files
from tiepdan.documents.actions.letters import amend_letter, cancel_letter, draft_letter, submit_letter
from tiepdan.documents.actions.send import carry, mark_posted, mark_read, notify, notify_all, send_letter
from tiepdan.documents.actions.sign import seal_letter, sign_letter

__all__ = [
    "amend_letter", "attach_paper", "cancel_letter", "carry", "draft_letter", "keep_file", "mark_posted", "mark_read", "notify",
    "notify_all", "read_paper_text", "seal_file", "seal_letter", "send_letter", "sign_letter", "submit_letter", "tidy_files",
]
