"""The acts of this room: make a folder, say who must know, keys of officials, the recovery key, unsealing by two."""

from tiepdan.vault.actions.folders import carry_over, forget_by_machine, make_folder, put_in_box, serve_waiting, take_from, tell
from tiepdan.vault.actions.keys import change_passphrase, count_wrong_passphrase, end_key, give_demo_keys, make_key, unlock
from tiepdan.vault.actions.machine import rotate_machine_key, with_machine
from tiepdan.vault.actions.recovery import ask_unsealing, consent_to_unsealing, end_loans, open_unsealed, refuse_unsealing, set_up_recovery
from tiepdan.vault.actions.shred import shred_folder
from tiepdan.vault.actions.tracing import carry_traces, forget_traces, leave_traces

__all__ = ["ask_unsealing", "carry_over", "carry_traces", "change_passphrase", "consent_to_unsealing", "count_wrong_passphrase", "end_key",
           "end_loans", "forget_by_machine", "forget_traces", "give_demo_keys", "leave_traces", "make_folder", "make_key", "open_unsealed",
           "put_in_box", "refuse_unsealing", "rotate_machine_key", "serve_waiting", "set_up_recovery", "shred_folder", "take_from", "tell", "unlock",
           "with_machine"]
