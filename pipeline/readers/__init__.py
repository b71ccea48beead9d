"""Bytes to Screenplay."""

from pipeline.readers.screenplay import parse, read_screenplay

__all__ = ["parse", "read_screenplay"]
