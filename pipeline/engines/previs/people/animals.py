"""Animals, each a row of sizes: a trunk, a neck and head, four legs or two, ears and a tail."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh import Colour, Material, Part, Triple, ball, placed, tube

Vector = NDArray[np.float64]
"""(x, y, z) in metres."""


@dataclass(frozen=True)
class Beast:
    """In metres. `shoulder` is the back's height, `neck` (ahead, up) to the head from there."""

    length: float
    shoulder: float
    girth: float
    neck: tuple[float, float]
    head: tuple[float, float]
    leg: float
    ear: float
    tail: tuple[float, float]
    colour: Colour
    legs: int = 4


BEASTS: dict[str, Beast] = {
    "dog": Beast(0.62, 0.5, 0.12, (0.14, 0.16), (0.2, 0.075),
        0.032, 0.075, (0.24, 0.2), (150, 110, 72)),
    "wolf": Beast(0.78, 0.68, 0.145, (0.16, 0.16), (0.24, 0.085),
        0.036, 0.09, (0.3, -0.06), (128, 128, 132)),
    "puppy": Beast(0.36, 0.28, 0.09, (0.08, 0.1), (0.14, 0.065),
        0.024, 0.06, (0.12, 0.1), (190, 150, 100)),
    "cat": Beast(0.38, 0.24, 0.075, (0.07, 0.08), (0.09, 0.052),
        0.02, 0.045, (0.3, 0.22), (120, 116, 120)),
    "kitten": Beast(0.22, 0.15, 0.055, (0.05, 0.06), (0.07, 0.045),
        0.015, 0.035, (0.14, 0.1), (196, 140, 84)),
    "horse": Beast(1.5, 1.5, 0.29, (0.5, 0.55), (0.5, 0.13),
        0.065, 0.13, (0.3, -0.7), (116, 76, 50)),
    "pony": Beast(1.1, 1.1, 0.24, (0.36, 0.4), (0.4, 0.11),
        0.055, 0.1, (0.24, -0.5), (160, 122, 84)),
    "bird": Beast(0.24, 0.2, 0.062, (0.06, 0.07), (0.075, 0.036),
        0.008, 0.0, (0.16, -0.02), (226, 228, 232), 2),
    "cow": Beast(1.5, 1.38, 0.34, (0.3, 0.12), (0.48, 0.15),
        0.06, 0.14, (0.12, -0.8), (206, 190, 170)),
    "calf": Beast(0.8, 0.86, 0.19, (0.18, 0.14), (0.3, 0.1),
        0.045, 0.1, (0.08, -0.4), (176, 120, 84)),
    "goat": Beast(0.7, 0.72, 0.16, (0.16, 0.2), (0.24, 0.07),
        0.03, 0.1, (0.08, 0.12), (222, 216, 204)),
    "sheep": Beast(0.74, 0.74, 0.24, (0.14, 0.1), (0.22, 0.075),
        0.03, 0.06, (0.06, -0.14), (232, 228, 216)),
    "pig": Beast(0.9, 0.66, 0.24, (0.14, 0.02), (0.26, 0.11),
        0.04, 0.08, (0.08, 0.06), (226, 172, 164)),
    "donkey": Beast(1.1, 1.08, 0.22, (0.32, 0.34), (0.42, 0.11),
        0.05, 0.24, (0.2, -0.5), (142, 136, 134)),
    "camel": Beast(1.6, 1.95, 0.34, (0.7, 0.5), (0.44, 0.11),
        0.07, 0.09, (0.2, -0.6), (198, 160, 112)),
    "deer": Beast(0.9, 1.0, 0.17, (0.24, 0.36), (0.28, 0.075),
        0.03, 0.14, (0.1, 0.04), (166, 116, 74)),
    "fox": Beast(0.55, 0.4, 0.09, (0.12, 0.1), (0.19, 0.065),
        0.024, 0.08, (0.4, -0.08), (206, 108, 52)),
    "bear": Beast(1.5, 1.05, 0.38, (0.3, 0.1), (0.38, 0.17),
        0.1, 0.1, (0.06, -0.02), (86, 60, 46)),
    "lion": Beast(1.4, 1.05, 0.25, (0.24, 0.16), (0.32, 0.15),
        0.07, 0.08, (0.7, -0.3), (206, 164, 100)),
    "elephant": Beast(2.7, 2.8, 0.75, (0.5, 0.1), (0.75, 0.32),
        0.2, 0.5, (0.2, -0.9), (132, 130, 134)),
    "rabbit": Beast(0.26, 0.2, 0.075, (0.05, 0.07), (0.09, 0.045),
        0.018, 0.11, (0.05, 0.04), (168, 150, 132)),
    "rat": Beast(0.17, 0.09, 0.036, (0.03, 0.01), (0.06, 0.024),
        0.008, 0.025, (0.2, -0.04), (110, 102, 98)),
    "hen": Beast(0.28, 0.34, 0.1, (0.06, 0.14), (0.07, 0.035),
        0.01, 0.03, (0.12, 0.14), (206, 150, 96), 2),
    "duck": Beast(0.34, 0.28, 0.1, (0.08, 0.14), (0.1, 0.042),
        0.012, 0.0, (0.12, 0.06), (236, 234, 226), 2),
}  # fmt: skip
SAME: dict[str, str] = {
    "gull": "bird", "gulls": "bird", "seagull": "bird", "pigeon": "bird", "pigeons": "bird",
    "crow": "bird", "raven": "bird", "birds": "bird", "dogs": "dog", "horses": "horse",
    "bull": "cow", "cows": "cow", "goats": "goat", "lamb": "sheep", "pigs": "pig", "piglet": "pig",
    "chicken": "hen", "chickens": "hen", "hens": "hen", "rooster": "hen", "cock": "hen",
    "ducks": "duck", "goose": "duck", "mule": "donkey", "camels": "camel", "hare": "rabbit",
    "tiger": "lion", "mouse": "rat", "mice": "rat", "rats": "rat", "parrot": "bird", "owl": "bird",
    "eagle": "bird", "bat": "bird", "squirrel": "rabbit",
}  # fmt: skip
_DARK: Colour = (40, 34, 34)


