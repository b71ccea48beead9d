"""Where heads fall in the boards of the examples: their size, and their side of the line."""

from pipeline.engines.previs.people import openpose
from pipeline.engines.previs.sets import build
from pipeline.engines.previs.staging import stage
from pipeline.film.camera import HEAD_OVER_FRAME
from pipeline.film.script import Light
from pipeline.film.shot import Coverage, Look
from tests.benchmark._examples import boards

BESIDES = (Coverage.INSERT, Coverage.POV)
ORDERED = sorted(HEAD_OVER_FRAME.values())


def main():
    """Shares of single-person shots in their band and on their side of the line."""
    singles = [
        (name, recipe)
        for name, recipe in boards()
        if len(recipe.characters) == 1 and not recipe.over and recipe.coverage not in BESIDES
    ]
    found = [(name, *judged(recipe)) for name, recipe in singles]
    for name, in_band, on_side in found:
        if not (in_band and on_side):
            print(f"{name}: {'' if in_band else 'size '}{'' if on_side else 'line'}")
    return {
        "singles": len(found),
        "in_band": round(sum(in_band for _, in_band, _ in found) / len(found), 3),
        "line_broken": sum(not on_side for _, _, on_side in found),
    }


def judged(recipe):
    """Whether the head's height is in the size's band, and whether it looks the asked way."""
    told = recipe.setting
    place = build(told.place or recipe.slugline, told.interior, told.light or Light.DAY)
    staged = stage(recipe, place)
    one = staged.cast.people[recipe.characters[0]]
    view = staged.setup.view(recipe.size)
    heads = [p for p in one.parts if p.thing.split("/")[1] == "head" and len(p.vertices) > 300]
    skull = max(heads, key=lambda part: part.vertices[:, 2].max())
    rows = view.pixels(skull.vertices)[:, 1]
    height = (rows.max() - rows.min()) * recipe.overscan / recipe.size[1]
    low, high = band(HEAD_OVER_FRAME[recipe.camera.size])
    joints = openpose(one.bones)
    nose, neck = (view.pixels(joints[name][None])[0, 0] for name in ("nose", "neck"))
    side = {Look.LEFT: -1, Look.RIGHT: 1, Look.CAMERA: 0}[recipe.look]
    return bool(low <= height <= high), bool(side * (nose - neck) >= 0)


def band(middle):
    """Half-way, as ratios go, to the sizes beside it."""
    at = ORDERED.index(middle)
    low = (ORDERED[at - 1] * middle) ** 0.5 if at else 0.0
    high = (ORDERED[at + 1] * middle) ** 0.5 if at + 1 < len(ORDERED) else 2.0
    return low, high
