"""The acts of this room: make a folder, say who must know, keys of officials, the recovery key, unsealing by two."""

from tiepdan.vault.actions.folders import carry_over, forget_by_machine, make_folder, put_in_box, serve_waiting, take_from, tell
from tiepdan.vault.actions.keys import change_passphrase, end_key, give_demo_keys, make_key, unlock
from tiepdan.vault.actions.machine import rotate_machine_key, with_machine

__all__ = ["carry_over", "change_passphrase", "end_key", "forget_by_machine", "give_demo_keys", "make_folder", "make_key", "put_in_box",
           "rotate_machine_key", "serve_waiting", "take_from", "tell", "unlock", "with_machine"]