def animal(word: str, at: Triple, turn: float, asleep: bool = False) -> list[Part] | None:
    """The parts of an animal that stands, or lies asleep, facing -y at a turn of 0; else None."""
    if word == "snake":
        return placed([_snake()], at, turn, thing=f"{word} {at[0]:.2f}")
    beast = BEASTS.get(SAME.get(word, word))
    if beast is None:
        return None
    made = [*_trunk(beast), *_head(beast), *_legs(beast)]
    sunk = beast.shoulder - beast.girth * 1.7 if asleep else 0.0
    shown = [part for part in made if not (asleep and part.thing == "leg")]
    return placed(shown, (at[0], at[1], at[2] - sunk), turn, thing=f"{word} {at[0]:.2f}")


def _snake() -> Part:
    along = np.linspace(0.0, 1.0, 13)
    path = np.stack((0.14 * np.sin(along * 11), -0.6 + 1.2 * along, 0.03 + 0 * along), 1)
    path[0, 2] = 0.12
    thick = 0.028 * np.sin(np.pi * np.clip(along * 0.86 + 0.12, 0, 1)) + 0.006
    return tube(path, list(thick), Material((120, 112, 62)), "body", sides=8)


def _trunk(beast: Beast) -> list[Part]:
    coat = Material(beast.colour)
    half, top, wide = beast.length / 2, beast.shoulder - beast.girth, beast.girth
    lift = 0.25 * beast.length if beast.legs == 2 else 0.0
    path = [(0, -half, top + lift), (0, -half * 0.3, top - wide * 0.05 + lift / 2), (0, half, top)]
    trunk = tube(path, [wide * 0.9, wide, wide * 0.82], coat, "body", ends=0.9)
    back, rise = beast.tail
    tail = [(0, half, top + wide * 0.5), (0, half + back * 0.5, top + wide * 0.4 + rise * 0.3),
            (0, half + back, top + wide * 0.5 + rise)]  # fmt: skip
    thin = wide * (0.5 if beast.legs == 2 else 0.28)
    return [trunk, tube(tail, [thin, thin, thin * 0.5], coat, "body", sides=8)]


