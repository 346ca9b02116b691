"""The table of goals as it is printed."""

from tiepdan.project.evaluation.goals import Row

HEAD = f"{'':<52}{'must':>9}{'reached':>10}{'hard':>8}{'floor':>9}   "


def table_of(name: str, size: int, rows: list[Row]) -> list[str]:
    """Lines for one set; the hard part stands beside the whole, other parts on lines of their own."""
    hard = {row.goal.figure: row for row in rows if row.part == "hard"}
    lines = [f"— {name}: {size}", HEAD]
    for row in rows:
        if row.part == "hard":
            continue
        lines.append(_line(row, hard.get(row.goal.figure) if not row.part else None))
    return lines


def _line(row: Row, hard: Row | None) -> str:
    label = row.goal.says if not row.part or row.goal.figure.startswith(row.part) else f"{row.goal.says} ({row.part.replace('_', ' ')})"
    sign = "≤" if row.goal.at_most else "≥"
    must = "" if row.goal.must is None else f"{sign} {_number(row.goal.must)}"
    floor = "" if row.floor is None else _number(row.floor)
    return f"{label:<52}{must:>9}{_reached(row):>10}{_reached(hard) if hard else '':>8}{floor:>9}   {_verdict(row, hard)}".rstrip()


def _reached(row: Row) -> str:
    return "—" if row.reached is None else _number(row.reached)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.3f}".rstrip("0").rstrip(".") if value > 1 else f"{value:.3f}"


def _verdict(row: Row, hard: Row | None) -> str:
    words = {True: "pass", False: "FAIL", None: ""}[row.passes]
    if row.fell:
        words = f"{words} BELOW ITS FLOOR".strip() if row.reached is not None else "NOT MEASURED, though it has a floor"
    elif row.reached is None:
        words = "not measured"
    if hard is not None and hard.fell:
        words = f"{words} HARD PART BELOW ITS FLOOR ({hard.floor})".strip()
    return words
