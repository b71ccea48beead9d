"""A camera that travels in a place that can be looked at again."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from pipeline.engines.base import Drawing
from pipeline.engines.parallax import ParallaxCamera
from pipeline.engines.parallax.key import Lens
from pipeline.engines.parallax.traced import stops
from pipeline.engines.previs import PrevisArtist
from pipeline.errors import Cancelled
from pipeline.film.camera import Camera, Move
from pipeline.film.path import camera_path
from pipeline.film.timing import FrameRate
from pipeline.media.colour import i420_from_rgb
from pipeline.progress import unwatched
from pipeline.recipe import Spoken
from tests.engines.previs.again import shot

SMALL = (192, 108)
LENS = Lens.of((960, 540), 35)


def path(move, frames=48, **fields):
    return camera_path(Camera(move=move, **fields), frames, FrameRate(), 16 / 9, 1)


def drawn(move, size=SMALL, frames=9, **fields):
    artist, (board, take) = PrevisArtist(), shot(move, size, frames, **fields)
    drawing = artist.draw(board, None, unwatched)
    return take, replace(drawing, viewer=artist.viewer(board, take))


def made(take, drawing, progress=unwatched):
    return [frame.copy() for frame in ParallaxCamera().shoot(take, drawing, None, progress)]


def test_keys_are_as_many_as_the_ground_between_them_asks():
    near, far = (len(stops(path(Move.TRUCK_LEFT), (0.2, top), LENS)) for top in (0.6, 2.0))
    assert 2 <= near < far
    found = stops(path(Move.TRUCK_LEFT), (0.2, 1.0), LENS)
    assert found == sorted(found)
    assert found[0] == 0
    assert found[-1] == pytest.approx(47)
    assert len(stops(path(Move.TRUCK_LEFT, 5), (0.0, 50.0), LENS)) == 5
    assert len(stops(path(Move.TRUCK_LEFT, amount=0.1), (0.2, 1.0), LENS)) == 2


@pytest.mark.parametrize("frames", [1, 2, 9])
def test_a_take_has_exactly_its_frames(frames):
    take, drawing = drawn(Move.ORBIT_LEFT, frames=frames)
    assert len(made(take, drawing)) == frames


def test_it_stops_when_it_is_told_to():
    take, drawing = drawn(Move.DOLLY_IN)

    def progress(done):
        if done > 0.4:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        made(take, drawing, progress)


def test_a_dolly_starts_on_the_board():
    take, drawing = drawn(Move.DOLLY_IN)
    first = made(take, replace(drawing, burn_in=None))[0]
    board = i420_from_rgb(cv2.resize(drawing.image, SMALL, interpolation=cv2.INTER_AREA))
    assert np.abs(first[:108].astype(int) - board[:108]).mean() < 4


def test_the_paper_stays_where_it_is():
    take, drawing = drawn(Move.TRUCK_LEFT)

    class Blank:
        tooth = 1 + np.arange(192 * 108, dtype=np.float32).reshape(108, 192) % 7 / 50
        strokes = np.zeros((108, 192), np.float32)

        def __init__(self, inner):
            self.inner = inner

        def reaches(self, path):
            return True

        def drawing(self, frame):
            return 0

        def acted(self, pose, frame):
            return None

        def still(self, pose):
            seen = self.inner.still(pose)
            return replace(seen, image=np.full_like(seen.image, 120))

    frames = made(take, Drawing(drawing.image, drawing.depth_m, viewer=Blank(drawing.viewer)))
    lumas = [frame[:108] for frame in frames]
    assert np.ptp(lumas[0]) > 5
    assert max(np.abs(luma.astype(int) - lumas[0]).max() for luma in lumas) <= 1


def test_a_camera_that_stays_yields_a_frame_again_while_a_mouth_is_the_same():
    words = (Spoken(character="RUTH", text="Oh, oh.", start=2, frames=6),)
    take, drawing = drawn(Move.STATIC, frames=12, spoken=words)
    frames = list(ParallaxCamera().shoot(take, drawing, None, unwatched))
    assert 1 < len({id(frame) for frame in frames}) <= 3
    assert frames[0] is frames[1] is frames[-1]


@pytest.mark.slow
@pytest.mark.parametrize("move", [Move.TRUCK_RIGHT, Move.ORBIT_LEFT, Move.CRANE_UP])
def test_between_two_keys_it_looks_as_if_drawn_there(move):
    size, frames = (480, 270), 25
    take, drawing = drawn(move, size, frames)
    shown = made(take, replace(drawing, burn_in=None))
    poses = camera_path(take.camera, frames, take.rate, 16 / 9, take.seed)
    smeared = made(take, replace(drawing, burn_in=None, viewer=None))
    for index in (7, 13, 18):
        seen = drawing.viewer.still(poses[index])
        gain = drawing.viewer.tooth * (1 - drawing.viewer.strokes * (seen.dark / 255))
        exact = np.clip(seen.image * gain[..., None], 0, 255).astype(np.uint8)
        exact = i420_from_rgb(exact)[:270].astype(int)
        ours, theirs = (np.abs(exact - takes[index][:270]).mean() for takes in (shown, smeared))
        assert ours < 4
        assert ours < theirs
