"""Who shoots a shot, and what the camera is given."""

import pytest

from pipeline.errors import UserMistake
from pipeline.film.shot import Lora, Shooting
from studio.edits import SetGuide, SetOperator, SetShooting, SplitShot, apply, label
from tests.studio.film import assert_whole, planned, shots

PROJECT = planned()
SLATES = {slate: shot.id for slate, shot in shots(PROJECT).items()}
SHOT = SLATES["1A"]
CLIP, PICTURE = f"{'a' * 64}.mp4", f"{'b' * 64}.png"


def done(change, project=PROJECT):
    after = apply(change.edit, project)
    assert_whole(after)
    return after


def test_a_shot_gets_a_camera_of_its_own_and_gives_it_back():
    change = SetOperator(shots=(SHOT,), operator="parallax")
    after = done(change)
    assert after.shot(SHOT).operator == "parallax"
    assert label(change.edit, PROJECT) == "parallax shoots 1A"
    assert done(SetOperator(shots=(SHOT,)), after) == PROJECT


@pytest.mark.parametrize("operator", ["nobody", "sd-turbo", "parallax@draft"])
def test_somebody_who_is_no_camera_is_refused(operator):
    with pytest.raises(UserMistake):
        apply(SetOperator(shots=(SHOT,), operator=operator).edit, PROJECT)


def test_what_the_camera_is_given_is_set_kept_and_taken_away():
    lora = Lora(file=f"{'c' * 64}.safetensors", strength=0.5)
    after = done(SetShooting(shots=(SHOT,), last=PICTURE, extends=CLIP, loras=(lora,)))
    assert after.shot(SHOT).shooting == Shooting(last=PICTURE, extends=CLIP, loras=(lora,))
    assert {PICTURE, CLIP, lora.file} <= after.media_keys()
    less = done(SetShooting(shots=(SHOT,), extends=""), after)
    assert less.shot(SHOT).shooting == Shooting(last=PICTURE, loras=(lora,))
    freed = done(SetShooting(shots=(SHOT,), keeps_depth=False), less)
    assert freed.shot(SHOT).shooting == Shooting(last=PICTURE, loras=(lora,), keeps_depth=False)


def test_the_halves_of_a_shot_share_what_it_was_given():
    given = done(SetShooting(shots=(SHOT,), last=PICTURE, extends=CLIP))
    split = done(SplitShot(shot=SHOT, new="half0"), given)
    assert split.shot(SHOT).shooting == Shooting(extends=CLIP)
    assert split.shot("half0").shooting == Shooting(last=PICTURE)


def test_a_shot_that_was_freed_stays_so_in_both_halves():
    free = done(SetGuide(shots=(SHOT,), keeps_composition=False))
    free = done(SetShooting(shots=(SHOT,), keeps_depth=False), free)
    split = done(SplitShot(shot=SHOT, new="half0"), free)
    for half in (SHOT, "half0"):
        assert not split.shot(half).guide.keeps_composition
        assert not split.shot(half).shooting.keeps_depth
