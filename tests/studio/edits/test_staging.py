"""Staging by numbers as changes: whole, undone as one, named in words."""

import pytest

from pipeline.errors import UserMistake
from pipeline.film.shot import Coverage
from pipeline.film.staging import Figure, PoseName, Staging, Standpoint
from pipeline.recipe import BoardRecipe
from studio import edits
from studio.edits import apply, label
from studio.edits.touches import touches
from tests.studio.edits.test_versions import PROJECT, SHOT, done

ANNA = Figure(character="ANNA", x_m=1.0, y_m=0.5)
SCENE = PROJECT.scene_of(SHOT)


def staged(*figures, project=PROJECT, **camera):
    staging = Staging(figures=figures, camera=Standpoint(**camera))
    return done(edits.SetStaging(shot=SHOT, staging=staging), project)


def words(project, *figures, **camera):
    staging = Staging(figures=figures, camera=Standpoint(**camera))
    return label(edits.SetStaging(shot=SHOT, staging=staging).edit, project)


def test_a_staging_is_set_whole_and_an_empty_figure_is_left_out():
    project = staged(ANNA, Figure(character="BEN"), x_m=2.0)
    assert project.shot(SHOT).staging == Staging(figures=(ANNA,), camera=Standpoint(x_m=2.0))
    assert touches(PROJECT, project) == {("shot", SHOT, "staging")}
    assert done(edits.SetStaging(shot=SHOT), project) == PROJECT


def test_the_history_says_in_words_what_was_staged():
    slate = PROJECT.slate(SHOT)
    turned = ANNA.model_copy(update={"turn": 30.0})
    assert words(PROJECT, ANNA) == f"ANNA moved in {slate}"
    assert words(staged(ANNA), turned) == f"ANNA turned in {slate}"
    kneels = turned.model_copy(update={"pose": PoseName.KNEEL})
    assert words(staged(turned), kneels) == f"ANNA kneel in {slate}"
    assert words(staged(ANNA), ANNA, x_m=1.0) == f"camera moved in {slate}"
    assert words(staged(ANNA, x_m=1.0), x_m=1.0) == f"ANNA as the artist has it in {slate}"
    assert words(staged(ANNA)) == f"staging of {slate} as the artist has it"


def test_the_rest_of_the_scene_takes_the_figures_in_one_step_and_keeps_its_own_cameras():
    first, *later = SCENE.shots
    project = done(
        edits.SetStaging(
            shot=first.id, staging=Staging(figures=(ANNA,), camera=Standpoint(x_m=1.0))
        )
    )
    ben = Figure(character="BEN", x_m=-1.0)
    old = Staging(figures=(ben, ANNA.model_copy(update={"x_m": 9.0})))
    project = done(edits.SetStaging(shot=later[0].id, staging=old), project)
    change = edits.StageOn(shot=first.id)
    assert label(change.edit, project) == (
        f"staging of {PROJECT.slate(first.id)} for the rest of the scene"
    )
    after = done(change, project)
    assert after.shot(first.id) == project.shot(first.id)
    for shot in later:
        kept = after.shot(shot.id).staging
        is_thing = shot.coverage is Coverage.INSERT and not shot.characters
        assert kept.figure("ANNA").x_m == (None if is_thing else ANNA.x_m)
        assert kept.camera == Standpoint()
    assert after.shot(later[0].id).staging.figure("BEN") == ben
    assert after.scenes[1:] == PROJECT.scenes[1:]


def test_there_is_nothing_to_carry_on_without_figures_or_later_shots():
    with pytest.raises(UserMistake, match="nothing to carry on"):
        done(edits.StageOn(shot=SCENE.shots[0].id))
    last = SCENE.shots[-1].id
    project = done(edits.SetStaging(shot=last, staging=Staging(figures=(ANNA,))))
    with pytest.raises(UserMistake, match="nothing to carry on"):
        done(edits.StageOn(shot=last), project)


@pytest.mark.parametrize(
    ("figure", "named"),
    [({"pose": "moonwalk"}, "pose"), ({"x_m": 51}, "x m"), ({"expression": "smug"}, "expression")],
)
def test_what_cannot_be_staged_is_a_sentence(figure, named):
    told = {"shot": SHOT, "staging": {"figures": [{"character": "ANNA", **figure}]}}
    with pytest.raises(UserMistake, match=named):
        apply(edits.Edit(verb="staging", arguments=told), PROJECT)


def test_both_halves_of_a_shot_keep_its_staging_and_older_settings_bring_theirs_back():
    project = staged(ANNA)
    one = project.shot(SHOT)
    recipe = BoardRecipe(
        engine="previs", version=1, size=(16, 9), action=one.action, camera=one.camera,
        staging=Staging(figures=(ANNA,)),
    )  # fmt: skip
    plain = done(edits.SetStaging(shot=SHOT), project)
    for board in (recipe, recipe.model_copy(update={"staging": Staging(), "composition": recipe})):
        again = done(edits.RestoreSettings(shot=SHOT, board=board), plain)
        assert again.shot(SHOT).staging.figures == (ANNA,)
