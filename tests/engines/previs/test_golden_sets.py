"""The contact sheet of sets by day and by night, against the one that was looked at.

Drawn anew with `python -m tests.engines.previs.test_golden_sets`: look at it before it is kept.
"""

from pathlib import Path

import cv2
import numpy as np
import pytest

from pipeline.engines.previs.artist import draw_passes
from pipeline.engines.previs.sets.kinds.inside import INSIDE
from pipeline.engines.previs.sets.kinds.outside import OUTSIDE
from pipeline.film.camera import Camera, Size
from pipeline.film.script import Interior, Light, Setting
from pipeline.film.shot import Coverage
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe

GOLDEN = Path(__file__).parent / "golden" / "sets.jpg"
KINDS = (*list(INSIDE)[:27], *list(OUTSIDE)[:21])
TILE = (128, 72)
COLUMNS = 12
MOST_OFF = 7.0
"""Mean difference of a tile, of 255: other light, walls or things are more, rounding is less."""


def contact_sheet() -> np.ndarray:
    """Day and night of each kind, side by side: (H, W, 3)."""
    tiles = [tile(kind, light) for kind in KINDS for light in (Light.DAY, Light.NIGHT)]
    rows = [np.concatenate(tiles[k : k + COLUMNS], 1) for k in range(0, len(tiles), COLUMNS)]
    return np.concatenate(rows)


def tile(kind: str, light: Light) -> np.ndarray:
    interior = Interior.INT if kind in INSIDE else Interior.EXT
    recipe = BoardRecipe(
        engine="previs",
        version=1,
        size=TILE,
        setting=Setting(interior=interior, place=kind, light=light),
        coverage=Coverage.ESTABLISHING,
        action="",
        camera=Camera(size=Size.WS, lens_mm=28),
    )
    return draw_passes(recipe, unwatched).image


@pytest.mark.slow
def test_the_sets_look_as_they_were_looked_at() -> None:
    kept = cv2.imread(str(GOLDEN))
    assert kept is not None
    drawn = contact_sheet()
    assert kept.shape == drawn.shape
    off = np.abs(kept[:, :, ::-1].astype(float) - drawn).mean(2)
    wide, high = TILE
    for k in range(2 * len(KINDS)):
        x, y = k % COLUMNS * wide, k // COLUMNS * high
        assert off[y : y + high, x : x + wide].mean() < MOST_OFF, KINDS[k // 2]


if __name__ == "__main__":
    cv2.imwrite(str(GOLDEN), contact_sheet()[:, :, ::-1], (cv2.IMWRITE_JPEG_QUALITY, 82))
