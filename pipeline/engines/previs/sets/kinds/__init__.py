"""The kinds of places: rows of ingredients, and the words that ask for each."""

from pipeline.engines.previs.sets.kinds.inside import INSIDE
from pipeline.engines.previs.sets.kinds.kind import Item, Kind, Outlook
from pipeline.engines.previs.sets.kinds.outside import OUTSIDE
from pipeline.engines.previs.sets.kinds.words import FALLBACK, kind_of

__all__ = ["FALLBACK", "KINDS", "Item", "Kind", "Outlook", "kind_of"]

KINDS: dict[str, Kind] = {**INSIDE, **OUTSIDE}
