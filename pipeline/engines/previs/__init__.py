"""The artist `previs`."""

from pipeline.engines.previs.artist import PrevisArtist

__all__ = ["PrevisArtist"]
