"""Blocking: how everybody of a scene is there at one of its shots, kept from shot to shot."""

from pipeline.film.shot import Look
from pipeline.film.value import Value


class Mark(Value):
    """One character who is in the scene now. `posture` is a row of the artist's poses.

    `look` is the way the character looks in the scene's singles, which says on which side of the
    180-degree line they are: who looks right is on the left.
    """

    character: str
    posture: str = "stand"
    look: Look = Look.CAMERA
    is_present: bool = True
    """False: of the scene's company, whose colours differ, but not there at this shot."""
