"""Abilities this room asks for; the list of all stands in offices/abilities.py."""

READ_JOURNAL = "journal.read"  # the journal of one's own office, with the proof of each entry
GUARD_PERSONAL = "personal.guard"  # personal data: requests, breaches, what is erased and destroyed; always two persons
