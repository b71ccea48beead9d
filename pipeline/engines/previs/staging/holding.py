"""What hands hold: the props of the shot, taken by their grips."""

import re

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.people import Person, hand_frame
from pipeline.engines.previs.sets.furniture import Palette
from pipeline.engines.previs.sets.things import Thing, named, thing
from pipeline.engines.previs.staging.placing import moved

HELD = {
    "read": "paper",
    "phone": "phone",
    "drink": "cup",
    "shoot": "gun",
    "dig": "shovel",
    "write": "pen",
    "pour": "bottle",
    "stir": "spoon",
    "strike": "hammer",
    "swing": "bat",
    "play-strings": "violin",
}
"""Poses whose hands hold something, and what is held where nothing known is named."""
EMPTY = (
    "hug",
    "cover-face",
    "arms-crossed",
    "fall",
    "lie",
    "sleep",
    "doze",
    "tip-hat",
    "hands-up",
    "clap",
    "pray",
    "play-piano",
    "swim",
    "crawl",
)
"""Poses whose hands hold nothing, whatever was held before."""
_LEFT = re.compile(r"saucer|vase|\b[1-9]$")
"""What stays on the table: a cup's saucer, all but the first of several oranges."""
BOTH = ("read", "hold", "carry", "give")
HUNG = frozenset(("bag", "paper bag", "bucket", "suitcase", "basket", "lantern"))
"""Carried with a hanging arm."""
LONG = frozenset(
    ("gun", "knife", "sword", "axe", "hammer", "torch", "key", "pen", "scissors", "mirror", "stick"
     , "spoon", "rolling pin", "bat")
)  # fmt: skip
"""Built along x and taken by one end: they go on where the hand points."""
TALL = frozenset(("cello", "cello case", "ladder"))
"""Stand on the floor beside who has a hand on them."""
SHAFTS = frozenset(("shovel", "broom", "spear", "pitchfork", "rifle", "bat", "guitar", "violin"))
"""Built along x. In use they run from the right hand through the left."""
USED = frozenset(("dig", "swing", "shoot", "fight", "point", "play-strings", "push", "work"))
FIT = {
    "dig": ("shovel", "broom", "pitchfork"),
    "swing": ("bat", "sword", "axe", "stick", "hammer", "knife"),
    "strike": ("hammer", "axe", "stick", "sword"),
    "write": ("pen",),
    "pour": ("bottle", "pot", "bucket", "bag"),
    "stir": ("spoon",),
    "play-strings": ("violin", "guitar"),
    "shoot": ("gun", "rifle"),
}
"""What such a pose can hold: `stirs a pot` holds a spoon."""
UPRIGHT = frozenset(("shovel", "broom", "spear", "pitchfork", "rifle"))
"""Stand on the floor by their hand while they are not used."""
ALOFT = frozenset(("umbrella", "balloon"))
"""Large, and held up by a stick or a string."""
SMALL_M = 0.16
"""What is no larger is taken in one hand."""
LARGEST_M = 0.8
PALM = 0.04
"""From the wrist to the middle of the palm, over the body's height."""
BESIDE_M, PLAYED_M = 0.34, 0.42
_PLAIN = Palette((0, 0, 0), (0, 0, 0), (0, 0, 0), (134, 92, 58), (150, 66, 58))


def in_hands(pose: str, props: tuple[str, ...], holds: str, is_with: bool = False) -> str:
    """The prop that somebody in this pose, or `with` one, holds; or ""."""
    if pose in EMPTY:
        return ""
    if pose == "play":
        return "cello" if holds in ("", "cello case") else holds
    first = next((name for name in props if _fits(name)), "")
    if pose in FIT:
        wanted = next((name for name in (holds, *props) if named(name) in FIT[pose]), "")
        return wanted or HELD[pose]
    if holds and _fits(holds):
        return holds
    if is_with or pose in BOTH or pose in ("throw", "drink", "phone", "shoot"):
        return first or HELD.get(pose, "")
    return HELD.get(pose, "")


def is_hung(prop: str) -> bool:
    """Whether a hanging arm carries it."""
    return named(prop) in HUNG


def is_played(prop: str) -> bool:
    """Whether it is an instrument, in its case or not."""
    return named(prop) in ("cello", "cello case")


def held(somebody: Person, pose: str, prop: str) -> list[Part]:
    """The parts of what somebody holds, at the palms."""
    made = thing(prop) if prop else None
    if made is None:
        return []
    parts = [part for part in made(_PLAIN) if not _LEFT.search(part.thing)]
    called = f"{somebody.name}/{prop}"
    if named(prop) in SHAFTS and (pose in USED or named(prop) != "bat"):
        return _shaft(parts, made, somebody, (pose, named(prop) or ""), called)
    if named(prop) in TALL:
        return _beside(parts, somebody, called, pose == "play")
    if _size(parts) > LARGEST_M and named(prop) not in HUNG | ALOFT:
        return []
    return _taken(parts, made, somebody, (pose, named(prop) or ""), called)


