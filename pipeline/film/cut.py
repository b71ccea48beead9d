"""The cut: which shot plays when, how shots meet, and the words drawn over them."""

from enum import StrEnum

from pydantic import Field

from pipeline.film.timing import FrameRange
from pipeline.film.value import Value


class TransitionKind(StrEnum):
    CUT = "cut"
    DISSOLVE = "cross-dissolve"
    DIP = "dip-to-black"
    WIPE = "wipe"


class Transition(Value):
    """How an event is entered.

    A dissolve or wipe overlaps the event before it by `frames`, so the film gets that much shorter;
    a dip darkens the last `frames // 2` of the event before it and lightens as many of this one.
    The first event comes out of black. Cards never overlap. The timeline shortens what is longer
    than its events allow.
    """

    kind: TransitionKind = TransitionKind.CUT
    frames: int = Field(default=0, ge=0)


class Event(Value):
    shot: str
    source: FrameRange | None = None
    """Which frames of the take play; none: all of it."""
    transition: Transition = Transition()
    is_muted: bool = False
    """The sound of the take is not heard."""


class Card(Value):
    """A title or end card: white words on black."""

    title: str
    subtitle: str = ""
    frames: int = Field(default=72, ge=1)


class Captions(StrEnum):
    SOFT = "soft"
    BURNED = "burned"
    OFF = "off"


class Cut(Value):
    events: tuple[Event, ...]
    title_card: Card | None = None
    end_card: Card | None = None
    fade_out: int = Field(default=0, ge=0)
    """Frames over which the last picture darkens to black."""
    captions: Captions = Captions.SOFT
