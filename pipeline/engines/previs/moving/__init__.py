"""A board's place at other moments and from elsewhere: the camera's way, and those who act."""

from pipeline.engines.previs.moving.viewer import PlaceViewer

__all__ = ["PlaceViewer"]
