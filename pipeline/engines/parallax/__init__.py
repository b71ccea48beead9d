"""The camera that moves over a drawn picture, with its depth where the artist gave one."""

from pipeline.engines.parallax.camera import ParallaxCamera

__all__ = ["ParallaxCamera"]
