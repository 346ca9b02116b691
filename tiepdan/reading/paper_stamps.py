"""Black round stamps on a photocopy: find the ring, wipe it, and tell which words belong to it.

A coloured stamp is faded by its colour (paper_clean); a photocopied one has only its shape left.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from rapidfuzz import fuzz

from tiepdan.reading.normalise import fold

SHRINK = 4
STAMP_WORDS = ("da tiep nhan", "da nhan", "cong van den", "tiep nhan", "sao y", "ban sao", "den", "hoa toc", "khan")


@dataclass(frozen=True)
class Ring:
    """A stamp's round edge: centre and radius, in pixels of the cleaned page."""

    x: float
    y: float
    radius: float

    def holds(self, left: float, top: float, width: float, height: float) -> bool:
        """Whether a box lies wholly inside the ring."""
        corners = ((left, top), (left + width, top), (left, top + height), (left + width, top + height))
        return all(np.hypot(x - self.x, y - self.y) < self.radius for x, y in corners)


def find_rings(gray: np.ndarray) -> list[Ring]:
    """Round stamps of 15 to 60 mm across, told by ink along most of their edge."""
    width = gray.shape[1]
    small = cv2.resize(gray, None, fx=1 / SHRINK, fy=1 / SHRINK, interpolation=cv2.INTER_AREA)
    least, most = int(width * 0.035 / SHRINK), int(width * 0.15 / SHRINK)
    found = cv2.HoughCircles(small, cv2.HOUGH_GRADIENT, dp=2, minDist=least, param1=120, param2=60, minRadius=least, maxRadius=most)
    if found is None:
        return []
    ink = gray < 160
    rings = (_fitted(ink, *(circle * SHRINK)) for circle in found.reshape(-1, 3)[:4])
    return [ring for ring in rings if ring is not None]


def _edge(ink: np.ndarray, x: float, y: float, radius: float) -> float:
    """How well a circle follows a line: the share of directions with ink near its edge, more so with ink right on it."""
    turns = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    near = np.array([_at(ink, x, y, radius + step, turns) for step in (-2, -1, 0, 1, 2)])
    return float(near.any(axis=0).mean() / 2 + near.mean() / 2)


def _at(ink: np.ndarray, x: float, y: float, radius: float, turns: np.ndarray) -> np.ndarray:
    columns = np.clip(np.rint(x + radius * np.cos(turns)).astype(int), 0, ink.shape[1] - 1)
    rows = np.clip(np.rint(y + radius * np.sin(turns)).astype(int), 0, ink.shape[0] - 1)
    return ink[rows, columns]


def _fitted(ink: np.ndarray, x: float, y: float, radius: float) -> Ring | None:
    """Move the rough circle to where its edge meets the most ink; None when no ring is there."""
    best = (_edge(ink, x, y, radius), x, y, radius)
    for step in (6, 3, 1.5, 0.75):
        for _ in range(6):
            _, x, y, radius = best
            moves = [(x + a * step, y + b * step, radius + c * step) for a in (-1, 0, 1) for b in (-1, 0, 1) for c in (-1, 0, 1)]
            better = max((_edge(ink, *move), *move) for move in moves)
            if better[0] <= best[0]:
                break
            best = better
    share, x, y, radius = best
    return Ring(float(x), float(y), float(radius)) if share > 0.6 else None


def lift_rings(gray: np.ndarray, rings: list[Ring]) -> np.ndarray:
    """Wipe the thin edge of each ring, except where print runs through it."""
    page = gray.copy()
    for ring in rings:
        reach = int(ring.radius) + 14
        left, top = max(0, int(ring.x) - reach), max(0, int(ring.y) - reach)
        part = page[top : int(ring.y) + reach, left : int(ring.x) + reach]
        rows, columns = np.indices(part.shape, dtype=np.float32)
        across, down = columns + left - ring.x, rows + top - ring.y
        distance = np.hypot(across, down)
        ink = page < 160
        inner, outer = _thickness(ink, ring)
        on_edge = (distance > ring.radius + inner - 1) & (distance < ring.radius + outer + 1)
        inside = _ink_towards(ink, ring, across, down, distance, inner - 3)
        outside = _ink_towards(ink, ring, across, down, distance, outer + 3)
        part[on_edge & ~(inside & outside)] = 255
    return page


def _thickness(ink: np.ndarray, ring: Ring) -> tuple[int, int]:
    """How far the line reaches inside and outside the fitted radius, in pixels."""
    turns = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    dark = [step for step in range(-8, 9) if _at(ink, ring.x, ring.y, ring.radius + step, turns).mean() > 0.4]
    return (min(dark), max(dark)) if dark else (-2, 2)


def _ink_towards(ink: np.ndarray, ring: Ring, across: np.ndarray, down: np.ndarray, distance: np.ndarray, step: float) -> np.ndarray:
    """For every pixel, whether there is ink `step` pixels from the ring's radius in its direction."""
    scale = (ring.radius + step) / np.maximum(distance, 1)
    columns = np.clip(np.rint(ring.x + across * scale).astype(int), 0, ink.shape[1] - 1)
    rows = np.clip(np.rint(ring.y + down * scale).astype(int), 0, ink.shape[0] - 1)
    return ink[rows, columns]


def says_stamp(words: str) -> bool:
    """Whether words found inside a ring are those of a registry's stamp, slips of recognition allowed."""
    plain = fold(words).lower()
    return any(fuzz.ratio(plain, stamp) >= 75 for stamp in STAMP_WORDS)