def _head(beast: Beast) -> list[Part]:
    """Neck, skull and muzzle, with the nose, eyes and ears on them."""
    coat = Material(beast.colour)
    half, ahead, up = beast.length / 2, *beast.neck
    lift = 0.25 * beast.length if beast.legs == 2 else 0.0
    root = np.array((0, -half * 0.85, beast.shoulder - beast.girth * 0.8 + lift))
    poll = np.array((0, -half - ahead, beast.shoulder + up + lift * 0.6))
    long, wide = beast.head
    nose = poll + np.array((0, -long * 0.85, -long * 0.35))
    neck = tube(
        np.array((root, (root + poll) / 2, poll)),
        [beast.girth * 0.8, wide * 1.1, wide * 0.85],
        coat,
        "body",
    )
    muzzle = wide * (0.28 if beast.legs == 2 else 0.55)
    head = tube(
        np.array((poll + np.array((0, wide * 0.3, 0)), (poll * 0.6 + nose * 0.4), nose)),
        [wide, wide * 0.9, muzzle],
        coat,
        "head",
    )
    tip = _dot(nose + np.array((0, -muzzle * 0.6, muzzle * 0.3)), muzzle * 0.6)
    return [neck, head, tip, *_eyes_and_ears(beast, poll, nose)]


def _dot(at: Vector, radius: float) -> Part:
    """A dark ball: an eye, or the tip of a nose."""
    dark = Material(_DARK, is_fine=True)
    return ball((radius, radius, radius), tuple(at), dark, "head", detail=8)


def _eyes_and_ears(beast: Beast, poll: Vector, nose: Vector) -> list[Part]:
    wide, parts = beast.head[1], []
    for side in (-1, 1):
        eye = poll * 0.66 + nose * 0.34 + np.array((side * wide * 0.78, -wide * 0.2, wide * 0.42))
        parts.append(_dot(eye, wide * 0.16))
        if beast.ear:
            base = poll + np.array((side * wide * 0.6, 0, wide * 0.6))
            ends = np.array((base, base + np.array((side * beast.ear * 0.25, 0, beast.ear))))
            thick = [beast.ear * 0.35, beast.ear * 0.08]
            parts.append(tube(ends, thick, Material(beast.colour), "head", sides=8))
    return parts


def _legs(beast: Beast) -> list[Part]:
    coat = Material(beast.colour if beast.legs == 4 else (214, 140, 60))
    half, top, wide = beast.length / 2, beast.shoulder - beast.girth, beast.girth
    rows = ((-half * 0.78, -0.04), (half * 0.8, 0.06)) if beast.legs == 4 else ((0.0, 0.0),)
    parts = []
    for y, bend in rows:
        for side, step in ((-1, 0.1), (1, -0.1)):
            x, shift = side * wide * 0.55, step * beast.shoulder * 0.5
            path = [(x, y, top), (x, y + bend * beast.shoulder * 2 + shift * 0.4, top * 0.5),
                    (x, y + shift, beast.leg * 1.25),
                    (x, y + shift - beast.leg * 1.2, beast.leg * 1.0)]  # fmt: skip
            thick = beast.leg
            parts.append(
                tube(
                    path,
                    [thick * 1.9, thick * 1.15, thick * 0.85, thick * 0.8],
                    coat,
                    "leg",
                    sides=8,
                )
            )
    return parts
