"""The floor of a set from above with what an artist chose for a shot. Axes: film.staging."""

from pipeline.film.staging import Expression, PoseName
from pipeline.film.value import Value


class PlanFigure(Value):
    """Somebody as they are drawn. `is_seen`: before the camera, and not only near."""

    character: str
    x_m: float
    y_m: float
    turn: float
    pose: PoseName
    expression: Expression
    is_seen: bool = True
    costume: int | None = None
    """A row of `film.costume.COSTUMES`."""


class PlanCamera(Value):
    """The lens as it stands. `field_of_view` is across the frame, in degrees."""

    x_m: float
    y_m: float
    height_m: float
    turn: float
    tilt: float
    field_of_view: float


class FloorPlan(Value):
    """`half` is half the width and the depth of a room around (0, 0); None outdoors.

    `things` are the footprints of what stands there, (x0, y0, x1, y1); `openings` are doors and
    windows by name with the place of each.
    """

    half: tuple[float, float] | None = None
    things: tuple[tuple[float, float, float, float], ...] = ()
    openings: tuple[tuple[str, float, float], ...] = ()
    figures: tuple[PlanFigure, ...] = ()
    camera: PlanCamera
