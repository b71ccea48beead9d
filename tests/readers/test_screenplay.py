"""Scenes, ids, titles, and what hostile scripts come to."""

import gc
import subprocess
import sys
from itertools import pairwise

import pytest

from pipeline.errors import UserMistake
from pipeline.film.script import Kind, Screenplay
from pipeline.readers import parse
from pipeline.readers.screenplay import MAX_LINES
from tests.readers.cases import CASES
from tests.readers.lossless import check_lossless

SCENES = "INT. HOUSE - DAY\n\nA.\n\nEXT. STREET - DAY\n\nB.\n\nINT. HOUSE - DAY\n\nC.\n"


def ids(text):
    return [scene.id for scene in parse(text).scenes]


def test_the_same_script_has_the_same_ids():
    assert ids(SCENES) == ids(SCENES)
    assert len(set(ids(SCENES))) == 3


def test_a_scene_keeps_its_id_when_others_come_and_go():
    house, street, again = ids(SCENES)
    assert ids("INT. BARN - DUSK\n\nX.\n\n" + SCENES)[1:] == [house, street, again]
    assert ids(SCENES.replace("EXT. STREET - DAY\n\nB.\n\n", "")) == [house, again]


def test_dashes_blanks_and_capitals_do_not_change_an_id():
    assert ids("int.  house – day\n\nA.\n") == ids("INT. HOUSE - DAY\n\nA.\n")


def test_counted_numbers_pass_over_written_ones():
    text = "INT. A #2#\n\nINT. B\n\nINT. C #1#\n\nINT. D\n"
    assert [scene.number for scene in parse(text).scenes] == ["2", "3", "1", "4"]


def test_a_number_that_two_scenes_carry_is_said():
    screenplay = parse("INT. A #2#\n\nINT. B #2#\n\nINT. C #1#\n")
    (notice,) = screenplay.notices
    assert "numbered 2, so" in notice
    assert parse("INT. A #2#\n\nINT. B\n").notices == ()


def test_spans_point_at_the_words():
    screenplay = parse("INT. HOUSE - DAY\r\n\r\nRuth sits.\r\n\r\nRUTH (V.O.)\r\nHello.\r\n")
    words = [
        screenplay.text[element.source.start : element.source.stop]
        for element in screenplay.scenes[0].elements
    ]
    assert words == ["INT. HOUSE - DAY", "Ruth sits.", "RUTH (V.O.)", "Hello."]


def test_an_empty_text_is_a_mistake():
    with pytest.raises(UserMistake, match="empty"):
        parse(" \n")


def test_a_script_without_a_heading_says_so():
    screenplay = parse("Ruth sits.\n")
    assert len(screenplay.scenes) == 1
    assert "INT. KITCHEN - DAY" in screenplay.notices[0]


@pytest.mark.parametrize("opener", ["/*", "[["])
@pytest.mark.parametrize("between", [" ", "\n", "\n\n", "a\n\n"])
def test_twenty_thousand_open_brackets_are_words(opener, between):
    screenplay = parse("INT. HOUSE - DAY\n\n" + (opener + between) * 20_000)
    check_lossless(screenplay)
    kinds = {element.kind for element in screenplay.scenes[0].elements}
    assert kinds <= {Kind.SLUGLINE, Kind.ACTION}


def test_open_notes_do_not_hide_a_closed_one_behind_them():
    screenplay = parse("[[ open\n\n" * 2000 + "Ruth [[softly]] sits.\n\n/* gone */\n")
    *_, action, boneyard = screenplay.scenes[0].elements
    assert (action.text, action.notes) == ("Ruth sits.", ("softly",))
    assert boneyard.kind is Kind.BONEYARD


def test_too_many_lines_are_refused():
    with pytest.raises(UserMistake, match=f"{MAX_LINES:,} lines"):
        parse("a\n" * (MAX_LINES + 1))


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("INT. HOUSE - DAY\nRUTH\nI wait\n", "(MORE)\n"),
        ("INT. HOUSE - DAY\nRUTH\n", "and goes on\n"),
        ("INT. HOUSE - DAY\nRUTH\nYes.\n", "(beat)\n"),
        (".1", "       "),
        (".HALL (", "       "),
        ("@RUTH (V.O.) x", "       "),
        ("RUTH\n", "[[a]]\n"),
    ],
)
def test_long_runs_take_no_longer_than_their_length(head, unit):
    """Looking at the run again from each of its lines would take hours, past any time limit."""
    check_lossless(parse(head + unit * 100_000 + "x"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}: {case['name']}")
def test_what_is_made_without_validation_is_valid(case):
    screenplay = parse(case["text"])
    checked = Screenplay.model_validate(screenplay.model_dump())
    assert checked == screenplay
    assert checked.model_dump_json() == screenplay.model_dump_json()
    assert checked.digest() == screenplay.digest()


def test_the_collector_runs_again_after_reading():
    parse("Ruth sits.\n")
    assert gc.isenabled()


def test_the_reader_loads_nothing_heavy():
    code = "import pipeline.readers, sys; print({'numpy', 'av', 'cv2', 'PIL'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_each_scene_begins_where_the_last_one_stops():
    scenes = parse(SCENES).scenes
    assert all(a.source.stop == b.source.start for a, b in pairwise(scenes))
