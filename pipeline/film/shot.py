"""A shot: one camera set-up as planned, the keyframes drawn for it and the takes made of it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from pydantic import Field

from pipeline.film.camera import Camera
from pipeline.film.staging import Staging
from pipeline.film.value import Span, Value


class Coverage(StrEnum):
    """What a shot is for within its scene."""

    ESTABLISHING = "establishing"
    MASTER = "master"
    SINGLE = "single"
    OVER_SHOULDER = "over-the-shoulder"
    TWO_SHOT = "two-shot"
    GROUP = "group"
    REACTION = "reaction"
    INSERT = "insert"
    POV = "point-of-view"
    ACTION = "action"


class Look(StrEnum):
    """Where the subject looks in the frame: kept from shot to shot by the 180-degree line."""

    LEFT = "left"
    RIGHT = "right"
    CAMERA = "camera"


class Line(Value):
    """Words spoken during a shot. `start` and `frames` place them in the shot, for subtitles."""

    character: str
    text: str
    extension: str = ""
    parenthetical: str = ""
    source: Span
    start: int = 0
    frames: int = 0

    @property
    def is_off(self) -> bool:
        """Spoken by somebody who is elsewhere, or thought."""
        return self.extension.upper().startswith(("V.O", "O.S", "O.C"))


class Keyframe(Value):
    """A drawn board. `image`, `depth` and `burn_in` are keys of the media store.

    `image` shows `overscan` times the frame, so that a move has somewhere to go; the frame is its
    centre. `burn_in` is slate data at frame size, with alpha, that stays still over the picture.
    """

    recipe: str
    image: str
    depth: str | None = None
    burn_in: str | None = None
    overscan: float = 1.0
    line: str | None = None
    """Line art, black on white; like `pose`, a picture that a model's composition can keep to."""
    pose: str | None = None
    """The bones of those who are seen, in OpenPose's colours on black."""
    joints: str | None = None
    """Their joints on the plate as OpenPose writes them, JSON."""
    normal: str | None = None
    """Which way surfaces face, seen from the camera: red right, green up, blue to the lens."""
    ids: str | None = None
    """Which thing or figure each pixel of the plate shows, 8 bits in a palette; 0 is the sky."""
    id_names: str | None = None
    """The table of `ids`, JSON."""
    arrows: str | None = None
    """How camera and people move, at frame size with alpha. Laid over boards, never over takes."""

    @property
    def media_keys(self) -> tuple[str, ...]:
        pictures = (self.image, self.depth, self.burn_in, self.line, self.pose, self.normal)
        named = (*pictures, self.joints, self.ids, self.id_names, self.arrows)
        return tuple(key for key in named if key)


class Take(Value):
    """A clip of exactly `frames` frames. `media` is its key in the media store."""

    recipe: str
    media: str
    frames: int
    disobeyed: str = ""
    """How the camera moved instead of as it was asked to; empty where it obeyed, or is exact."""
    has_sound: bool = False
    """The clip has a sound track, as long as its picture."""

    @property
    def media_keys(self) -> tuple[str, ...]:
        return (self.media,)


class Lora(Value):
    """A LoRA by the media key of its safetensors file, and how strongly it works."""

    file: str
    strength: float = 1.0
    name: str = Field(default="", max_length=120)
    """What the user calls it; no recipe has it."""


def unnamed(loras: Iterable[Lora]) -> tuple[Lora, ...]:
    """For a recipe: what they are called changes no picture."""
    return tuple(lora.model_copy(update={"name": ""}) for lora in loras)


class Shooting(Value):
    """What a camera that works with a model is given besides the keyframe, by media keys."""

    last: str | None = None
    """The picture that the take ends on."""
    extends: str | None = None
    """The clip that the take goes on from."""
    source: str | None = None
    """The clip that is made over."""
    strength: float = Field(default=0.6, ge=0.0, le=1.0)
    """How far from `source` the take may go."""
    loras: tuple[Lora, ...] = ()
    keeps_depth: bool = True
    """A camera that moves keeps to the depth of the keyframe along its way, where it can: the way
    is exact, and who is seen holds still."""

    @property
    def media_keys(self) -> tuple[str, ...]:
        files = (lora.file for lora in self.loras)
        return tuple(key for key in (self.last, self.extends, self.source, *files) if key)


