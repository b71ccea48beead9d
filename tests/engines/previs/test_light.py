"""Shadows that soften with distance, nights that read in every look, pools, faces, weather."""

from typing import Any

import numpy as np
import pytest

from pipeline.engines.previs.artist import draw_passes
from pipeline.engines.previs.ink import Plate
from pipeline.engines.previs.ink.looks import MANNERS
from pipeline.engines.previs.ink.paper import paper_of
from pipeline.engines.previs.ink.weather import draw_weather
from pipeline.engines.previs.mesh import Material, box, flat, weld
from pipeline.engines.previs.sets import build
from pipeline.engines.previs.trace import Air, Light, Tracer, trace, view_of
from pipeline.film.camera import Camera, Size
from pipeline.film.script import Interior, Setting
from pipeline.film.script import Light as Hour
from pipeline.film.shot import Coverage, Look
from pipeline.film.style import BoardStyle
from pipeline.film.weather import Weather
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe

LUMA = np.array((0.3, 0.59, 0.11))
WIDE, HIGH = 320, 240
HIGH_M, SUN_SLOPE = 4.0, 0.8
MOST_NIGHT = 0.68
"""Of the luminance of the day, in the mean of a frame; before, it was up to 0.96."""


def board(
    place: str, interior: Interior, light: Hour, style: BoardStyle, **changes: Any
) -> np.ndarray:
    return plate(place, interior, light, style, **changes).image


def plate(place: str, interior: Interior, light: Hour, style: BoardStyle, **changes: Any) -> Plate:
    given = {
        "engine": "previs",
        "version": 2,
        "size": (128, 72),
        "setting": Setting(interior=interior, place=place, light=light),
        "coverage": Coverage.SINGLE,
        "action": "Ruth waits.",
        "camera": Camera(size=Size.WS, lens_mm=28),
        "characters": ("RUTH",),
        "look": Look.RIGHT,
        "style": style,
    }
    return draw_passes(BoardRecipe.model_validate({**given, **changes}), unwatched)


@pytest.fixture(scope="module")
def shadow() -> np.ndarray:
    """(HIGH, WIDE) how much of the sun is seen on a floor that a wall of HIGH_M throws its shadow
    on: from straight above, 2.5 cm a pixel, the wall's right side at the left rim."""
    grey = Material((128, 128, 128))
    ring = np.array(((-20, -20, 0), (20, -20, 0), (20, 20, 0), (-20, 20, 0)), np.float32)
    wall = box((0.5, 3.0, HIGH_M), (-0.25, 0, 0), grey, "wall")
    tracer = Tracer(weld([flat([ring], grey, "floor"), wall]))
    light = Light((-1, 0, SUN_SLOPE), True, None, (1, 1, 1), (0, 0, 0), ((0, 0, 0), (0, 0, 0)))
    view = view_of((4.0, 0.001, 30), (4.0, 0, 0), 0, 36 * 30 / 8.0, (WIDE, HIGH), 1.0)
    return trace(tracer, view, light, 0, HIGH).whole.tones[1].reshape(HIGH, WIDE)


def penumbra(column: np.ndarray) -> int:
    return int(((column > 0.1) & (column < 0.9)).sum())


def test_a_shadow_is_hard_where_it_begins_and_soft_where_it_ends(shadow: np.ndarray) -> None:
    near, far = penumbra(shadow[: HIGH // 2, 16]), penumbra(shadow[: HIGH // 2, 170])
    assert near <= 3
    assert far >= 5
    assert far >= 2 * near


def test_a_soft_edge_is_smooth_and_what_lies_beyond_is_lit(shadow: np.ndarray) -> None:
    edge = shadow[HIGH // 2, 100:300].astype(float)
    assert edge[0] == 0
    assert edge[-1] == 1
    assert np.diff(edge).min() > -0.07
    assert np.abs(np.diff(edge)).max() < 0.35
    assert (shadow[:30] == 1).all()


@pytest.mark.parametrize("style", list(BoardStyle))
@pytest.mark.parametrize(
    ("place", "interior"), [("KITCHEN", Interior.INT), ("STREET", Interior.EXT)]
)
def test_a_night_is_dark_in_every_look(place: str, interior: Interior, style: BoardStyle) -> None:
    day, night = (
        (board(place, interior, light, style) @ LUMA).mean() for light in (Hour.DAY, Hour.NIGHT)
    )
    assert night < MOST_NIGHT * day


@pytest.mark.parametrize("light", [Hour.DAWN, Hour.DUSK])
@pytest.mark.parametrize("style", list(BoardStyle))
def test_dawn_and_dusk_are_not_the_day(light: Hour, style: BoardStyle) -> None:
    day, other = (
        board("FOREST", Interior.EXT, one, style).astype(float) for one in (Hour.DAY, light)
    )
    assert np.abs(day - other).mean() > 10


def test_lamps_beside_a_bed_throw_pools() -> None:
    lamps = build("BEDROOM", Interior.INT, Hour.NIGHT).light.lamps
    assert len(lamps) == 2
    view = {"camera": Camera(size=Size.EWS, lens_mm=24), "characters": (), "action": ""}
    image = board("BEDROOM", Interior.INT, Hour.NIGHT, BoardStyle.INK, **view)
    tone = image @ LUMA
    lit = image[tone > np.percentile(tone, 90)].mean(0)
    assert np.percentile(tone, 95) > 1.7 * np.percentile(tone, 40)
    assert lit[0] > 1.2 * lit[2]


def test_a_face_in_noir_is_lit_from_one_side() -> None:
    close = {"camera": Camera(size=Size.CU, lens_mm=85), "size": (192, 108)}
    drawn = plate("LIVING ROOM", Interior.INT, Hour.NIGHT, BoardStyle.NOIR, **close)
    tone = (drawn.image @ LUMA)[:70][drawn.figure[:70] > 0]
    assert (tone > 120).mean() > 0.25
    assert (tone < 60).mean() > 0.1


def test_a_stroke_of_rain_is_pale_or_dark_from_end_to_end() -> None:
    """Behind it bricks change from pixel to pixel; one stroke must not change with them."""
    image = np.full((108, 192, 3), 150, np.uint8)
    image[::2] = 166
    before = image.astype(int)
    seen = np.full((108, 192), 20, np.float32), np.zeros((108, 192), np.int16)
    view = view_of((0, -4, 1.5), (0, 0, 1.4), 0, 28, (192, 108), 1.0)
    draw_weather(image, seen, view, Air(Weather.RAIN, -2.0), 1.0)
    change = (image.astype(int) - before)[..., 0]
    touching = change[:-1] * change[1:] < 0
    assert (change != 0).sum() > 200
    assert touching.sum() < 0.1 * (change != 0).sum()


def test_hatching_on_a_thumbnail_is_strokes_and_no_dots() -> None:
    strokes = paper_of((64, 64), 72, 0, MANNERS[BoardStyle.NOIR]).strokes
    row = strokes[0] > strokes.max() / 2
    starts = np.flatnonzero(row[1:] & ~row[:-1])
    assert np.diff(starts).min() >= 4


def test_a_grey_marker_has_clear_tones() -> None:
    tone = board("CORNER CAFE", Interior.INT, Hour.DAY, BoardStyle.GREY_MARKER) @ LUMA
    shares, _ = np.histogram(tone, (0, 75, 118, 160, 200, 256))
    assert (shares > 0.04 * tone.size).sum() >= 3
