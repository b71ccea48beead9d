"""People in sets: on floors and seats, out of the furniture, and where they were before."""

import time
from pathlib import Path

import numpy as np
import pytest

from pipeline.engines.previs.artist import PrevisArtist, draw_passes
from pipeline.engines.previs.sets import Place, build
from pipeline.engines.previs.staging import stage
from pipeline.engines.previs.staging.acts import feeling_of, pose_of
from pipeline.engines.previs.staging.marks import cast
from pipeline.film.blocking import Mark
from pipeline.film.camera import Camera, Size
from pipeline.film.format import Format
from pipeline.film.script import Interior, Light, Setting
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe
from pipeline.stages.boards import board_recipe
from pipeline.stages.company import company_of
from pipeline.stages.scenery import scenery_of
from studio.scripts import open_script
from studio.settings import settings
from tests.benchmark._staging import judged

EXAMPLES = sorted((Path(__file__).parents[3] / "assets" / "examples").glob("*.fountain"))


def recipes(script: Path) -> list[BoardRecipe]:
    told = open_script(script, settings()).breakdown
    company = company_of(told.cast, told.scenes)
    form, artist = Format(width=192, height=108), PrevisArtist()
    return [
        board_recipe(scene, shot, artist, form, 7, scenery=scenery)
        for scene in told.scenes
        for scenery in (scenery_of(scene, company),)
        for shot in scene.shots
    ]


def set_of(recipe: BoardRecipe) -> Place:
    setting = recipe.setting
    light = setting.light or Light.DAY
    return build(setting.place or recipe.slugline, setting.interior, light)


SWEEP = [
    pytest.param(path, id=path.stem, marks=() if path.stem == "two-cups" else pytest.mark.slow)
    for path in EXAMPLES
]


@pytest.mark.parametrize("script", SWEEP)
def test_nobody_floats_or_sits_in_the_air_in_any_shot(script: Path) -> None:
    for recipe in recipes(script)[::2]:
        place = set_of(recipe)
        for name, somebody in cast(recipe, place).people.items():
            lowest = min(float(part.vertices[:, 2].min()) for part in somebody.parts)
            is_riding = "cyclist" in name
            assert is_riding or -0.06 < lowest < 0.06, (recipe.action, name)


def board(*marks: Mark, **changes: object) -> BoardRecipe:
    given: dict[str, object] = {
        "engine": "previs",
        "version": 1,
        "size": (192, 108),
        "setting": Setting(interior=Interior.INT, place="CORNER CAFE", light=Light.DAY),
        "action": "",
        "camera": Camera(size=Size.WS, lens_mm=28),
        "characters": tuple(mark.character for mark in marks[:1]),
        "blocking": marks,
    }
    return BoardRecipe.model_validate({**given, **changes})


def where(recipe: BoardRecipe) -> dict[str, tuple[float, float]]:
    people = cast(recipe, set_of(recipe)).people
    return {name: tuple(np.round(one.bones["pelvis"][:2], 3)) for name, one in people.items()}


def test_nobody_moves_because_another_leaves_or_rises() -> None:
    a = Mark(character="A", posture="sit", will_sit=True)
    b = Mark(character="B", posture="sit", will_sit=True)
    c = Mark(character="C")
    before = where(board(a, b, c))
    gone = where(board(a.model_copy(update={"is_present": False}), b, c))
    risen = where(board(a.model_copy(update={"posture": "stand"}), b, c))
    assert "A" not in gone
    assert all(spots[name] == before[name] for spots in (gone, risen) for name in "BC")


def test_seats_are_never_overfilled() -> None:
    marks = [Mark(character=f"N{k}", posture="sit", will_sit=True) for k in range(14)]
    recipe = board(*marks)
    spots = list(where(recipe).values())
    assert len(spots) == 14
    for k, one in enumerate(spots):
        assert all(np.hypot(one[0] - x, one[1] - y) > 0.35 for x, y in spots[:k])


def test_hands_of_who_sits_at_a_table_are_on_it() -> None:
    recipe = board(Mark(character="A", posture="sit", will_sit=True))
    place = set_of(recipe)
    hands = [p for p in cast(recipe, place).people["A"].parts if p.thing.endswith("hand")]
    lowest = min(float(part.vertices[:, 2].min()) for part in hands)
    assert lowest == pytest.approx(place.surface[2], abs=0.03)


@pytest.mark.slow
def test_forty_people_are_drawn_in_bounded_time() -> None:
    marks = [Mark(character=f"PERSON {k}") for k in range(40)]
    recipe = board(*marks, setting=Setting(interior=Interior.EXT, place="PARK", light=Light.DAY))
    draw_passes(board(marks[0]), unwatched)
    start = time.process_time()
    assert len(stage(recipe, set_of(recipe)).cast.people) == 40
    draw_passes(recipe, unwatched)
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    ("action", "pose"),
    [
        ("She runs.", "run"),
        ("Kosta walks out after her. He does not run.", "walk"),
        ("Ruth lifts the cup and drinks it.", "drink"),
        ("They embrace.", "hug"),
        ("She looks up.", "look-up"),
        ("He tips his hat and goes.", "tip-hat"),
        ("The Admiral reads it again.", "read"),
        ("She does not reach for it.", ""),
        ("Nothing.", ""),
    ],
)
def test_verbs_give_poses(action: str, pose: str) -> None:
    assert pose_of(action) == pose


def test_feelings_are_read_from_the_action() -> None:
    said = {"He smiles.": "happy", "She weeps.": "sad", "He is furious.": "angry"}
    assert {action: feeling_of(action) for action in said} == said
    assert feeling_of("She does not smile.") == "calm"


def test_who_bends_down_stays_on_their_side_of_the_line() -> None:
    (stairs,) = (path for path in EXAMPLES if path.stem == "the-long-stairs")
    bending = next(one for one in recipes(stairs) if one.action == "The rider bends down.")
    assert judged(bending) == (True, True)
