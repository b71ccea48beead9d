"""What a planner is told about a scene, and the shots it proposes: values without any place in the
script, so that a scene that only moved is the same scene."""

from itertools import pairwise
from typing import Literal

from pipeline.film.camera import Angle, Move, Size
from pipeline.film.script import Kind, Setting
from pipeline.film.shot import Coverage
from pipeline.film.value import Value

LONGEST_S = 45.0
"""So much of the script a proposed shot covers at most, unless it is a single piece."""


class Person(Value):
    name: str
    description: str = ""
    looks: str = ""
    """What the script does not say; told to those who write the words of artist and camera."""


class Piece(Value):
    """The smallest piece of a scene that a shot can cover: a sentence of action or of speech."""

    kind: Kind
    text: str
    speaker: str = ""
    """Speech: who says it."""
    is_voice: bool = False
    """Speech: heard and not seen."""
    parenthetical: str = ""
    seconds: float
    """How long it takes to be seen or said."""
    is_first: bool = False
    """A shot starts with it: the script, or the user's note in it, asks for one."""


class Sheet(Value):
    """A scene as a planner sees it. Its pieces, in order, cover all of it."""

    slugline: str = ""
    setting: Setting = Setting()
    language: str = "en"
    is_new_place: bool = True
    people: tuple[Person, ...] = ()
    """Those whom a shot may show."""
    place: str = ""
    """What the place looks like; told like the looks."""
    pieces: tuple[Piece, ...]


class Proposal(Value):
    """A shot of the pieces from `first` to `last`, both counted from 1 and both in it."""

    first: int
    last: int
    coverage: Coverage
    size: Size
    angle: Angle = Angle.EYE_LEVEL
    lens_mm: Literal[0, 14, 18, 24, 28, 35, 50, 65, 85, 100, 135] = 0
    """0: what the size asks for."""
    move: Move = Move.STATIC
    people: tuple[str, ...] = ()
    """The subject first."""
    over: str = ""
    image: str = ""
    """What the keyframe shows, in words for an artist, without the camera; empty: not written."""
    motion: str = ""
    """What happens in the take, in words for a camera, without the camera's own move."""


class Planned(Value):
    """The proposals for a scene; where there are none, the sentence that says why."""

    proposals: tuple[Proposal, ...] = ()
    trouble: str = ""
    is_unworded: bool = False
    """The words of artist and camera were asked for and could not be used."""
    is_unanswered: bool = False
    """Nobody answered: asking again may help."""


def fault(sheet: Sheet, proposals: tuple[Proposal, ...]) -> str:
    """What is wrong with proposals for a scene, as it is said to a planner; empty: nothing.

    Sound proposals cover every piece once and in order, and name nobody who is not there.
    """
    count = len(sheet.pieces)
    if not proposals:
        return "There is no shot."
    if proposals[0].first != 1 or proposals[-1].last != count:
        return f"The shots must cover the pieces 1 to {count}."
    if any(after.first != before.last + 1 for before, after in pairwise(proposals)):
        return "Every shot must start with the piece behind the last one of the shot before it."
    names = {person.name for person in sheet.people}
    for number, shot in enumerate(proposals, 1):
        if found := _fault(sheet, shot, names):
            return f"Shot {number} {found}"
    return ""


def _fault(sheet: Sheet, shot: Proposal, names: set[str]) -> str:
    if shot.last < shot.first:
        return "stops before it starts."
    if not names.issuperset([*shot.people, *([shot.over] if shot.over else [])]):
        return "shows somebody who is not on the list of people."
    pieces = sheet.pieces[shot.first - 1 : shot.last]
    seconds = sum(piece.seconds for piece in pieces)
    if len(pieces) > 1 and seconds > LONGEST_S:
        return f"covers {seconds:.0f} seconds of script: divide it."
    if any(piece.is_first for piece in pieces[1:]):
        return "runs over a piece with which a new shot has to start."
    return ""
