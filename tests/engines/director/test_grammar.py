"""The grammar of coverage, seen on small scenes and on the examples."""

from itertools import pairwise

import pytest

from pipeline.film.camera import Angle, Move, Size
from pipeline.film.script import Light
from pipeline.film.shot import Coverage, Look
from tests.engines.director.direct import RATE, direct, shot_with, shots_of
from tests.engines.director.screenplays import EXAMPLES

SIZES = list(Size)
CLOSE = (Size.ECU, Size.CU, Size.MCU)

TALK = "INT. CAFE - DAY\n\nRain on the glass. Daniel sits at a table.\n\n" + "".join(
    f"{'DANIEL' if turn % 2 == 0 else 'RUTH'}\n"
    f"This is line number {turn} and it says a good many words about nothing at all.\n\n"
    for turn in range(16)
)


def talking(text):
    return [shot for shot in shots_of(text) if shot.lines]


def test_a_new_place_is_established_from_afar_for_three_to_five_seconds():
    for heading, size in (("EXT. HARBOUR - DAY", Size.EWS), ("INT. HALL - DAY", Size.WS)):
        first = shots_of(f"{heading}\n\nFog lies over everything. Nothing moves.\n")[0]
        assert first.coverage is Coverage.ESTABLISHING
        assert first.camera.size is size
        assert 3 <= RATE.seconds(first.frames) <= 5


def test_the_same_place_is_not_established_twice():
    text = "INT. HALL - DAY\n\nDust.\n\nINT. HALL - DAY\n\nAnna sits.\n\nANNA\nHello.\n"
    scenes = direct(text).scenes
    assert scenes[0].shots[0].coverage is Coverage.ESTABLISHING
    assert Coverage.ESTABLISHING not in {shot.coverage for shot in scenes[1].shots}


def test_an_exterior_establishes_its_interior():
    text = "EXT. HALL - DAY\n\nA tall house.\n\nINT. HALL - DAY\n\nDust.\n\nANNA\nHello.\n"
    assert direct(text).scenes[1].shots[0].coverage is not Coverage.ESTABLISHING


def test_dialogue_goes_from_two_shot_over_pairs_to_close_ups():
    shots = talking(TALK)
    assert shots[0].coverage is Coverage.TWO_SHOT
    assert shots[0].characters == ("DANIEL", "RUTH")
    coverages = [shot.coverage for shot in shots]
    assert coverages.index(Coverage.OVER_SHOULDER) < coverages.index(Coverage.SINGLE)
    singles = [shot.camera.size for shot in shots if shot.coverage is Coverage.SINGLE]
    assert singles == sorted(singles, key=SIZES.index, reverse=True)
    assert singles[-1] is Size.CU


