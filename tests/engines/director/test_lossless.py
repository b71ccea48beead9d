"""Every word of the script is covered by a shot, in order, whatever the script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.engines.director_rules import RulesDirector
from pipeline.engines.director_rules.spans import _offsets
from pipeline.film.script import Kind, Screenplay
from pipeline.film.timing import FrameRate
from pipeline.film.world import Breakdown
from pipeline.readers import parse
from tests.engines.director.direct import RATE, direct
from tests.engines.director.screenplays import EXAMPLES, ordinary

BLOCKS = (
    "INT. CAFE - DAY",
    "EXT. CAFE - NIGHT",
    "内景 包厢 - 夜",
    "DANIEL\n(beat)\nI know... Sit down.",
    "RUTH (V.O.)\nNobody died.",
    "RUTH ^\nAt the same time!",
    "@陈先生\n我等了三十年。我没有上车。",
    "DANIEL\n(alone)",
    "Daniel (40s, wet) looks out through the window. Across the street a woman waits.",
    "She runs, trips over a dog and falls; the LETTER slides away.",
    "Silence.",
    "[[CU, 85mm, slow dolly in, 4s]]",
    "He reads the letter [[static]] and weeps. [[a thought, nothing for the camera]]",
    "CLOSE ON THE KEY",
    "MONTAGE - THE YEARS",
    "- She paints.\n- He drinks. He stops.",
    "END MONTAGE",
    "INTERCUT WITH:",
    "DISSOLVE TO:",
    "> THE END <",
    "# Act two",
    "= What happens.",
    "===",
    "/* not yet */",
    "***",
    "~A song\n~in two lines",
    '"..."',
    "!FORCED ACTION",
    "RUTH\n...",
)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
SCRIPTS = st.lists(st.one_of(st.sampled_from(BLOCKS), WORDS), min_size=0, max_size=14).map(
    lambda blocks: "\n\n".join(["FADE IN:", *blocks])
)


def assert_covered(screenplay: Screenplay, breakdown: Breakdown) -> None:
    for read, planned in zip(screenplay.scenes, breakdown.scenes, strict=True):
        assert read.elements == planned.elements
        assert planned.shots
        starts = [shot.source.start for shot in planned.shots]
        assert starts == sorted(starts)
        seen = bytearray(len(screenplay.text))
        for shot in planned.shots:
            assert read.source.start <= shot.source.start <= shot.source.stop <= read.source.stop
            seen[shot.source.start : shot.source.stop] = b"x" * (
                shot.source.stop - shot.source.start
            )
        for element in read.elements:
            for place in range(*element.source):
                assert seen[place] or screenplay.text[place].isspace()


def assert_said(breakdown: Breakdown) -> None:
    """All the dialogue, in its own words and once; lines inside their shots."""
    for scene in breakdown.scenes:
        written = [e.text for e in scene.elements if e.kind is Kind.DIALOGUE and e.character]
        lines = [line for shot in scene.shots for line in shot.lines]
        said = "".join("".join(line.text.split()) for line in lines)
        for text in written:
            assert "".join(text.split()) in said
        for shot in scene.shots:
            assert shot.action or shot.lines
            for line in shot.lines:
                assert line.start >= 0
                assert line.frames >= 1
                assert line.start + line.frames <= shot.frames


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_covered(path):
    screenplay = parse(path.read_text("utf-8"))
    breakdown = RulesDirector().break_down(screenplay, RATE)
    assert_covered(screenplay, breakdown)
    assert_said(breakdown)


@pytest.mark.parametrize("block", BLOCKS)
def test_every_kind_of_element_is_covered_alone(block):
    screenplay = parse(f"{block}\n\nINT. ROOM - DAY\n\n{block}\n\n{block}\n")
    breakdown = RulesDirector().break_down(screenplay, RATE)
    assert_covered(screenplay, breakdown)
    assert_said(breakdown)


@settings(max_examples=80, deadline=None)
@given(SCRIPTS)
def test_any_script_is_covered(text):
    screenplay = parse(text)
    breakdown = RulesDirector().break_down(screenplay, RATE)
    assert_covered(screenplay, breakdown)
    assert_said(breakdown)


@settings(max_examples=15, deadline=None)
@given(SCRIPTS, st.sampled_from([FrameRate(num=1), FrameRate(num=24000, den=1001)]))
def test_lines_fit_at_any_rate(text, rate):
    direct(text, rate)


def test_a_montage_that_announces_nothing_is_covered():
    text = "INT. HALL - DAY\n\nMONTAGE - THE YEARS\n\nCLOSE ON THE KEY\n\nMONTAGE\n"
    assert len(direct(text).scenes[0].shots) == 2


def test_a_heading_alone_is_a_shot_of_the_place():
    scene = direct("EXT. LIGHTHOUSE - DUSK\n").scenes[0]
    assert [shot.action for shot in scene.shots] == ["LIGHTHOUSE"]


def test_a_long_ordinary_script_is_covered():
    screenplay = parse(ordinary(12))
    assert_covered(screenplay, RulesDirector().break_down(screenplay, RATE))


@pytest.mark.parametrize(
    "text", ["Ann waits.", " Ann  waits.\nBen", "a\nb", "", "א ב", "One. \t Two"]
)
def test_places_are_found_the_fast_way_as_the_slow(text):
    """Text that is the source itself is not looked for letter by letter: a mark before it is."""
    slow = [place - 1 for place in _offsets(text, f"\0{text} tail")]
    fast = _offsets(text, f"{text} tail")
    spoken = [n for n, char in enumerate(text) if not char.isspace()]
    assert [fast[n] for n in spoken] == [slow[n] for n in spoken] == spoken
