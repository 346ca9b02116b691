"""The acts of this room: loading a province's data, saying who holds a post, giving a password."""

from tiepdan.offices.actions.accounts import give_password
from tiepdan.offices.actions.holdings import assign_holding, deputise, end_holding
from tiepdan.offices.actions.load import load_province

__all__ = ["assign_holding", "deputise", "end_holding", "give_password", "load_province"]
