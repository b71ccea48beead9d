"""The plate as things at their distances, drawn from far to near for each pose."""

import cv2
import numpy as np

from pipeline.engines.parallax.plate import Field, Plate
from pipeline.engines.parallax.sight import Frustum
from pipeline.film.path import Pose
from pipeline.media.colour import planes
from pipeline.media.frame import Frame


class Scene:
    def __init__(self, plate: Plate, frustum: Frustum, path: tuple[Pose, ...]) -> None:
        self._plate = plate
        self._frustum = frustum

    def seen_from(self, pose: Pose) -> Frame:
        """A new I420 frame."""
        width, height = self._frustum.size
        frame = np.empty((height * 3 // 2, width), np.uint8)
        points = self._pixels(self._frustum.look(pose).meet(1.0))
        maps = self._maps(points)
        for part, source, at in zip(planes(frame), self._plate.planes, maps, strict=True):
            cv2.remap(source, at, None, cv2.INTER_LINEAR, part, cv2.BORDER_REPLICATE)  # type: ignore
        return frame

    def _pixels(self, points: Field) -> Field:
        """Tangents on the plate as its luma pixels, (x, y)."""
        height, width = self._plate.planes[0].shape
        scale = np.float32([width / 2 / self._plate.edge[0], -height / 2 / self._plate.edge[1]])
        return points * scale + np.float32([(width - 1) / 2, (height - 1) / 2])

    def _maps(self, points: Field) -> tuple[Field, Field, Field]:
        """The grid spread over the Y, U and V planes; a chroma pixel lies amid four of luma."""
        chroma = self._frustum.spread(points / 2 - np.float32(0.25), 2)
        return self._frustum.spread(points, 1), chroma, chroma
