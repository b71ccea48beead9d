"""Props: each stands on (0, 0, 0), is seen from -y and above, and is a row of `THINGS`."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.engines.previs.mesh import Part, Triple
from pipeline.engines.previs.sets.furniture import PIECES, Palette, Piece, cup
from pipeline.engines.previs.sets.outdoors import OUTDOORS
from pipeline.engines.previs.sets.things import (
    carried,
    food,
    living,
    music,
    paper,
    shafts,
    strings,
    table,
    tools,
    worn,
)
from pipeline.engines.previs.sets.things.words import NAMES

__all__ = ["THINGS", "Thing", "named", "thing"]


@dataclass(frozen=True)
class Thing:
    """`grip`: where a hand takes it, metres. `is_large`: it stands on the floor, not on a table."""

    build: Piece
    grip: Triple
    is_large: bool = False

    def __call__(self, palette: Palette) -> list[Part]:
        return self.build(palette)


def _small(build: Piece, *grip: float) -> Thing:
    return Thing(build, (grip[0], grip[1], grip[2]))


def _large(build: Piece, *grip: float) -> Thing:
    return Thing(build, (grip[0], grip[1], grip[2]), is_large=True)


THINGS: dict[str, Thing] = {
    "cup": _small(cup, 0.066, 0, 0.04),
    "paper": _small(paper.paper, 0, -0.11, 0),
    "newspaper": _small(paper.newspaper, 0, -0.18, 0),
    "photograph": _small(paper.photograph, 0, -0.05, 0),
    "card": _small(paper.card, 0, -0.04, 0),
    "map": _small(worn.map_, 0.2, -0.16, 0),
    "ticket": _small(paper.ticket, -0.05, 0, 0),
    "envelope": _small(paper.envelope, 0.1, 0, 0),
    "parcel": _small(paper.parcel, 0, -0.05, 0.03),
    "book": _small(tools.book, 0, -0.1, 0.01),
    "pen": _small(paper.pen, 0.03, 0, 0.007),
    "scissors": _small(paper.scissors, -0.07, 0, 0.006),
    "key": _small(paper.key, -0.06, 0, 0.006),
    "money": _small(table.money, -0.06, 0, 0.012),
    "ring": _small(table.ring, 0, 0, 0.05),
    "bottle": _small(food.bottle, 0, 0, 0.12),
    "glass": _small(food.glass, 0, 0, 0.06),
    "plate": _small(food.plate, 0.12, 0, 0.018),
    "food": _small(food.food, 0.12, 0, 0.018),
    "pot": _small(PIECES["pot"], 0.15, 0, 0.1),
    "bread": _small(food.bread, 0, 0, 0.04),
    "cake": _small(food.cake, 0.17, 0, 0.005),
    "apple": _small(food.apple, 0, 0, 0.038),
    "orange": _small(food.orange, 0, 0, 0.04),
    "egg": _small(food.egg, 0, 0, 0.03),
    "candle": _small(table.candle, 0, 0, 0.06),
    "lamp": _small(table.lamp, 0, 0, 0.12),
    "torch": _small(table.torch, -0.03, 0, 0.022),
    "flower": _small(table.flower, 0, 0, 0.1),
    "clock": _small(table.table_clock, 0, 0.02, 0.1),
    "bell": _small(table.bell, 0, 0, 0.14),
    "ball": _small(table.ball_, 0, 0, 0.11),
    "box": _small(table.box_, 0.15, 0, 0.1),
    "gun": _small(tools.gun, -0.06, -0.06, 0.012),
    "knife": _small(tools.knife, -0.06, 0, 0.012),
    "sword": _small(tools.sword, -0.08, 0, 0.02),
    "axe": _small(tools.axe, -0.2, 0, 0.016),
    "hammer": _small(tools.hammer, -0.15, 0, 0.014),
    "shovel": _large(shafts.shovel, 0.12, 0, 0),
    "broom": _large(shafts.broom, 0.25, 0, 0),
    "spear": _large(shafts.spear, 1.1, 0, 0),
    "pitchfork": _large(shafts.pitchfork, 0.3, 0, 0),
    "rifle": _small(shafts.rifle, 0, 0, -0.01),
    "bat": _small(shafts.bat, 0.02, 0, 0),
    "rope": _small(tools.rope, 0.14, 0, 0.05),
    "camera": _small(tools.camera, 0.07, 0, 0.05),
    "phone": _small(music.phone, 0, 0, 0.004),
    "telephone": _small(music.telephone, 0, 0.045, 0.138),
    "radio": _small(music.radio, 0, 0, 0.18),
    "television": _small(music.television, 0.25, 0, 0.2),
    "computer": _small(PIECES["computer"], 0.2, -0.17, 0.02),
    "guitar": _small(strings.guitar, 0.4, 0, 0.09),
    "violin": _small(strings.violin, 0.3, 0, 0.06),
    "cello": _large(strings.cello, 0, -0.13, 1.1),
    "suitcase": _large(worn.suitcase, 0, 0, 0.475),
    "bag": _small(worn.bag, 0, 0, 0.38),
    "umbrella": _large(worn.umbrella, 0.05, 0, 0.05),
    "hat": _small(worn.hat, 0.17, 0, 0.014),
    "coat": _small(worn.coat, 0, 0, 0.09),
    "shoe": _small(worn.shoe, -0.1, 0, 0.08),
    "watch": _small(worn.watch, 0, -0.08, 0.004),
    "glasses": _small(worn.glasses, 0.06, 0, 0.03),
    "basket": _small(worn.basket, 0, 0, 0.35),
    "bucket": _large(worn.bucket, 0, 0, 0.4),
    "stick": _small(carried.stick, -0.3, 0, 0.015),
    "spoon": _small(carried.spoon, -0.08, 0, 0.006),
    "rolling pin": _small(carried.rolling_pin, -0.2, 0, 0.032),
    "lantern": _small(carried.lantern, 0, 0, 0.39),
    "coin": _small(carried.coin, 0.012, 0, 0.002),
    "paper bag": _small(carried.paper_bag, 0, 0, 0.29),
    "flowerpot": _small(carried.flower_pot, 0, -0.08, 0.08),
    "cello case": _large(carried.cello_case, 0, -0.13, 1.1),
    "balloon": _small(carried.balloons, 0, 0, 0.02),
    "toy": _small(living.teddy, 0.09, 0, 0.14),
    "door": _large(living.door, 0.38, -0.06, 1.02),
    "window": _large(living.window, 0, -0.05, 0.5),
    "dog": _large(living.beast("dog"), 0.22, 0, 0.6),
    "cat": _large(living.beast("cat"), 0, 0, 0.26),
    "horse": _large(living.beast("horse"), 0.6, 0, 1.4),
    "bird": _small(living.beast("bird"), 0, 0, 0.1),
    "chair": _large(PIECES["chair"], 0, 0.2, 0.85),
    "wheelchair": _large(PIECES["wheelchair"], 0, 0.4, 0.95),
    "table": _large(PIECES["round table"], 0, -0.4, 0.73),
    "sofa": _large(PIECES["sofa"], 0, -0.1, 0.45),
    "bed": _large(PIECES["bed"], 0, -0.98, 0.5),
    "mirror": _small(table.hand_mirror, -0.2, 0, 0.012),
    "wardrobe": _large(PIECES["wardrobe"], 0, -0.3, 1.0),
    "piano": _large(PIECES["piano"], 0, -0.25, 0.72),
    "fire": _large(OUTDOORS["campfire"], 0.3, 0, 0.05),
    "car": _large(PIECES["car"], -0.5, -0.84, 0.8),
    "van": _large(PIECES["van"], 1.2, -1.0, 1.2),
    "motorcycle": _large(PIECES["motorcycle"], 0.3, -0.36, 1.0),
    "bicycle": _large(PIECES["bicycle"], 0.25, -0.25, 1.0),
    "boat": _large(OUTDOORS["boat"], 0, -1, 0.6),
    "ladder": _large(PIECES["ladder"], 0, -0.35, 1.1),
    "barrel": _large(PIECES["barrel"], 0, -0.3, 0.8),
    "plant": _large(PIECES["plant"], 0, -0.15, 0.25),
}


@cache
def _words() -> dict[str, str]:
    given = [(word.strip(), name) for name, row in NAMES.items() for word in row.split(", ")]
    return {**dict(reversed(given)), **{name: name for name in THINGS}}


def named(name: str) -> str | None:
    """The row of `THINGS` that a prop's name asks for; None where no word of it is known.

    The longest known ending wins: a "brass key ring" is a ring of keys, not a ring.
    """
    words = re.findall(r"\w[\w'-]*", name.casefold())
    for start in range(len(words)):
        if found := _known(" ".join(words[start:])):
            return found
    return next((found for word in reversed(words) if (found := _known(word))), None)


def _known(word: str) -> str | None:
    table_of = _words()
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if form in table_of:
            return table_of[form]
    if re.search("[\u0400-\u04ff\u0590-\u05ff]", word):
        bare = re.sub("^[הבלמוש]", "", word)
        stems = (
            stem for stem in table_of if len(stem) > 2 and (word.startswith(stem) or stem == bare)
        )
        return next((table_of[stem] for stem in sorted(stems, key=len, reverse=True)), None)
    if re.search("[\u3000-\u9fff]", word):
        inside = sorted((w for w in table_of if w in word), key=len)
        return table_of[inside[-1]] if inside else None
    return None


def thing(name: str) -> Thing | None:
    """How a prop is built and held, or None where it is not known."""
    found = named(name)
    return THINGS[found] if found else None
