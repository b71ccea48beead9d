"""Places: a name to a set. `kinds` is the table of ingredients, `place` the contract."""

from pipeline.engines.previs.sets.build import build
from pipeline.engines.previs.sets.called import called
from pipeline.engines.previs.sets.place import Place, Spot
from pipeline.engines.previs.sets.remarks import said_of
from pipeline.engines.previs.sets.shell import Wall

__all__ = ["Place", "Spot", "Wall", "build", "called", "said_of"]
