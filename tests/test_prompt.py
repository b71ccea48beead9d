"""Boards in words, as image models were taught them."""

import pytest

from pipeline.film.camera import Camera, Size
from pipeline.film.script import Interior, Light, Setting
from pipeline.film.shot import Coverage
from pipeline.film.world import Character
from pipeline.prompt import board_prompt, looks_of, shown_size
from pipeline.recipe import BoardRecipe

CAFE = Setting(interior=Interior.INT, place="CORNER CAFE", time="EVENING", light=Light.DUSK)


def told(words="", looks=None, **changes):
    base = BoardRecipe(
        engine="diffusers",
        version=1,
        size=(1280, 720),
        action="DANIEL (40s) turns his cup by the handle",
        camera=Camera(size=Size.MS, lens_mm=50),
        characters=("DANIEL", "RUTH"),
        props=("cup", "letter"),
        setting=CAFE,
    )
    return board_prompt(base.model_copy(update=changes), words, looks)


def test_one_paragraph_who_does_what_where_in_which_light_and_the_camera_last():
    assert told() == (
        "Ruth. Daniel (40s) turns his cup by the handle. Letter. Interior of Corner Cafe, dusk "
        "light. Medium shot at eye level, 50 mm lens."
    )


def test_looks_are_told_of_those_in_frame():
    cast = [
        Character(name="RUTH", description="a woman of 35 in a wet coat"),
        Character(name="MAX", description="a dog"),
        Character(name="DANIEL"),
    ]
    words = told(looks=looks_of(cast))
    assert "Ruth is a woman of 35 in a wet coat." in words
    assert "dog" not in words


def test_a_directors_words_stand_for_all_but_the_camera():
    assert told(words="Daniel looks up at the rain") == (
        "Daniel looks up at the rain. Medium shot at eye level, 50 mm lens."
    )


def test_over_the_shoulder_is_said_with_whose():
    words = told(coverage=Coverage.OVER_SHOULDER, over="RUTH")
    assert words.endswith(
        "Over the shoulder, medium shot at eye level, seen over Ruth's shoulder, 50 mm lens."
    )


def test_nothing_to_tell_leaves_the_camera():
    words = told(action="", characters=(), props=(), setting=Setting())
    assert words == "Medium shot at eye level, 50 mm lens."


def test_scripts_without_capitals_stay_as_they_are():
    words = told(action="他走进房间。", characters=(), props=(), setting=Setting(place="咖啡馆"))
    assert words.startswith("他走进房间。 咖啡馆. ")


@pytest.mark.parametrize(
    ("size", "overscan", "shown"),
    [
        (Size.MS, 1.0, Size.MS),
        (Size.MS, 1.6, Size.MWS),
        (Size.CU, 1.7, Size.MCU),
        (Size.EWS, 2.0, Size.EWS),
    ],
)
def test_a_plate_that_shows_more_than_its_frame_is_asked_for_in_its_own_size(size, overscan, shown):
    assert shown_size(Camera(size=size), overscan) is shown


def test_looks_follow_a_directors_words_too_and_the_script_comes_first():
    cast = [Character(name="RUTH", description="35", looks="short grey hair, a green coat")]
    words = told(words="Daniel looks up at the rain", looks=looks_of(cast), place="brick walls")
    assert words.startswith(
        "Daniel looks up at the rain. Ruth is 35, short grey hair, a green coat. Brick walls. "
    )
    again = "Ruth is 35, short grey hair, a green coat, and she waits"
    assert told(words=again, looks=looks_of(cast)).count("green coat") == 1


def test_what_the_place_looks_like_stands_behind_its_name():
    words = told(place="round marble tables and brass lamps")
    assert "dusk light. Round marble tables and brass lamps. Medium shot" in words
