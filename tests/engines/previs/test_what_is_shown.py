"""What a board shows: the thing that is named, who holds it, whom the action means, and whole."""

import numpy as np
import pytest

from pipeline.engines.previs.artist import PrevisArtist, draw_passes
from pipeline.engines.previs.staging import Stage, stage
from pipeline.engines.previs.staging.acts import pose_of
from pipeline.film.format import Format
from pipeline.film.shot import Coverage
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe
from pipeline.stages.boards import board_recipe
from pipeline.stages.company import company_of
from pipeline.stages.scenery import scenery_of
from studio.scripts import open_script
from studio.settings import settings
from tests.engines.previs.test_blocking import set_of

SIZE = (320, 180)
FORM = Format(width=SIZE[0], height=SIZE[1])


@pytest.fixture
def shots(tmp_path):
    def of(text: str) -> list[BoardRecipe]:
        path = tmp_path / "script.fountain"
        path.write_text(text, "utf-8")
        told = open_script(path, settings()).breakdown
        company = company_of(told.cast, told.scenes)
        return [
            board_recipe(scene, shot, PrevisArtist(), FORM, 7, scenery=seen)
            for scene in told.scenes
            for seen in (scenery_of(scene, company),)
            for shot in scene.shots
        ]

    return of


def of_action(recipes: list[BoardRecipe], words: str) -> BoardRecipe:
    return next(recipe for recipe in recipes if words in recipe.action)


def staged(recipe: BoardRecipe) -> Stage:
    return stage(recipe, set_of(recipe))


def points(there: Stage, start: str) -> np.ndarray:
    found = [part.vertices for part in there.parts if part.thing.startswith(start)]
    return np.concatenate(found) if found else np.zeros((0, 3))


def framed(there: Stage, recipe: BoardRecipe, at: np.ndarray) -> np.ndarray:
    """(N, 2) over the frame, 0 to 1."""
    found = there.setup.view(SIZE).pixels(np.asarray(at, float))[:, :2]
    middle = np.array(SIZE) / 2
    return (found - middle) * recipe.overscan / np.array(SIZE) + 0.5


LETTER = """INT. KITCHEN - DAY

MARTHA, 60s, sits at the table. She reads a letter at the window.

INSERT - THE LETTER: "The farm is sold."

Martha puts the letter on the table.

JONAH, 9, enters. Martha watches him.

JONAH
What is it?
"""


def test_an_insert_shows_its_thing_whole_and_large(shots) -> None:
    recipe = next(r for r in shots(LETTER) if r.coverage is Coverage.INSERT)
    there = staged(recipe)
    seen = framed(there, recipe, points(there, "prop paper"))
    assert len(seen)
    assert seen.min() > 0.02
    assert seen.max() < 0.98
    assert np.ptp(seen, axis=0).max() > 0.55
    assert not any(part.thing.startswith("cup") for part in there.parts)


def test_what_is_put_down_stays_where_it_lies(shots) -> None:
    recipes = shots(LETTER)
    after = recipes[recipes.index(of_action(recipes, "puts the letter")) :]
    lying = [points(staged(r), "prop paper") for r in after if r.coverage is not Coverage.INSERT]
    assert len(lying) > 1
    assert all(len(one) and np.allclose(one, lying[0]) for one in lying)


def test_what_is_held_is_at_the_hand(shots) -> None:
    recipes = shots("INT. KITCHEN - DAY\n\nMARTHA lifts the cup and drinks.\n\nShe takes a gun.\n")
    for word in ("cup", "gun"):
        recipe = next(r for r in recipes if word in r.props)
        if recipe.coverage is Coverage.INSERT:
            recipe = recipe.model_copy(update={"coverage": Coverage.SINGLE})
        there = staged(recipe)
        thing = points(there, f"MARTHA/{word}")
        hand = there.cast.people["MARTHA"].bones["r_wrist"]
        assert len(thing)
        assert np.linalg.norm(thing - hand, axis=1).min() < 0.13, word


