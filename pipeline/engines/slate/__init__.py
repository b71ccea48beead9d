"""The artist `slate`: drawn boards with slate data, depth included."""

from pipeline.engines.slate.artist import SlateArtist

__all__ = ["SlateArtist"]
