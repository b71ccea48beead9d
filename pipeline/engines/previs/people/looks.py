"""What a character looks like, fixed by the name: build, hair, garments and colours."""

import hashlib
from dataclasses import dataclass

from pipeline.engines.previs.mesh import Colour

GARMENTS: tuple[Colour, ...] = (
    (58, 92, 148),
    (176, 62, 52),
    (70, 120, 84),
    (206, 158, 62),
    (112, 76, 130),
    (46, 128, 136),
    (150, 96, 58),
    (84, 88, 104),
    (196, 112, 128),
    (140, 150, 74),
)
"""The colours by which people are told apart: no two within 20 dE."""

SKINS: tuple[Colour, ...] = (
    (238, 200, 168),
    (226, 184, 148),
    (198, 148, 110),
    (150, 104, 74),
    (244, 212, 186),
)
HAIRS: tuple[Colour, ...] = (
    (52, 40, 36),
    (92, 60, 40),
    (30, 28, 32),
    (120, 82, 44),
    (118, 54, 36),
    (148, 146, 144),
)
TROUSERS: tuple[Colour, ...] = ((82, 86, 104), (120, 106, 88), (84, 92, 86), (124, 126, 134))

_WOMEN = frozenset({"RUTH", "ALICE", "JANE", "EVE", "CLAIRE", "MIRIAM", "RACHEL", "WAITRESS"})
_WOMEN_END = ("A", "IE", "Я", "А", "琳", "丽", "娜", "ה")
_MEN = frozenset({"KOSTA", "LUCA", "JOSHUA", "НИКИТА", "ИЛЬЯ"})


@dataclass(frozen=True)
class Looks:
    """`height_m` crown to sole; `width` 1 is an average build."""

    height_m: float
    width: float
    is_woman: bool
    skin: Colour
    hair: Colour
    hair_style: str
    garment: str
    top: Colour
    trousers: Colour


def looks_of(name: str, company: tuple[str, ...] = ()) -> Looks:
    """The looks of a character. `company`: everybody in the scene, so that colours differ."""
    is_woman = _is_woman(name)
    styles = ("bob", "long", "bun") if is_woman else ("short", "parted", "short")
    return Looks(
        height_m=(1.66 if is_woman else 1.76) + (_number(name, "height") % 9 - 4) / 100,
        width=0.94 + _number(name, "width") % 13 / 100,
        is_woman=is_woman,
        skin=SKINS[_number(name, "skin") % len(SKINS)],
        hair=HAIRS[_number(name, "hair") % len(HAIRS)],
        hair_style=styles[_number(name, "style") % len(styles)],
        garment=("coat", "jumper", "jacket")[_number(name, "garment") % 3],
        top=GARMENTS[_colour_index(name, company)],
        trousers=TROUSERS[_number(name, "trousers") % len(TROUSERS)],
    )


def _is_woman(name: str) -> bool:
    upper = name.upper()
    return upper in _WOMEN or (upper.endswith(_WOMEN_END) and upper not in _MEN)


def _colour_index(name: str, company: tuple[str, ...]) -> int:
    """The name's own colour, or the next free one where somebody before it took that."""
    taken: set[int] = set()
    for one in sorted({*company, name}):
        index = _number(one, "top") % len(GARMENTS)
        while index in taken and len(taken) < len(GARMENTS):
            index = (index + 1) % len(GARMENTS)
        if one == name:
            return index
        taken.add(index)
    return 0


def _number(name: str, what: str) -> int:
    digest = hashlib.sha256(f"{what}/{name.casefold()}".encode()).digest()
    return int.from_bytes(digest[:4], "big")
