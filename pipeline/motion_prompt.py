"""A take in words, for cameras that shoot from words: what happens, then the camera, last.

The camera's words are its own table's and nobody rewrites them: the same move is always asked for
in the same words, as video models were taught them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.film.camera import MOVES, Camera, Move, MoveRow
from pipeline.film.shot import Shot
from pipeline.prompt import ANGLES, SIZES, looks_sentence

MOVING: dict[Move, tuple[str, str]] = {
    Move.PAN_LEFT: ("pans to the left", "pans to the right"),
    Move.PAN_RIGHT: ("pans to the right", "pans to the left"),
    Move.TILT_UP: ("tilts up", "tilts down"),
    Move.TILT_DOWN: ("tilts down", "tilts up"),
    Move.ROLL: ("rolls clockwise", "rolls counter-clockwise"),
    Move.DOLLY_IN: ("dollies in towards the subject", "dollies out, away from the subject"),
    Move.DOLLY_OUT: ("dollies out, away from the subject", "dollies in towards the subject"),
    Move.TRUCK_LEFT: ("trucks to the left", "trucks to the right"),
    Move.TRUCK_RIGHT: ("trucks to the right", "trucks to the left"),
    Move.PEDESTAL_UP: ("rises straight up", "sinks straight down"),
    Move.PEDESTAL_DOWN: ("sinks straight down", "rises straight up"),
    Move.CRANE_UP: (
        "cranes up, looking down at the subject",
        "cranes down, looking up at the subject",
    ),
    Move.CRANE_DOWN: (
        "cranes down, looking up at the subject",
        "cranes up, looking down at the subject",
    ),
    Move.ZOOM_IN: ("zooms in on the subject", "zooms out from the subject"),
    Move.ZOOM_OUT: ("zooms out from the subject", "zooms in on the subject"),
    Move.ORBIT_LEFT: (
        "orbits to the left around the subject",
        "orbits to the right around the subject",
    ),
    Move.ORBIT_RIGHT: (
        "orbits to the right around the subject",
        "orbits to the left around the subject",
    ),
    Move.DOLLY_ZOOM: (
        "makes a dolly zoom: it moves in while it zooms out, and the background widens",
        "makes a dolly zoom: it moves out while it zooms in, and the background closes in",
    ),
    Move.HANDHELD: ("is hand-held and shakes a little", "is hand-held and shakes a little"),
    Move.WHIP_PAN: ("whips fast to the right", "whips fast to the left"),
}
"""What the camera does, and what with a negative amount."""

STILL = "The camera stays still."

PACES: tuple[tuple[float, str], ...] = ((0.6, "very slowly"), (0.9, "slowly"), (1.6, "steadily"))
"""Up to which amount times speed a move goes so; beyond, `quickly`."""
QUICKLY = "quickly"

SLIGHT = 0.75
FAR = 1.5
"""Amounts below and from which on a move is said to be slight, or to go far."""


def take_prompt(shot: Shot, looks: Mapping[str, str] = MappingProxyType({})) -> str:
    """One paragraph: the user's words, or a director's, or the script's own; then the camera.

    `looks` of those in frame, by name, follow words that are not the user's.
    """
    words = " ".join((shot.prompt or shot.motion_words or shot.action).split())
    if words and words[-1] not in ".!?…。！？":
        words += "."
    known = () if shot.prompt else (looks_sentence(one, looks, words) for one in shot.characters)
    sentences = words, *known, framing_words(shot.camera), camera_words(shot.camera)
    return " ".join(sentence for sentence in sentences if sentence)


def framing_words(camera: Camera) -> str:
    size = SIZES[camera.size]
    return f"{'An' if size[0] in 'aeiou' else 'A'} {size} {ANGLES[camera.angle]}."


def camera_words(camera: Camera) -> str:
    """What the camera does, how fast and how far, in a sentence."""
    row = MOVES[camera.move]
    if row == MoveRow() or not camera.amount:
        return STILL
    forth, back = MOVING[camera.move]
    does = forth if camera.amount > 0 else back
    if row.shake or row.seconds:
        return f"The camera {does}."
    extent = abs(camera.amount)
    pace = next((word for most, word in PACES if extent * camera.speed <= most), QUICKLY)
    far = " a little" if extent < SLIGHT else " a long way" if extent >= FAR else ""
    verb, _, rest = does.partition(" ")
    if camera.move is Move.DOLLY_ZOOM:
        return f"The camera {pace} {does}."
    return f"The camera {pace} {verb}{far} {rest}."
