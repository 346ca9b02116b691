"""Make a photographed or scanned page fit for reading: border, ink of stamps, shadow, specks, tilt, size.

Everything here is NumPy and OpenCV on arrays in memory; no file, no network. Sizes are in pixels,
angles in degrees. A page is assumed to be about A4, so its long side tells its resolution.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from tiepdan.reading.paper_stamps import Ring, find_rings, lift_rings

A4_LONG_SIDE_AT_300_DPI = 3508
FEWEST_DOTS = 12  # in a dotted line
SHORTEST_LEADER = 100  # pixels at 300 dpi, 8 mm: longer than any ellipsis
DARKEST = 0.15  # per cent of a page: less than the ink of a few words, so that a back shining through is not taken for the front
FAINT_INK, NO_INK = 120, 232  # the darkest of a page: fainter than usual, and nothing there
EVEN_GROUND = 236
COARSE = 4  # pixels to one of the plan on which dots are put in rows
LONGEST_STROKE = 110  # pixels at 300 dpi: no letter of a petition has a straight stroke of 9 mm
THICKEST_RULE = 14
CRUMB = 18  # pixels
MOST_TILT = 8.0  # degrees; beyond that a page was laid down wrong, not tilted


@dataclass(frozen=True)
class CleanPage:
    """A page made fit for reading, the stamps lifted from it, and the way back to the picture it came from."""

    gray: np.ndarray
    rings: list[Ring]
    to_picture: np.ndarray  # 3 x 3: a point here to its point on the original picture


def clean_page(bgr: np.ndarray) -> CleanPage:
    """The page as even black on white, upright, about 300 dpi: what Tesseract reads best."""
    page, from_picture = cut_border(bgr)
    page, scaled = to_300_dpi(page)
    gray, turned = straighten(flatten_light(without_coloured_ink(page)))
    gray = without_rules(drop_specks(gray))
    rings = find_rings(gray)
    return CleanPage(lift_rings(gray, rings), rings, np.linalg.inv(turned @ scaled @ from_picture))


def cut_border(bgr: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cut a dark table or scanner lid away, and undo the slant of a phone photo.

    Only when the paper is clearly one bright quadrilateral on a darker ground; otherwise the page stays as it is.
    """
    height, width = bgr.shape[:2]
    step = max(height, width) / 800
    small = cv2.cvtColor(cv2.resize(bgr, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    small = cv2.GaussianBlur(small, (7, 7), 0)
    frame = np.concatenate([small[:6].ravel(), small[-6:].ravel(), small[:, :6].ravel(), small[:, -6:].ravel()])
    if np.percentile(frame, 25) > 0.72 * np.percentile(small, 90):
        return bgr, np.eye(3)
    bright = _paper_of(small)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return bgr, np.eye(3)
    paper = max(outlines, key=cv2.contourArea)
    if cv2.contourArea(paper) < 0.3 * small.size:
        return bgr, np.eye(3)
    corners = cv2.approxPolyDP(cv2.convexHull(paper), 0.02 * cv2.arcLength(paper, True), True).reshape(-1, 2)
    if len(corners) != 4:
        corners = cv2.boxPoints(cv2.minAreaRect(paper))
    return _square_up(bgr, _in_order(corners.astype(np.float32) * step))


def _paper_of(small: np.ndarray) -> np.ndarray:
    """Where the paper lies, 0 or 255: brighter than its ground once the slope of the light over it is taken away."""
    _, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    rows, columns = np.indices(small.shape, dtype=np.float32)
    light = np.log(small.astype(np.float32) + 1)
    for _ in range(2):
        on = (bright > 0)[::4, ::4]
        if on.mean() < 0.15:
            break
        known = np.stack([np.ones(on.sum()), rows[::4, ::4][on], columns[::4, ::4][on]], 1)
        slope = np.linalg.lstsq(known, light[::4, ::4][on], rcond=None)[0]
        even = np.exp(light - slope[1] * (rows - rows.mean()) - slope[2] * (columns - columns.mean()))
        _, bright = cv2.threshold(np.clip(even, 0, 255).astype(np.uint8), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return bright


def _in_order(corners: np.ndarray) -> np.ndarray:
    """Top left, top right, bottom right, bottom left."""
    sums, differences = corners.sum(axis=1), np.diff(corners, axis=1).ravel()
    order = [sums.argmin(), differences.argmin(), sums.argmax(), differences.argmax()]
    return corners[order]


def _square_up(bgr: np.ndarray, corners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    top_left, top_right, bottom_right, bottom_left = corners
    width = int(max(np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_right - bottom_left)))
    height = int(max(np.linalg.norm(bottom_left - top_left), np.linalg.norm(bottom_right - top_right)))
    if width < 200 or height < 200:
        return bgr, np.eye(3)
    square = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    squared = cv2.getPerspectiveTransform(corners, square)
    page = cv2.warpPerspective(bgr, squared, (width, height), flags=cv2.INTER_CUBIC)
    rim = max(4, width // 120)
    return page[rim:-rim, rim:-rim], np.array([[1, 0, -rim], [0, 1, -rim], [0, 0, 1]]) @ squared


def to_300_dpi(bgr: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scale so that an A4 page has about 300 dots per inch."""
    scale = A4_LONG_SIDE_AT_300_DPI / max(bgr.shape[:2])
    if 0.95 < scale < 1.05:
        return bgr, np.eye(3)
    way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return cv2.resize(bgr, None, fx=scale, fy=scale, interpolation=way), np.diag([scale, scale, 1.0])


def without_coloured_ink(bgr: np.ndarray) -> np.ndarray:
    """The page in grey with red and blue ink (stamps, signatures) faded, unless the letter itself is written in it.

    Coloured ink stays bright in its own channel while black print is dark in all three, so the brightest channel
    keeps print that lies under a stamp.
    """
    gray = cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY)
    hue, strength, light = cv2.split(cv2.cvtColor(bgr, cv2.COLOR_BGR2HSV))
    inked = ((hue < 12) | (hue > 165) | ((hue > 92) & (hue < 135))) & (strength > 60) & (light > 50)
    if inked.sum() < 50 or inked.sum() > 2 * ((light < 110) & ~inked).sum():
        return gray
    paper, brightness = float(np.median(gray[::8, ::8])), max(float(np.median(light[inked])), 1.0)
    faded = cv2.LUT(light, np.clip(np.arange(256) * paper / brightness, 0, paper).astype(np.uint8))
    near = cv2.dilate(inked.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(bool)
    gray[near] = np.maximum(gray[near], faded[near])
    return gray


def flatten_light(gray: np.ndarray) -> np.ndarray:
    """Divide by the paper's own brightness, so that shadow and yellowing go and ink stays."""
    small = cv2.resize(gray, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    ground = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 21)
    ground = cv2.resize(ground, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return darker_ink(cv2.divide(gray, ground, scale=255))


def darker_ink(gray: np.ndarray) -> np.ndarray:
    """Faint ink made black; where the ground itself is uneven (a photo's grain) nothing is made to look like writing."""
    ink, ground = np.percentile(gray[::2, ::2], (DARKEST, 10))
    if not FAINT_INK < ink < NO_INK or ground < EVEN_GROUND:
        return gray
    return cv2.LUT(gray, np.clip((np.arange(256) - ink) * (255 - 40) / (250 - ink) + 40, 0, 255).astype(np.uint8))


def straighten(gray: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Turn the page by the tilt at which its lines stand sharpest."""
    tilt = find_tilt(gray)
    if abs(tilt) < 0.08:
        return gray, np.eye(3)
    height, width = gray.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    upright = cv2.warpAffine(gray, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    return upright, np.vstack([turn, [0, 0, 1]])


def find_tilt(gray: np.ndarray) -> float:
    """The tilt in degrees, by projection profiles: first in half degrees, then in tenths and finer."""
    small = cv2.resize(gray, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    ink = (small < 160).astype(np.uint8) * 255
    if ink.mean() < 0.05:
        return 0.0
    best = _sharpest(ink, np.arange(-MOST_TILT, MOST_TILT + 0.1, 1.0))
    best = _sharpest(ink, best + np.arange(-0.8, 0.81, 0.2))
    return _sharpest(ink, best + np.arange(-0.15, 0.16, 0.05))


def _sharpest(ink: np.ndarray, tilts: np.ndarray) -> float:
    height, width = ink.shape

    def sharpness(tilt: float) -> float:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(tilt), 1.0)
        rows = cv2.reduce(cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_NEAREST), 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F)
        return float(np.square(np.diff(rows.ravel())).sum())

    return float(max(tilts, key=sharpness))


def drop_specks(gray: np.ndarray) -> np.ndarray:
    """Remove dots too small to be part of a letter or a tone mark, such as a photocopy's salt and pepper, and a form's dotted lines."""
    ink = (gray < 170).astype(np.uint8)
    count, labels, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count < 2:
        return gray
    small = stats[:, cv2.CC_STAT_AREA] < 12
    small[0] = False
    page = gray.copy()
    page[small[labels]] = 255
    dotted = _leaders(stats, middles, gray.shape)
    if dotted.any():
        page[cv2.dilate(dotted.astype(np.uint8)[labels], np.ones((5, 5), np.uint8)).astype(bool)] = 255
    return page


def _leaders(stats: np.ndarray, middles: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Which pieces of ink are dots of dotted lines, taken for letters by the recogniser: rows of dots longer than an ellipsis.

    A tone mark's dot stands alone and stays.
    """
    across, down = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    dots = (across <= 12) & (down <= 12) & (stats[:, cv2.CC_STAT_AREA] >= 12)  # less is dust
    dots[0] = False
    if dots.sum() < FEWEST_DOTS:
        return np.zeros(len(stats), bool)
    rows, columns = (middles[:, 1] // COARSE).astype(int), (middles[:, 0] // COARSE).astype(int)
    coarse = np.zeros((shape[0] // COARSE + 1, shape[1] // COARSE + 1), np.uint8)
    coarse[rows[dots], columns[dots]] = 1
    coarse = cv2.dilate(coarse, np.ones((3, 1), np.uint8))  # a row may waver by a pixel or slant a little
    _, runs, run_stats, _ = cv2.connectedComponentsWithStats(
        cv2.morphologyEx(coarse, cv2.MORPH_CLOSE, np.ones((1, 9), np.uint8)), connectivity=8
    )
    lines = (run_stats[:, cv2.CC_STAT_WIDTH] * COARSE > SHORTEST_LEADER) & (run_stats[:, cv2.CC_STAT_HEIGHT] <= 6)
    lines[0] = False
    return dots & lines[runs[rows, columns]]


def without_rules(gray: np.ndarray) -> np.ndarray:
    """Wipe the ruled lines of a table or a form, which the recogniser takes for letters; letters they touch stay."""
    ink = (gray < 170).astype(np.uint8)
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, LONGEST_STROKE), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((LONGEST_STROKE, 1), np.uint8))
    if not level.any() and not upright.any():
        return gray
    wiped = _beside(level, ink, (THICKEST_RULE, 1), (7, 3)) | _beside(upright, ink, (1, THICKEST_RULE), (3, 7))
    page = gray.copy()
    page[wiped.astype(bool)] = 255
    return _without_crumbs(page, cv2.dilate(level | upright, np.ones((15, 15), np.uint8)))


def _beside(rules: np.ndarray, ink: np.ndarray, across: tuple[int, int], rim: tuple[int, int]) -> np.ndarray:
    """The rule and its rim, without the strokes that run across it."""
    return cv2.dilate(rules, np.ones(rim, np.uint8)) & ~cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(across, np.uint8))


def _without_crumbs(page: np.ndarray, near: np.ndarray) -> np.ndarray:
    """What stays of the crossings of rules: bits smaller than a letter, lying in the place of a rule."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats((page < 170).astype(np.uint8), connectivity=8)
    small = (stats[:, cv2.CC_STAT_WIDTH] < CRUMB) & (stats[:, cv2.CC_STAT_HEIGHT] < CRUMB)
    outside = np.zeros(len(stats), bool)
    outside[np.unique(labels[near == 0])] = True
    crumbs = small & ~outside
    crumbs[0] = False
    page[crumbs[labels]] = 255
    return page
