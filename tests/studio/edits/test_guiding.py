"""What artists are given besides words, as changes."""

import pytest

from pipeline.errors import UserMistake
from pipeline.film.shot import Guide, Keyframe, Lora
from studio import edits
from studio.edits import apply
from studio.edits.soundness import Soundness, media_keys
from studio.edits.touches import touches
from tests.studio.edits.test_versions import PICTURES, PROJECT, SHOT, done

LORA = Lora(file="7" * 64 + ".safetensors", strength=0.7)
KEY = PICTURES[0]


def test_a_guide_is_set_field_by_field_and_taken_away_by_an_empty_key():
    project = done(edits.SetGuide(shots=(SHOT,), depth=KEY, loras=(LORA,), negative="letters"))
    project = done(edits.SetGuide(shots=(SHOT,), strength=0.3), project)
    assert project.shot(SHOT).guide == Guide(
        depth=KEY, loras=(LORA,), negative="letters", strength=0.3
    )
    project = done(edits.SetGuide(shots=(SHOT,), depth="", loras=(), negative=""), project)
    assert project.shot(SHOT).guide == Guide(strength=0.3)
    change = edits.SetGuide(shots=(SHOT,), keeps_composition=False)
    assert change.label(project).startswith("composition of the 3D artist of ")
    assert not done(change, project).shot(SHOT).guide.keeps_composition


def test_a_mask_holds_the_picture_that_it_was_painted_over():
    first, second = (
        Keyframe(recipe=recipe, image=image)
        for recipe, image in zip("ab", PICTURES[:2], strict=True)
    )
    project = done(edits.AddKeyframe(shot=SHOT, keyframe=first))
    project = done(edits.SetMask(shot=SHOT, mask="8" * 64 + ".png"), project)
    project = done(edits.AddKeyframe(shot=SHOT, keyframe=second), project)
    assert project.shot(SHOT).guide.source == first.image
    assert done(edits.SetMask(shot=SHOT), project).shot(SHOT).guide.source is None


def test_a_picture_that_is_redrawn_is_not_hidden_by_the_one_it_was_painted_over():
    own = done(edits.AddOwnKeyframe(shot=SHOT, image=KEY))
    mask = edits.SetMask(shot=SHOT, mask="8" * 64 + ".png")
    assert done(mask, own).shot(SHOT).circled_keyframe
    redrawn = done(mask.model_copy(update={"is_redrawn": True}), own).shot(SHOT)
    assert redrawn.circled_keyframe is None
    assert redrawn.guide.source == KEY


def test_a_mask_does_not_stay_over_another_picture():
    project = done(edits.AddKeyframe(shot=SHOT, keyframe=Keyframe(recipe="a", image=KEY)))
    project = done(edits.SetMask(shot=SHOT, mask="8" * 64 + ".png"), project)
    kept = done(edits.SetGuide(shots=(SHOT,), strength=0.9), project)
    assert kept.shot(SHOT).mask
    assert done(edits.SetGuide(shots=(SHOT,), source=PICTURES[1]), project).shot(SHOT).mask is None


@pytest.mark.parametrize("field", ["source", "depth", "line", "pose"])
def test_only_media_keys_are_taken(field):
    with pytest.raises(UserMistake):
        apply(edits.Edit(verb="guide", arguments={"shots": [SHOT], field: "../x.png"}), PROJECT)


def test_a_character_brings_pictures_that_stay_when_the_script_changes():
    name = PROJECT.cast[0].name
    project = done(edits.Cast(character=name, references=(KEY,), loras=(LORA,)))
    assert {KEY, LORA.file} <= project.media_keys()
    assert {KEY, LORA.file} <= media_keys([project])
    assert ("character", name) in touches(PROJECT, project)
    after = done(edits.rewrite(project, project.script + "\n\nThe rain stops.\n"), project)
    assert next(one for one in after.cast if one.name == name).references == (KEY,)


def test_a_character_that_there_is_not_is_said():
    with pytest.raises(UserMistake, match="no character 'NOBODY'"):
        done(edits.Cast(character="NOBODY", references=(KEY,)))


def test_strange_keys_of_a_character_are_a_fault():
    odd = PROJECT.cast[0].model_copy(update={"references": ("../../passwd",)})
    project = PROJECT.model_copy(update={"cast": (odd, *PROJECT.cast[1:])})
    assert "character" in Soundness().fault(project)