def _fits(name: str) -> bool:
    made, row = thing(name), named(name)
    if made is None or row is None:
        return False
    return row in HUNG | TALL | ALOFT | SHAFTS or (
        not made.is_large and _size(made(_PLAIN)) <= LARGEST_M
    )


def _size(parts: list[Part]) -> float:
    corners = np.concatenate([part.vertices for part in parts])
    return float((corners.max(0) - corners.min(0)).max())


def _taken(
    parts: list[Part], made: Thing, somebody: Person, how: tuple[str, str], called: str
) -> list[Part]:
    """By its grip in one palm, or by its middle between both; tilted to the eyes where flat."""
    pose, row = how
    corners = np.concatenate([part.vertices for part in parts])
    is_flat = float(corners[:, 2].max() - corners[:, 2].min()) < 0.02
    in_both = pose in BOTH and row not in HUNG | LONG | ALOFT and _size(parts) > SMALL_M
    middle = (corners.max(0) + corners.min(0)) / 2 if in_both else np.array(made.grip, np.float32)
    at = np.mean([_palm(somebody, side) for side in ("lr" if in_both else "r")], axis=0)
    left, back, up = somebody.bones.torso
    if row in LONG:
        _, along, palm, thumb = hand_frame(somebody.bones, "r")
        axes = np.stack((along, thumb, -palm))
    elif row in HUNG:
        left, back, up = somebody.bones.axes
        axes = np.stack((-back, left, up))
    elif pose == "read" or is_flat:
        facing = somebody.bones["head"] - at if pose == "read" else up * 0.35 - back
        facing /= np.linalg.norm(facing) + 1e-9
        left = left if pose == "read" else -left
        axes = np.stack((-left, np.cross(facing, -left), facing))
    else:
        axes = np.stack((-left, -back, up))
    return moved(parts, middle, axes, at, called)


def _beside(parts: list[Part], somebody: Person, called: str, is_played: bool) -> list[Part]:
    """On the floor at the right hand; before who plays it."""
    left, back, up = somebody.bones.axes
    away = back * -PLAYED_M if is_played else left * -BESIDE_M - back * 0.12
    at = somebody.bones["pelvis"] + away
    at[2] = 0.0
    return moved(parts, np.zeros(3), np.stack((-left, back, up)), at, called)


def _shaft(
    parts: list[Part], made: Thing, somebody: Person, how: tuple[str, str], called: str
) -> list[Part]:
    """Through both hands where it is used, else upright by the right one."""
    pose, row = how
    right, left = _palm(somebody, "r"), _palm(somebody, "l")
    up, held_at = somebody.bones.torso[2], made.grip
    if pose in USED or row not in UPRIGHT or (row == "rifle" and pose in BOTH):
        along = left - right
        if pose == "play-strings" and row == "violin":
            right = somebody.bones["neck"] + up * 0.03 + somebody.bones.torso[0] * 0.09
            along, held_at = left - right, CHIN
        elif row == "guitar":
            side, back, _ = somebody.bones.torso
            right = somebody.bones["pelvis"] - back * 0.2 + up * 0.12 - side * 0.1
            along, held_at = left - right, (0.0, 0.0, 0.05)
    else:
        along = np.array((0.0, 0.0, 1.0)) if row in ("rifle", "spear", "bat") else -_UP
        right = right.copy()
        low, top = _along(parts)
        right[2] = made.grip[0] - low if along[2] > 0 else top - made.grip[0]
    along = along / (np.linalg.norm(along) + 1e-9)
    aside = np.cross(_UP, along) if abs(along[2]) < 0.9 else somebody.bones.torso[0]
    aside = aside - along * float(aside @ along)
    aside /= np.linalg.norm(aside) + 1e-9
    over = np.cross(along, aside)
    axes = np.stack((along, over, -aside) if row == "rifle" else (along, aside, over))
    return moved(parts, np.array(held_at, np.float32), axes, right, called)


CHIN = (-0.16, 0.0, 0.05)
"""Where a violin lies under a chin."""
_UP = np.array((0.0, 0.0, 1.0))


def _along(parts: list[Part]) -> tuple[float, float]:
    """From where to where it reaches along its shaft."""
    ends = np.concatenate([part.vertices[:, 0] for part in parts])
    return float(ends.min()), float(ends.max())


def _palm(somebody: Person, side: str) -> np.ndarray:
    wrist, along, palm, _ = hand_frame(somebody.bones, side)
    return wrist + (along * PALM + palm * 0.02) * somebody.bones.height_m
