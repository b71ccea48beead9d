"""Blocking: how everybody of a scene is there at one of its shots, kept from shot to shot."""

from pipeline.film.shot import Look
from pipeline.film.value import Value


class Player(Value):
    """What a character looks like, the same over the whole film."""

    character: str
    description: str = ""
    pronoun: str = ""
    """`she`, `he`, or empty where the script does not say."""
    costume: int | None = None
    """A row of `film.costume.COSTUMES`; None: the artist's choice within the scene."""


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
    will_sit: bool = False
    """Sits at some time of the scene: a seat is kept, so that nobody else moves for it."""
    beside: str = ""
    """Next to whom the character came to sit or stand; empty: across from the others."""
    is_extra: bool = False
    """Nobody of the cast: a guard, a woman, a dog that the action names in this shot."""
    is_shown: bool = False
    """Meant by the action without being named in the shot: a stranger, `the old woman`."""
    is_away: bool = False
    """Seen from here but elsewhere: across the street, at the far end."""
    is_looking: bool = False
    """A point of view is through these eyes."""
    at: str = ""
    """Where in the place they are at work, a name of `film.stations`; or what they ride."""
    holds: str = ""
    """The prop that this one holds at this shot."""
    count: int = 1
    """How many they are: a crowd is one mark."""
    player: Player | None = None
    """None: known by name alone."""
