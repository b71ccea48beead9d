"""Shoots a keyframe: the plate, seen from each pose of the camera's path."""

from collections.abc import Iterator

from pipeline.engines.base import Drawing, Library
from pipeline.engines.parallax.plate import make_plate
from pipeline.engines.parallax.scene import Scene
from pipeline.engines.parallax.sight import Frustum
from pipeline.engines.parallax.threads import one_thread
from pipeline.film.path import camera_path, fitted
from pipeline.media.burn_in import BurnIn
from pipeline.media.frame import Frame
from pipeline.models.model import Ability
from pipeline.progress import Progress
from pipeline.recipe import TakeRecipe


class ParallaxCamera:
    """Moves over the picture exactly as the move table says, as far as its plate allows.

    With depth, what is near moves more than what is far, and ground that comes into sight behind
    an edge is continued from around it. Without, the picture is a plane at the subject. Frames are
    I420, (height * 3 // 2, width); a camera that stands still yields the same array again.
    """

    name = "parallax"
    version = 2
    model = revision = tier = ""
    abilities = frozenset[Ability]()

    def shoot(
        self, recipe: TakeRecipe, drawing: Drawing, library: Library, progress: Progress
    ) -> Iterator[Frame]:
        """Exactly `recipe.frames` frames; what `progress` raises ends the shot."""
        with one_thread():
            yield from _frames(recipe, drawing, progress)


def _frames(recipe: TakeRecipe, drawing: Drawing, progress: Progress) -> Iterator[Frame]:
    aspect = recipe.size[0] / recipe.size[1]
    camera = fitted(recipe.camera, aspect)
    path = camera_path(camera, recipe.frames, recipe.rate, aspect, recipe.seed)
    progress(0.0)
    plate = make_plate(drawing, camera, recipe.size, path)
    scene = Scene(plate, Frustum(recipe.size, camera.lens_mm), path)
    burn_in = BurnIn(drawing.burn_in)
    frame, shown = None, None
    for index, pose in enumerate(path):
        progress(index / recipe.frames)
        if frame is None or pose != shown:
            frame, shown = scene.seen_from(pose), pose
            burn_in.draw(frame)
        yield frame
    progress(1.0)
