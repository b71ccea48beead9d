"""Staging by numbers: where the figures and the camera of one shot are, in place of what its artist
would choose. Whatever is None stays the artist's choice.

Metres on the floor of the set: x to the right, y away; the scene is played around (0, 0), cameras
stand towards -y. Turns are degrees, counter-clockwise seen from above: at 0 a figure faces -y, and
the camera looks to +y. Tilt is upwards.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from pipeline.film.value import Value


class PoseName(StrEnum):
    """What a body does. An artist that stages has a row for each."""

    STAND = "stand"
    WAIT = "wait"
    SIT = "sit"
    SIT_AT_TABLE = "sit-at-table"
    SIT_ON_FLOOR = "sit-on-floor"
    DRIVE = "drive"
    WALK = "walk"
    RUN = "run"
    CLIMB = "climb"
    LIE = "lie"
    FALL = "fall"
    DOZE = "doze"
    KNEEL = "kneel"
    CROUCH = "crouch"
    BOW = "bow"
    BEND = "bend"
    SHOOT = "shoot"
    POINT = "point"
    REACH = "reach"
    GIVE = "give"
    HOLD = "hold"
    READ = "read"
    PHONE = "phone"
    DRINK = "drink"
    HUG = "hug"
    FIGHT = "fight"
    THROW = "throw"
    CARRY = "carry"
    DRAG = "drag"
    PUSH = "push"
    DANCE = "dance"
    WAVE = "wave"
    KNOCK = "knock"
    LOOK_UP = "look-up"
    LOOK_DOWN = "look-down"
    ARMS_CROSSED = "arms-crossed"
    HANDS_ON_HIPS = "hands-on-hips"
    HAND_ON_HEART = "hand-on-heart"
    COVER_FACE = "cover-face"
    TIP_HAT = "tip-hat"
    PLAY = "play"
    DIG = "dig"
    WRITE = "write"
    POUR = "pour"
    STIR = "stir"
    WORK = "work"
    STRIKE = "strike"
    SWING = "swing"
    HANDS_UP = "hands-up"
    CHEER = "cheer"
    CLAP = "clap"
    PRAY = "pray"
    SALUTE = "salute"
    PLAY_PIANO = "play-piano"
    PLAY_STRINGS = "play-strings"
    SWIM = "swim"
    CRAWL = "crawl"


class Expression(StrEnum):
    """What a face shows. An artist that stages has a row for each."""

    CALM = "calm"
    HAPPY = "happy"
    SAD = "sad"
    ANGRY = "angry"
    AFRAID = "afraid"
    SPEAKING = "speaking"


FARTHEST_M = 50.0
"""From the middle of the set."""
LOWEST_M, HIGHEST_M = 0.05, 30.0
"""Of the lens over the floor."""
STEEPEST = 89.0
MOST_FIGURES = 100

Metres = Annotated[float, Field(ge=-FARTHEST_M, le=FARTHEST_M, allow_inf_nan=False)]
Height = Annotated[float, Field(ge=LOWEST_M, le=HIGHEST_M, allow_inf_nan=False)]
Turn = Annotated[float, Field(ge=-360.0, le=360.0, allow_inf_nan=False)]
Tilt = Annotated[float, Field(ge=-STEEPEST, le=STEEPEST, allow_inf_nan=False)]


class Figure(Value):
    """One character of a shot; `pose` and `expression` hold for the whole body and face."""

    character: Annotated[str, Field(min_length=1, max_length=500)]
    x_m: Metres | None = None
    y_m: Metres | None = None
    turn: Turn | None = None
    pose: PoseName | None = None
    expression: Expression | None = None

    @property
    def is_as_chosen(self) -> bool:
        """All is left to the artist."""
        return self == Figure(character=self.character)


class Standpoint(Value):
    """Where the lens is and looks. Without turn and tilt it stays on what the artist aims at."""

    x_m: Metres | None = None
    y_m: Metres | None = None
    height_m: Height | None = None
    turn: Turn | None = None
    tilt: Tilt | None = None


class Staging(Value):
    figures: Annotated[tuple[Figure, ...], Field(max_length=MOST_FIGURES)] = ()
    camera: Standpoint = Standpoint()

    @model_validator(mode="after")
    def _each_once(self) -> "Staging":
        names = [figure.character for figure in self.figures]
        if len(set(names)) != len(names):
            raise ValueError("every character is staged once")
        return self

    def figure(self, character: str) -> Figure:
        """How a character is staged; all None where it is not."""
        found = (one for one in self.figures if one.character == character)
        return next(found, Figure(character=character))

    def of(self, characters: Collection[str]) -> "Staging":
        """Without those who are not there."""
        figures = tuple(one for one in self.figures if one.character in characters)
        return self.model_copy(update={"figures": figures})

    def with_figures(self, figures: Collection[Figure]) -> "Staging":
        """These in place of what was said of the same characters."""
        named = {figure.character for figure in figures}
        kept = (figure for figure in self.figures if figure.character not in named)
        return self.model_copy(update={"figures": (*kept, *figures)})

    def tidy(self) -> "Staging":
        """Without figures of whom nothing is said."""
        figures = tuple(one for one in self.figures if not one.is_as_chosen)
        return self.model_copy(update={"figures": figures})
