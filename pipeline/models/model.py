"""What the catalogue says of a model."""

from enum import StrEnum

from pydantic import Field

from pipeline.film.camera import Move
from pipeline.film.value import Value


class Role(StrEnum):
    DIRECTOR = "director"
    ARTIST = "artist"
    CAMERA = "camera"


class Ability(StrEnum):
    """What an engine can be given. A recipe names nothing that its engine cannot take."""

    TEXT = "text"
    """Makes its picture or take from words alone."""
    IMAGE = "image"
    """Starts from a picture: image to image, image to video."""
    INPAINT = "inpaint"
    LAST_FRAME = "last frame"
    EXTEND = "extend"
    VIDEO = "video to video"
    DEPTH = "depth"
    LINE = "line"
    POSE = "pose"
    REFERENCE = "reference image"
    LORA = "LoRA"
    MOVES = "camera moves"
    """Takes the typed move itself, not only its words."""
    SOUND = "sound"


class TierName(StrEnum):
    DRAFT = "draft"
    FINAL = "final"


class Tier(Value):
    """How a model is run: the settings its makers advise, or fewer steps at a smaller size."""

    steps: int = Field(ge=1)
    guidance: float = 1.0
    size: tuple[int, int]
    """The frame in pixels that the model is run at, for 16:9; other aspects keep the area."""
    timesteps: tuple[float, ...] = ()
    sigmas: tuple[float, ...] = ()
    refine: tuple[float, ...] = ()
    """Timesteps or sigmas of a second pass over what the first made at half of `size`."""
    call: dict[str, float] = Field(default_factory=dict)
    """Further arguments of the pipeline, such as `decode_timestep`."""


class Grid(Value):
    """What sizes and lengths the model makes: everything else is snapped to it and conformed."""

    step_px: int = 8
    frame_step: int = 1
    frame_offset: int = 0
    """A take has `frame_step * k + frame_offset` frames."""
    most_frames: int = 1
    fps: float = 24.0
    """The rate of motion that the model was trained at."""


class Memory(Value):
    """Bytes that the weights need on the card, computed from the real classes without weights.

    `whole` with everything resident in bf16, `model` the largest part (text encoder, transformer or
    decoder) alone, `layer` the largest repeated block; the working memory of a step is measured.
    """

    whole: int
    model: int
    layer: int


class Extra(Value):
    """Files of another repository, put beside the model's own."""

    repo: str
    licence: str
    files: tuple[str, ...]
    """Patterns, as for a model."""
    folder: str
    """Where in the model's folder they go."""


class Model(Value):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    """What crews, recipes and the command line call it; also its folder's name."""
    title: str
    role: Role
    repo: str
    """The id on the model hub, `owner/name`."""
    licence: str
    licence_url: str
    must_accept: bool = False
    """The user says yes to the licence before it is installed."""
    is_gated: bool = False
    """The hub is known to ask for an account and its token as well."""
    is_untrained: bool = False
    """Random weights, for trying the machinery: said wherever its pictures are shown."""
    read_at: str
    """Where this entry was read."""
    files: tuple[str, ...] = ()
    """Patterns of the files that are needed, as the hub names them; none: all of a pipeline."""
    extras: tuple[Extra, ...] = ()
    variant: str = ""
    """Which of several sets of weights is fetched, as in `model.fp16.safetensors`. It is installed
    under the plain name."""
    single_files: dict[str, str] = Field(default_factory=dict)
    """Component -> the file of its weights in the makers' own layout, for `from_single_file` with
    the component's folder as its config."""
    float32: tuple[str, ...] = ()
    """Components that are loaded in float32, where the makers advise against bf16."""
    upsampler: str = ""
    """The folder of a latent upsampler, for tiers with a second pass."""
    bytes: int = 0
    """Size on disk, about; 0 where it could not be read: the installation's plan tells it."""
    memory: Memory | None = None
    memory_from: str = ""
    """What the memory was computed with, and where the configurations were read."""
    abilities: frozenset[Ability] = frozenset()
    moves: dict[Move, str] = Field(default_factory=dict)
    """Camera move -> the file of the LoRA that its makers trained for it. Where it is installed,
    every take with the move is shot with it; other moves are only put in words."""
    controls: dict[Ability, str] = Field(default_factory=dict)
    """Ability of a camera -> the file of the LoRA that its makers trained for control videos of the
    kind; without it the ability is none."""
    pipelines: dict[Ability, str] = Field(default_factory=dict)
    """Ability -> name of the diffusers class that does it."""
    grid: Grid = Grid()
    tiers: dict[TierName, Tier] = Field(default_factory=dict)
