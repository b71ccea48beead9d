"""Shoots a keyframe with a video model of the catalogue."""

from collections.abc import Generator
from pathlib import Path

from pipeline.engines.base import Drawing, Library
from pipeline.engines.video_diffusers.moves import controlled
from pipeline.engines.video_diffusers.take import Asked, frames_of
from pipeline.media.burn_in import BurnIn
from pipeline.media.frame import Frame
from pipeline.media.rolling import Rolling
from pipeline.media.sound import Samples
from pipeline.media.words import tag
from pipeline.models.model import Ability, Model, TierName
from pipeline.models.shelf import standing, weights_of
from pipeline.progress import Progress
from pipeline.recipe import TakeRecipe

UNTRAINED = "UNTRAINED"


class DiffusersCamera:
    """Image to video with one model: from the keyframe, on to a last picture, on from a take, over
    a clip, or from words alone, as far as its `abilities` go.

    Any length, size and rate: made on the model's grid, in overlapping pieces where it is long, and
    brought to the film's frames. Raises EngineUnavailable where the model is not installed.
    """

    name = "diffusers"
    version = 1
    wants_viewer = False

    def __init__(self, model: Model, tier: TierName, home: Path) -> None:
        self.model = model.id
        here = standing(model, home)
        self.revision = here.revision
        self.tier = tier.value
        has_depth = bool(controlled(model, Ability.DEPTH, tier, here.folder))
        self.abilities = model.abilities - (frozenset() if has_depth else {Ability.DEPTH})
        self._model = model
        self._home = home

    def shoot(
        self, recipe: TakeRecipe, drawing: Drawing, library: Library, progress: Progress
    ) -> Generator[Frame, None, Samples | None]:
        """Exactly `recipe.frames` frames, and the sound of those; what `progress` raises ends the
        shot at the next step.

        Raises NoPicture when the model gives none, and EngineUnavailable as `with_pipeline`.
        """
        here = weights_of(self._model, self._home, recipe.revision)
        burn_ins = [BurnIn(drawing.burn_in)]
        if here.is_untrained:
            burn_ins.append(BurnIn(tag(recipe.size, UNTRAINED)))
        asked = Asked(self._model, here, self._home, recipe, drawing, library)
        take = Rolling(frames_of(asked, progress))
        for frame in take:
            for burn_in in burn_ins:
                burn_in.draw(frame)
            yield frame
        return take.sound
