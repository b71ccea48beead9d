"""Who stands where: lead room for a single, a spread for a group, a shoulder in the foreground."""

from pipeline.engines.slate.anatomy import Pose
from pipeline.engines.slate.figures import Figure
from pipeline.engines.slate.lens import Lens
from pipeline.engines.slate.palette import hashed
from pipeline.film.camera import Angle, Size
from pipeline.film.shot import Coverage, Look
from pipeline.recipe import BoardRecipe

LEAD_ROOM = 0.09
"""Of the frame's width, behind the one who looks out of it: about 60 to 40."""
OVER_LEAD = 0.15
"""The same where a shoulder fills the other side."""

SPREAD = 0.62
"""Of the frame's width, from the first of a group to the last, at most."""
TIGHTEST = 0.44
"""The same in a frame too narrow for two bodies, whose outer shoulders it cuts."""
HALF_BODY_M = 0.23
APART_M = 1.05
CLOSEST_M = 0.42
MOST_FIGURES = 9

SHOULDER_NEARER = 0.58
SHOULDER_INSIDE = 0.03
"""Of the frame's width: how far the spine of the foreground figure stands inside the edge."""

TAPER = {Angle.LOW: 0.3, Angle.HIGH: -0.3}

_TURN = {Look.LEFT: -1, Look.RIGHT: 1, Look.CAMERA: 0}


def staged(recipe: BoardRecipe, lens: Lens) -> list[Figure]:
    """The figures of a shot, farthest first; the subject's eyes are where the lens puts them."""
    names = [name for name in recipe.characters if name != recipe.over][:MOST_FIGURES]
    if recipe.coverage is Coverage.INSERT:
        return []
    if not names and recipe.over:
        return [_shoulder(recipe, lens)]
    figures = [_single(recipe, lens, names[0])] if len(names) == 1 else _group(recipe, lens, names)
    if recipe.over:
        figures.append(_shoulder(recipe, lens))
    return sorted(figures, key=lambda figure: -figure.z)


def _single(recipe: BoardRecipe, lens: Lens, name: str) -> Figure:
    turn = _TURN[recipe.look]
    share = OVER_LEAD * (-turn or _over_side(recipe) * -1) if recipe.over else -LEAD_ROOM * turn
    return _figure(recipe, name, share * lens.width_at(lens.distance), lens.distance, turn)


def _group(recipe: BoardRecipe, lens: Lens, names: list[str]) -> list[Figure]:
    """The subject first, on the side it looks away from; the others turn towards the middle."""
    first = 1 if recipe.look is Look.LEFT else -1
    wide = lens.width_at(lens.distance)
    room = max(TIGHTEST * wide, min(SPREAD * wide, wide - 2 * HALF_BODY_M))
    gap = min(APART_M, room / max(1, len(names) - 1)) if names else 0.0
    back = max(0.0, CLOSEST_M - gap) * 2.2 + 0.22
    figures: list[Figure] = []
    for index, name in enumerate(names):
        x = first * ((len(names) - 1) / 2 - index) * gap
        z = lens.distance + back * (index and 1 + index % 2)
        middle = abs(x) < gap * 0.3
        turn = _TURN[recipe.look] if middle else (-1 if x > 0 else 1)
        figures.append(_figure(recipe, name, x * z / lens.distance, z, turn))
    return figures


def _figure(recipe: BoardRecipe, name: str, x: float, z: float, turn: int) -> Figure:
    taper = TAPER.get(recipe.camera.angle, 0.0)
    return Figure(name, x, z, turn, _pose(recipe, name, turn), taper=taper)


def _pose(recipe: BoardRecipe, name: str, turn: int) -> Pose:
    is_wide = recipe.camera.size in (Size.WS, Size.EWS, Size.MWS)
    if turn and is_wide and recipe.coverage is Coverage.ACTION:
        return Pose.STRIDING
    standing = (Pose.RELAXED, Pose.HAND_ON_HIP, Pose.ARMS_BENT)
    return standing[hashed("pose", name, recipe.slate, str(recipe.seed)) % len(standing)]


def _over_side(recipe: BoardRecipe) -> int:
    """Which edge the foreground figure stands at: where the subject looks."""
    return _TURN[recipe.look] or 1


def _shoulder(recipe: BoardRecipe, lens: Lens) -> Figure:
    side = _over_side(recipe)
    z = max(0.4, lens.distance * SHOULDER_NEARER)
    x = side * (0.5 - SHOULDER_INSIDE) * lens.width_at(z)
    return Figure(recipe.over, x, z, 0, Pose.RELAXED, is_back=True)