def test_the_dog_that_is_walked_is_there_and_stands_on_the_ground(shots) -> None:
    recipe = shots("EXT. BEACH - DAY\n\nJONAH walks with the dog along the water.\n")[0]
    there = staged(recipe)
    dog = points(there, "dog")
    assert len(dog)
    assert abs(float(dog[:, 2].min())) < 0.03
    assert np.linalg.norm(dog[:, :2].mean(0) - there.cast.eyes("JONAH")[:2]) < 1.2
    assert 0 < framed(there, recipe, dog).mean() < 1


def test_who_is_asleep_in_bed_lies_on_it(shots) -> None:
    there = staged(shots("INT. HOSPITAL ROOM - NIGHT\n\nMARTHA lies in bed.\n")[0])
    body = points(there, "MARTHA")
    assert 0.6 < float(body[:, 2].min()) < 0.75


def test_who_dozes_in_a_chair_sits_in_it(shots) -> None:
    there = staged(shots("INT. TRAIN - DAY\n\nPARK falls asleep in her seat.\n")[0])
    assert "PARK" in there.cast.seated


def test_snow_that_falls_fells_nobody_and_cuts_nobody_off(shots) -> None:
    recipes = shots(
        "EXT. VILLAGE SQUARE - DAY\n\nANNA and BORIS wait.\n\nANNA\nCold.\n\nSnow falls.\n"
    )
    recipe = of_action(recipes, "Snow falls")
    there = staged(recipe)
    for name in {part.figure for part in there.parts if part.figure}:
        bones = there.cast.people[name].bones
        assert bones["head"][2] - bones["pelvis"][2] > 0.5
        x, y = framed(there, recipe, bones["head"][None])[0]
        assert 0.03 < x < 0.97
        assert 0.0 < y < 0.8


def test_a_point_of_view_shows_who_is_watched_through_the_eyes_of_who_watches(shots) -> None:
    recipes = shots(
        "INT. COURTROOM - DAY\n\nKIM turns. VIKTOR stands.\n\nVIKTOR\nNo.\n\n"
        "KIM'S POV - Viktor smiles.\n"
    )
    recipe = next(r for r in recipes if r.coverage is Coverage.POV)
    there = staged(recipe)
    seen = {part.figure for part in there.parts if part.figure}
    assert seen == {"VIKTOR"}
    assert np.linalg.norm(there.setup.eye - there.cast.eyes("KIM")) < 0.3


def test_the_stranger_at_the_window_is_across_the_street(shots) -> None:
    recipes = shots(
        "INT. CORNER CAFE - DAY\n\nDANIEL sits at the table. He looks out through the window.\n\n"
        "Across the street, under a red umbrella, a woman waits.\n\nDaniel waits.\n\n"
        "RUTH (40s) enters.\n\nRUTH\nHello.\n"
    )
    recipe = next(r for r in recipes if r.coverage is Coverage.POV)
    there = staged(recipe)
    assert any(part.figure for part in there.parts)
    assert len(points(there, "RUTH/umbrella")) or len(points(there, "woman 1/umbrella"))


def test_one_who_is_chased_runs_ahead(shots) -> None:
    recipe = of_action(
        shots("EXT. BRIDGE - NIGHT\n\nVIKTOR runs. LENA watches.\n\nLena chases Viktor.\n"),
        "chases",
    )
    there = staged(recipe)
    lena, viktor = (there.cast.people[name].bones for name in ("LENA", "VIKTOR"))
    ahead = -viktor.axes[1]
    assert float((viktor["pelvis"] - lena["pelvis"]) @ ahead) > 1.0
    assert float(ahead @ -lena.axes[1]) > 0.9


def test_hands_of_an_embrace_lie_on_the_other(shots) -> None:
    recipe = of_action(shots("EXT. PARK - DAY\n\nANNA\nYes.\n\nBORIS\nNo.\n\nThey hug.\n"), "hug")
    there = staged(recipe)
    for one, other in (("ANNA", "BORIS"), ("BORIS", "ANNA")):
        trunk = [p.vertices for p in there.cast.people[other].parts if p.thing.endswith("body")]
        trunk = np.concatenate(trunk)
        for side in "lr":
            wrist = there.cast.people[one].bones[f"{side}_wrist"]
            assert np.linalg.norm(trunk - wrist, axis=1).min() < 0.14


