"""Hand-off files: one registry for the command line and the page, and the verb behind `export`."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UserMistake
from pipeline.film.cut import Cut
from pipeline.film.timeline import timeline
from pipeline.film.timing import FrameRate
from pipeline.film.world import Breakdown
from pipeline.handoff.boards import unpack_boards, write_boards
from pipeline.handoff.shot_list import shot_list_csv
from pipeline.handoff.srt import srt
from pipeline.media.disk import writing
from pipeline.media.publish import unfinished
from pipeline.stages.boards import draw
from pipeline.stages.breakdown import breakdown_document
from pipeline.stages.company import company_of
from pipeline.stages.passes import board_files
from pipeline.stages.production import Order, Unit, orders, with_cast
from pipeline.stages.side_by_side import Step, Watch
from studio.render import unit_of
from studio.scripts import Script, spare_script
from studio.settings import Settings

BOARDS, BOARDS_FILE = "boards", "boards.zip"


@dataclass(frozen=True)
class TextFormat:
    """A hand-off file that is text. `write` takes the cut, the breakdown and the rate."""

    file: str
    """Its name on the command line."""
    ending: str
    """Of its name as a download, after the film's title."""
    content_type: str
    write: Callable[[Cut, Breakdown, FrameRate], str]


def _srt(cut: Cut, breakdown: Breakdown, rate: FrameRate) -> str:
    return srt(timeline(cut, breakdown, rate))


def _csv(_: Cut, breakdown: Breakdown, rate: FrameRate) -> str:
    # The mark in front tells spreadsheets that the letters are UTF-8.
    return "\ufeff" + shot_list_csv(breakdown, rate)


def _json(_: Cut, breakdown: Breakdown, rate: FrameRate) -> str:
    return json.dumps(breakdown_document(breakdown, rate), ensure_ascii=False, indent=2) + "\n"


TEXTS: dict[str, TextFormat] = {
    "srt": TextFormat("film.srt", ".srt", "application/x-subrip", _srt),
    "csv": TextFormat("shot-list.csv", "-shots.csv", "text/csv", _csv),
    "json": TextFormat("breakdown.json", "-breakdown.json", "application/json", _json),
}
FORMATS = (*TEXTS, BOARDS)


def export(
    script: Script,
    folder: Path,
    formats: list[str],
    choices: Settings,
    watch: Watch,
    *,
    with_arrows: bool = False,
) -> list[Path]:
    """Writes each format into `folder` and returns the files, each whole or not there.

    Boards come as one ZIP, and as pictures in a folder of their own beside it.
    `with_arrows`: the boards show how camera and people move.
    """
    places = {name: folder / _file_of(name) for name in formats}
    if not places:
        raise UserMistake(f"No export format was named. Choose from: {', '.join(FORMATS)}.")
    for final in places.values():
        spare_script(script, final)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name, final in places.items():
        with unfinished(final) as path:
            if name in TEXTS:
                text = TEXTS[name].write(script.cut, script.breakdown, choices.form.rate)
                path.write_text(text, "utf-8", newline="")
            else:
                told = script.breakdown
                unit = with_cast(unit_of(choices), told.cast, told.places)
                wanted = orders(told.scenes, unit, company_of(told.cast, told.scenes))
                write_boards(path, _boards(wanted, unit, watch, with_arrows))
                unpack_boards(path, folder / BOARDS)
    return list(places.values())


def _file_of(name: str) -> str:
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise UserMistake(f"There is no export format {name!r}. Choose from: {known}.")
    return TEXTS[name].file if name in TEXTS else BOARDS_FILE


def _boards(
    wanted: list[Order], unit: Unit, watch: Watch, with_arrows: bool
) -> Iterator[tuple[str, dict[str, bytes]]]:
    for count, order in enumerate(wanted):

        def progress(done: float, count: int = count, order: Order = order) -> None:
            watch(Step("draw", order.slate, (count + done) / len(wanted)))

        keyframe = draw(order.board, unit.artist, unit.store, progress)
        progress(1.0)
        yield (
            order.slate,
            board_files(keyframe, unit.store, unit.form.size, with_arrows=with_arrows),
        )
