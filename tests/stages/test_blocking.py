"""Blocking and costumes of the examples: who is there, how, and what they wear."""

from pathlib import Path

import pytest

from pipeline.film.blocking import Mark
from pipeline.film.shot import Coverage
from pipeline.stages.blocking import block, posture_of
from pipeline.stages.company import company_of
from pipeline.stages.extras import extras_of
from pipeline.stages.handling import dressing_of
from studio.scripts import Script, open_script
from studio.settings import settings

EXAMPLES = Path(__file__).parents[2] / "assets" / "examples"


def script(name: str) -> Script:
    return open_script(EXAMPLES / f"{name}.fountain", settings())


def marks(name: str, scene: int, action: str) -> dict[str, Mark]:
    found = script(name).breakdown.scenes[scene]
    shot = next(shot for shot in found.shots if shot.action.startswith(action))
    return {mark.character: mark for mark in block(found)[shot.id] if mark.is_present}


def test_who_sits_stays_seated_and_who_enters_appears() -> None:
    assert "RUTH" not in marks("two-cups", 0, "Daniel turns")
    entered = marks("two-cups", 0, "RUTH (40s")
    assert entered["DANIEL"].posture == "sit"
    assert entered["RUTH"].posture == "stand"
    assert marks("two-cups", 0, "Ruth lifts")["RUTH"].posture == "sit"
    assert marks("two-cups", 0, "Then she sits")["RUTH"].beside == "DANIEL"


def test_who_leaves_is_gone() -> None:
    assert "WAITER" in marks("two-cups", 0, "The waiter shrugs")
    assert "WAITER" not in marks("two-cups", 0, "Daniel turns")


def test_a_stranger_who_is_named_next_is_that_character() -> None:
    assert "KOSTA" in marks("the-long-stairs", 1, "At the far end")
    told = script("the-long-stairs").breakdown
    players = {one.character: one for one in company_of(told.cast, told.scenes)}
    assert "grey raincoat" in players["KOSTA"].description
    assert players["THE ADMIRAL"].pronoun == "she"


@pytest.mark.parametrize("name", ["two-cups", "the-long-stairs", "night-train"])
def test_no_two_of_a_scene_wear_the_same(name: str) -> None:
    told = script(name).breakdown
    rows = {one.character: one.costume for one in company_of(told.cast, told.scenes)}
    for scene in told.scenes:
        here = [rows[one.name] for one in told.cast if scene.id in one.scenes]
        assert len(here) == len(set(here))


@pytest.mark.parametrize(
    ("action", "found"),
    [
        ("A guard in a long coat swings a lantern.", [("guard 1", 1)]),
        ("Mara vaults a sleeping dog.", [("dog 1", 1)]),
        ("Two soldiers march past a crowd.", [("soldiers 1", 2), ("people 2", 16)]),
        ("Forty passengers stare.", [("passengers 1", 40)]),
        ("He sits, like a man who remembers. (A woman he knew.)", []),
        ("900 people", [("people 1", 40)]),
    ],
)
def test_extras_are_those_the_action_names(action: str, found: list[tuple[str, int]]) -> None:
    seen = [(mark.character, mark.count) for mark in extras_of(action)]
    assert [count for _, count in seen] == [count for _, count in found]
    assert [name.split()[0].rstrip("s") for name, _ in seen] == [
        name.split()[0].rstrip("s") for name, _ in found
    ]


def test_the_last_posture_counts_and_adjectives_do_not() -> None:
    assert posture_of("He sits, then stands up.") == "stand"
    assert posture_of("She vaults a sleeping dog.") == ""
    assert posture_of("falls to her knees.") == "kneel"


def test_a_clock_on_the_wall_that_is_looked_at_lies_on_no_table() -> None:
    cafe = script("two-cups").breakdown.scenes[0]
    shown = (shot.coverage for shot in cafe.shots if shot.props == ("clock",))
    assert Coverage.INSERT in shown
    assert all("clock" not in laid for laid in dressing_of(cafe).values())
