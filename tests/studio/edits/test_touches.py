"""Which edits get in each other's way."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.film.camera import Move
from pipeline.film.cut import Transition, TransitionKind
from pipeline.film.shot import Keyframe
from studio import edits
from studio.edits import EventRef, apply
from studio.edits.touches import clash, moved, touches
from tests.studio.film import planned, shots

PROJECT = planned()
ID = {slate: shot.id for slate, shot in shots(PROJECT).items()}
KEY = Keyframe(recipe="r", image="a" * 64 + ".png")
DIP = Transition(kind=TransitionKind.DIP, frames=8)


def of(change):
    return touches(PROJECT, apply(change.edit, PROJECT))


def event(slate):
    return EventRef(shot=ID[slate])


def rewritten(old, new):
    assert old in PROJECT.script
    return edits.rewrite(PROJECT, PROJECT.script.replace(old, new, 1))


ROLL = edits.SetCamera(shots=(ID["1B"],), move=Move.ROLL)
LENS = edits.SetCamera(shots=(ID["1B"],), lens_mm=85)
STATIC = edits.SetCamera(shots=(ID["1B"],), move=Move.TILT_UP)
DELETE = edits.DeleteShots(shots=(ID["1B"],))
DELETE_NEXT = edits.DeleteShots(shots=(ID["1C"],))
INSERT = edits.InsertShot(new="aaaa1", after=ID["1B"])
INSERT_ALSO = edits.InsertShot(new="aaaa2", after=ID["1B"])
MOVE = edits.MoveShots(shots=(ID["1B"],), after=ID["1D"])
MOVE_OTHER = edits.MoveShots(shots=(ID["2B"],), after=ID["2C"])
JOIN = edits.Join(event=event("1B"), transition=DIP)
TRIM = edits.Trim(event=event("1B"), start=3)
FIRST_SCENE = rewritten("The clock stops.", "The clock ticks.")
OTHER_SCENE = rewritten("Rain falls.", "Snow falls.")
DRAWN = edits.AddKeyframe(shot=ID["1B"], keyframe=KEY)
RENAME = edits.Rename(title="One")
RENAME_ALSO = edits.Rename(title="Two")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (ROLL, STATIC), (ROLL, DELETE), (TRIM, DELETE), (JOIN, DELETE), (RENAME, RENAME_ALSO),
        (MOVE, DELETE), (FIRST_SCENE, rewritten("The clock stops.", "The bell rings.")),
    ],
)  # fmt: skip
def test_these_clash(a, b):
    assert clash(of(a), of(b))
    assert clash(of(b), of(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (ROLL, LENS), (ROLL, TRIM), (TRIM, JOIN), (INSERT, INSERT_ALSO), (INSERT, ROLL),
        (DELETE, DELETE_NEXT), (DELETE, INSERT), (MOVE, MOVE_OTHER), (MOVE, INSERT),
        (FIRST_SCENE, OTHER_SCENE), (OTHER_SCENE, ROLL), (DRAWN, ROLL), (RENAME, ROLL),
    ],
)  # fmt: skip
def test_these_do_not(a, b):
    assert clash(of(a), of(b)) is None
    assert clash(of(b), of(a)) is None


def test_nothing_is_touched_where_nothing_changes():
    assert not touches(PROJECT, PROJECT)
    assert not touches(PROJECT, type(PROJECT).model_validate_json(PROJECT.model_dump_json()))


@given(st.permutations(list("abcdef")), st.sets(st.sampled_from("abcdef")))
def test_moved_are_the_fewest_that_explain_another_order(order, gone):
    before = [key for key in "abcdef" if key not in gone]
    found = moved(before, order)
    rest = [key for key in order if key in before and key not in found]
    assert rest == sorted(rest)
    assert found <= set(before)


def test_one_that_moved_is_one():
    for order in permutations("abc"):
        assert len(moved("abc", order)) <= 2
    assert moved("abcdef", "bcdefa") == {"a"}
