"""Geometry without a place: see `part` for the contract."""

from pipeline.engines.previs.mesh.part import Colour, Material, Mesh, Part, Triple, placed, weld
from pipeline.engines.previs.mesh.solids import box, drum, flat, prism, quad
from pipeline.engines.previs.mesh.surface import ball, lathe, sheet, tube

__all__ = [
    "Colour",
    "Material",
    "Mesh",
    "Part",
    "Triple",
    "ball",
    "box",
    "drum",
    "flat",
    "lathe",
    "placed",
    "prism",
    "quad",
    "sheet",
    "tube",
    "weld",
]
