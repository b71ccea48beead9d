"""The kinds of places: rows of ingredients, and the words that ask for each."""

from pipeline.engines.previs.sets.kinds.inside import INSIDE
from pipeline.engines.previs.sets.kinds.kind import Item, Kind, Outlook
from pipeline.engines.previs.sets.kinds.named import FALLBACK, kind_of
from pipeline.engines.previs.sets.kinds.outside import OUTSIDE

__all__ = ["FALLBACK", "KINDS", "Item", "Kind", "Outlook", "kind_of"]

KINDS: dict[str, Kind] = {**INSIDE, **OUTSIDE}
