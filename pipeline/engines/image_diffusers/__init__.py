"""Keyframes from the image models of the catalogue."""

from pipeline.engines.image_diffusers.artist import DiffusersArtist

__all__ = ["DiffusersArtist"]
