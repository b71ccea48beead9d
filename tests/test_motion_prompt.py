"""A take in words."""

import pytest

from pipeline.film.camera import Camera, Move, Size
from pipeline.film.shot import Shot
from pipeline.film.value import Span
from pipeline.motion_prompt import MOVING, STILL, camera_words, take_prompt

SHOT = Shot(id="shot0", source=Span(0, 1), action="Ruth\n  comes in", camera=Camera(size=Size.CU))


def test_the_camera_comes_last():
    assert take_prompt(SHOT) == f"Ruth comes in. A close-up at eye level. {STILL}"
    wide = SHOT.model_copy(update={"camera": Camera(size=Size.EWS, move=Move.CRANE_UP)})
    assert take_prompt(wide).startswith("Ruth comes in. An extreme wide shot at eye level. ")
    assert take_prompt(wide).endswith("The camera steadily cranes up, looking down at the subject.")


def test_the_users_words_come_before_the_directors_and_the_scripts():
    told = SHOT.model_copy(update={"motion_words": "A woman walks in."})
    assert take_prompt(told).startswith("A woman walks in. ")
    own = told.model_copy(update={"prompt": "She enters!"})
    assert take_prompt(own).startswith("She enters! ")


@pytest.mark.parametrize("move", [move for move in Move if move is not Move.STATIC])
def test_every_move_has_words_and_its_opposite_others(move):
    forth, back = MOVING[move]
    assert forth.split()[-1] in camera_words(Camera(move=move))
    if move is not Move.HANDHELD:
        assert camera_words(Camera(move=move, amount=-1)) != camera_words(Camera(move=move))
        assert forth != back


def test_how_far_and_how_fast_is_said():
    assert camera_words(Camera(move=Move.PAN_LEFT, amount=0.5)) == (
        "The camera very slowly pans a little to the left."
    )
    assert "quickly pans a long way to the left" in camera_words(
        Camera(move=Move.PAN_LEFT, amount=2.0)
    )
    assert camera_words(Camera(move=Move.PAN_LEFT, amount=0)) == STILL


def test_looks_stand_before_the_camera_and_never_behind_the_users_words():
    looks = {"RUTH": "tall, in a green coat", "MAX": "a dog"}
    shown = SHOT.model_copy(update={"characters": ("RUTH",)})
    assert take_prompt(shown, looks) == (
        f"Ruth comes in. Ruth is tall, in a green coat. A close-up at eye level. {STILL}"
    )
    own = shown.model_copy(update={"prompt": "She enters!"})
    assert "green" not in take_prompt(own, looks)
