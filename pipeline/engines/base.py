"""What the stages ask of the crew, whoever does the work."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from pipeline.engines.lookbook import Lookbook, LookSheet
from pipeline.engines.proposal import Planned, Sheet
from pipeline.film.floor_plan import FloorPlan
from pipeline.film.path import Pose
from pipeline.film.script import Screenplay
from pipeline.film.style import BoardStyle
from pipeline.film.timing import FrameRate
from pipeline.film.world import Breakdown
from pipeline.models.model import Ability
from pipeline.progress import Progress
from pipeline.recipe import BoardRecipe, TakeRecipe

if TYPE_CHECKING:  # a director needs no arrays
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from pipeline.media.frame import Frame
    from pipeline.media.sound import Samples


class Named(NamedTuple):
    """What an id stands for: a thing of the set or a figure, by name."""

    name: str
    is_figure: bool = False


@dataclass(frozen=True)
class Drawing:
    """What an artist draws. All arrays share the plate's pixels except `burn_in`.

    image: (H, W, 3) uint8 sRGB, the plate: `overscan` times the frame in both directions.
    depth_m: (H, W) float32 metres along the lens axis, inf for sky; None where unknown.
    burn_in: (h, w, 4) uint8 sRGB with straight alpha at frame size, or None.
    line: (H, W) uint8, 255 where there is ink. joints: (people, 18, 3) in OpenPose's order: x, y in
    pixels of the plate, and 1 for seen, 0.5 hidden, 0 out of the plate.
    normal: (H, W, 3) float16 unit vectors in the camera's axes: right, up, towards the lens; zero
    for sky. ids: (H, W) uint8, an index into `id_names`, whose first is the sky. arrows: as
    `burn_in`: how camera and people move, to be laid over a board.
    """

    image: NDArray[np.uint8]
    depth_m: NDArray[np.float32] | None = None
    burn_in: NDArray[np.uint8] | None = None
    overscan: float = 1.0
    line: NDArray[np.uint8] | None = None
    joints: NDArray[np.float32] | None = None
    normal: NDArray[np.float16] | None = None
    ids: NDArray[np.uint8] | None = None
    id_names: tuple[Named, ...] = ()
    arrows: NDArray[np.uint8] | None = None
    viewer: Viewer | None = None
    """Where it was drawn from a place that can be looked at again."""


@dataclass(frozen=True)
class Seen:
    """What is seen of a place: a whole picture, or a part of one whose left top lies at `corner`.

    image: (H, W, 3) uint8 sRGB. depth_m: (H, W) float32 metres along the lens axis, inf for sky.
    dark: (H, W) uint8, how much of the paper's strokes shows there; the image is without paper.
    """

    image: NDArray[np.uint8]
    depth_m: NDArray[np.float32]
    dark: NDArray[np.uint8]
    corner: tuple[int, int] = (0, 0)
    share: NDArray[np.float32] | None = None
    """(H, W), 0 to 1: how much of a part counts at each place; None: all."""


class Viewer(Protocol):
    """The place that a board was drawn from, for one take of it: staged as on the board.

    tooth: (H, W) float32 at the take's size, what the frame is multiplied by; strokes: (H, W), the
    share that is taken away where it is all dark. Both stay where they are as the camera moves.
    """

    tooth: NDArray[np.float32]
    strokes: NDArray[np.float32]

    def reaches(self, path: Sequence[Pose]) -> bool:
        """Whether a camera can go there: not under the ground."""
        ...

    def still(self, pose: Pose) -> Seen:
        """The frame from a pose, as the board has it, without those who walk about."""
        ...

    def acted(self, pose: Pose, frame: int) -> Seen | None:
        """The part of that frame which is otherwise at a moment of the take, if any."""
        ...

    def drawing(self, frame: int) -> int:
        """Which drawing of who acts is seen on a frame: the same number is the same drawing."""
        ...

    def redrawn(self, frame: int) -> tuple[NDArray[np.uint8], tuple[int, int]] | None:
        """The part of the board's plate that is otherwise then, on paper, and its left top."""
        ...


class Library(Protocol):
    """The media that a recipe names, read when an engine wants them."""

    def picture(self, key: str) -> NDArray[np.uint8]:
        """(H, W, 3) uint8 sRGB."""
        ...

    def depth(self, key: str) -> NDArray[np.float32]:
        """(H, W) float32 metres, inf for sky."""
        ...

    def clip(self, key: str) -> Iterator[Frame]:
        """The frames of a take, I420."""
        ...

    def file(self, key: str) -> Path:
        """Where the bytes lie: for weights such as a LoRA."""
        ...

    def depth_video(self, recipe: TakeRecipe) -> Iterator[NDArray[np.uint8]]:
        """(H, W, 3) uint8, near is white: the frames of `recipe.depth_move`."""
        ...


class Director(Protocol):
    name: str

    def break_down(self, screenplay: Screenplay, rate: FrameRate) -> Breakdown: ...


@runtime_checkable
class Planner(Protocol):
    """A director who only proposes: the reading, the times and the words stay our own."""

    name: str

    def plan(
        self, sheets: Sequence[Sheet], progress: Progress, *, is_worded: bool = False
    ) -> list[Planned]:
        """One for each scene, in order. `is_worded` asks for the words of artist and camera too.

        What fails is said in `Planned.trouble`; raises only Cancelled.
        """
        ...


@runtime_checkable
class Describer(Protocol):
    """A planner who also proposes how people and places look, where the script does not say."""

    def describe(self, sheet: LookSheet, progress: Progress) -> Lookbook:
        """What fails is said in `Lookbook.trouble`; raises only Cancelled."""
        ...


class Engine(Protocol):
    """What artists and cameras have in common. Reading these loads no model."""

    name: str
    version: int
    model: str
    """The catalogue's id of its model; empty for an engine that needs none, and so `revision`."""
    revision: str
    tier: str
    abilities: frozenset[Ability]
    """What its recipes may name."""


class Embedded:
    """What an engine says of itself that comes with the program and needs no model."""

    model = revision = tier = ""
    abilities = frozenset[Ability]()


class Artist(Engine, Protocol):
    wants_blocking: bool
    """Its recipes say who else is in the scene and where, how all look, and the weather."""
    styles: frozenset[BoardStyle]
    """The looks that it draws in by itself; one with a model is told of a look in words."""

    def draw(self, recipe: BoardRecipe, library: Library, progress: Progress) -> Drawing: ...

    def remarks(self, recipe: BoardRecipe) -> tuple[str, ...]:
        """What the user is told of a recipe that cannot be drawn as it says; often nothing."""
        ...


@runtime_checkable
class Stager(Protocol):
    """An artist who puts figures and camera where numbers say."""

    def floor_plan(self, recipe: BoardRecipe) -> FloorPlan:
        """What is drawn, from above; takes milliseconds."""
        ...


@runtime_checkable
class Viewable(Protocol):
    """An artist whose boards can be looked at again."""

    version: int

    def acts(self, board: BoardRecipe) -> bool:
        """Whether somebody on it moves about, besides speaking."""
        ...

    def viewer(self, board: BoardRecipe, take: TakeRecipe) -> Viewer: ...


class CameraOperator(Engine, Protocol):
    """Shoots one recipe: yields exactly `recipe.frames` frames, and returns the sound that was made
    with them where the recipe asks for it, exactly as long; None: there is none."""

    wants_viewer: bool
    """It looks again at what it cannot know from the keyframe, where the artist lets it."""

    def shoot(
        self, recipe: TakeRecipe, drawing: Drawing, library: Library, progress: Progress
    ) -> Generator[Frame, None, Samples | None]: ...
