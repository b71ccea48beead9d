"""A board's place at other moments and from elsewhere: the camera's way, and those who act.

way       the camera on its path: its view from a pose, what is carried aside for it
gait      a walk and a run as poses; walking, how far and when; turning, a head; speech, a mouth
deeds     who does which of these; burden, what they hold; acting, how they stand at each drawing
region    which part of the picture that changes; tiles, how it is drawn
viewer    all of it for one take: `PlaceViewer`, what the camera is given
"""

from pipeline.engines.previs.moving.acting import acts
from pipeline.engines.previs.moving.viewer import PlaceViewer

__all__ = ["PlaceViewer", "acts"]
