"""Who is in the frame, in frames of any shape: nobody cut at its side, hidden, or left out."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.engines.previs.artist import PrevisArtist
from pipeline.engines.previs.sets import build
from pipeline.engines.previs.staging import stage
from pipeline.engines.previs.staging.contradictions import contradiction_in
from pipeline.engines.previs.staging.spots import spots_of
from pipeline.film.blocking import Mark
from pipeline.film.camera import Size
from pipeline.film.format import Format
from pipeline.film.script import Interior, Light
from pipeline.film.shot import Coverage
from pipeline.stages.boards import board_recipe
from pipeline.stages.company import company_of
from pipeline.stages.scenery import scenery_of
from studio.scripts import open_script
from studio.settings import settings
from tests.benchmark._staging import judged
from tests.engines.previs.test_blocking import set_of

SHAPES = {"16:9": (320, 180), "9:16": (180, 320), "1:1": (240, 240), "4:5": (216, 270)}
TALK = """INT. KITCHEN - DAY

ANNA (30s) stands at the window. BORIS (50, tall) enters.

ANNA
You are late.

BORIS
The train was late.

ANNA
It is always the train.

BORIS
Not always.

Anna sits at the table. Boris sits across from her.

ANNA
Did you bring it?

BORIS
I did.

They embrace.

EXT. STREET - NIGHT

Anna walks along the street. Boris follows her.

BORIS
Wait!

ANNA
What?

INT. RESTAURANT - NIGHT

ANNA, BORIS, CLARA (60) and DAVID (20s) wait at the table.

CLARA
Sit down.

DAVID
Why?

CLOSE ON CLARA

CLARA
Sit.
"""


@pytest.fixture
def shots(tmp_path):
    def of(text, size):
        path = tmp_path / "script.fountain"
        path.write_text(text, "utf-8")
        told = open_script(path, settings()).breakdown
        company = company_of(told.cast, told.scenes)
        form = Format(width=size[0], height=size[1])
        return [
            board_recipe(scene, shot, PrevisArtist(), form, 7, scenery=seen)
            for scene in told.scenes
            for seen in (scenery_of(scene, company),)
            for shot in scene.shots
        ]

    return of


@pytest.mark.parametrize("shape", SHAPES)
def test_no_side_of_any_frame_cuts_a_head_that_the_shot_is_about(shots, shape):
    size = SHAPES[shape]
    for recipe in shots(TALK, size):
        there = stage(recipe, set_of(recipe))
        is_insert = recipe.coverage is Coverage.INSERT
        for name in () if is_insert else set(recipe.characters) - {recipe.over}:
            x, y, depth = there.setup.on_frame(there.cast.head(name), size).T
            told = f"{recipe.coverage} {recipe.camera.size} of {name}: {x.min():.2f} {x.max():.2f}"
            assert depth.min() > 0.2, told
            assert x.min() > -0.005, told
            assert x.max() < 1.005, told
            assert y.max() < 1 or recipe.camera.size is Size.ECU, told


@pytest.mark.parametrize("shape", ["9:16", "4:5"])
def test_a_shoulder_is_looked_over_from_near_enough_in_tall_frames(shots, shape):
    size = SHAPES[shape]
    found = [r for r in shots(TALK, size) if r.coverage is Coverage.OVER_SHOULDER]
    assert found
    for recipe in found:
        there = stage(recipe, set_of(recipe))
        heads = {
            name: there.setup.on_frame(there.cast.head(name), size)
            for name in (recipe.characters[0], recipe.over)
        }
        subject, near = heads.values()
        assert np.ptp(subject[:, 1]) > 0.09
        assert np.ptp(near[:, 0]) < 0.45
        inside = (near[:, 0] > 0) & (near[:, 0] < 1)
        assert inside.mean() > 0.6


@pytest.mark.parametrize("shape", SHAPES)
def test_an_embrace_is_seen_from_its_side(shots, shape):
    (recipe,) = (one for one in shots(TALK, SHAPES[shape]) if one.action == "They embrace.")
    there = stage(recipe, set_of(recipe))
    bodies = np.array([there.cast.people[name].bones["pelvis"] for name in ("ANNA", "BORIS")])
    line = bodies[1] - bodies[0]
    way = there.setup.subject - there.setup.eye
    across = abs(float(line[:2] @ way[:2])) / np.linalg.norm(line[:2]) / np.linalg.norm(way[:2])
    assert across < 0.75


@pytest.mark.parametrize("size", [(180, 320), (430, 180)])
def test_who_lies_is_seen_with_the_face_beside_one_who_stands(shots, size):
    text = "INT. BEDROOM - NIGHT\n\nANNA lies in bed. BORIS stands at the door.\n\nBORIS\nSleep.\n"
    recipe = next(r for r in shots(text, size) if len(r.characters) == 2)
    there = stage(recipe, set_of(recipe))
    assert there.setup.eye[2] < set_of(recipe).bounds[2] - 0.2
    bones = there.cast.people["ANNA"].bones
    head, shoes = there.setup.on_frame(np.array([bones["head"], bones["l_ankle"]]), size)
    assert head[1] < shoes[1] - 0.02


@pytest.mark.parametrize("shape", ["9:16", "1:1"])
def test_single_shots_keep_their_size_and_side_in_other_frames(shots, shape):
    found = [
        recipe
        for recipe in shots(TALK, SHAPES[shape])
        if len(recipe.characters) == 1
        and not recipe.over
        and recipe.coverage not in (Coverage.INSERT, Coverage.POV)
    ]
    assert len(found) > 3
    assert all(judged(recipe) == (True, True) for recipe in found)


@pytest.mark.parametrize(
    ("action", "is_said"),
    [
        ("She sits and stands and runs while lying.", True),
        ("She sleeps running.", True),
        ("She dances while kneeling.", True),
        ("She stands up, sits down, then runs.", False),
        ("He sits while she stands.", False),
        ("She reads while lying on the bed.", False),
        ("She runs. He lies.", False),
    ],
)
def test_postures_that_exclude_each_other_are_said(shots, action, is_said):
    assert bool(contradiction_in(action)) == is_said
    if is_said:
        told = shots(f"INT. OFFICE - DAY\n\nANNA waits.\n\n{action}\n", (320, 180))
        said = [one for recipe in told for one in PrevisArtist().remarks(recipe)]
        assert [one for one in said if "at once" in one]


def test_who_stands_beside_one_at_the_wall_stays_in_the_room():
    back = Mark(character="A", posture="stand")
    own = Mark(character="B", posture="stand", beside="A")
    place = build("CORNER CAFE", Interior.INT, Light.DAY)
    there = replace(place, spots=tuple(s for s in place.spots if not s.is_seat)[:2])
    wall = replace(there, spots=tuple(replace(s, at=(s.at[0], 2.7)) for s in there.spots))
    found = spots_of((back, own), wall)
    assert all(abs(spot.at[1]) < wall.bounds[1] for spot in found.values())
    assert np.hypot(*np.subtract(found["A"].at, found["B"].at)) > 0.5
