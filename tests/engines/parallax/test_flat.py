"""A flat picture under the moving camera: exact, smooth, inside, and as long as asked."""

import cv2
import numpy as np
import pytest

from pipeline.engines.base import Drawing
from pipeline.engines.parallax import ParallaxCamera
from pipeline.errors import Cancelled
from pipeline.film.camera import Camera, Ease, Move
from pipeline.film.path import camera_path, fitted, overscan
from pipeline.film.timing import FrameRate
from pipeline.media.colour import i420_from_rgb, rgb_from_i420
from pipeline.progress import unwatched
from pipeline.stages.motion import estimate_motion
from tests.engines.parallax.room import plate, take

SIZE = (256, 144)
ASPECTS = ((160, 90), (90, 160), (96, 96), (172, 72))


def shot(camera, size=SIZE, frames=24, drawing=None, seed=1, progress=unwatched):
    drawing = drawing or plate(camera, size)
    return list(
        ParallaxCamera().shoot(take(camera, size, frames, drawing, seed), drawing, None, progress)
    )


def bordered(camera, size):
    """Grey, with magenta outside of what the camera may see."""
    shown = overscan(camera, size[0] / size[1])
    width, height = (2 * round(side * shown / 2) for side in size)
    picture = np.full((height + 40, width + 40, 3), (255, 0, 255), np.uint8)
    picture[20:-20, 20:-20] = 128
    outer = Drawing(image=picture[19:-19, 19:-19], overscan=shown)
    return Drawing(image=picture[20:-20, 20:-20], overscan=shown), outer


