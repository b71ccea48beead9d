"""What the stages ask of the crew, whoever does the work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pipeline.film.script import Screenplay
from pipeline.film.timing import FrameRate
from pipeline.film.world import Breakdown
from pipeline.progress import Progress
from pipeline.recipe import BoardRecipe, TakeRecipe

if TYPE_CHECKING:  # a director needs no arrays
    import numpy as np
    from numpy.typing import NDArray

    from pipeline.media.frame import Frame


@dataclass(frozen=True)
class Drawing:
    """What an artist draws. All arrays share the plate's pixels except `burn_in`.

    image: (H, W, 3) uint8 sRGB, the plate: `overscan` times the frame in both directions.
    depth_m: (H, W) float32 metres along the lens axis, inf for sky; None where unknown.
    burn_in: (h, w, 4) uint8 sRGB with straight alpha at frame size, or None.
    line: (H, W) uint8, 255 where there is ink. joints: (people, 18, 3) in OpenPose's order: x, y in
    pixels of the plate, and 1 for seen, 0.5 hidden, 0 out of the plate.
    """

    image: NDArray[np.uint8]
    depth_m: NDArray[np.float32] | None = None
    burn_in: NDArray[np.uint8] | None = None
    overscan: float = 1.0
    line: NDArray[np.uint8] | None = None
    joints: NDArray[np.float32] | None = None


class Director(Protocol):
    name: str

    def break_down(self, screenplay: Screenplay, rate: FrameRate) -> Breakdown: ...


class Artist(Protocol):
    """Draws one recipe. `wants_blocking`: its recipes say who else is in the scene, and how."""

    name: str
    version: int
    wants_blocking: bool

    def draw(self, recipe: BoardRecipe, progress: Progress) -> Drawing: ...

    def remarks(self, recipe: BoardRecipe) -> tuple[str, ...]:
        """What the user is told of a recipe that cannot be drawn as it says; often nothing."""
        ...


class CameraOperator(Protocol):
    """Shoots one recipe; yields exactly `recipe.frames` frames."""

    name: str
    version: int

    def shoot(
        self, recipe: TakeRecipe, drawing: Drawing, progress: Progress
    ) -> Iterator[Frame]: ...
