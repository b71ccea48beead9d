"""Values are frozen, and their digest is their content."""

import subprocess
import sys

import pytest
from pydantic import ValidationError

from pipeline.film.camera import Camera, Move
from pipeline.film.shot import Shot, slate
from pipeline.film.value import Span
from pipeline.recipe import BoardRecipe, TakeRecipe

BOARD = BoardRecipe(engine="slate", version=1, size=(64, 36), action="a door", camera=Camera())


def test_values_are_frozen_and_know_their_fields():
    with pytest.raises(ValidationError):
        BOARD.seed = 2
    with pytest.raises(ValidationError):
        BoardRecipe(**BOARD.model_dump(), colour="red")


def test_a_digest_is_the_same_in_every_process():
    code = (
        "from pipeline.film.camera import Camera; from pipeline.recipe import BoardRecipe; "
        "print(BoardRecipe(engine='slate', version=1, size=(64, 36), action='a door', "
        "camera=Camera()).digest())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == BOARD.digest()


def test_defaults_do_not_count_and_everything_else_does():
    assert BOARD.model_copy(update={"seed": 1}).digest() == BOARD.digest()
    changes = [{"seed": 2}, {"action": "a door."}, {"camera": Camera(move=Move.ROLL)}]
    assert len({BOARD.model_copy(update=c).digest() for c in changes} | {BOARD.digest()}) == 4


@pytest.mark.parametrize("recipe", [BoardRecipe, TakeRecipe])
def test_an_engine_and_its_version_are_never_defaults(recipe):
    assert recipe.model_fields["engine"].is_required()
    assert recipe.model_fields["version"].is_required()


def test_values_survive_json():
    shot = Shot(id="s", source=Span(3, 9), action="Sie öffnet die Tür 门", camera=Camera(amount=-1))
    assert Shot.model_validate_json(shot.model_dump_json()) == shot
    assert shot.model_dump(mode="json")["source"] == [3, 9]


def test_slates_skip_the_letters_that_look_like_numbers():
    assert [slate("12", n) for n in (0, 7, 8, 13, 23, 24, 25)] == [
        "12A", "12H", "12J", "12P", "12Z", "12AA", "12AB",
    ]  # fmt: skip
    numbers = ("1", "1A", "1AA", "")
    assert len({slate(number, n) for number in numbers for n in range(700)}) == 2800
