"""Plain verbs as they are seen: who rides, digs, cooks, judges, plays, and where that is done."""

import numpy as np
import pytest

from pipeline.engines.previs.artist import PrevisArtist
from pipeline.engines.previs.people import looks_of
from pipeline.engines.previs.staging import stage
from pipeline.engines.previs.staging.acts import pose_of
from pipeline.film.blocking import Player
from tests.engines.previs.test_blocking import set_of
from tests.engines.previs.test_what_is_shown import of_action, points, shots, staged

__all__ = ["shots"]

FIELD = (
    "EXT. FIELD - DAY\n\nANNA (30) digs a hole. BORIS (50) rides a horse. Boris puts his hands "
    "up. Boris jumps down from the horse. Anna points the rifle at Boris.\n"
)


@pytest.mark.parametrize(
    ("action", "pose"),
    [
        ("Will digs a grave.", "dig"),
        ("She pours the wine.", "pour"),
        ("He empties the bag on the table.", "pour"),
        ("She writes a letter.", "write"),
        ("He cooks.", "stir"),
        ("Lucy plays the piano.", "play-piano"),
        ("Zoe plays the violin.", "play-strings"),
        ("The boy swims.", "swim"),
        ("Will puts his hands up.", "hands-up"),
        ("He sits with his head in his hands.", "cover-face"),
        ("The judge bangs the gavel.", "strike"),
        ("Ben swings a bat.", "swing"),
        ("She washes the floor.", "work"),
        ("He leans on the shovel.", ""),
        ("A glass of milk.", ""),
        ("The light is cold.", ""),
    ],
)
def test_plain_verbs_have_poses_and_their_nouns_have_none(action, pose):
    assert pose_of(action) == pose


def test_who_rides_sits_on_the_horse_until_they_get_down(shots) -> None:
    recipes = shots(FIELD)
    rider = staged(of_action(recipes, "rides"))
    horse = points(rider, "BORIS's/horse")
    assert len(horse)
    assert rider.cast.people["BORIS"].bones["pelvis"][2] > 1.3
    assert 0.7 < float(rider.cast.people["BORIS"].bones["l_ankle"][2]) < 1.2
    assert not any(part.thing.startswith("horse ") for part in rider.cast.extra)
    up = staged(of_action(recipes, "hands up")).cast.people["BORIS"].bones
    assert up["l_wrist"][2] > up["neck"][2]
    down = staged(of_action(recipes, "jumps down")).cast.people["BORIS"].bones
    assert down["pelvis"][2] < 1.1


def test_who_digs_has_a_shovel_that_goes_from_the_hands_to_the_ground(shots) -> None:
    there = staged(of_action(shots(FIELD), "digs"))
    bones = there.cast.people["ANNA"].bones
    shovel = points(there, "ANNA/shovel")
    assert float(shovel[:, 2].min()) < 0.25
    assert float(np.linalg.norm(shovel - bones["r_wrist"], axis=1).min()) < 0.3


def test_a_rifle_is_aimed_through_both_hands(shots) -> None:
    there = staged(of_action(shots(FIELD), "rifle"))
    assert there.cast.acts["ANNA"] == "shoot"
    bones, rifle = there.cast.people["ANNA"].bones, points(there, "ANNA/rifle")
    for wrist in ("l_wrist", "r_wrist"):
        assert float(np.linalg.norm(rifle - bones[wrist], axis=1).min()) < 0.25


COURT = (
    "INT. COURTROOM - DAY\n\nJUDGE ORTEGA (60) sits behind the bench. GUS (70) is in the witness "
    "stand.\n\nGUS\nNo.\n"
)


def test_the_judge_sits_behind_the_bench_and_is_seen_over_it(shots) -> None:
    recipe = of_action(shots(COURT), "behind")
    there, place = staged(recipe), set_of(recipe)
    judge = there.cast.people["JUDGE ORTEGA"].bones
    bench = np.concatenate([p.vertices for p in place.parts if p.thing.startswith("judge bench")])
    assert judge["pelvis"][1] > float(bench[:, 1].min()) + 0.4
    assert judge["neck"][2] > 1.55


