"""The acts of this room: loading a province's data, and saying who holds a post."""

from tiepdan.offices.actions.holdings import assign_holding, deputise, end_holding
from tiepdan.offices.actions.load import load_province

__all__ = ["assign_holding", "deputise", "end_holding", "load_province"]
