"""The film as one value: what it is made of, and what can be asked of it."""

import subprocess
import sys

import pytest
from pydantic import ValidationError

from pipeline.errors import UserMistake
from pipeline.film.shot import Keyframe, Take
from studio.edits import AddKeyframe, AddTake, SetMask, apply
from studio.project import UNTITLED, Project
from tests.studio.film import assert_whole, film, planned, shots


def test_a_new_project_has_the_whole_script():
    project = planned()
    assert_whole(project)
    assert project.title == "The Door"
    assert [scene.number for scene in project.scenes] == ["1", "2", "3"]
    assert {"ANNA", "BEN"} <= {character.name for character in project.cast}
    assert [event.shot for event in project.cut.events] == [shot.id for shot in project.shots()]


def test_a_script_without_a_title_makes_an_untitled_project():
    assert film("INT. ROOM - DAY\n\nA chair.\n").title == UNTITLED


def test_shots_are_found_by_id_and_named_by_slate():
    project = planned()
    shot = shots(project)["2B"]
    assert project.shot(shot.id) is shot
    assert project.scene_of(shot.id).number == "2"
    assert project.slate(shot.id) == "2B"


def test_what_is_not_there_is_a_sentence():
    with pytest.raises(UserMistake, match="deleted"):
        film().shot("nosuchshot")
    with pytest.raises(UserMistake, match="not in the script"):
        film().scene("nosuchscene")


def test_media_keys_are_all_that_the_film_names():
    project = planned()
    first, second = [shot.id for shot in project.shots()][:2]
    a, b, c, d = (letter * 64 + ".png" for letter in "abcd")
    for change in (
        AddKeyframe(shot=first, keyframe=Keyframe(recipe="r", image=a, depth=b)),
        AddTake(shot=second, take=Take(recipe="t", media=c, frames=9)),
        SetMask(shot=second, mask=d),
    ):
        project = apply(change.edit, project)
    assert project.media_keys() == {a, b, c, d}


def test_screenplay_and_breakdown_are_what_the_stages_take():
    project = planned()
    assert project.screenplay.text == project.script
    assert project.breakdown.scenes == project.scenes


def test_a_project_is_frozen_and_survives_json():
    project = planned()
    with pytest.raises(ValidationError):
        project.title = "Other"
    again = Project.model_validate_json(project.model_dump_json(exclude_defaults=True))
    assert again == project


def test_importing_the_store_loads_no_heavy_library():
    heavy = ["torch", "av", "cv2", "moviepy", "PIL", "scipy", "gradio", "diffusers", "transformers"]
    code = f"import sys, studio.archive; print([m for m in {heavy} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
