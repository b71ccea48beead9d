"""Plain text that looks like a screenplay."""

from pipeline.readers.fountain import read_fountain as read_plain

__all__ = ["read_plain"]
