"""The acts of this room: loading a province's data, saying who holds a post, accounts and how one signs in."""

from tiepdan.offices.actions.accounts import (
    change_own_password,
    connect_provider,
    disconnect_provider,
    end_own_sign_ins,
    end_sign_ins,
    give_password,
    take_off_second_factor,
    unlock_sign_in,
)
from tiepdan.offices.actions.holdings import assign_holding, deputise, end_holding
from tiepdan.offices.actions.leaving import end_keys_of_left
from tiepdan.offices.actions.load import load_province

__all__ = [
    "assign_holding", "change_own_password", "connect_provider", "deputise", "disconnect_provider", "end_holding", "end_keys_of_left", "end_own_sign_ins",
    "end_sign_ins", "give_password", "load_province", "take_off_second_factor", "unlock_sign_in",
]
