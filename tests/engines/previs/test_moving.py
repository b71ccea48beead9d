"""Those who act in a take: mouths, steps, heads, and the part of the picture that they change."""

import cv2
import numpy as np
import pytest

from pipeline.engines.previs import PrevisArtist
from pipeline.engines.previs.ink import draw_plate
from pipeline.engines.previs.moving.gait import GAITS, pose_at, step_of
from pipeline.engines.previs.moving.speech import CLOSED, HALF, OPEN, mouth_at
from pipeline.engines.previs.moving.tiles import drawn_where_asked, tiles
from pipeline.engines.previs.moving.turning import turns, turns_round
from pipeline.engines.previs.people import Stance
from pipeline.engines.previs.people.skeleton import skeleton_of
from pipeline.film.blocking import Mark
from pipeline.film.camera import Move, Size
from pipeline.film.path import Pose
from pipeline.film.shot import Look
from pipeline.film.staging import Figure, Staging
from pipeline.progress import unwatched
from pipeline.recipe import Spoken
from tests.engines.previs.again import shot

SMALL = (192, 108)
TALL_M = 1.75


def said(text, start=2, frames=12, who="RUTH"):
    return Spoken(character=who, text=text, start=start, frames=frames)


def viewer(frames=24, action="Ruth waits.", spoken=(), move=Move.STATIC, **camera):
    board, take = shot(move, SMALL, frames, action, spoken, **camera)
    return PrevisArtist().viewer(board, take)


def test_a_mouth_follows_the_letters_while_they_are_spoken():
    words = (said("ambo"),)
    assert [mouth_at(words, f) for f in (2, 5, 8, 11)] == [OPEN, CLOSED, CLOSED, OPEN]
    assert [mouth_at(words, f) for f in (0, 1, 14, 99)] == [CLOSED] * 4
    assert mouth_at((said("été"),), 2) == OPEN
    assert mouth_at((said("   "),), 5) == CLOSED
    assert mouth_at((said("tt"),), 5) == HALF
    for text in ("你来了吗", "Ты пришла", "את באת"):
        assert len({mouth_at((said(text),), f) for f in range(2, 14)}) > 1


@pytest.mark.parametrize("name", GAITS)
def test_the_foot_that_stands_does_not_slide(name):
    gait = GAITS[name]
    step = step_of(gait, gait.speed, TALL_M)
    for half, side in ((0, "l"), (1, "r")):
        ankles = []
        for share in np.linspace(0.02, 0.98, 9):
            steps = half + share
            stance = Stance(pose_at(gait, steps, step / TALL_M), (0.0, -steps * step, 0.0))
            bones = skeleton_of(stance, TALL_M)
            ankles.append(bones[f"{side}_ankle"])
            lowest = min(bones[f"{s}_ankle"][2] for s in "lr")
            assert lowest == pytest.approx(0.045 * TALL_M, abs=0.01)
        assert np.ptp(np.array(ankles)[:, 1]) < 0.03
        assert np.ptp(np.array(ankles)[:, 2]) < 0.01


def test_who_is_slow_takes_shorter_steps():
    gait = GAITS["walk"]
    assert step_of(gait, 0.3, TALL_M) < step_of(gait, 1.2, TALL_M) <= gait.longest * TALL_M


def test_words_that_turn_a_head_and_words_that_do_not():
    assert turns("She looks up.")
    assert turns("Kosta turns.")
    assert not turns("The Admiral does not turn her head.")
    assert not turns("Silence.")


def test_a_still_shot_has_one_drawing_and_nothing_to_draw_anew():
    seen = viewer()
    assert {seen.drawing(frame) for frame in range(24)} == {0}
    assert seen.redrawn(5) is None
    assert seen.acted(Pose(), 5) is None


def test_who_speaks_changes_the_mouth_alone_twelve_times_a_second():
    seen = viewer(spoken=(said("Mama, I am home.", 2, 20),), size=Size.CU)
    numbers = [seen.drawing(frame) for frame in range(24)]
    assert numbers[::2] == numbers[1::2]
    assert 1 < len(set(numbers)) <= 3
    parts = [seen.redrawn(frame) for frame in range(24)]
    changed = [part for part in parts if part]
    assert changed
    assert max(picture.shape[0] * picture.shape[1] for picture, _ in changed) < 0.1 * 192 * 108


def test_who_walks_is_elsewhere_on_every_drawing_and_not_in_the_keys():
    seen = viewer(action="Ruth walks.", size=Size.WS)
    assert len({seen.drawing(frame) for frame in range(24)}) == 12
    first, last = (seen.acted(Pose(), frame) for frame in (0, 23))
    assert first.corner != last.corner
    empty, board = seen.still(Pose()), viewer(size=Size.WS).still(Pose())
    assert np.abs(empty.image.astype(int) - board.image).mean() > 0.5


def test_who_walks_is_drawn_to_the_pixel_and_nothing_else_changes():
    seen = viewer(action="Ruth walks.", size=Size.WS)
    part, empty = seen.acted(Pose(), 10), seen.still(Pose())
    left, top = part.corner
    height, width = part.dark.shape
    rows, columns = (slice(max(0, one), one + n) for one, n in ((top, height), (left, width)))
    inside = (slice(rows.start - top, 108 - top), slice(columns.start - left, 192 - left))
    whole, own = empty.image[rows, columns].astype(int), part.image[inside]
    share = part.share[inside][: own.shape[0], : own.shape[1]]
    differs = np.abs(own - whole[: own.shape[0], : own.shape[1]]).max(2) > 24
    assert differs[share > 0.99].mean() > 0.2
    rim = (share > 0) & (share < 0.2)
    assert differs[rim].mean() < 0.1


