"""Depth as models see it: the nearest is white, the sky is black, grey is 1 over the distance."""

import numpy as np
from numpy.typing import NDArray

from pipeline.film.camera import Camera, subject_distance_m

SEEN_M, SEEN_SHARE = 1.0, 0.7
"""Nearer than a metre, or than this share of the way to a subject that is nearer itself, is shown
no nearer: a shoulder in the foreground would leave little of the scale to all behind it."""


def nearest_seen_m(camera: Camera, aspect: float) -> float:
    """What is shown as white in a shot with this camera; `aspect` is width over height."""
    return min(SEEN_M, SEEN_SHARE * subject_distance_m(camera, aspect))


def depth_picture(depth_m: NDArray[np.float32], nearest_m: float) -> NDArray[np.uint8]:
    """(H, W) metres, inf for sky, to (H, W, 3) uint8; what is nearest is white."""
    inverse = 1.0 / np.maximum(depth_m, np.float32(nearest_m))
    grey = np.rint(255 * inverse / max(float(inverse.max()), 1e-6)).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)
