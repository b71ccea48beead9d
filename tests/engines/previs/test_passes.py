"""What is kept and exported beside a board: depth, line art, joints."""

import json
from pathlib import Path

import numpy as np

from pipeline.engines.previs.artist import PrevisArtist
from pipeline.film.shot import Coverage
from pipeline.media.store import MediaStore
from pipeline.progress import unwatched
from pipeline.stages.boards import draw
from pipeline.stages.passes import board_files
from tests.engines.previs.test_spine import board


def test_joints_lie_on_the_one_who_is_seen() -> None:
    drawing = PrevisArtist().draw(board("MS", overscan=1.5), None, unwatched)
    assert drawing.joints is not None
    nose = drawing.joints[0, 0]
    assert drawing.joints.shape[1:] == (18, 3)
    assert nose[2] == 1
    assert abs(nose[0] / drawing.image.shape[1] - 0.5) < 0.2
    assert drawing.depth_m is not None
    assert np.isfinite(drawing.depth_m[int(nose[1]), int(nose[0])])


def test_every_pass_is_kept_and_exported_at_the_size_of_the_frame(tmp_path: Path) -> None:
    store = MediaStore(tmp_path)
    keyframe = draw(board("MS", overscan=1.5), PrevisArtist(), store, unwatched)
    files = board_files(keyframe, store, (192, 108))
    assert list(files) == [
        ".png", "_depth.png", "_line.png", "_normal.png", "_ids.png", "_ids.json",
        "_pose.png", "_pose.json",
    ]  # fmt: skip
    page = json.loads(files["_pose.json"])
    assert (page["canvas_width"], page["canvas_height"]) == (192, 108)
    assert len(page["people"][0]["pose_keypoints_2d"]) == 54


def test_an_insert_has_no_pose() -> None:
    drawing = PrevisArtist().draw(
        board("CU", coverage=Coverage.INSERT, props=("cup",)), None, unwatched
    )
    assert drawing.joints is None
    assert drawing.line is not None
