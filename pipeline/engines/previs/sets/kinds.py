"""The kinds of places: each a row of ingredients. A new kind is a row here, and its words below."""

from dataclasses import dataclass

from pipeline.engines.previs.sets.shell import Opening
from pipeline.film.script import Interior

Item = tuple[str, float, float, float]
"""A piece of furniture (or an outdoor piece): its name, x, y and turn."""


@dataclass(frozen=True)
class Kind:
    """`hero`: where the scene is played, a row of `groups.GROUPS`, at (0, 0).

    `size`: wide, deep, high in metres; high 0 is outdoors. `floor`: a pattern, and a colour row of
    `palette.FLOORS`.
    """

    size: tuple[float, float, float]
    floor: tuple[str, str]
    hero: str
    items: tuple[Item, ...] = ()
    openings: tuple[Opening, ...] = ()

    @property
    def is_inside(self) -> bool:
        return self.size[2] > 0


KINDS: dict[str, Kind] = {
    "cafe": Kind(
        (8.4, 6.6, 3.0),
        ("checker", "stone"),
        "cafe table",
        (
            ("counter", -2.75, 2.3, 90),
            ("shelves", -4.05, 0.9, 90),
            ("clock", -4.17, -1.0, 90),
            ("table and chairs", 2.3, 1.6, 20),
            ("table and chairs", 2.5, -1.3, -15),
            ("table and chairs", -2.0, -1.6, 40),
            ("radiator", 0.3, 3.18, 0),
            ("plant", 3.7, 2.7, 0),
            ("coat rack", 3.75, 0.7, 0),
            ("picture", -2.7, 3.28, 0),
            ("pendant", 0.0, 0.1, 0),
            ("pendant", 2.3, 1.6, 0),
        ),
        (
            Opening("back", "window", 0.35, 3.4, 1.65, 0.85),
            Opening("back", "door", 3.2, 0.95, 2.1, 0),
            Opening("right", "window", -0.6, 1.8, 1.5, 0.9),
        ),
    ),
    "room": Kind(
        (6.0, 5.2, 2.8),
        ("planks", "wood"),
        "table for two",
        (
            ("picture", -1.6, 2.58, 0),
            ("shelves", 2.98, 0.4, -90),
            ("plant", 2.4, 2.0, 0),
            ("radiator", 0.9, 2.48, 0),
        ),
        (Opening("back", "window", 0.9, 1.7, 1.4, 0.9), Opening("left", "door", 0.6, 0.9, 2.05, 0)),
    ),
    "compartment": Kind(
        (2.9, 2.6, 2.4),
        ("planks", "wood"),
        "berths",
        (),
        (
            Opening("back", "window", 0.0, 1.3, 0.95, 0.95),
            Opening("front", "door", 0.0, 0.8, 2.0, 0),
        ),
    ),
    "corridor": Kind(
        (9.0, 2.0, 2.5),
        ("planks", "carpet"),
        "standing",
        (("picture", -2.2, 0.98, 0), ("radiator", 2.6, 0.88, 0)),
        (
            Opening("back", "window", -0.6, 1.2, 1.0, 1.0),
            Opening("back", "door", 1.3, 0.8, 2.0, 0),
            Opening("back", "door", -3.6, 0.8, 2.0, 0),
        ),
    ),
    "street": Kind(
        (60, 60, 0),
        ("slabs", "pavement"),
        "standing",
        (
            ("facades", 0.0, 6.5, 0),
            ("road", 0.0, -4.6, 0),
            ("street lamp", -3.4, 1.6, 0),
            ("street lamp", 6.2, 1.6, 0),
            ("tree", 3.4, 2.2, 0),
            ("facades", 0.0, -14.0, 180),
        ),
    ),
    "open": Kind(
        (90, 90, 0),
        ("", "grass"),
        "standing",
        (
            ("hills", 0.0, 30.0, 0),
            ("tree", -4.5, 5.0, 0),
            ("tree", 5.6, 7.0, 50),
            ("tree", 9, 12, 90),
        ),
    ),
}

WORDS: dict[str, str] = {
    "cafe": "cafe",
    "café": "cafe",
    "bar": "cafe",
    "diner": "cafe",
    "coffee": "cafe",
    "restaurant": "cafe",
    "pub": "cafe",
    "compartment": "compartment",
    "包厢": "compartment",
    "corridor": "corridor",
    "hallway": "corridor",
    "走廊": "corridor",
    "street": "street",
    "city": "street",
    "market": "street",
    "alley": "street",
    "stairs": "street",
    "station": "street",
    "platform": "street",
    "village": "street",
    "רציף": "street",
    "field": "open",
    "forest": "open",
    "park": "open",
}
"""What a place's name says: the word that stands last in the name wins."""

FALLBACK: dict[Interior | None, str] = {
    Interior.INT: "room",
    Interior.EXT: "open",
    Interior.BOTH: "room",
    None: "room",
}


def kind_of(place: str, interior: Interior | None) -> tuple[str, bool]:
    """The kind of a place by its name, and whether a word said so."""
    name = place.casefold()
    found = [(name.rfind(word), kind) for word, kind in WORDS.items() if word in name]
    return (max(found)[1], True) if found else (FALLBACK[interior], False)
