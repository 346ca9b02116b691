"""The second wall: PostgreSQL itself keeps rows from whoever may not see them. The first wall, `visible_to`, stays.

`tables.py` says of every table whether it lies behind the wall and who sees a row; `policies.py` makes SQL of it; `raising.py` puts it up.
"""

from tiepdan.project.walls.raising import raise_walls, walls_stand

__all__ = ["raise_walls", "walls_stand"]
