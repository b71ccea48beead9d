"""Takes from the video models of the catalogue."""

from pipeline.engines.video_diffusers.camera import DiffusersCamera

__all__ = ["DiffusersCamera"]
