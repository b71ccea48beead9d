"""How far characters' colours are apart, and how far one's colour drifts between two cameras.

Colours are compared in CIE L*a*b*, D65, by the distance of 1976.
"""

from itertools import combinations

import cv2
import numpy as np

from pipeline.engines.previs.artist import draw_passes, plate_size
from pipeline.engines.previs.ink.looks import MANNERS
from pipeline.engines.previs.ink.paper import paper_of
from pipeline.engines.previs.mesh import weld
from pipeline.engines.previs.people import company_looks
from pipeline.engines.previs.sets import build
from pipeline.engines.previs.staging import stage
from pipeline.film.blocking import Mark, Player
from pipeline.film.camera import Camera, Size
from pipeline.film.script import Interior, Light, Setting
from pipeline.film.shot import Look
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe

CASTS = (2, 3, 5, 8, 20, 40)
PLACES = ((Interior.INT, "KITCHEN"), (Interior.EXT, "PARK"), (Interior.INT, "OFFICE"))
SET = {
    Interior.INT: ("back wall/wall", "left wall/wall", "right wall/wall"),
    Interior.EXT: ("floor",),
}
"""What of a set is compared by its commonest tone: walls, and the ground under the sky."""
FINE, CELL_M, FEWEST_OF_CELL, FEWEST_CELLS = (640, 360), 0.1, 4, 12
SHARE_OF_CELLS = 90
STEP, SHARE, FEWEST = 6, 0.04, 150
"""A tone is a cube of so many of 255; what is less than this share, or so few pixels, is none."""


def lab(colours):
    """(N, 3) sRGB 0 to 255 as CIE L*a*b*."""
    rgb = np.asarray(colours, np.float32).reshape(1, -1, 3) / 255
    return cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB)[0]


def least_apart():
    """The nearest that two characters' tops come in any cast, whatever they are called."""
    found = []
    for count in CASTS:
        for seed in range(6):
            players = tuple(Player(character=f"NAME {seed} {k}") for k in range(count))
            tops = lab([one.top for one in company_looks(players).values()])
            found += [float(np.linalg.norm(a - b)) for a, b in combinations(tops, 2)]
    return min(found)


def most_drift():
    """The commonest tone of anybody and of the set, sought in the same from another camera; and
    the floor, place by place."""
    found = [drift(*map(tones, cameras(*place))) for place in PLACES]
    return max((*found, *floor_drifts()))


def drift(near, far):
    """The same of two set-ups, whose tones are given."""
    both = near.keys() & far.keys()
    apart = [np.linalg.norm(far[name] - near[name][0], axis=1).min() for name in both]
    return max(map(float, apart), default=0.0)


def floor_drifts():
    """For each place: the floor where it is lit, the same 10 cm of it from both cameras.

    All of them have one tone on the drawing of the set; a floor lies low in the frame, where the
    corners of the sheet are darker, so the paper is taken off before. 90th percentile.
    """
    for interior, place in PLACES:
        near, far = (
            floor_cells(recipe.model_copy(update={"size": FINE}))
            for recipe in cameras(interior, place)
        )
        both = sorted(near.keys() & far.keys())
        assert len(both) >= FEWEST_CELLS, place
        yield float(
            np.percentile([np.linalg.norm(near[cell] - far[cell]) for cell in both], SHARE_OF_CELLS)
        )


def floor_cells(recipe):
    """(column, row) of CELL_M each to its median L*a*b*: the floor without lines and hatching."""
    told = recipe.setting
    staged = stage(recipe, build(told.place, told.interior, told.light))
    plate = draw_passes(recipe, unwatched)
    width, height = plate_size(recipe.size, recipe.overscan)
    view = staged.setup.view((width, height))
    floor = weld(staged.parts).things.index("floor")
    seen = (plate.thing == floor) & (plate.line == 0) & (plate.dark == 0)
    places = view.eye + view.rays(0, height)[seen] * plate.depth_m[seen][:, None]
    frame = height / recipe.overscan
    paper = paper_of((width, height), frame, recipe.seed, MANNERS[recipe.style])
    colours = lab(plate.image[seen] / paper.tooth[seen][:, None])
    at = np.floor(places[:, :2] / CELL_M).astype(int)
    cells, back, counts = np.unique(at, axis=0, return_inverse=True, return_counts=True)
    sorted_by_cell = np.split(colours[np.argsort(back)], np.cumsum(counts)[:-1])
    return {
        tuple(cell): np.median(own, 0)
        for cell, own in zip(cells.tolist(), sorted_by_cell, strict=True)
        if len(own) >= FEWEST_OF_CELL
    }


def cameras(interior, place):
    """Two set-ups of one scene: both people, and one of them alone from the other side."""
    marks = (
        Mark(character="A", look=Look.RIGHT, player=Player(character="A", costume=0)),
        Mark(character="B", look=Look.LEFT, player=Player(character="B", costume=1)),
    )
    given = {
        "engine": "previs",
        "version": 1,
        "size": (480, 270),
        "setting": Setting(interior=interior, place=place, light=Light.DAY),
        "action": "",
        "blocking": marks,
    }
    return (
        BoardRecipe(characters=("A", "B"), camera=Camera(size=Size.MWS, lens_mm=35), **given),
        BoardRecipe(
            characters=("B", "A"), look=Look.LEFT, camera=Camera(size=Size.WS, lens_mm=28), **given
        ),
    )


def tones(recipe):
    """Of everybody, and of the set: the tones of the plate, the commonest first."""
    told = recipe.setting
    place = build(told.place, told.interior, told.light)
    mesh = weld(stage(recipe, place).parts)
    plate = draw_passes(recipe, unwatched)
    found = {}
    places = [(index, name) for index, name in enumerate(mesh.things) if name in SET[told.interior]]
    for index, name in (*enumerate(mesh.figures), *places):
        codes = plate.thing if name in dict(places).values() else plate.figure
        seen = plate.image[(codes == index) & (plate.line == 0) & (plate.dark == 0)]
        if name and len(seen) >= FEWEST:
            found[name] = commonest(seen)
    return found


def commonest(pixels):
    """(K, 3) L*a*b* means of the tones that many of the pixels have."""
    keys, back, counts = np.unique(
        pixels.astype(np.int64) // STEP @ (1, 256, 65536), return_inverse=True, return_counts=True
    )
    order = [k for k in np.argsort(-counts) if counts[k] >= SHARE * len(pixels)]
    means = [pixels[back == k].mean(0) for k in (order or [int(counts.argmax())])]
    return lab(means) if len(keys) else np.zeros((0, 3))
