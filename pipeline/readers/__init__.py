"""Bytes to Screenplay."""
