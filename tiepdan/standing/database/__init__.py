"""Our database engine: PostgreSQL as Django knows it, with one thing more: it knows when an act begins (see stance.py)."""
