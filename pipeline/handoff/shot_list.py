"""The shot list as CSV, for spreadsheets and scheduling programs."""

import csv
import io
from collections.abc import Iterator

from pipeline.film.shot import slate
from pipeline.film.timing import FrameRate, timecode
from pipeline.film.world import Breakdown

COLUMNS = (
    "slate", "scene", "slugline", "start", "frames", "seconds", "coverage", "size", "angle",
    "lens_mm", "move", "amount", "speed", "ease", "characters", "over", "look", "props", "action",
    "lines",
)  # fmt: skip

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would calculate a cell that starts so; an apostrophe in front keeps it text."""


def shot_list_csv(breakdown: Breakdown, rate: FrameRate) -> str:
    """One row a shot, in the order of the film; `start` is timecode with every cut hard."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(breakdown, rate):
        writer.writerow([_as_text(cell) for cell in row])
    return text.getvalue()


def _rows(breakdown: Breakdown, rate: FrameRate) -> Iterator[tuple[object, ...]]:
    start = 0
    for scene in breakdown.scenes:
        for index, shot in enumerate(scene.shots):
            camera = shot.camera
            yield (
                slate(scene.number, index), scene.number, scene.slugline, timecode(start, rate),
                shot.frames, round(rate.seconds(shot.frames), 3), shot.coverage, camera.size,
                camera.angle, camera.lens_mm, camera.move, camera.amount, camera.speed,
                camera.ease, ", ".join(shot.characters), shot.over, shot.look,
                ", ".join(shot.props), shot.action,
                "\n".join(f"{line.character}: {line.text}" for line in shot.lines),
            )  # fmt: skip
            start += shot.frames


def _as_text(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return "'" + cell
    return cell
