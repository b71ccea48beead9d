"""Takes on the grids of models."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.video_diffusers.plan import (
    frame_size,
    frames_for,
    model_rate,
    planned,
    snapped_up,
)
from pipeline.film.timing import FrameRate
from pipeline.models.model import Grid

LTX = Grid(step_px=32, frame_step=8, frame_offset=1, most_frames=257)
SVD = Grid(step_px=64, most_frames=25, fps=7.0)
NTSC = FrameRate(num=24000, den=1001)


@given(st.integers(1, 5000), st.sampled_from([(LTX, 17), (SVD, 1)]), st.integers(0, 17))
def test_every_length_is_made_on_the_grid_and_covered(needed, model, before):
    grid, overlap = model
    plan = planned(grid, (64, 64), 24.0, needed, overlap, min(before, overlap))
    assert (plan.length - grid.frame_offset) % grid.frame_step == 0
    assert plan.length <= grid.most_frames
    assert plan.frames - plan.before >= needed


def test_a_short_take_is_one_piece_and_a_long_one_few_equal_ones():
    assert planned(LTX, (64, 64), 24.0, 121, 17).segments == 1
    assert planned(LTX, (64, 64), 24.0, 121, 17).length == 121
    long = planned(LTX, (64, 64), 24.0, 480, 17)
    assert (long.segments, long.length) == (2, 249)


def test_one_frame_is_no_take():
    assert snapped_up(LTX, 1) == 9
    assert snapped_up(SVD, 1) == 1


@pytest.mark.parametrize(
    ("form", "size"),
    [((1280, 720), (768, 448)), ((1080, 1920), (448, 768)), ((3840, 1600), (896, 384))],
)
def test_the_models_frame_keeps_its_area_and_takes_the_films_aspect(form, size):
    assert frame_size((768, 448), form, 64) == size


def test_a_model_that_can_be_told_shoots_at_the_films_rate_and_others_at_their_own():
    assert model_rate(NTSC, LTX, (15.0, 60.0)) == pytest.approx(23.976, abs=1e-3)
    assert model_rate(FrameRate(num=25), Grid(fps=24.0), None) == 25
    assert model_rate(FrameRate(num=24), SVD, None) == 7
    assert model_rate(FrameRate(num=120), LTX, (15.0, 60.0)) == LTX.fps


def test_frames_at_another_rate_show_as_much_time():
    assert frames_for(49, FrameRate(), 7.0) == 15
    assert frames_for(49, FrameRate(), 24.0) == 49
    assert frames_for(1, FrameRate(), 7.0) == 1
