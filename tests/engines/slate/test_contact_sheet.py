"""A small contact sheet against the one that was looked at and found good.

After a change that is meant to be seen, look at the new sheet, then keep it:
`python -m tests.engines.slate.test_contact_sheet`.
"""

from pathlib import Path

import numpy as np

from pipeline.film.camera import Angle, Move, Size
from pipeline.film.script import Interior, Light, Setting
from pipeline.film.shot import Coverage, Look
from pipeline.media.pictures import board_picture, encode_png, read_picture
from tests.engines.slate.recipes import STREET, board, draw

GOLDEN = Path(__file__).parent / "golden" / "contact-sheet.png"
CELL = (240, 135)
COLUMNS = 3
MOST_APART = 1.5
"""Mean levels of 255 over a cell: other processors round other pixels."""

BOARDS = (
    board(CELL, size=Size.WS, look=Look.RIGHT),
    board(CELL, size=Size.MCU, over="RUTH", look=Look.LEFT, move=Move.DOLLY_IN),
    board(CELL, size=Size.CU, angle=Angle.DUTCH, lines=(("דניאל", "באת."),)),
    board(CELL, size=Size.MS, setting=STREET, characters=("DANIEL", "RUTH"), overscan=1.6),
    board(
        CELL, size=Size.WS, setting=Setting(interior=Interior.EXT, place="beach", light=Light.DUSK)
    ),
    board(CELL, size=Size.EWS, setting=Setting(place="train", light=Light.NIGHT), characters=()),
    board(CELL, size=Size.ECU, coverage=Coverage.INSERT, props=("letter",), action="一封信。"),
    board(CELL, size=Size.WS, angle=Angle.OVERHEAD, characters=("DANIEL", "RUTH")),
    board(CELL, size=Size.MWS, angle=Angle.HIGH, characters=("A", "B", "C"), move=Move.CRANE_UP),
)


def contact_sheet() -> np.ndarray:
    cells = [
        board_picture(drawing.image, drawing.burn_in, drawing.overscan, CELL)
        for drawing in map(draw, BOARDS)
    ]
    rows = [np.hstack(cells[at : at + COLUMNS]) for at in range(0, len(cells), COLUMNS)]
    return np.vstack(rows)


def test_boards_look_as_they_were_approved():
    approved, drawn = read_picture(GOLDEN).astype(int), contact_sheet().astype(int)
    assert drawn.shape == approved.shape
    apart = np.abs(drawn - approved).mean(2)
    cells = apart.reshape(len(BOARDS) // COLUMNS, CELL[1], COLUMNS, CELL[0]).mean((1, 3))
    assert cells.max() < MOST_APART, cells.round(2)


if __name__ == "__main__":
    GOLDEN.write_bytes(encode_png(contact_sheet().astype(np.uint8)))
