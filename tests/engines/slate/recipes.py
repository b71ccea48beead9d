"""Board recipes for the tests of the slate artist."""

from typing import Any

from pipeline.engines.base import Drawing
from pipeline.engines.slate import SlateArtist
from pipeline.film.camera import Camera
from pipeline.film.script import Interior, Light, Setting
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe

CAFE = Setting(interior=Interior.INT, place="CORNER CAFE", light=Light.DAY)
STREET = Setting(interior=Interior.EXT, place="MARKET STREET", light=Light.DAY)

LENSES = {"EWS": 21, "WS": 28, "MWS": 35, "MS": 40, "MCU": 50, "CU": 85, "ECU": 100}

_CAMERA = ("size", "angle", "lens_mm", "move", "amount")


def board(frame: tuple[int, int] = (320, 180), **changes: Any) -> BoardRecipe:
    """A recipe of DANIEL in the cafe with some things changed, the camera's fields among them."""
    camera = {name: changes.pop(name) for name in _CAMERA if name in changes}
    if "size" in camera:
        camera.setdefault("lens_mm", LENSES[camera["size"]])
    given = {
        "engine": "slate",
        "version": 1,
        "size": frame,
        "slate": "12A",
        "slugline": "INT. CORNER CAFE - DAY",
        "setting": CAFE,
        "action": "Daniel turns his cup by the handle.",
        "seconds": 4.1,
        "characters": ("DANIEL",),
    }
    return BoardRecipe(camera=Camera(**camera), **{**given, **changes})


def draw(recipe: BoardRecipe) -> Drawing:
    return SlateArtist().draw(recipe, None, unwatched)
