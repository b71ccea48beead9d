"""The shot list that a spreadsheet opens."""

import csv
import io

from pipeline.film.camera import Camera, Move
from pipeline.film.script import Scene
from pipeline.film.shot import Line, Shot
from pipeline.film.timing import FrameRate
from pipeline.film.value import Span
from pipeline.film.world import Breakdown
from pipeline.handoff.shot_list import COLUMNS, shot_list_csv


def breakdown(*shots):
    scene = Scene(
        id="s",
        number="7",
        slugline="INT. CAFÉ - NIGHT",
        source=Span(0, 9),
        elements=(),
        shots=shots,
    )
    return Breakdown(title="", scenes=(scene,))


def read(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_says_everything_about_its_shot():
    shots = (
        Shot(id="a", source=Span(0, 4), action='Ruth waits, "alone"', frames=48),
        Shot(
            id="b",
            source=Span(4, 9),
            action="",
            camera=Camera(move=Move.DOLLY_IN, lens_mm=85),
            characters=("RUTH", "DANIEL"),
            lines=(Line(character="RUTH", text="你来了。", source=Span(5, 9)),),
        ),
    )
    first, second = read(shot_list_csv(breakdown(*shots), FrameRate()))
    assert tuple(first) == COLUMNS
    assert (first["slate"], first["action"], first["start"]) == (
        "7A", 'Ruth waits, "alone"', "00:00:00:00",
    )  # fmt: skip
    assert (second["slate"], second["start"], second["seconds"]) == ("7B", "00:00:02:00", "4.0")
    assert (second["move"], second["lens_mm"]) == ("dolly-in", "85")
    assert (second["characters"], second["lines"]) == ("RUTH, DANIEL", "RUTH: 你来了。")


def test_a_cell_is_never_a_formula():
    shot = Shot(id="a", source=Span(0, 4), action='=HYPERLINK("x")')
    assert read(shot_list_csv(breakdown(shot), FrameRate()))[0]["action"] == '\'=HYPERLINK("x")'
