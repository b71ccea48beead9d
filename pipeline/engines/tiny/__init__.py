"""Tiny weights from the real classes: every family of the catalogue, at a size for any laptop."""

from pipeline.engines.tiny.build import MARKER, build

__all__ = ["MARKER", "build"]