class Guide(Value):
    """What an artist that works with a model is given besides words, by media keys."""

    source: str | None = None
    """The picture to start from, and the one that the mask was painted over."""
    strength: float = Field(default=0.6, ge=0.0, le=1.0)
    """How far from `source` the keyframe may go."""
    depth: str | None = None
    line: str | None = None
    pose: str | None = None
    """Pictures that the composition keeps to."""
    keeps_composition: bool = True
    """Without such a picture it keeps to the 3D artist's drawing of the shot."""
    references: tuple[str, ...] = ()
    """Pictures of what is seen, and of the style; those of the cast come on top."""
    loras: tuple[Lora, ...] = ()
    negative: str = ""
    """What is not to be seen, in words."""

    @property
    def media_keys(self) -> tuple[str, ...]:
        pictures = (self.source, self.depth, self.line, self.pose, *self.references)
        files = (lora.file for lora in self.loras)
        return tuple(key for key in (*pictures, *files) if key)


class Shot(Value):
    id: str
    source: Span
    """What the shot covers. Shots stand in script order; a reaction may repeat a span."""
    coverage: Coverage = Coverage.ACTION
    action: str
    """What is seen, in the script's own words."""
    camera: Camera = Camera()
    frames: int = Field(default=96, ge=1)
    characters: tuple[str, ...] = ()
    """Everybody in frame, the subject first."""
    over: str = ""
    """Over-the-shoulder: whose shoulder."""
    look: Look = Look.CAMERA
    props: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    keyframes: tuple[Keyframe, ...] = ()
    takes: tuple[Take, ...] = ()
    circled: str | None = None
    """The recipe of the take (or keyframe) that the user chose; none: the newest."""
    circled_keyframe: str | None = None
    """The recipe of the keyframe that the user chose, also of an own picture; none: the newest."""
    prompt: str = ""
    """The user's own words for the artist, in place of those derived; empty: derived."""
    image_words: str = ""
    """What the keyframe shows, as a director wrote it for artists that draw from words: subject,
    action, place and light in one paragraph, without the camera. Empty: derived."""
    motion_words: str = ""
    """What happens in the take, likewise, for cameras that shoot from words."""
    mask: str | None = None
    """A media key: what the user painted over the keyframe, white where it may be redrawn."""
    seed: int | None = None
    """The user's own; none: made of the film's seed and this shot."""
    operator: str = ""
    """Who shoots it, as crews write a camera, in place of the crew's own; empty: the crew's."""
    shooting: Shooting = Shooting()
    guide: Guide = Guide()
    staging: Staging = Staging()
    """Where the user put figures and camera, for artists that stage."""

    @property
    def media_keys(self) -> tuple[str, ...]:
        """All that it names in the media store."""
        made = (key for one in (*self.keyframes, *self.takes) for key in one.media_keys)
        mask = (self.mask,) if self.mask else ()
        return (*made, *mask, *self.shooting.media_keys, *self.guide.media_keys)

    def keyframe(self, recipe: str) -> Keyframe | None:
        return next((one for one in self.keyframes if one.recipe == recipe), None)

    def take(self, recipe: str) -> Take | None:
        return next((one for one in self.takes if one.recipe == recipe), None)


TOLD_OF = ("action", "characters", "props")
"""Fields that a director's words for artist and camera are about."""


def redescribed(shot: Shot, update: Mapping[str, object]) -> Shot:
    """The shot with other fields; a director's words go where what they tell of has changed."""
    changed = shot.model_copy(update=dict(update))
    if all(getattr(shot, name) == getattr(changed, name) for name in TOLD_OF):
        return changed
    return changed.model_copy(update={"image_words": "", "motion_words": ""})


SLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which are read as 1 and 0 on a slate."""


def slate(scene_number: str, index: int) -> str:
    """The slate of the `index`-th shot (from 0) of a scene: `12A`, and `12AA` after `12Z`.

    Where the scene's number ends in a letter a hyphen follows, `12A-B`: `12AB` is another shot.
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(SLATE_LETTERS))
        letters = SLATE_LETTERS[rest] + letters
    mark = "-" if scene_number[-1:].isalpha() else ""
    return f"{scene_number}{mark}{letters}"