def test_both_sides_of_a_pair_have_the_same_size():
    pairs: dict[int, set[Size]] = {}
    for shot in talking(TALK):
        if shot.coverage in (Coverage.OVER_SHOULDER, Coverage.SINGLE):
            number = int(shot.lines[0].text.split("number ")[1].split()[0])
            pairs.setdefault(number // 2, set()).add(shot.camera.size)
    assert len(pairs) > 4
    assert all(len(sizes) == 1 for sizes in pairs.values())


@pytest.mark.parametrize("text", [TALK, *(p.read_text("utf-8") for p in EXAMPLES)])
def test_the_line_is_never_crossed(text):
    for scene in direct(text).scenes:
        looks: dict[str, set[Look]] = {}
        for shot in scene.shots:
            is_facing = shot.coverage in (Coverage.OVER_SHOULDER, Coverage.SINGLE)
            if is_facing and shot.lines:
                looks.setdefault(shot.characters[0], set()).add(shot.look)
        assert all(len(sides) == 1 for sides in looks.values())
        if len(looks) == 2:
            assert {look for sides in looks.values() for look in sides} == {Look.LEFT, Look.RIGHT}


def test_over_the_shoulder_names_the_shoulder():
    over = [shot for shot in talking(TALK) if shot.coverage is Coverage.OVER_SHOULDER]
    assert over
    for shot in over:
        assert {shot.characters[0], shot.over} == {"DANIEL", "RUTH"}
        assert shot.over in shot.characters


def test_the_room_is_shown_again_after_about_eight_close_shots():
    run = longest = 0
    for shot in talking(TALK):
        run = 0 if shot.coverage in (Coverage.TWO_SHOT, Coverage.MASTER) else run + 1
        longest = max(longest, run)
    assert 5 <= longest <= 10


def test_a_short_answer_does_not_cut():
    text = TALK + "DANIEL\nDo you remember the house that we had by the sea?\n\nRUTH\nYes.\n"
    assert len(shot_with(text, "Yes.").lines) == 2


def test_a_long_speech_is_broken_by_the_one_who_listens():
    speech = " ".join(f"This is the sentence with number {n} of a long story." for n in range(8))
    text = f"INT. CAFE - DAY\n\nANNA\nTell me.\n\nBEN\nNo.\n\nANNA\nPlease, now.\n\nBEN\n{speech}\n"
    shots = [shot for shot in talking(text) if "number" in shot.lines[0].text]
    assert len(shots) >= 3
    assert shots[1].coverage is Coverage.REACTION
    assert shots[1].characters == ("ANNA",)
    assert {line.character for shot in shots for line in shot.lines} == {"BEN"}


def test_three_people_make_a_group():
    names = ("ANNA", "BEN", "CARL")
    talk = "".join(f"{names[n % 3]}\nI say the thing with number {n}.\n\n" for n in range(9))
    first = talking(f"INT. CAFE - DAY\n\nTables.\n\n{talk}")[0]
    assert first.coverage is Coverage.GROUP
    assert set(first.characters) == set(names)


@pytest.mark.parametrize("extension", ["V.O.", "O.S."])
def test_who_is_only_heard_is_not_shown(extension):
    text = f"INT. CAFE - DAY\n\nAnna sits.\n\nANNA\nYes?\n\nBEN ({extension})\nIt is me.\n"
    shot = shot_with(text, "It is me.")
    assert "BEN" not in shot.characters
    assert shot.characters == ("ANNA",)


def test_dual_dialogue_is_one_shot_and_one_moment():
    text = "INT. CAFE - DAY\n\nANNA\nNow or never, do you hear?\n\nBEN ^\nNever at all!\n"
    shot = shot_with(text, "Never at all!")
    assert [line.character for line in shot.lines] == ["ANNA", "BEN"]
    assert shot.lines[0].start == shot.lines[1].start


def test_silence_is_a_face_without_words():
    text = "INT. CAFE - DAY\n\nANNA\nI sold the boat.\n\nSilence.\n\nANNA\nBen?\n\nBEN\nWhen?\n"
    shot = shot_with(text, "Silence.")
    assert shot.coverage is Coverage.REACTION
    assert shot.characters == ("BEN",)
    assert not shot.lines


@pytest.mark.parametrize(
    ("sentence", "prop"),
    [
        ("Anna reads the letter.", "letter"),
        ("She hides the photograph.", "photograph"),
        ("On the floor lies a brass KEY.", "key"),
        ("Inside stands a DETONATOR.", "detonator"),
        ("She holds the ticket.", "ticket"),
    ],
)
def test_a_thing_that_matters_fills_the_frame(sentence, prop):
    shot = shot_with(
        f"INT. HALL - DAY\n\nAnna sits.\n\nANNA\nOh.\n\n{sentence}\n\nANNA\nSo.\n", sentence
    )
    assert shot.coverage is Coverage.INSERT
    assert shot.camera.size is Size.ECU
    assert prop in shot.props


def test_a_look_is_followed_by_what_is_seen_and_the_face_again():
    text = (
        "INT. CAFE - DAY\n\nAnna stands up.\n\nANNA\nWell.\n\n"
        "Anna looks out through the window. Across the street a bus stops.\n\nANNA\nThere.\n"
    )
    shots = shots_of(text)
    place = next(n for n, shot in enumerate(shots) if shot.coverage is Coverage.POV)
    assert shots[place - 1].characters == ("ANNA",)
    assert "bus" in shots[place].action
    assert shots[place + 1].coverage is Coverage.REACTION
    assert shots[place + 1].characters == ("ANNA",)


@pytest.mark.parametrize(
    ("sentence", "move"),
    [
        ("Anna walks along the wall.", Move.TRUCK_RIGHT),
        ("Anna looks up.", Move.TILT_UP),
        ("Anna understands.", Move.DOLLY_IN),
        ("Anna spins.", Move.WHIP_PAN),
        ("Anna dodges the crate.", Move.HANDHELD),
        ("Anna stands up.", Move.PEDESTAL_UP),
        ("Anna waits.", Move.STATIC),
        ("Anna sits.", Move.STATIC),
    ],
)
def test_the_camera_moves_for_what_the_text_does(sentence, move):
    text = f"INT. HALL - DAY\n\nDust. Light.\n\n{sentence}\n\nANNA\nYes, I know.\n"
    shot = next(s for s in shots_of(text) if s.source.start <= text.find(sentence) < s.source.stop)
    assert shot.camera.move is move


def test_a_chase_cuts_on_its_verbs_and_goes_one_way():
    text = (
        "EXT. MARKET - DAY\n\nStalls.\n\nMARA (17, quick) vaults a crate. She sprints on.\n\n"
        "KOSTA (50, slow) runs after her. Mara ducks. Kosta falls.\n"
    )
    shots = [shot for shot in shots_of(text) if shot.characters]
    assert len(shots) == 5
    assert {shot.look for shot in shots} == {Look.RIGHT}
    assert all(RATE.seconds(shot.frames) <= 2.6 for shot in shots)


def test_a_montage_is_short_shots_of_an_item_each():
    text = (
        "INT. HOUSE - DAY\n\nMONTAGE - THE YEARS\n\n- Anna paints a wall. She drinks.\n\n"
        "- Snow falls.\n\n- Anna sleeps.\n\nEND MONTAGE\n\nANNA\nDone.\n"
    )
    shots = [shot for shot in shots_of(text) if not shot.lines]
    assert len(shots) == 3
    assert shots[0].action == "Anna paints a wall. She drinks."
    assert all(RATE.seconds(shot.frames) <= 3 for shot in shots)


def test_intercut_faces_have_the_same_size_and_look_at_each_other():
    talk = "".join(f"{'ANNA' if n % 2 else 'BEN'}\nI hear you say it {n}.\n\n" for n in range(6))
    shots = talking(f"INT. FLAT / INT. CAR - NIGHT\n\nINTERCUT WITH:\n\n{talk}")
    assert Coverage.OVER_SHOULDER not in {shot.coverage for shot in shots}
    assert shots[0].camera.size is shots[1].camera.size
    assert {shots[0].look, shots[1].look} == {Look.LEFT, Look.RIGHT}


def test_the_light_of_the_scene_before_goes_on():
    text = "INT. A - NIGHT\n\nDust.\n\nINT. B - CONTINUOUS\n\nDust.\n"
    assert [scene.setting.light for scene in direct(text).scenes] == [Light.NIGHT, Light.NIGHT]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_shot_like_films(path):
    shots = shots_of(path.read_text("utf-8"))
    static = sum(shot.camera.move is Move.STATIC for shot in shots)
    assert static >= len(shots) / 2
    assert len({shot.camera.size for shot in shots}) >= 5
    assert len({shot.coverage for shot in shots}) >= 6
    for shot in shots:
        assert 0.8 <= RATE.seconds(shot.frames) <= 12
    fast = (Move.HANDHELD, Move.TRUCK_RIGHT, Move.TRUCK_LEFT, Move.STATIC)
    for before, after in pairwise(shots):
        assert before.camera.move in fast or after.camera.move in (*fast, Move.WHIP_PAN)


def test_angles_follow_the_words():
    text = "INT. HALL - DAY\n\nDust. Light.\n\nThe statue towers over Anna.\n\nANNA\nOh.\n"
    assert shot_with(text, "towers").camera.angle is Angle.LOW


@pytest.mark.parametrize("line", ["INTERCUT WITH:", "BEGIN FLASHBACK", "THE END"])
def test_a_line_about_the_film_is_no_picture(line):
    text = f"INT. HALL - DAY\n\nAnna sits.\n\n{line}\n\nANNA\nYes, I know.\n"
    assert not any(line in shot.action for shot in shots_of(text))


def test_a_name_that_is_read_is_nobody_in_the_frame():
    text = 'INT. HALL - DAY\n\nDust. Light.\n\nThe phone lights up: "BEN".\n\nBEN\nYes.\n'
    assert shot_with(text, "lights up").characters == ()


def test_silence_before_an_answer_is_seen_from_further_away():
    text = "INT. CAFE - DAY\n\nANNA\nI sold the boat.\n\nSilence.\n\nBEN\nWhen?\n"
    shot = shot_with(text, "Silence.")
    assert shot.coverage is Coverage.TWO_SHOT
    assert shot.camera.size is Size.MWS


def test_a_bit_of_business_and_the_line_behind_it_are_one_shot():
    text = (
        "INT. CAFE - DAY\n\nANNA\nI sold the boat.\n\nBEN\nYou did not do that.\n\n"
        "Anna breathes out. She nods.\n\nANNA\nThe same spring, to a Dane.\n"
    )
    shot = shot_with(text, "The same spring")
    assert shot.action == "Anna breathes out. She nods."
    assert shot.lines[0].start >= RATE.frames(1.5)
