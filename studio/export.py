"""Script to hand-off files: the verb behind `export`."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.errors import UserMistake
from pipeline.film.timeline import timeline
from pipeline.handoff.boards import write_boards
from pipeline.handoff.shot_list import shot_list_csv
from pipeline.handoff.srt import srt
from pipeline.media.disk import writing
from pipeline.media.pictures import board_picture, encode_png
from pipeline.media.publish import unfinished
from pipeline.stages.boards import draw, drawing_of
from pipeline.stages.breakdown import breakdown_document
from pipeline.stages.production import Order, Step, Unit, Watch, orders
from studio.render import unit_of
from studio.scripts import Script
from studio.settings import Settings


def export(
    script: Script, folder: Path, formats: list[str], choices: Settings, watch: Watch
) -> list[Path]:
    """Writes each format into `folder` and returns the files, each whole or not there."""
    writers = [_writer(name) for name in formats]
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, write in writers:
        with unfinished(folder / name) as path, writing(folder / name):
            write(script, choices, path, watch)
        written.append(folder / name)
    return written


Writer = Callable[[Script, Settings, Path, Watch], None]


def _writer(name: str) -> tuple[str, Writer]:
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise UserMistake(f"There is no export format {name!r}. Choose from: {known}.")
    return FORMATS[name]


def _write_srt(script: Script, choices: Settings, path: Path, _: Watch) -> None:
    placed = timeline(script.cut, script.breakdown, choices.form.rate)
    path.write_text(srt(placed), "utf-8")


def _write_csv(script: Script, choices: Settings, path: Path, _: Watch) -> None:
    # The mark in front tells spreadsheets that the letters are UTF-8.
    path.write_text(shot_list_csv(script.breakdown, choices.form.rate), "utf-8-sig", newline="")


def _write_json(script: Script, choices: Settings, path: Path, _: Watch) -> None:
    document = breakdown_document(script.breakdown, choices.form.rate)
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _write_boards(script: Script, choices: Settings, path: Path, watch: Watch) -> None:
    unit = unit_of(choices)
    write_boards(path, _boards(orders(script.breakdown.scenes, unit), unit, watch))


def _boards(wanted: list[Order], unit: Unit, watch: Watch) -> Iterator[tuple[str, bytes]]:
    for count, order in enumerate(wanted):

        def progress(done: float, count: int = count, order: Order = order) -> None:
            watch(Step("draw", order.slate, (count + done) / len(wanted)))

        keyframe = draw(order.board, unit.artist, unit.store, progress)
        drawing = drawing_of(keyframe, unit.store)
        picture = board_picture(drawing.image, drawing.burn_in, drawing.overscan, unit.form.size)
        progress(1.0)
        yield order.slate, encode_png(picture)


FORMATS: dict[str, tuple[str, Writer]] = {
    "srt": ("film.srt", _write_srt),
    "csv": ("shot-list.csv", _write_csv),
    "json": ("breakdown.json", _write_json),
    "boards": ("boards.zip", _write_boards),
}
"""Format name -> the file it writes, and how."""
