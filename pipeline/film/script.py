"""A screenplay as it was written: elements that cover the source without loss.

Every non-blank character of the decoded script belongs to exactly one element, and the scenes
divide the whole script between them: the first starts at 0, the last stops at its end.
"""

from enum import StrEnum

from pipeline.film.shot import Shot
from pipeline.film.value import Span, Value


class Kind(StrEnum):
    """What an element is. The words are those of the Fountain syntax where it has one."""

    TITLE_PAGE = "title-page"
    SLUGLINE = "slugline"
    ACTION = "action"
    CUE = "cue"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    LYRICS = "lyrics"
    TRANSITION = "transition"
    SHOT_LINE = "shot-line"
    CENTERED = "centered"
    NOTE = "note"
    BONEYARD = "boneyard"
    SECTION = "section"
    SYNOPSIS = "synopsis"
    PAGE_BREAK = "page-break"


class Emphasis(StrEnum):
    ITALIC = "italic"
    BOLD = "bold"
    UNDERLINE = "underline"


class Style(Value):
    """A run of emphasised characters of an element's text."""

    emphasis: Emphasis
    start: int
    stop: int


class Element(Value):
    """One element. `text` is what a reader sees: no markup, no notes, lines joined as written."""

    kind: Kind
    text: str
    source: Span
    styles: tuple[Style, ...] = ()
    notes: tuple[str, ...] = ()
    """Texts of `[[notes]]` that stand inside this element."""
    character: str = ""
    """Cue, dialogue, parenthetical, lyrics: who speaks, without the extension."""
    extension: str = ""
    """Cue: `V.O.`, `O.S.`, `CONT'D`, without the brackets."""
    is_dual: bool = False
    """Cue: spoken at the same time as the speech before it."""
    number: str = ""
    """Slugline: the scene number as written, `12A`."""
    level: int = 0
    """Section: its depth, 1 for `#`. Title page: 0."""


class Interior(StrEnum):
    INT = "INT"
    EXT = "EXT"
    BOTH = "INT/EXT"


class Light(StrEnum):
    """Time of day as light."""

    DAY = "day"
    NIGHT = "night"
    DAWN = "dawn"
    DUSK = "dusk"


class Setting(Value):
    """What a slugline says: where and when. `place` and `time` are the script's own words."""

    interior: Interior | None = None
    place: str = ""
    time: str = ""
    light: Light | None = None
    """None where the heading does not say (CONTINUOUS, LATER): the light of the scene before."""


class Scene(Value):
    id: str
    number: str
    """As written in the script, else counted."""
    slugline: str
    """The heading's text, empty where the script has none."""
    source: Span
    setting: Setting = Setting()
    elements: tuple[Element, ...]
    shots: tuple[Shot, ...] = ()


class Screenplay(Value):
    """What a reader returns: the script's own text and its scenes, not yet broken down."""

    text: str
    """The decoded script, character for character: spans count in it."""
    title: str = ""
    title_page: tuple[tuple[str, str], ...] = ()
    """Keys in lower case and values, in order: (("title", "..."), ("credit", "...")."""
    language: str = "en"
    """ISO 639-1, from the title page (`Language:`) or guessed from the letters."""
    scenes: tuple[Scene, ...]
    notices: tuple[str, ...] = ()
    """Sentences for the user about how the script was read."""
