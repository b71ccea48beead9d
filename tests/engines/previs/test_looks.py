"""Every look is its own, reads, and keeps faces seen; a small contact sheet of all of them.

Drawn anew with `python -m tests.engines.previs.test_looks`: look at it before it is kept.
"""

from pathlib import Path

import cv2
import numpy as np
import pytest

from pipeline.engines.previs.artist import draw_passes
from pipeline.engines.previs.ink.lines import LEAST_SHARP, Focus
from pipeline.engines.previs.ink.looks import MANNERS
from pipeline.engines.previs.ink.weather import draw_weather
from pipeline.engines.previs.trace import Air, view_of
from pipeline.film.camera import Camera, Size
from pipeline.film.script import Interior, Light, Setting
from pipeline.film.shot import Coverage, Look
from pipeline.film.style import BoardStyle
from pipeline.film.weather import Weather
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe

GOLDEN = Path(__file__).parent / "golden" / "looks.jpg"
TILE = (192, 108)
MOST_OFF = 7.0
INSIDE, OUTSIDE = Interior.INT, Interior.EXT
SCENES = {
    "day": (INSIDE, "CORNER CAFE", Light.DAY, Weather.CLEAR, Camera(size=Size.MS, lens_mm=50)),
    "lamps": (INSIDE, "LIVING ROOM", Light.NIGHT, Weather.CLEAR, Camera(size=Size.MCU, lens_mm=50)),
    "rain": (OUTSIDE, "STREET", Light.DAY, Weather.RAIN, Camera(size=Size.WS, lens_mm=28)),
    "snow": (OUTSIDE, "PARK", Light.DAY, Weather.SNOW, Camera(size=Size.WS, lens_mm=28)),
    "close": (OUTSIDE, "STREET", Light.NIGHT, Weather.CLEAR, Camera(size=Size.CU, lens_mm=85)),
}


def scene(name: str, style: BoardStyle) -> BoardRecipe:
    interior, place, light, weather, camera = SCENES[name]
    return BoardRecipe(
        engine="previs",
        version=2,
        size=TILE,
        setting=Setting(interior=interior, place=place, light=light),
        weather=weather,
        coverage=Coverage.SINGLE,
        action="Ruth waits.",
        camera=camera,
        characters=("RUTH",),
        look=Look.RIGHT,
        style=style,
    )


def contact_sheet() -> np.ndarray:
    rows = [[draw_passes(scene(s, style), unwatched).image for style in BoardStyle] for s in SCENES]
    return np.concatenate([np.concatenate(row, 1) for row in rows])


def test_every_look_has_a_manner_of_its_own() -> None:
    assert set(MANNERS) == set(BoardStyle)
    pictures = [draw_passes(scene("day", style), unwatched).image for style in BoardStyle]
    for index, one in enumerate(pictures):
        for other in pictures[index + 1 :]:
            assert np.abs(one.astype(float) - other).mean() > 8


@pytest.mark.parametrize("style", list(BoardStyle))
def test_a_face_at_night_is_never_black(style: BoardStyle) -> None:
    plate = draw_passes(scene("close", style), unwatched)
    high = plate.figure.shape[0]
    face = plate.figure[: high // 2] > 0
    tone = plate.image[: high // 2][face].mean(1)
    assert face.mean() > 0.08
    assert np.percentile(tone, 75) > 45


def test_grey_looks_are_grey_and_a_blueprint_is_blue() -> None:
    for style in (BoardStyle.GREY_MARKER, BoardStyle.NOIR):
        image = draw_passes(scene("day", style), unwatched).image.astype(int)
        assert np.ptp(image, axis=2).mean() < 14
    blue = draw_passes(scene("day", BoardStyle.BLUEPRINT), unwatched).image.astype(int)
    assert (blue[..., 2] > blue[..., 0]).mean() > 0.97


def test_what_falls_is_seen_and_is_no_thing_and_falls_over_nobody() -> None:
    depth = np.full((108, 192), 20, np.float32)
    figure = np.zeros(depth.shape, np.int16)
    figure[:, 96:] = 1
    image = np.full((*depth.shape, 3), 120, np.uint8)
    view = view_of((0, -4, 1.5), (0, 0, 1.4), 0, 28, (192, 108), 1.0)
    draw_weather(image, (depth, figure), view, Air(Weather.RAIN, -2.0), 0.2)
    assert (image[:, :90] != 120).any()
    assert (image[:, 100:] == 120).all()


def test_lines_are_as_sharp_as_the_lens() -> None:
    depth = np.array((0.8, 2.0, 20.0), np.float32)
    long, wide = Focus(2.0, 85).sharpness(depth), Focus(2.0, 24).sharpness(depth)
    assert long[1] == pytest.approx(1.0)
    assert (long[[0, 2]] < wide[[0, 2]]).all()
    assert long.min() >= LEAST_SHARP


@pytest.mark.slow
def test_the_looks_are_as_they_were_looked_at() -> None:
    kept = cv2.imread(str(GOLDEN))
    assert kept is not None
    drawn = contact_sheet()
    assert kept.shape == drawn.shape
    off = np.abs(kept[:, :, ::-1].astype(float) - drawn).mean(2)
    wide, high = TILE
    for y, name in enumerate(SCENES):
        for x, style in enumerate(BoardStyle):
            tile = off[y * high : (y + 1) * high, x * wide : (x + 1) * wide]
            assert tile.mean() < MOST_OFF, (name, style)


if __name__ == "__main__":
    cv2.imwrite(str(GOLDEN), contact_sheet()[:, :, ::-1], (cv2.IMWRITE_JPEG_QUALITY, 88))
