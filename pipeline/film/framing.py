"""Where the eyes are in the frame, and how a camera tilts and rolls for each angle."""

from pipeline.film.camera import Angle, Size

EYE_LINE: dict[Size, float] = {
    Size.EWS: 0.53,
    Size.WS: 0.2,
    Size.MWS: 0.25,
    Size.MS: 0.3,
    Size.MCU: 0.34,
    Size.CU: 0.4,
    Size.ECU: 0.46,
}
"""Where the eyes are, from the frame's top: the upper third, less where headroom or feet ask."""

TILT_DEGREES: dict[Angle, float] = {Angle.LOW: 17.0, Angle.HIGH: -24.0}
"""How steeply the camera looks up at the eyes from below, or down."""

ROLL_DEGREES: dict[Angle, float] = {Angle.DUTCH: 11.0}
