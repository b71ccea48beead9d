"""How a shot is framed and how the camera moves.

Each move is one row of `MOVES`; the animatic, the parallax camera, the artist's overscan and the
obedience measure all read that row. The values are the trade's, rounded.
"""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from pipeline.film.value import Value


class Size(StrEnum):
    """Shot size: how much of a person the frame shows."""

    ECU = "ECU"
    CU = "CU"
    MCU = "MCU"
    MS = "MS"
    MWS = "MWS"
    WS = "WS"
    EWS = "EWS"


class Angle(StrEnum):
    EYE_LEVEL = "eye-level"
    LOW = "low"
    HIGH = "high"
    OVERHEAD = "overhead"
    DUTCH = "dutch"


class Move(StrEnum):
    STATIC = "static"
    PAN_LEFT = "pan-left"
    PAN_RIGHT = "pan-right"
    TILT_UP = "tilt-up"
    TILT_DOWN = "tilt-down"
    ROLL = "roll"
    DOLLY_IN = "dolly-in"
    DOLLY_OUT = "dolly-out"
    TRUCK_LEFT = "truck-left"
    TRUCK_RIGHT = "truck-right"
    PEDESTAL_UP = "pedestal-up"
    PEDESTAL_DOWN = "pedestal-down"
    CRANE_UP = "crane-up"
    CRANE_DOWN = "crane-down"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    ORBIT_LEFT = "orbit-left"
    ORBIT_RIGHT = "orbit-right"
    DOLLY_ZOOM = "dolly-zoom"
    HANDHELD = "handheld"
    WHIP_PAN = "whip-pan"


class Ease(StrEnum):
    """How a move starts and stops. In and out take a fifth of the move each."""

    LINEAR = "linear"
    IN = "ease-in"
    OUT = "ease-out"
    IN_OUT = "ease-in-out"


class Camera(Value):
    size: Size = Size.MS
    angle: Angle = Angle.EYE_LEVEL
    lens_mm: int = Field(default=35, ge=8, le=400)
    """Focal length on a full-frame sensor, whose longer side is that of the frame."""
    move: Move = Move.STATIC
    amount: float = Field(default=1.0, ge=-3.0, le=3.0)
    """Times the row of the move table; a negative amount is the opposite way."""
    speed: float = Field(default=1.0, ge=0.1, le=10.0)
    """1 fills the shot; 2 is there by its middle and holds; below 1 the shot ends on the way."""
    ease: Ease = Ease.IN_OUT


@dataclass(frozen=True)
class MoveRow:
    """What a move does at amount 1.0, from its first frame to its last.

    Angles in degrees: pan to the right, tilt up, roll clockwise as the camera turns, orbit to the
    right around the subject. Truck (right) and dolly (towards the subject) in subject distances,
    pedestal (up) in metres; zoom is the factor of the focal length.
    """

    pan: float = 0.0
    tilt: float = 0.0
    roll: float = 0.0
    truck: float = 0.0
    pedestal_m: float = 0.0
    dolly: float = 0.0
    zoom: float = 1.0
    orbit: float = 0.0
    is_held_on_subject: bool = False
    """The camera turns as it travels so that the subject stays where it was in the frame."""
    shake: float = 0.0
    """Degrees rms of unrest, 0.5 to 3 Hz, from the seed."""
    seconds: float | None = None
    """The move takes this long whatever the shot's length; none: the shot's length."""
    is_reversed: bool = False
    """Ends on the keyframe instead of starting from it: the row read backwards."""

    @property
    def is_centred(self) -> bool:
        """Runs from minus half to plus half around the keyframe: it uncovers ground on one side.

        Dolly and zoom start on the keyframe (or end on it) instead.
        """
        return self.dolly == 0 and self.zoom == 1


MOVES: dict[Move, MoveRow] = {
    Move.STATIC: MoveRow(),
    Move.PAN_LEFT: MoveRow(pan=-35),
    Move.PAN_RIGHT: MoveRow(pan=35),
    Move.TILT_UP: MoveRow(tilt=25),
    Move.TILT_DOWN: MoveRow(tilt=-25),
    Move.ROLL: MoveRow(roll=12),
    Move.DOLLY_IN: MoveRow(dolly=0.4),
    Move.DOLLY_OUT: MoveRow(dolly=0.4, is_reversed=True),
    Move.TRUCK_LEFT: MoveRow(truck=-0.4),
    Move.TRUCK_RIGHT: MoveRow(truck=0.4),
    Move.PEDESTAL_UP: MoveRow(pedestal_m=0.5),
    Move.PEDESTAL_DOWN: MoveRow(pedestal_m=-0.5),
    Move.CRANE_UP: MoveRow(pedestal_m=2.5, is_held_on_subject=True),
    Move.CRANE_DOWN: MoveRow(pedestal_m=-2.5, is_held_on_subject=True),
    Move.ZOOM_IN: MoveRow(zoom=1.4),
    Move.ZOOM_OUT: MoveRow(zoom=1.4, is_reversed=True),
    Move.ORBIT_LEFT: MoveRow(orbit=-30, is_held_on_subject=True),
    Move.ORBIT_RIGHT: MoveRow(orbit=30, is_held_on_subject=True),
    Move.DOLLY_ZOOM: MoveRow(dolly=0.5, zoom=0.5, is_held_on_subject=True),
    Move.HANDHELD: MoveRow(shake=0.4),
    Move.WHIP_PAN: MoveRow(pan=75, seconds=0.3),
}

HEAD_M = 0.23
"""Chin to crown of an adult."""

HEAD_OVER_FRAME: dict[Size, float] = {
    Size.EWS: 0.035,
    Size.WS: 0.095,
    Size.MWS: 0.155,
    Size.MS: 0.24,
    Size.MCU: 0.36,
    Size.CU: 0.58,
    Size.ECU: 0.95,
}
"""Head height over frame height: the middle of each size's band."""

SENSOR_MM = 36.0
"""The longer side of a full-frame sensor."""


def sensor_width_mm(aspect: float) -> float:
    """How much of the sensor is the frame's width: for a tall one the camera is turned upright.

    `aspect` is width over height.
    """
    return SENSOR_MM * min(1.0, aspect)


def subject_distance_m(camera: Camera, aspect: float) -> float:
    """How far the subject stands for this size and lens; `aspect` is width over height."""
    frame_height_m = HEAD_M / HEAD_OVER_FRAME[camera.size]
    return frame_height_m * aspect * camera.lens_mm / sensor_width_mm(aspect)
