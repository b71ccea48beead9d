"""Shoots a keyframe: the plate, seen from each pose of the camera's path."""

from collections.abc import Generator, Iterator
from dataclasses import replace

from pipeline.engines.base import Drawing, Embedded, Library
from pipeline.engines.parallax.acted import Acted
from pipeline.engines.parallax.threads import one_thread
from pipeline.engines.parallax.traced import Traced
from pipeline.film.path import camera_path, fitted, travels
from pipeline.media.burn_in import BurnIn
from pipeline.media.frame import Frame
from pipeline.progress import Progress
from pipeline.recipe import TakeRecipe


class ParallaxCamera(Embedded):
    """Moves over the picture exactly as the move table says, as far as its plate allows.

    With depth, what is near moves more than what is far, and ground that comes into sight behind
    an edge is continued from around it. Without, the picture is a plane at the subject. Frames are
    I420, (height * 3 // 2, width); a camera that stands still yields the same array again.
    """

    name = "parallax"
    version = 2
    wants_viewer = True

    def shoot(
        self, recipe: TakeRecipe, drawing: Drawing, library: Library, progress: Progress
    ) -> Generator[Frame, None, None]:
        """Exactly `recipe.frames` frames; what `progress` raises ends the shot."""
        with one_thread():
            yield from _frames(recipe, drawing, progress)


def _frames(recipe: TakeRecipe, drawing: Drawing, progress: Progress) -> Iterator[Frame]:
    aspect = recipe.size[0] / recipe.size[1]
    camera = fitted(recipe.camera, aspect)
    path = camera_path(camera, recipe.frames, recipe.rate, aspect, recipe.seed)
    progress(0.0)
    burn_in, viewer = BurnIn(drawing.burn_in), drawing.viewer
    if viewer is not None and travels(path) and viewer.reaches(path):
        shown = Traced(viewer, camera, recipe.size, path)
    else:  # a travelling plate is cut into layers once, and keeps its people
        still = replace(drawing, viewer=None) if travels(path) else drawing
        shown = Acted(still, camera, recipe.size, path)
    for index in range(recipe.frames):
        progress(index / recipe.frames)
        frame, is_new = shown.frame(index)
        if is_new:
            burn_in.draw(frame)
        yield frame
    progress(1.0)
