"""Slate data: what is lettered over a board, still above the moving picture."""

from pipeline.media.slate_data.card import burn_in, camera_line

__all__ = ["burn_in", "camera_line"]
