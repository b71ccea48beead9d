"""The contact sheet of poses: `python -m tests.engines.previs.people_sheet` draws it anew."""

from pathlib import Path

import cv2
import numpy as np

from pipeline.engines.previs.ink import Sheet, draw_plate
from pipeline.engines.previs.mesh import Material, box, quad, weld
from pipeline.engines.previs.people import EXPRESSIONS, POSES, Stance, looks_of, person
from pipeline.engines.previs.trace import Light, Tracer, view_of
from pipeline.film.blocking import Player

GOLDEN = Path(__file__).parent / "golden" / "poses.jpg"
SHOWN = [
    "stand",
    "walk",
    "run",
    "sit",
    "sit-at-table",
    "drive",
    "lie",
    "kneel",
    "crouch",
    "point",
    "reach",
    "hold",
    "read",
    "phone",
    "hug",
    "fight",
    "fall",
    "look-up",
    "look-down",
    "carry",
    "dance",
    "drink",
    "throw",
    "arms-crossed",
]
CELL = (120, 130)
SEATED = ("sit", "sit-at-table", "drive")
_PEOPLE = (
    Player(character="DANIEL", description="40s, a wet coat", costume=1),
    Player(character="RUTH", description="40s, a woman", costume=2),
    Player(character="SOLDIER", description="20", costume=18),
    Player(character="EVE", description="in a dress", costume=10),
    Player(character="PIP", description="a boy of eight, 8", costume=8),
    Player(character="OLD MAN", description="80, a brown suit, a hat", costume=6),
)
_LIGHT = Light(
    (-1.5, -3, 3.2),
    False,
    None,
    (1.04, 1.0, 0.94),
    (0.56, 0.56, 0.68),
    ((200, 220, 240), (150, 190, 230)),
)


def drawn() -> np.ndarray:
    """The sheet, (height, width, 3): six poses in a row."""
    cells = [_cell(index, pose) for index, pose in enumerate(SHOWN)]
    rows = [np.concatenate(cells[k : k + 6], 1) for k in range(0, len(cells), 6)]
    return np.concatenate(rows, 0)


def _cell(index: int, pose: str) -> np.ndarray:
    player = _PEOPLE[index % len(_PEOPLE)]
    seat = 0.45 if pose in SEATED else None
    felt = list(EXPRESSIONS)[index % len(EXPRESSIONS)]
    stance = Stance(POSES[pose], (0, 0, 0), (30, -40, 55)[index % 3], seat, expression=felt)
    floor = quad((-9, -9, 0), (18, 0, 0), (0, 18, 0), Material((214, 196, 160)), "floor")
    parts = [floor, *person(player.character, looks_of(player), stance).parts]
    if seat:
        parts.append(box((0.4, 0.4, seat), (0, 0.06, 0), Material((140, 110, 80)), "box"))
    view = view_of((0, -4.4, 1.5), (0, 0, 0.9), 0, 84 * CELL[0] / CELL[1], CELL, 1.0)
    return draw_plate(Tracer(weld(parts)), view, _LIGHT, Sheet(CELL[1], 1), lambda _: None).image


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    cv2.imwrite(str(GOLDEN), drawn()[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 84])
