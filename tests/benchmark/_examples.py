"""The boards that the examples ask of the artist `previs`."""

from pathlib import Path

from pipeline.engines.previs.artist import PrevisArtist
from pipeline.film.format import Format
from pipeline.stages.company import company_of
from pipeline.stages.production import Unit, orders
from studio.scripts import open_script
from studio.settings import settings

EXAMPLES = Path(__file__).parents[2] / "assets" / "examples"


def boards(size=(960, 540)):
    """(name and slate, BoardRecipe) of every shot of every example."""
    found = []
    for path in sorted(EXAMPLES.glob("*.fountain")):
        told = open_script(path, settings()).breakdown
        unit = Unit(PrevisArtist(), None, None, Format(width=size[0], height=size[1]))
        wanted = orders(told.scenes, unit, company_of(told.cast, told.scenes))
        found += [(f"{path.stem} {order.slate}", order.board) for order in wanted]
    return found
