"""Every listed video model, by its real classes at tiny size with random weights."""

import numpy as np
import pytest

from pipeline.engines.video_diffusers.segment import NoPicture, Segment, finite, pictures_of
from pipeline.engines.video_diffusers.take import _pipeline as pipeline_for
from pipeline.errors import Cancelled
from pipeline.film.timing import FrameRate
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Ability, Role, TierName
from tests.engines.video_diffusers.tiny import camera, recipe, shot, small, taped

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # of libraries

VIDEO = [model.id for model in CATALOGUE.values() if model.role is Role.CAMERA]
NTSC = FrameRate(num=24000, den=1001)


@pytest.mark.parametrize("name", VIDEO)
def test_a_listed_model_shoots_a_keyframe_the_same_way_each_time(name):
    told = []
    frames = shot(camera(name), recipe(), told.append)
    assert len(frames) == 12
    assert {frame.shape for frame in frames} == {(96, 96)}
    assert np.ptp(frames[5]) > 10
    assert told == sorted(told)
    assert told[-1] == 1.0
    again = shot(camera(name), recipe())
    assert all((a == b).all() for a, b in zip(frames, again, strict=True))
    other = shot(camera(name), recipe(seed=2))
    assert any((a != b).any() for a, b in zip(frames, other, strict=True))


@pytest.mark.parametrize("rate", [NTSC, FrameRate(num=24), FrameRate(num=30)])
@pytest.mark.parametrize(("size", "frames"), [((130, 74), 25), ((66, 118), 7)])
def test_any_rate_size_and_length_comes_out_exactly(rate, size, frames):
    made = shot(camera("tiny-video"), recipe(rate=rate, size=size, frames=frames))
    assert len(made) == frames
    assert made[0].shape == (size[1] * 3 // 2, size[0])


@pytest.mark.parametrize(("name", "most"), [("tiny-video", 33), ("ltx-2", 33), ("wan2.2-5b", 13)])
def test_a_long_shot_is_extended(name, most):
    assert len(shot(camera(name, most), recipe(frames=50))) == 50


@pytest.mark.parametrize("name", VIDEO)
def test_what_a_model_says_it_can_do_it_does(name):
    asks = {
        Ability.LAST_FRAME: {"last": "end"},
        Ability.EXTEND: {"extends": "clip"},
        Ability.VIDEO: {"source": "clip", "strength": 0.5},
        Ability.TEXT: {"image": ""},
    }
    plain = shot(camera(name), recipe())
    for ability, fields in asks.items():
        if ability in small(name).abilities:
            made = shot(camera(name), recipe(**fields))
            assert len(made) == 12, ability
            assert any((a != b).any() for a, b in zip(made, plain, strict=True)), ability


def test_a_model_that_makes_sound_makes_the_same_each_time_as_long_as_its_picture():
    loud = {"rate": NTSC, "sound": True}
    frames, heard = taped(camera("ltx-2"), recipe(**loud))
    assert heard.shape == (2, 12 * 2002)
    assert heard.dtype == np.float32
    assert 0.001 < heard.std() < 1
    again = taped(camera("ltx-2"), recipe(**loud))[1]
    assert np.array_equal(heard, again)
    assert not np.array_equal(heard, taped(camera("ltx-2"), recipe(seed=2, **loud))[1])
    quiet, silent = taped(camera("ltx-2"), recipe(rate=NTSC))
    assert silent is None
    assert all((a == b).all() for a, b in zip(frames, quiet, strict=True))
    assert taped(camera("tiny-video"), recipe(**loud))[1] is None
    extended = taped(camera("ltx-2", 33), recipe(frames=50, **loud))[1]
    assert extended.shape == (2, 50 * 2002)
    assert extended[:, -8000:].std() > 0.001


def test_a_stopped_take_ends_at_the_next_step():
    told = []

    def stop(done):
        told.append(done)
        if done > 0:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        shot(camera("tiny-video"), recipe(), stop)
    assert len(told) == 2
    assert len(shot(camera("tiny-video"), recipe())) == 12


def test_numbers_that_are_no_picture_are_refused():
    import torch

    with pytest.raises(NoPicture):
        finite(torch.tensor([1.0, float("nan")]))
    assert pictures_of(torch.zeros(1, 3, 2, 4, 4)).shape == (2, 4, 4, 3)


def test_all_pieces_of_a_long_take_are_made_by_one_class():
    model = CATALOGUE["ltx-2"]
    one = Segment((64, 64), 9, 24.0, 1, model.tiers[TierName.FINAL])
    assert pipeline_for(model, one, False) == "LTX2Pipeline"
    assert pipeline_for(model, one, True) == "LTX2ConditionPipeline"