@pytest.mark.parametrize("size", ASPECTS)
@pytest.mark.parametrize("move", Move)
def test_every_move_in_every_shape_has_its_frames(move, size):
    camera = Camera(move=move)
    drawing = plate(camera, size)
    for frames in (1, 2, 3):
        made = shot(camera, size, frames, drawing)
        assert len(made) == frames
        assert all(f.shape == (size[1] * 3 // 2, size[0]) and f.dtype == np.uint8 for f in made)


@pytest.mark.parametrize("move", [m for m in Move if m not in (Move.STATIC, Move.DOLLY_ZOOM)])
def test_the_first_and_the_last_frame_are_the_homography_of_their_pose(move):
    camera = Camera(move=move)
    drawing = plate(camera, SIZE)
    made = shot(camera, frames=25, drawing=drawing)
    aspect = SIZE[0] / SIZE[1]
    poses = camera_path(fitted(camera, aspect), 25, FrameRate(), aspect, 1)
    for frame, pose in ((made[0], poses[0]), (made[-1], poses[-1])):
        expected = through(pose, drawing, camera.lens_mm)
        error = np.abs(frame[2:142, 2:-2].astype(float) - expected[2:142, 2:-2])
        assert error.mean() < 0.5, move
        assert np.percentile(error, 99) < 4, move


def through(pose, drawing, lens_mm):
    """The luma of a plane at the subject seen from a pose, from first principles: the corners of
    the frame are traced to the plane by axis rotations, and OpenCV draws the homography."""
    width, height = SIZE
    right = 18 / lens_mm
    top = right * height / width
    turn = (
        cv2.Rodrigues(np.radians([0.0, pose.pan, 0.0]))[0]
        @ cv2.Rodrigues(np.radians([-pose.tilt, 0.0, 0.0]))[0]
        @ cv2.Rodrigues(np.radians([0.0, 0.0, -pose.roll]))[0]
    )
    rows, columns = drawing.image.shape[:2]
    there, here = [], []
    for x, y in ((-1, 1), (1, 1), (1, -1), (-1, -1)):
        ray = turn @ [x * right / pose.zoom, y * top / pose.zoom, 1.0]
        steps = (1 - pose.z) / ray[2]
        at = pose.x + ray[0] * steps, pose.y + ray[1] * steps
        there.append(
            (
                (at[0] / right / drawing.overscan + 1) / 2 * columns - 0.5,
                (1 - at[1] / top / drawing.overscan) / 2 * rows - 0.5,
            )
        )
        here.append(((x + 1) / 2 * width - 0.5, (1 - y) / 2 * height - 0.5))
    matrix = cv2.getPerspectiveTransform(np.float32(here), np.float32(there))
    luma = i420_from_rgb(drawing.image)[:rows]
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpPerspective(luma, matrix, SIZE, flags=flags, borderMode=cv2.BORDER_REPLICATE)


def test_at_rest_the_frame_is_the_middle_of_the_plate_to_the_pixel():
    picture = plate(Camera(), SIZE, shown=2.0).image
    (frame,) = shot(Camera(), frames=1, drawing=Drawing(image=picture, overscan=2.0))
    assert np.array_equal(frame, i420_from_rgb(picture[72:-72, 128:-128]))


def test_a_static_camera_yields_the_same_frame_again():
    made = shot(Camera())
    assert all(frame is made[0] for frame in made)


def test_a_moving_camera_yields_a_new_frame_each_time():
    made = shot(Camera(move=Move.DOLLY_IN))
    assert len({id(frame) for frame in made}) == len(made)


def test_what_comes_after_a_whip_is_held():
    made = shot(Camera(move=Move.WHIP_PAN), frames=48)
    assert made[0] is made[10]
    assert made[-1] is made[-10]
    assert made[20] is not made[24]


@pytest.mark.parametrize("move", Move)
def test_nothing_outside_the_picture_is_ever_seen(move):
    camera = Camera(move=move)
    inner, outer = bordered(camera, SIZE)
    plain = [rgb_from_i420(frame) for frame in shot(camera, drawing=inner, frames=9)]
    assert max(np.abs(rgb.astype(int) - 128).max() for rgb in plain) <= 2
    # A rim one pixel wide does not get in either, save for its own interpolation at the corners.
    seen = [rgb_from_i420(frame)[2:-2, 2:-2] for frame in shot(camera, drawing=outer, frames=9)]
    if overscan(camera, SIZE[0] / SIZE[1]) > 1:
        assert np.mean([np.abs(rgb.astype(int) - 128).max(axis=2) > 60 for rgb in seen]) < 0.002


@pytest.mark.parametrize("shape", [(900, 500), (144, 256), (300, 300), (64, 48)])
def test_a_picture_of_another_shape_and_without_overscan_is_cropped_into(shape):
    picture = np.full((shape[1], shape[0], 3), 128, np.uint8)
    for move in (Move.STATIC, Move.PAN_LEFT, Move.TRUCK_RIGHT):
        made = shot(Camera(move=move), frames=3, drawing=Drawing(image=picture))
        assert all(np.abs(rgb_from_i420(f).astype(int) - 128).max() <= 2 for f in made)


def test_a_slow_zoom_moves_without_jitter():
    camera = Camera(move=Move.ZOOM_IN, amount=0.2, ease=Ease.LINEAR)
    size = (480, 320)
    made = shot(camera, size, frames=24)
    zooms = np.array([p.zoom for p in estimate_motion((f[:320] for f in made), 35).poses])
    second = np.diff(np.log(zooms), 2) * size[0] / 2
    assert np.abs(second).max() < 0.02, "pixels at the frame's edge"


def test_a_slow_pan_moves_without_jitter():
    camera = Camera(move=Move.TRUCK_LEFT, amount=0.05, ease=Ease.LINEAR)
    size = (480, 320)
    free = ("x", "y")
    made = shot(camera, size, frames=24)
    poses = estimate_motion((f[:320] for f in made), 35, free).poses
    shifts = np.array([pose.x for pose in poses]) * size[0] / 2 / (18 / 35)
    assert abs(shifts[-1] - shifts[0]) > 4
    assert np.abs(np.diff(shifts, 2)).max() < 0.03, "pixels"


def test_the_same_recipe_gives_the_same_frames_and_another_seed_others():
    camera = Camera(move=Move.HANDHELD)
    once, again, other = (shot(camera, seed=seed) for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(once, again, strict=True))
    assert not all(np.array_equal(a, b) for a, b in zip(once, other, strict=True))


def test_cancelling_stops_at_once_and_gives_the_threads_back():
    threads = cv2.getNumThreads()

    def progress(share):
        if share > 0.2:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        shot(Camera(move=Move.PAN_LEFT), progress=progress)
    assert cv2.getNumThreads() == threads


def test_progress_starts_at_nothing_and_ends_at_all():
    told = []
    shot(Camera(move=Move.PAN_LEFT), progress=told.append)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert told == sorted(told)


def test_words_burned_in_stay_still_over_the_moving_picture():
    words = np.zeros((SIZE[1], SIZE[0], 4), np.uint8)
    words[100:120, 40:200] = (255, 255, 255, 255)
    words[120:140, 40:200] = (255, 0, 0, 128)
    camera = Camera(move=Move.PAN_LEFT)
    drawing = plate(camera, SIZE)
    bare = shot(camera, drawing=drawing)
    lettered = Drawing(image=drawing.image, overscan=drawing.overscan, burn_in=words)
    for before, after in zip(bare, shot(camera, drawing=lettered), strict=True):
        plain, shown = rgb_from_i420(before).astype(float), rgb_from_i420(after).astype(float)
        assert np.abs(shown[102:118, 44:196] - 255).max() <= 2
        blended = plain * (1 - 128 / 255) + np.array([255, 0, 0]) * 128 / 255
        assert np.abs(shown - blended)[124:136, 44:196].mean() < 3
        assert np.array_equal(before[:98], after[:98])
