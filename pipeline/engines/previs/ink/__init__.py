"""Line, tone and paper: the passes of a plate become a drawing."""

from pipeline.engines.previs.ink.draw import Plate, Sheet, draw_plate, on_paper

__all__ = ["Plate", "Sheet", "draw_plate", "on_paper"]
