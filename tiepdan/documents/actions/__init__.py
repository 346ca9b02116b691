"""The acts of this room, one file for each group that belongs together."""

from tiepdan.documents.actions.agent import complete_signing, prepare_signing
from tiepdan.documents.actions.certificates import enrol_certificate, revoke_certificate
from tiepdan.documents.actions.countersign import ask_countersign, countersign, drop_countersign
from tiepdan.documents.actions.destroy import empty_papers, remove_bytes
from tiepdan.documents.actions.edited import hand_in_edited, make_edited_pages, withdraw_edited
from tiepdan.documents.actions.efile import export_leaves
from tiepdan.documents.actions.files import attach_paper, keep_file, read_paper_text, seal_file, tidy_files
from tiepdan.documents.actions.letters import amend_letter, cancel_letter, draft_letter, submit_letter
from tiepdan.documents.actions.numbers import cancel_number, mark_secret, name_replaced
from tiepdan.documents.actions.pages import (
    call_handwritten,
    close_pages,
    correct_page,
    keep_page,
    move_pages,
    open_pages,
    read_through,
    take_over_pages,
)
from tiepdan.documents.actions.send import carry, mark_posted, mark_read, notify, notify_all, send_letter
from tiepdan.documents.actions.sign import seal_again, seal_failed, seal_letter, sign_letter
from tiepdan.documents.actions.thick import begin_export, end_exports, export_failed, make_export

__all__ = [
    "amend_letter",
    "ask_countersign",
    "attach_paper",
    "begin_export",
    "call_handwritten",
    "cancel_letter",
    "cancel_number",
    "carry",
    "close_pages",
    "complete_signing",
    "correct_page",
    "countersign",
    "draft_letter",
    "drop_countersign",
    "empty_papers",
    "end_exports",
    "enrol_certificate",
    "export_failed",
    "export_leaves",
    "hand_in_edited",
    "keep_file",
    "keep_page",
    "make_edited_pages",
    "make_export",
    "mark_posted",
    "mark_read",
    "mark_secret",
    "move_pages",
    "name_replaced",
    "notify",
    "notify_all",
    "open_pages",
    "prepare_signing",
    "read_paper_text",
    "read_through",
    "remove_bytes",
    "revoke_certificate",
    "seal_again",
    "seal_failed",
    "seal_file",
    "seal_letter",
    "send_letter",
    "sign_letter",
    "submit_letter",
    "take_over_pages",
    "tidy_files",
    "withdraw_edited",
]