def test_what_is_asked_of_a_window_is_drawn_as_in_the_whole_picture():
    seen = viewer(action="Ruth walks.", size=Size.WS)
    view = seen._view(Pose(), SMALL)
    tracer = seen._tracer(view.eye, seen._acting.at_rest(), frozenset())
    asked = np.zeros((108, 192), bool)
    asked[20:60, 30:60] = asked[70:100, 90:180] = True
    sheet, light = seen._sheet.of_height(108).bare(), seen._place.light
    part = drawn_where_asked(tracer, view.window((0, 0, 192, 108), asked), light, sheet)
    whole = draw_plate(tracer, view, light, sheet, unwatched)
    inner = cv2.erode(asked.astype(np.uint8), np.ones((25, 25))) > 0
    assert inner.any()
    # Shadow rays go to other places of a light, so that soft rims are not the same to the bit.
    assert np.abs(part.image[inner].astype(int) - whole.image[inner]).mean() < 0.5
    np.testing.assert_array_equal(part.depth_m[asked], whole.depth_m[asked])


def test_boxes_hold_all_that_is_asked_for_and_leave_out_what_is_not():
    asked = np.zeros((300, 400), bool)
    asked[20:280, 10:60] = asked[200:290, 60:390] = True
    boxes = tiles(asked)
    held = np.zeros_like(asked, dtype=int)
    for left, top, right, bottom in boxes:
        held[top:bottom, left:right] += 1
    assert held.max() == 1
    assert (held[asked] == 1).all()
    assert len(boxes) > 1
    assert held.sum() < 0.6 * asked.size
    assert tiles(np.zeros((40, 40), bool)) == []


def test_steps_return_so_that_few_bodies_are_built():
    walk = viewer(frames=96, action="Ruth walks.", size=Size.WS)._acting
    poses = {walk.stances(frame)["RUTH"].pose for frame in range(96)}
    assert 6 < len(poses) < 30


@pytest.mark.parametrize("prop", ["letter", "bag"])
def test_what_is_held_goes_with_the_hand(prop):
    board, take = shot(Move.STATIC, SMALL, 48, "Ruth walks.", size=Size.WS)
    mark = board.blocking[0].model_copy(update={"holds": prop})
    board = board.model_copy(update={"blocking": (mark,)})
    acting = PrevisArtist().viewer(board, take)._acting
    assert acting.walkers == {"RUTH"}
    far = []
    for frame in range(0, 48, 6):
        stance = acting.stances(frame)["RUTH"]
        parts = acting.parts({"RUTH": stance})
        held = np.concatenate([p.vertices for p in parts if p.thing.startswith(f"RUTH/{prop}")])
        wrist = skeleton_of(stance, acting._people["RUTH"].looks.height_m)["r_wrist"]
        far.append(np.linalg.norm(held - wrist, axis=1).min())
    assert max(far) < 0.15
    assert np.ptp(far) < 0.01


def test_words_that_turn_a_body_and_words_that_do_not():
    for action in ("They turn.", "Kosta turns around.", "She turns to him.", "He spins."):
        assert turns_round(action), action
    for action in ("Now she turns her head.", "Daniel turns the second cup.", "He does not turn."):
        assert not turns_round(action), action


def test_who_turns_ends_as_on_the_board():
    seen = viewer(frames=48, action="Ruth turns around.", size=Size.WS)._acting
    first, last = (seen.stances(frame)["RUTH"].turn for frame in (0, 47))
    assert abs(first - last) > 90
    assert seen.stances(47) == seen.on_board()


def test_who_is_spoken_to_from_behind_turns_to_the_speaker():
    words = (Spoken(character="KOSTA", text="Wait.", start=2, frames=12),)
    board, take = shot(Move.STATIC, SMALL, 48, "", words, size=Size.WS)
    them = {
        "characters": ("RUTH", "KOSTA"),
        "blocking": tuple(Mark(character=name, look=Look.RIGHT) for name in ("RUTH", "KOSTA")),
    }
    away = Figure(character="RUTH", x_m=0.8, y_m=0.0, turn=90.0)
    near = Figure(character="KOSTA", x_m=-0.8, y_m=0.0, turn=90.0)
    board = board.model_copy(update={**them, "staging": Staging(figures=(away, near))})
    acting = PrevisArtist().viewer(board, take)._acting
    before, after = (acting.stances(frame)["RUTH"].turn for frame in (0, 46))
    assert before == pytest.approx(90)
    assert abs((after + 90 + 180) % 360 - 180) < 25


def test_who_goes_away_turns_to_where_there_is_room():
    acting = viewer(frames=72, action="Ruth leaves.", size=Size.WS)._acting
    turns = [acting.stances(frame)["RUTH"] for frame in (0, 71)]
    way = np.subtract(turns[1].at, turns[0].at)[:2]
    facing = np.radians(turns[1].turn)
    assert np.hypot(*way) > 1
    assert way @ (np.sin(facing), -np.cos(facing)) == pytest.approx(np.hypot(*way), rel=1e-3)


def test_a_camera_cannot_go_under_the_ground():
    seen = viewer()
    assert seen.reaches((Pose(), Pose(z=0.3)))
    assert not seen.reaches((Pose(), Pose(y=-3.0)))
