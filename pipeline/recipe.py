"""Everything an engine needs to make one thing, and nothing else.

A recipe's digest is the key of what it makes: cache, resume and provenance are one look-up. Never
change a default here: add a field. Raise an engine's `version` when its pixels change.
"""

from pipeline.film.blocking import Mark
from pipeline.film.camera import Camera
from pipeline.film.script import Setting
from pipeline.film.shot import Coverage, Look, Lora
from pipeline.film.staging import Staging
from pipeline.film.style import BoardStyle
from pipeline.film.timing import FrameRange, FrameRate
from pipeline.film.value import Value
from pipeline.film.weather import Weather

__all__ = ["BoardRecipe", "Lora", "SpanRecipe", "Spoken", "TakeRecipe"]


class BoardRecipe(Value):
    """One keyframe. `size` is the frame in pixels; the picture shows `overscan` times that."""

    engine: str
    version: int
    size: tuple[int, int]
    overscan: float = 1.0
    seed: int = 1
    slate: str = ""
    slugline: str = ""
    setting: Setting = Setting()
    coverage: Coverage = Coverage.ACTION
    action: str
    camera: Camera
    seconds: float = 0.0
    """The shot's length, as drawn on the slate."""
    characters: tuple[str, ...] = ()
    over: str = ""
    look: Look = Look.CAMERA
    props: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    """(character, words) spoken in the shot."""
    model: str = ""
    """The catalogue's id of the model that draws; empty for artists that need none, as are the
    fields below. Each is set only where the artist has the ability for it."""
    revision: str = ""
    """The digest of the model's lock: which weights, exactly."""
    tier: str = ""
    prompt: str = ""
    negative: str = ""
    source: str | None = None
    """A media key: the picture to start from."""
    strength: float = 0.0
    """How far from `source` it may go, 0 to 1."""
    mask: str | None = None
    """A media key: white where `source` is drawn anew."""
    depth: str | None = None
    line: str | None = None
    pose: str | None = None
    """Media keys: pictures that the composition keeps to."""
    references: tuple[str, ...] = ()
    """Media keys: pictures of who and what is seen, and of the style."""
    loras: tuple[Lora, ...] = ()
    blocking: tuple[Mark, ...] = ()
    """Everybody who is in the scene at this shot, for an artist who asks for it."""
    weather: Weather = Weather.CLEAR
    lamps_out: bool = False
    """Of the whole scene, so that it does not change from shot to shot."""
    style: BoardStyle = BoardStyle.INK
    """The film's look, for an artist who draws in several."""
    dressing: tuple[str, ...] = ()
    """What was put down in the scene and still lies there, and vehicles that came into it."""
    staging: Staging = Staging()
    """Where the user put figures and camera, for an artist who asks for blocking."""
    place: str = ""
    """What the place looks like, beyond its name."""
    composition: "BoardRecipe | None" = None
    """The same shot as the 3D artist draws it: the model keeps to a pass of that drawing."""


class Spoken(Value):
    """Words that somebody who is seen speaks, and the frames of the take they are heard on."""

    character: str
    text: str
    start: int
    frames: int


class TakeRecipe(Value):
    """One moving shot from a keyframe. `image`, `depth` and `burn_in` are media keys."""

    engine: str
    version: int
    size: tuple[int, int]
    rate: FrameRate
    frames: int
    camera: Camera
    seed: int = 1
    image: str
    depth: str | None = None
    burn_in: str | None = None
    overscan: float = 1.0
    model: str = ""
    """The catalogue's id of the model that shoots, and so on, as in BoardRecipe."""
    revision: str = ""
    tier: str = ""
    prompt: str = ""
    negative: str = ""
    last: str | None = None
    """A media key: the picture that the take ends on."""
    extends: str | None = None
    """A media key: the clip that the take goes on from."""
    source: str | None = None
    """A media key: the clip that is made over."""
    strength: float = 0.0
    loras: tuple[Lora, ...] = ()
    depth_move: "TakeRecipe | None" = None
    """How the embedded camera shoots the picture of `depth`: the model keeps to that video."""
    board: str | None = None
    """The digest of the keyframe's recipe, where its place is looked at again: it says which artist
    of which version drew it. None: the take is made of the pictures alone."""
    spoken: tuple[Spoken, ...] = ()
    """In order, for mouths that move."""
    sound: bool = False
    """What the model makes to be heard is kept beside the picture."""


class SpanRecipe(Value):
    """A stretch of film that is truly drawn: a transition, a card, or a captioned stretch.

    `media` and `ranges` name the clips it reads, in order, and the frames of each; `words` are the
    card's lines or the caption.
    """

    version: int
    kind: str
    size: tuple[int, int]
    rate: FrameRate
    frames: int
    media: tuple[str, ...] = ()
    ranges: tuple[FrameRange, ...] = ()
    words: tuple[str, ...] = ()
    offset: int = 0
    whole: int = 0
    """The span is frames `offset` to `offset + frames` of a transition or card of `whole`."""
