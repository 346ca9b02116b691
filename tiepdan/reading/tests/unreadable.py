"""Pages no machine reads: writing by nobody's hand, and pictures of nothing. Made by figures, without dice."""

from collections.abc import Callable

import cv2
import numpy as np

from tiepdan.reading.tests.spoilt import grainy, noise


def cursive(lines: int = 14) -> np.ndarray:
    """A page written by hand by nobody: loops of uneven height along wavering lines, in words of uneven length."""
    page = np.full((2339, 1654, 3), 250, np.uint8)
    dice = noise((lines, 64), 23)
    for line in range(lines):
        across, word = 170.0, 0
        while across < 1420:
            long, tall, lean = 90 + 150 * dice[line, word], 16 + 18 * dice[line, word + 20], 8 + 14 * dice[line, word + 40]
            at = np.linspace(0, long / 26 * 2 * np.pi, int(long * 2))
            swing = tall * (0.6 + 0.4 * np.sin(at * 0.37 + word)) * np.sin(at)
            x = across + at / (2 * np.pi) * 26 + lean * np.cos(at) * 0.8
            y = 260 + 125 * line + 8 * np.sin(across / 190 + line) - swing
            cv2.polylines(page, [np.stack([x, y], 1).astype(np.int32)], False, (95, 40, 25), 3, cv2.LINE_AA)
            across, word = across + long + 34, (word + 1) % 20
    return page


def by_a_steady_hand(sheet: np.ndarray) -> np.ndarray:
    """Print bent until it looks written: each line slants, swells and sinks in its own way, strokes uneven."""
    height, width = sheet.shape[:2]
    rows, columns = np.indices((height, width), dtype=np.float32)
    slow = cv2.resize(noise((90, 60), 41), (width, height), interpolation=cv2.INTER_CUBIC) - 0.5
    other = cv2.resize(noise((90, 60), 43), (width, height), interpolation=cv2.INTER_CUBIC) - 0.5
    bent = cv2.remap(sheet, columns + 26 * slow + 9 * np.sin(rows / 9), rows + 30 * other, cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    return cv2.erode(bent, np.ones((2, 3), np.uint8))


def landscape() -> np.ndarray:
    """A photo of hills under a sky: slopes of light, no writing."""
    rows, columns = np.indices((1200, 1600), dtype=np.float32)
    hills = rows > 650 + 120 * np.sin(columns / 210) + 60 * np.sin(columns / 77)
    sky = np.stack([235 - rows / 12, 200 - rows / 9, 150 - rows / 9], 2)
    ground = np.stack([60 + rows / 40, 110 + 30 * np.sin(columns / 45), 70 + rows / 30], 2)
    grain = (noise((1200, 1600), 31) - 0.5)[:, :, None] * 30
    return np.clip(np.where(hills[:, :, None], ground, sky) + grain, 0, 255).astype(np.uint8)


NO_WRITING: dict[str, Callable[[], np.ndarray]] = {
    "white": lambda: np.full((2339, 1654, 3), 255, np.uint8),
    "black": lambda: np.zeros((2339, 1654, 3), np.uint8),
    "grey": lambda: np.full((1200, 900, 3), 128, np.uint8),
    "landscape": landscape,
    "grain": lambda: grainy(np.full((2339, 1654, 3), 240, np.uint8)),
}
