"""Pictures that are made of others for a shot."""

import numpy as np
import pytest

from pipeline.errors import UserMistake
from pipeline.film.camera import Move
from pipeline.media.pictures import encode_png, read_depth, read_picture
from studio.edits import SetCamera
from studio.session.borrowing import depth_of, frame_of
from tests.studio.crew import work_off


def test_the_frame_of_a_shot_is_the_middle_of_its_plate(studio, project):
    shot = next(studio.seen(project).project.shots()).id
    with pytest.raises(UserMistake, match="no picture yet"):
        frame_of(studio, project, shot)
    studio.edit(
        project, studio.seen(project).revision, SetCamera(shots=(shot,), move=Move.PAN_LEFT)
    )
    work_off(studio)
    seen = studio.seen(project)
    keyframe = seen.project.shot(shot).keyframes[-1]
    assert keyframe.overscan > 1.1
    frame = read_picture(studio.media.path(frame_of(studio, project, shot)))
    plate = read_picture(studio.media.path(keyframe.image))
    assert frame.shape[1::-1] == seen.project.form.size
    assert plate.shape[1] > frame.shape[1]
    across = (plate.shape[1] - plate.shape[1] / keyframe.overscan) / 2
    column = round(
        across + frame.shape[1] / 4 * plate.shape[1] / keyframe.overscan / frame.shape[1]
    )
    middle = plate.shape[0] // 2
    seen_there = frame[frame.shape[0] // 2, frame.shape[1] // 4].astype(int)
    near = plate[middle - 2 : middle + 3, column - 2 : column + 3].reshape(-1, 3).astype(int)
    assert np.abs(near - seen_there).sum(axis=1).min() < 30


def test_white_is_near_and_black_is_the_sky(studio):
    ramp = np.zeros((4, 3, 3), np.uint8)
    ramp[:, 1], ramp[:, 2] = 51, 255
    depth = read_depth(
        studio.media.path(depth_of(studio, studio.media.add(encode_png(ramp), ".png")))
    )
    assert np.isinf(depth[:, 0]).all()
    assert depth[0, 1] == pytest.approx(5.0, rel=0.01)
    assert depth[0, 2] == pytest.approx(1.0, rel=0.01)
