"""People: told apart, whole, on the floor, and as their description says."""

import math
from itertools import combinations

import cv2
import numpy as np
import pytest

from pipeline.engines.previs.people import (
    EXPRESSIONS,
    POSES,
    Stance,
    animal,
    company_looks,
    in_crowd,
    looks_of,
    openpose,
    person,
)
from pipeline.engines.previs.people.looks import HAIRS
from pipeline.film.blocking import Player
from pipeline.film.costume import COSTUMES
from tests.engines.previs.people_sheet import GOLDEN, SHOWN, drawn

OPENPOSE = [
    "nose",
    "neck",
    "r_shoulder",
    "r_elbow",
    "r_wrist",
    "l_shoulder",
    "l_elbow",
    "l_wrist",
    "r_hip",
    "r_knee",
    "r_ankle",
    "l_hip",
    "l_knee",
    "l_ankle",
    "r_eye",
    "l_eye",
    "r_ear",
    "l_ear",
]


def lab(colour: tuple[int, int, int]) -> np.ndarray:
    """CIE L*a*b* of an sRGB colour."""
    return cv2.cvtColor(np.array([[colour]], np.float32) / 255, cv2.COLOR_RGB2LAB)[0, 0]


def apart(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """dE of CIE 1976."""
    return float(np.linalg.norm(lab(one) - lab(other)))


def test_no_two_costumes_are_within_20_de() -> None:
    assert min(apart(*pair) for pair in combinations(COSTUMES, 2)) >= 20


def test_a_company_of_strangers_and_described_is_told_apart() -> None:
    names = [*(f"MAN {k}" for k in range(38)), "RED", "BROWN"]
    said = {"RED": "a red coat", "BROWN": "a brown suit, 70"}
    players = tuple(Player(character=name, description=said.get(name, "")) for name in names)
    looks = company_looks(players)
    tops = [one.top for one in looks.values()]
    assert min(apart(*pair) for pair in combinations(tops, 2)) >= 20
    assert company_looks(players) == looks


@pytest.mark.parametrize(
    ("description", "seen"),
    [
        ("8, a girl", {"age": "child", "is_woman": True}),
        ("70, a brown suit", {"age": "old", "hair": HAIRS[-1], "garment": "jacket"}),
        ("40s, a wet coat he has not taken off", {"age": "adult", "garment": "coat"}),
        ("a policewoman", {"is_woman": True, "garment": "uniform", "hat": "cap"}),
        ("50, patient, heavy", {"width": 1.2}),
        ("9, her grandson", {"age": "child", "is_woman": False}),
        ("60s, grey beard", {"age": "old", "hair": HAIRS[-1], "has_beard": True}),
        ("30, long red hair", {"age": "adult", "hair": HAIRS[4]}),
        ("五十岁，蓝制服", {"age": "adult", "garment": "uniform"}),
        ("a bald man with a beard", {"hair_style": "bald", "has_beard": True, "is_woman": False}),
    ],
)
def test_a_description_is_seen(description: str, seen: dict[str, object]) -> None:
    looks = looks_of(Player(character="X", description=description))
    assert {name: getattr(looks, name) for name in seen} == seen


def test_who_is_never_described_is_whole_and_always_the_same() -> None:
    for name in ("陈先生", "🙂", "", "זויה", "X" * 200):
        looks = looks_of(Player(character=name))
        one, other = (person(name, looks, Stance(POSES["stand"], (0, 0, 0))) for _ in range(2))
        assert 1.1 < max(part.vertices[:, 2].max() for part in one.parts) < 2.2
        assert all(
            np.array_equal(a.vertices, b.vertices)
            for a, b in zip(one.parts, other.parts, strict=True)
        )


@pytest.mark.parametrize("pose", sorted(POSES))
def test_every_pose_touches_the_floor_and_has_its_joints_in_order(pose: str) -> None:
    for said in ("8, a boy", "40, a woman in a dress", "70, a coat"):
        looks = looks_of(Player(character="A", description=said))
        made = person("A", looks, Stance(POSES[pose], (0.5, -0.2, 0), 40))
        lowest = min(float(part.vertices[:, 2].min()) for part in made.parts)
        assert -0.05 < lowest < 0.03
        joints = openpose(made.bones)
        assert list(joints) == OPENPOSE
        assert all(np.isfinite(at).all() for at in joints.values())
        for side in "lr":
            arm = np.linalg.norm(joints[f"{side}_wrist"] - joints[f"{side}_elbow"])
            assert math.isclose(arm, 0.142 * looks.height_m, rel_tol=0.01)


def test_a_seat_carries_the_hips_and_the_feet_reach_the_floor() -> None:
    looks = looks_of(Player(character="A"))
    for pose in ("sit", "sit-at-table"):
        bones = person("A", looks, Stance(POSES[pose], (0, 0, 0), 0, 0.455)).bones
        assert bones["pelvis"][2] - 0.06 * looks.height_m == pytest.approx(0.455, abs=0.02)
        assert bones["l_ankle"][2] == pytest.approx(0.045 * looks.height_m, abs=0.02)


def test_expressions_change_the_face_alone() -> None:
    looks = looks_of(Player(character="A"))
    stances = [Stance(POSES["stand"], (0, 0, 0), expression=felt) for felt in EXPRESSIONS]
    faces = [
        sum(float(np.abs(part.vertices).sum()) for part in person("A", looks, stance).parts)
        for stance in stances
    ]
    assert len({round(face, 2) for face in faces}) == len(EXPRESSIONS) >= 5


@pytest.mark.parametrize("word", ["dog", "cat", "horse", "bird", "gull"])
def test_animals_stand_on_the_floor(word: str) -> None:
    parts = animal(word, (1, 2, 0), 30)
    assert parts
    assert -0.02 < min(float(part.vertices[:, 2].min()) for part in parts) < 0.03
    assert animal("teapot", (0, 0, 0), 0) is None


def test_a_crowd_is_of_different_coats_and_shares_bodies() -> None:
    made = [in_crowd("people", k, (k, 0), 0, f"people-{k}") for k in range(12)]
    assert all(part.figure == "people-3" for part in made[3])
    coats = [{part.material.colour for part in one} for one in made]
    assert len({frozenset(colours) for colours in coats}) == 12


def test_the_poses_look_as_they_did() -> None:
    golden = cv2.imread(str(GOLDEN))
    assert len(SHOWN) >= 20
    assert golden is not None
    now = drawn()[:, :, ::-1]
    assert now.shape == golden.shape
    blurred = [cv2.GaussianBlur(one.astype(np.float32), (5, 5), 0) for one in (now, golden)]
    assert np.abs(blurred[0] - blurred[1]).mean() < 2.0
