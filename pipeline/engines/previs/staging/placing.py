"""Parts brought to where somebody holds them."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.mesh import Part

Vector = NDArray[np.floating]


def moved(parts: list[Part], middle: Vector, axes: Vector, at: Vector, thing: str) -> list[Part]:
    """Turned about `middle` so that x, y and z become the rows of `axes`, and put at `at`."""
    rows, to = axes.astype(np.float32), at.astype(np.float32)
    return [
        replace(
            part,
            vertices=(part.vertices - middle.astype(np.float32)) @ rows + to,
            normals=part.normals @ rows,
            thing=f"{thing}/{part.thing}",
        )
        for part in parts
    ]
