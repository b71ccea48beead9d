"""How camera and people move, as arrows over a board: on the ground where they travel over it."""

from pipeline.engines.previs.arrows.camera import camera_arrows
from pipeline.engines.previs.arrows.people import people_arrows
from pipeline.engines.previs.arrows.shape import Arrow, drawn

__all__ = ["Arrow", "camera_arrows", "drawn", "people_arrows"]
