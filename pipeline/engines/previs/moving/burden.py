"""What somebody holds goes with the hand, what they push or pull with the body."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.people import Person, hand_frame

FLOOR_M = 0.08
"""What comes so near to the floor stands on it."""


def burden_of(name: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """All that somebody holds, wheels or rides."""
    return tuple(part for part in parts if is_borne(part, name))


def is_borne(part: Part, name: str) -> bool:
    return part.thing.startswith(f"{name}/") and part.figure != name


def borne(burden: Sequence[Part], before: Person, after: Person) -> list[Part]:
    """The same things with somebody who stands otherwise."""
    if not burden:
        return []
    lowest = min(float(part.vertices[:, 2].min()) for part in burden)
    if lowest < before.stance.at[2] + FLOOR_M:
        frames = [(np.array(one.stance.at), one.bones.axes) for one in (before, after)]
    else:
        held = [hand_frame(one.bones, "r") for one in (before, after)]
        frames = [(wrist, np.stack(axes)) for wrist, *axes in held]
    (start, one), (end, other) = frames
    turn = (one.T @ other).astype(np.float32)
    start, end = start.astype(np.float32), end.astype(np.float32)
    return [
        replace(part, vertices=(part.vertices - start) @ turn + end, normals=part.normals @ turn)
        for part in burden
    ]
