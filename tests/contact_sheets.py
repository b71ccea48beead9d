"""Draws every board of every example into contact sheets: `python -m tests.contact_sheets`.

`--to DIR` and `--size 640x360` for looking at them closely; `--shots 12` starts a new sheet after
so many.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from pipeline.engines import crew_named
from pipeline.film.format import Format
from pipeline.media.lettering import write
from pipeline.media.store import MediaStore
from pipeline.progress import unwatched
from pipeline.stages.boards import draw, drawing_of
from pipeline.stages.company import company_of
from pipeline.stages.production import Unit, orders
from studio.scripts import open_script
from studio.settings import settings

ROOT = Path(__file__).parent.parent
SHEETS = ROOT / "assets/readme"
COLUMNS, GAP, LABEL = 8, 6, 20
DARK, PALE = "#16181c", "#c9ccd2"


def main():
    asked = arguments()
    width, height = (int(side) for side in asked.size.split("x"))
    asked.to.mkdir(parents=True, exist_ok=True)
    for script in asked.scripts or sorted((ROOT / "assets/examples").glob("*.fountain")):
        tiles = boards(script, Format(width=width, height=height))
        size = asked.shots or len(tiles)
        parts = [tiles[at : at + size] for at in range(0, len(tiles), size)]
        for number, part in enumerate(parts, start=1):
            count = f"-{number}" if len(parts) > 1 else ""
            path = asked.to / f"{script.stem}{count}.jpg"
            sheet(part, asked.columns).save(path, quality=82)


def arguments():
    told = argparse.ArgumentParser(prog="python -m tests.contact_sheets", description=__doc__)
    told.add_argument("scripts", nargs="*", type=Path)
    told.add_argument("--to", type=Path, default=SHEETS)
    told.add_argument("--size", default="240x136")
    told.add_argument("--columns", type=int, default=COLUMNS)
    told.add_argument("--shots", type=int)
    return told.parse_args()


def boards(path, form):
    """(slate, picture of the frame) of every shot, drawn twice as large and made small."""
    with tempfile.TemporaryDirectory() as folder:
        home, crew = Path(folder), crew_named("embedded")
        large = form.model_copy(update={"width": 2 * form.width, "height": 2 * form.height})
        told = open_script(path, settings(home=home)).breakdown
        unit = Unit(crew.hire_artist(home), crew.hire_camera(home), MediaStore(home), large)
        found = orders(told.scenes, unit, company_of(told.cast, told.scenes))
        return [(order.slate, frame(order, unit, form)) for order in found]


def frame(order, unit, form):
    drawing = drawing_of(draw(order.board, unit.artist, unit.store, unwatched), unit.store)
    plate = Image.fromarray(np.ascontiguousarray(drawing.image))
    width, height = (side / drawing.overscan for side in plate.size)
    left, top = (plate.width - width) / 2, (plate.height - height) / 2
    seen = (left, top, left + width, top + height)
    return plate.resize((form.width, form.height), Image.Resampling.LANCZOS, seen)


def sheet(tiles, columns):
    """The boards in rows, each with its slate below."""
    width, height = tiles[0][1].size
    step = (width + GAP, height + LABEL + GAP)
    rows = -(-len(tiles) // columns)
    whole = Image.new("RGB", (GAP + columns * step[0], GAP + rows * step[1]), DARK)
    for index, (slate, picture) in enumerate(tiles):
        row, column = divmod(index, columns)
        x, y = GAP + column * step[0], GAP + row * step[1]
        whole.paste(picture, (x, y))
        below = (x, y + height + 2, x + width, y + height + LABEL)
        write(whole, below, slate, size_px=14, fill=PALE)
    return whole


if __name__ == "__main__":
    main()
