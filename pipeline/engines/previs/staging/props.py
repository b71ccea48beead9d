"""The props of a shot, laid where they are used."""

from pipeline.engines.previs.mesh import Part, placed
from pipeline.engines.previs.sets import Place
from pipeline.engines.previs.sets.furniture import Palette
from pipeline.engines.previs.sets.things import thing
from pipeline.film.shot import Coverage
from pipeline.recipe import BoardRecipe

INSERT_TIMES = 1.6
"""How much larger a small thing is drawn in its insert: it fills the frame, as asked."""
_PLAIN = Palette((0, 0, 0), (0, 0, 0), (0, 0, 0), (134, 92, 58), (150, 66, 58))


def on_surface(recipe: BoardRecipe, place: Place) -> list[Part]:
    """Inserts: the things named, on the table. Other shots: what the set shows already."""
    if recipe.coverage is not Coverage.INSERT:
        return []
    known = [(name, made) for name in recipe.props if (made := thing(name)) is not None]
    parts: list[Part] = []
    for index, (name, made) in enumerate(known[:2]):
        if place.surface[2] > 0 and made is thing("cup"):
            continue
        x, y, z = place.surface
        at = (x + 0.02 - index * 0.16, y - 0.03 + index * 0.1, z + 0.001)
        parts += placed(made(_PLAIN), at, 18.0 - 30 * index, INSERT_TIMES, f"prop {name}")
    return parts
