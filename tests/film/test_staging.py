"""Staging by numbers as a value: what it takes, and that an empty one is as if there were none."""

import math

import pytest
from pydantic import ValidationError

from pipeline.film.camera import Camera
from pipeline.film.shot import Shot
from pipeline.film.staging import Figure, PoseName, Staging, Standpoint
from pipeline.film.value import Span
from pipeline.recipe import BoardRecipe

RUTH = Figure(character="RUTH", x_m=1.5, pose=PoseName.KNEEL)


@pytest.mark.parametrize(
    "numbers",
    [
        {"x_m": 50.1}, {"y_m": -51}, {"x_m": math.nan}, {"y_m": math.inf}, {"turn": 361},
        {"turn": math.nan}, {"pose": "moonwalk"}, {"expression": "smug"}, {"character": ""},
    ],
)  # fmt: skip
def test_a_figure_takes_only_what_a_set_has_room_for(numbers):
    with pytest.raises(ValidationError):
        Figure.model_validate({"character": "RUTH", **numbers})


@pytest.mark.parametrize(
    "numbers", [{"height_m": 0}, {"height_m": 31}, {"tilt": 90}, {"x_m": math.nan}, {"lens": 3}]
)
def test_a_camera_stands_over_the_floor_and_never_looks_straight_up(numbers):
    with pytest.raises(ValidationError):
        Standpoint.model_validate(numbers)


def test_a_character_is_staged_once_and_not_more_than_a_hundred_are():
    with pytest.raises(ValidationError, match="staged once"):
        Staging(figures=(RUTH, RUTH))
    with pytest.raises(ValidationError):
        Staging(figures=tuple(Figure(character=str(number)) for number in range(101)))


def test_an_empty_staging_leaves_digests_as_they_are():
    shot = Shot(id="a", source=Span(0, 1), action="Ruth waits.")
    assert shot.digest() == shot.model_copy(update={"staging": Staging()}).digest()
    assert "staging" not in shot.model_dump(exclude_defaults=True)
    board = BoardRecipe(engine="e", version=1, size=(16, 9), action="", camera=Camera())
    assert "staging" not in board.model_dump(exclude_defaults=True)
    staged = board.model_copy(update={"staging": Staging(figures=(RUTH,))})
    assert staged.digest() != board.digest()
    assert BoardRecipe.model_validate_json(staged.model_dump_json()) == staged


def test_who_is_not_there_and_of_whom_nothing_is_said_is_left_out():
    staging = Staging(figures=(RUTH, Figure(character="DANIEL")))
    assert staging.tidy().figures == (RUTH,)
    assert staging.of({"DANIEL"}).figures == (Figure(character="DANIEL"),)
    assert staging.figure("NOBODY").is_as_chosen
    moved = RUTH.model_copy(update={"x_m": 0.0})
    assert staging.with_figures((moved,)).figure("RUTH").x_m == 0.0