BAR = (
    "INT. BAR - DAY\n\nThe BARMAN (40) pours whiskey into a glass. LUCY (20) plays the piano. "
    "GUS (50) opens the door.\n\nGUS\nHello.\n\nLUCY\nHello.\n"
)


def test_the_barman_is_behind_the_bar_with_a_bottle(shots) -> None:
    recipe = of_action(shots(BAR), "pours")
    there, place = staged(recipe), set_of(recipe)
    counter = next(p for p in place.parts if p.thing.startswith("bar counter"))
    assert there.cast.people["BARMAN"].bones["pelvis"][1] > float(counter.vertices[:, 1].mean())
    assert len(points(there, "BARMAN/bottle"))


def test_who_plays_a_piano_sits_at_one_with_both_hands_on_its_keys(shots) -> None:
    recipes = shots(BAR)
    there = staged(of_action(recipes, "piano"))
    piano = points(there, "prop piano")
    bones = there.cast.people["LUCY"].bones
    assert "LUCY" in there.cast.seated
    for wrist in ("l_wrist", "r_wrist"):
        assert float(np.linalg.norm(piano - bones[wrist], axis=1).min()) < 0.9
        assert 0.6 < bones[wrist][2] < 0.9


def test_who_opens_the_door_has_a_hand_at_it(shots) -> None:
    recipe = of_action(shots(BAR), "opens the door")
    place = set_of(recipe)
    bones = stage(recipe, place).cast.people["GUS"].bones
    door = np.array(place.targets["door"][:2])
    nearest = min(float(np.linalg.norm(bones[w][:2] - door)) for w in ("l_wrist", "r_wrist"))
    assert nearest < 0.6


def test_who_sits_on_the_floor_falls_asleep_there(shots) -> None:
    recipes = shots("INT. CORRIDOR - DAY\n\nANNA sits on the floor.\n\nShe falls asleep.\n")
    for recipe in recipes[-2:]:
        bones = staged(recipe).cast.people["ANNA"].bones
        assert bones["pelvis"][2] < 0.3
        assert bones["neck"][2] > 0.4


def test_a_cow_a_camel_and_hens_are_drawn(shots) -> None:
    recipe = shots("EXT. FIELD - DAY\n\nA cow eats. A camel stands there. Three hens run.\n")[-1]
    assert {name.split()[0] for name in staged(recipe).cast.beasts} == {"cow", "camel", "hen"}


def test_a_cat_on_the_table_is_on_it(shots) -> None:
    recipe = shots("INT. KITCHEN - DAY\n\nANNA waits. A cat sits on the table.\n")[-1]
    cat = np.concatenate([p.vertices for p in staged(recipe).cast.beasts["cat 1"]])
    assert float(cat[:, 2].min()) == pytest.approx(set_of(recipe).surface[2], abs=0.03)


def test_who_is_in_a_wheelchair_sits_in_one_and_keeps_it(shots) -> None:
    recipes = shots(
        "INT. KITCHEN - DAY\n\nA girl in a wheelchair, ZOE (10), waits.\n\nZoe claps.\n\n"
        "An old man sleeps in a wheelchair.\n"
    )
    for words in ("wheelchair, ZOE", "claps"):
        there = staged(of_action(recipes, words))
        assert "ZOE" in there.cast.seated
        assert len(points(there, "ZOE's wheels"))


def test_a_robot_is_of_steel() -> None:
    looks = looks_of(Player(character="K-7", description="robot"))
    assert max(looks.skin) - min(looks.skin) < 30


def test_what_has_no_drawing_is_named_to_the_user(shots) -> None:
    recipes = shots(
        "EXT. FIELD - DAY\n\nANNA drives a tractor. A monkey steals her hat. "
        "Anna lifts the trophy.\n"
    )
    said = " ".join(line for recipe in recipes for line in PrevisArtist().remarks(recipe))
    for name in ("'tractor'", "'monkey'", "'trophy'"):
        assert name in said
    assert "'hat'" not in said


def test_a_spear_that_nobody_holds_lies_on_no_table(shots) -> None:
    recipe = shots("INT. KITCHEN - DAY\n\nANNA drops the spear.\n\nAnna waits.\n")[-1]
    spear = points(staged(recipe), "prop spear")
    assert float(spear[:, 2].max()) < 0.3
