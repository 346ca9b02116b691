"""The acts of the law: clocks on files, a province's own days off, rules a legal officer vouches for."""

from tiepdan.law.actions.clocks import drop_clocks, extend_clock, hand_over_clocks, meet_clock, pause_clocks, resume_clocks, start_clock
from tiepdan.law.actions.confirming import confirm_rule, take_back_rule
from tiepdan.law.actions.days import change_days, withdraw_day

__all__ = [
    "change_days", "confirm_rule", "drop_clocks", "extend_clock", "hand_over_clocks", "meet_clock", "pause_clocks", "resume_clocks", "start_clock",
    "take_back_rule", "withdraw_day",
]
