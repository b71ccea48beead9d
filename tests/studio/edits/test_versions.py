"""Keyframes and takes are added and circled; what they were made with comes back."""

import pytest

from pipeline.engines.base import Drawing
from pipeline.errors import UserMistake
from pipeline.film.camera import Camera, Move, Size
from pipeline.film.shot import Keyframe, Take
from pipeline.film.timing import FrameRate
from pipeline.recipe import TakeRecipe
from pipeline.stages.boards import board_recipe
from studio import edits
from studio.edits import apply
from tests.studio.film import assert_whole, planned, shots

PROJECT = planned()
SHOT = shots(PROJECT)["1A"].id
PICTURES = [letter * 64 + ".png" for letter in "abcdef"]


class Artist:
    name = "ink"
    version = 1
    model = revision = tier = ""
    abilities = frozenset()
    wants_blocking = False
    styles = frozenset()

    def draw(self, recipe, library, progress) -> Drawing:
        raise AssertionError("recipes are made without drawing")

    def remarks(self, recipe):
        return ()


def done(change, project=PROJECT):
    after = apply(change.edit, project)
    assert_whole(after)
    return after


def keyed(*recipes):
    project = PROJECT
    for recipe, picture in zip(recipes, PICTURES, strict=False):
        keyframe = Keyframe(recipe=recipe, image=picture)
        project = done(edits.AddKeyframe(shot=SHOT, keyframe=keyframe), project)
    return project


def test_keyframes_are_added_and_one_of_the_same_recipe_is_replaced():
    shot = keyed("a", "b", "a").shot(SHOT)
    assert [(k.recipe, k.image) for k in shot.keyframes] == [
        ("b", PICTURES[1]),
        ("a", PICTURES[2]),
    ]


def test_the_same_keyframe_twice_changes_nothing():
    project = keyed("a", "b")
    again = edits.AddKeyframe(shot=SHOT, keyframe=project.shot(SHOT).keyframes[0])
    assert apply(again.edit, project) == project


def test_an_own_picture_is_a_circled_keyframe():
    project = keyed("a")
    take = edits.AddTake(shot=SHOT, take=Take(recipe="t", media="9" * 64 + ".mp4", frames=9))
    project = done(edits.Circle(shot=SHOT, take="t"), done(take, project))
    shot = done(edits.AddOwnKeyframe(shot=SHOT, image=PICTURES[5]), project).shot(SHOT)
    assert shot.keyframe(shot.circled_keyframe).image == PICTURES[5]
    assert shot.circled is None


def test_a_circled_keyframe_takes_the_circle_from_the_take():
    take = Take(recipe="t", media="9" * 64 + ".mp4", frames=9)
    project = done(edits.AddTake(shot=SHOT, take=take), keyed("a", "b"))
    project = done(edits.Circle(shot=SHOT, take="t"), project)
    assert project.shot(SHOT).circled == "t"
    project = done(edits.Circle(shot=SHOT, keyframe="a"), project)
    assert (project.shot(SHOT).circled, project.shot(SHOT).circled_keyframe) == (None, "a")
    project = done(edits.Circle(shot=SHOT, take="t"), project)
    assert (project.shot(SHOT).circled, project.shot(SHOT).circled_keyframe) == ("t", "a")
    project = done(edits.Circle(shot=SHOT), project)
    assert (project.shot(SHOT).circled, project.shot(SHOT).circled_keyframe) == (None, None)


def test_a_redrawn_shot_shows_the_new_picture_and_keeps_the_older_ones():
    project = done(edits.AddOwnKeyframe(shot=SHOT, image=PICTURES[5]), keyed("a"))
    shot = done(edits.Redraw(shots=(SHOT,), seed=7), project).shot(SHOT)
    assert (shot.circled_keyframe, shot.seed) == (None, 7)
    assert shot.keyframes == project.shot(SHOT).keyframes
    kept = done(edits.Redraw(shots=(SHOT,)), project).shot(SHOT)
    assert (kept.circled_keyframe, kept.seed) == (None, project.shot(SHOT).seed)
    assert edits.label(edits.Redraw(shots=(SHOT,)).edit, project) == "redraw 1A"


@pytest.mark.parametrize("circle", [{"take": "x"}, {"keyframe": "x"}])
def test_only_what_is_there_can_be_circled(circle):
    with pytest.raises(UserMistake, match="not there any more"):
        apply(edits.Circle(shot=SHOT, **circle).edit, PROJECT)


def test_the_settings_of_a_keyframe_come_back_and_it_is_circled():
    scene, shot = PROJECT.scene_of(SHOT), PROJECT.shot(SHOT)
    recipe = board_recipe(scene, shot, Artist(), PROJECT.form, 1)
    project = keyed(recipe.digest(), "b")
    project = done(edits.SetCamera(shots=(SHOT,), move=Move.ROLL, size=Size.ECU), project)
    project = done(edits.Describe(shots=(SHOT,), action="Other.", props=("LAMP",)), project)
    after = done(edits.RestoreSettings(shot=SHOT, board=recipe), project)
    assert after.shot(SHOT).model_copy(update={"keyframes": (), "circled_keyframe": None}) == shot
    assert after.shot(SHOT).circled_keyframe == recipe.digest()


def test_the_settings_of_a_take_come_back():
    recipe = TakeRecipe(
        engine="parallax", version=1, size=(1280, 720), rate=FrameRate(), frames=33,
        camera=Camera(move=Move.ZOOM_IN), image=PICTURES[0],
    )  # fmt: skip
    take = Take(recipe=recipe.digest(), media="9" * 64 + ".mp4", frames=33)
    project = done(edits.AddTake(shot=SHOT, take=take))
    shot = done(edits.RestoreSettings(shot=SHOT, take=recipe), project).shot(SHOT)
    assert (shot.frames, shot.camera.move, shot.circled) == (33, Move.ZOOM_IN, recipe.digest())
    other = recipe.model_copy(update={"rate": FrameRate(num=25)})
    with pytest.raises(UserMistake, match="rate"):
        apply(edits.RestoreSettings(shot=SHOT, take=other).edit, project)


def test_a_new_field_of_a_shot_changes_no_recipe():
    scene, shot = PROJECT.scene_of(SHOT), PROJECT.shot(SHOT)
    digest = board_recipe(scene, shot, Artist(), PROJECT.form, 1).digest()
    changed = done(edits.SetMask(shot=SHOT, mask=PICTURES[0]), keyed("a"))
    again = board_recipe(changed.scenes[0], changed.shot(SHOT), Artist(), PROJECT.form, 1)
    assert again.digest() == digest
