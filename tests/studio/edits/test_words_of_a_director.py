"""A director's words for artist and camera go with what they tell of."""

import pytest

from studio.edits import Describe, MergeShots
from tests.studio.film import film

WORDS = {"image_words": "A woman sits by a door.", "motion_words": "She looks up."}


def worded():
    project = film()
    scenes = tuple(
        scene.model_copy(
            update={"shots": tuple(shot.model_copy(update=WORDS) for shot in scene.shots)}
        )
        for scene in project.scenes
    )
    return project.model_copy(update={"scenes": scenes})


@pytest.mark.parametrize(
    "change", [{"action": "She sleeps."}, {"characters": ("BEN",)}, {"props": ("a key",)}]
)
def test_they_go_when_what_is_seen_changes(change):
    first = next(worded().shots())
    after = Describe(shots=(first.id,), **change).apply(worded()).shot(first.id)
    assert (after.image_words, after.motion_words) == ("", "")


@pytest.mark.parametrize("change", [{"seed": 3}, {"prompt": "ink"}, {"look": "left"}])
def test_they_stay_otherwise(change):
    first = next(worded().shots())
    after = Describe(shots=(first.id,), **change).apply(worded()).shot(first.id)
    assert after.image_words == WORDS["image_words"]


def test_a_shot_of_two_has_none_of_theirs():
    project = worded()
    one, two = (shot.id for shot in project.scenes[0].shots[:2])
    after = MergeShots(shots=(one, two)).apply(project).shot(one)
    assert after.image_words == ""
