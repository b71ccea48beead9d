"""Places: a name to a set. `kinds` is the table of ingredients, `place` the contract."""

from pipeline.engines.previs.sets.build import build
from pipeline.engines.previs.sets.place import Place, Spot

__all__ = ["Place", "Spot", "build"]
