"""The colours that places are painted in, drawn by the place's name."""

import hashlib

from pipeline.engines.previs.mesh import Colour
from pipeline.engines.previs.sets.furniture import Palette

WALLS: tuple[tuple[Colour, Colour], ...] = (
    ((214, 196, 158), (126, 86, 58)),
    ((176, 190, 176), (108, 84, 64)),
    ((198, 178, 170), (92, 66, 58)),
    ((168, 184, 196), (104, 90, 78)),
    ((220, 208, 186), (88, 104, 96)),
    ((206, 186, 132), (110, 92, 72)),
    ((186, 196, 164), (222, 214, 196)),
    ((214, 176, 150), (232, 222, 204)),
)
"""The colours of walls, and of their trim."""
PLAIN: dict[str, tuple[Colour, Colour]] = {
    "hospital": ((206, 220, 214), (232, 232, 226)),
    "bathroom": ((198, 216, 218), (236, 234, 228)),
    "interview room": ((166, 172, 170), (106, 112, 114)),
    "prison cell": ((158, 158, 150), (104, 106, 104)),
    "laboratory": ((214, 222, 224), (160, 172, 178)),
    "control room": ((112, 126, 138), (72, 82, 92)),
    "spaceship": ((186, 194, 200), (110, 122, 134)),
    "warehouse": ((172, 166, 154), (108, 110, 108)),
    "church": ((216, 208, 190), (172, 162, 142)),
    "theatre": ((126, 70, 66), (190, 152, 84)),
    "court": ((196, 176, 140), (98, 66, 46)),
    "train": ((206, 204, 190), (96, 110, 118)),
}
"""Kinds whose walls are what they are, whoever owns them."""
CLOTHS: tuple[Colour, ...] = (
    (150, 66, 58),
    (74, 104, 92),
    (86, 96, 136),
    (176, 138, 78),
    (120, 84, 104),
    (92, 116, 128),
)
WOODS: tuple[Colour, ...] = ((138, 94, 60), (112, 76, 52), (164, 122, 80), (120, 104, 88))
FLOORS: dict[str, Colour] = {
    "stone": (206, 198, 180),
    "tile": (212, 220, 216),
    "wood": (178, 138, 96),
    "deck": (190, 160, 116),
    "carpet": (146, 112, 100),
    "concrete": (168, 166, 158),
    "metal": (138, 146, 152),
    "pavement": (190, 184, 172),
    "cobbles": (172, 166, 156),
    "asphalt": (140, 138, 138),
    "grass": (150, 166, 118),
    "meadow": (176, 174, 118),
    "forest": (134, 132, 96),
    "earth": (132, 116, 98),
    "sand": (228, 208, 164),
    "snow": (240, 243, 248),
}


def palette_of(place: str, kind: str, floor: Colour, is_dark: bool, is_snowy: bool) -> Palette:
    """The same name always gets the same colours."""
    digest = hashlib.sha256(place.encode()).digest()
    wall, trim = PLAIN.get(kind, WALLS[digest[0] % len(WALLS)])
    return Palette(
        wall,
        trim,
        floor,
        WOODS[digest[1] % len(WOODS)],
        CLOTHS[digest[2] % len(CLOTHS)],
        is_dark,
        is_snowy,
        variant=int.from_bytes(digest[3:6]),
    )
