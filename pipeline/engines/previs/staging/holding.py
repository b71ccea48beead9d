"""What hands hold: the props of the shot, brought to the palms."""

import re

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.people import Person, hand_frame
from pipeline.engines.previs.sets.furniture import Palette
from pipeline.engines.previs.sets.things import thing
from pipeline.engines.previs.staging.placing import moved

HELD = {
    "read": "paper",
    "phone": "phone",
    "drink": "cup",
    "hold": "",
    "give": "",
    "carry": "",
    "throw": "",
}
"""Poses whose hands hold what the shot names, and what is held where it names nothing known."""
_LEFT = re.compile(r"saucer|\b[1-9]$")
"""What stays on the table: a cup's saucer, all but the first of several oranges."""
BOTH = ("read", "hold", "carry")
LARGEST_M = 0.62
PALM = 0.04
"""From the wrist to the middle of the palm, over the body's height."""
_PLAIN = Palette((0, 0, 0), (0, 0, 0), (0, 0, 0), (134, 92, 58), (150, 66, 58))


def held(somebody: Person, pose: str, props: tuple[str, ...]) -> list[Part]:
    """The parts of what somebody holds, or none."""
    if pose not in HELD:
        return []
    for name in (*props, HELD[pose]):
        made = thing(name) if name else None
        if made is None or made.is_large:
            continue
        parts = [part for part in made(_PLAIN) if not _LEFT.search(part.thing)]
        if _size(parts) <= LARGEST_M:
            return _brought(parts, np.array(made.grip, np.float32), somebody, pose, name)
    return []


def _size(parts: list[Part]) -> float:
    corners = np.concatenate([part.vertices for part in parts])
    return float((corners.max(0) - corners.min(0)).max())


def _brought(
    parts: list[Part], grip: np.ndarray, somebody: Person, pose: str, name: str
) -> list[Part]:
    """Its grip to the palm, or its middle between both; tilted to the eyes where it is read."""
    corners = np.concatenate([part.vertices for part in parts])
    sides = "lr" if pose in BOTH else "r"
    middle = (corners.max(0) + corners.min(0)) / 2 if sides == "lr" else grip
    at = np.mean([_palm(somebody, side) for side in sides], axis=0)
    left, back, up = somebody.bones.torso
    is_flat = float(corners[:, 2].max() - corners[:, 2].min()) < 0.02
    if pose == "read" or is_flat:
        facing = somebody.bones["head"] - at
        facing /= np.linalg.norm(facing) + 1e-9
        axes = np.stack((-left, np.cross(facing, -left), facing))
    else:
        axes = np.stack((-left, -back, up))
    return moved(parts, middle, axes, at, f"{somebody.name}/{name}")


def _palm(somebody: Person, side: str) -> np.ndarray:
    wrist, along, palm, _ = hand_frame(somebody.bones, side)
    return wrist + (along * PALM + palm * 0.02) * somebody.bones.height_m
