"""Rays: a mesh, a view and a light give the passes of a band of the plate."""

from pipeline.engines.previs.trace.light import Air, Lamp, Light
from pipeline.engines.previs.trace.passes import Passes, trace
from pipeline.engines.previs.trace.rays import Joined, Tracer, nearest_hit
from pipeline.engines.previs.trace.view import View, view_of

__all__ = [
    "Air",
    "Joined",
    "Lamp",
    "Light",
    "Passes",
    "Tracer",
    "View",
    "nearest_hit",
    "trace",
    "view_of",
]
