"""Line, tone and paper: the passes of a plate become a drawing."""

from pipeline.engines.previs.ink.draw import Plate, Sheet, draw_plate, on_paper
from pipeline.engines.previs.ink.lines import Focus

__all__ = ["Focus", "Plate", "Sheet", "draw_plate", "on_paper"]