def test_grown_people_of_a_crowd_are_grown(shots) -> None:
    recipe = shots("INT. COURTROOM - DAY\n\nTwo guards stand at the door. A crowd waits.\n")[0]
    crowd = [part for parts in staged(recipe).cast.beasts.values() for part in parts]
    heights = [float(p.vertices[:, 2].max()) for p in crowd if p.thing.endswith("hair")]
    assert min(heights) > 1.1
    assert max(heights) > 1.6


def test_pupils_sit_at_their_desks(shots) -> None:
    recipe = shots("INT. CLASSROOM - DAY\n\nEight students sit at their desks.\n")[0]
    there = staged(recipe)
    desks = {part.thing.split("/")[0] for part in there.parts if "school desk" in part.thing}
    assert len(desks) >= 6
    heads = [p for p in there.parts if p.thing.endswith("/hair")]
    assert sum(float(p.vertices[:, 2].max()) < 1.5 for p in heads) >= 5


def test_a_passenger_sits_in_the_seat_beside(shots) -> None:
    recipe = of_action(
        shots("INT. CAR - NIGHT\n\nVIKTOR drives.\n\nLENA sits beside him.\n"), "beside"
    )
    there = staged(recipe)
    a, b = (there.cast.people[name].bones["pelvis"] for name in ("LENA", "VIKTOR"))
    assert {"LENA", "VIKTOR"} <= there.cast.seated
    assert abs(a[1] - b[1]) < 0.1
    assert 0.6 < abs(a[0] - b[0]) < 0.9


def test_nobody_stands_behind_the_wall_of_a_small_room(shots) -> None:
    names = ["ANNA", "BORIS", "CLARA", "DAVID", "EMMA"]
    text = "INT. SLEEPING COMPARTMENT - NIGHT\n\n" + "\n\n".join(f"{n} waits." for n in names)
    for recipe in shots(text):
        there, place = staged(recipe), set_of(recipe)
        for one in there.cast.people.values():
            assert abs(one.bones["pelvis"][1]) < place.bounds[1]


@pytest.mark.parametrize(
    ("action", "pose"),
    [
        ("His hand moves, very slightly, with the bow.", ""),
        ("Daniel turns the cup, so that its handle points to the chair.", "hold"),
        ("Jonah falls asleep.", ""),
        ("He bows.", "bow"),
    ],
)
def test_a_noun_and_an_aim_are_no_deeds(action: str, pose: str) -> None:
    assert pose_of(action) == pose


def test_a_cyclist_is_on_a_bicycle(shots) -> None:
    there = staged(shots("EXT. MARKET STREET - DAY\n\nA cyclist swerves.\n")[0])
    saddle = points(there, "cyclist 1's/saddle")
    assert len(saddle)
    pelvis = there.cast.people["cyclist 1"].bones["pelvis"]
    assert np.linalg.norm(saddle.mean(0) - pelvis) < 0.2


def test_an_animal_that_the_shot_is_about_is_seen_whole(shots) -> None:
    recipes = shots("EXT. FARM - DAY\n\nMARTHA waits by the horse.\n\nThe horse looks up.\n")
    recipe = of_action(recipes, "looks up")
    there = staged(recipe)
    seen = framed(there, recipe, points(there, "horse"))
    assert len(seen)
    assert seen.min() > 0
    assert seen.max() < 1


@pytest.mark.parametrize("size", [(64, 64), (180, 320), (512, 214)])
def test_any_frame_holds_the_head_of_who_it_is_about(shots, size) -> None:
    recipe = of_action(
        shots("INT. OFFICE - DAY\n\nANNA runs, sleeps and sits still while she dances.\n"), "ANNA"
    )
    recipe = recipe.model_copy(update={"size": size})
    plate = draw_passes(recipe, unwatched)
    assert plate.image.shape[:2] == plate.figure.shape
    assert (plate.figure > 0).mean() > 0.005
