"""Arrows say what the table of moves says: the same way, whatever the move is called."""

import math

import numpy as np
import pytest

from pipeline.engines.previs.arrows import Arrow, camera_arrows, drawn
from pipeline.engines.previs.artist import PrevisArtist, arrows_of, staged_in
from pipeline.engines.previs.trace import View, view_of
from pipeline.film.blocking import Mark
from pipeline.film.camera import MOVES, Camera, Move
from pipeline.film.shot import Look
from pipeline.media.store import MediaStore
from pipeline.progress import unwatched
from pipeline.stages.boards import draw
from pipeline.stages.passes import board_files
from tests.engines.previs.test_spine import board

SIZE = (192, 108)
LENSES = {28: (0.0, -4.0, 1.5), 85: (0.0, -1.8, 1.6)}
ACROSS = {"truck": 1, "orbit": 1, "pan": 1, "roll": 1}
"""Field of a row -> whether a positive value points right (1) in the picture."""


def seen_through(lens: int) -> View:
    return view_of(LENSES[lens], (0, 0, 1.2 if lens == 28 else 1.6), 0, lens, SIZE, 1.0)


def ways(arrow: Arrow) -> np.ndarray:
    return arrow.path[-1] - arrow.path[0]


@pytest.mark.parametrize("lens", list(LENSES))
@pytest.mark.parametrize("amount", [1.0, -0.6])
@pytest.mark.parametrize("move", list(Move))
def test_arrows_point_where_the_row_of_the_move_goes(move, amount, lens):
    row = MOVES[move]
    camera = Camera(move=move, amount=amount, lens_mm=lens)
    found = list(camera_arrows(camera, seen_through(lens), -LENSES[lens][1]))
    sign = amount * (-1 if row.is_reversed else 1)
    for name in ("dolly", "truck", "orbit", "pan", "tilt", "pedestal_m", "roll"):
        if value := getattr(row, name) * sign:
            way = ways(found.pop(0))
            if name in ACROSS:
                assert way[0] * value > 0
            else:
                assert way[1] * value < 0  # up in the picture is away on the ground
    if inwards := math.log(row.zoom) * sign:
        middle = np.array(SIZE) / 2
        for arrow in [found.pop(0) for _ in range(4)]:
            assert (ways(arrow) @ (middle - arrow.path[0])) * inwards > 0
    assert len(found) == (1 if row.shake else 0)


@pytest.mark.parametrize("move", [move for move in Move if move is not Move.STATIC])
def test_every_arrow_is_seen_within_the_frame(move):
    for lens in LENSES:
        arrows = camera_arrows(Camera(move=move), seen_through(lens), -LENSES[lens][1])
        assert arrows
        for arrow in arrows:
            inside = (arrow.outline > -4).all(1) & (arrow.outline < np.array(SIZE) + 4).all(1)
            assert inside.mean() > 0.7


def test_a_camera_that_stands_still_has_no_arrow():
    assert camera_arrows(Camera(), seen_through(28), 4.0) == ()
    assert camera_arrows(Camera(move=Move.PAN_LEFT, amount=0.0), seen_through(28), 4.0) == ()
    assert drawn((), SIZE) is None


def test_who_walks_has_an_arrow_and_who_sits_has_none():
    walks = {"action": "Daniel walks to the door.", "blocking": (Mark(character="DANIEL"),)}
    walking = board("WS", look=Look.CAMERA, **walks)
    assert arrows_of(walking, staged_in(walking)[1]) is not None
    sitting = board("WS")
    assert arrows_of(sitting, staged_in(sitting)[1]) is None


def test_arrows_are_kept_apart_and_laid_on_boards_that_ask(tmp_path):
    store = MediaStore(tmp_path)
    recipe = board("MS", camera=Camera(move=Move.DOLLY_IN, lens_mm=50))
    keyframe = draw(recipe, PrevisArtist(), store, unwatched)
    assert keyframe.arrows in keyframe.media_keys
    plain, shown = (
        board_files(keyframe, store, SIZE, with_arrows=asked)[".png"] for asked in (False, True)
    )
    assert plain != shown
    assert plain == board_files(keyframe, store, SIZE)[".png"]
