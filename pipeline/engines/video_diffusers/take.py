"""One take with one model: planned on its grid, made piece by piece, then as the film wants it."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.engines.base import Drawing, Library
from pipeline.engines.video_diffusers.families import family_of
from pipeline.engines.video_diffusers.framing import Picture, to_film
from pipeline.engines.video_diffusers.given import Given, depth_of, given, is_black, part
from pipeline.engines.video_diffusers.joining import at_rate, joined
from pipeline.engines.video_diffusers.moves import controlled, taught
from pipeline.engines.video_diffusers.plan import (
    Plan,
    frame_size,
    frames_for,
    model_rate,
    planned,
)
from pipeline.engines.video_diffusers.segment import Family, NoPicture, Segment, Wave
from pipeline.engines.video_diffusers.sounding import track
from pipeline.gpu.embeddings import encoded
from pipeline.gpu.resident import with_pipeline
from pipeline.gpu.rough import Shape, looking
from pipeline.gpu.want import Want
from pipeline.media.frame import Frame
from pipeline.media.sound import Samples, samples_at
from pipeline.models.model import Ability, Model, Tier, TierName
from pipeline.models.shelf import Installed
from pipeline.progress import Progress
from pipeline.recipe import TakeRecipe

DENOISING = 0.9
"""The share of a take's progress that its denoising steps are shown as; the frames are the rest."""


@dataclass(frozen=True)
class Asked:
    """A recipe, the model that shoots it, and where its pictures are read."""

    model: Model
    here: Installed
    home: Path
    recipe: TakeRecipe
    drawing: Drawing
    library: Library

    @property
    def tier(self) -> Tier:
        return self.model.tiers[TierName(self.recipe.tier or TierName.FINAL)]

    @property
    def is_refined(self) -> bool:
        return bool(self.tier.refine and self.model.upsampler)

    @property
    def steps(self) -> int:
        """Denoising steps of a piece."""
        first = len(self.tier.timesteps or self.tier.sigmas) or self.tier.steps
        return first + (len(self.tier.refine) if self.is_refined else 0)


@dataclass
class _Count:
    """How far a take is: denoising steps and frames that are done."""

    progress: Progress
    steps: int
    frames: int
    stepped: int = 0
    shown: int = 0

    def step(self) -> None:
        self.stepped = min(self.stepped + 1, self.steps)
        self.tell()

    def show(self) -> None:
        self.shown += 1
        self.tell()

    def tell(self) -> None:
        denoised, shown = self.stepped / self.steps, self.shown / self.frames
        self.progress(DENOISING * denoised + (1 - DENOISING) * shown)


def frames_of(asked: Asked, progress: Progress) -> Generator[Frame, None, Samples | None]:
    """Exactly the frames that the recipe asks for, at its size and rate, and their sound."""
    recipe = asked.recipe
    take = _Take(asked)
    count = _Count(progress, asked.steps * take.plan.segments, recipe.frames)
    count.tell()
    pieces = joined(
        take.plan, take.given.opening, lambda number, tail: take.piece(number, tail, count)
    )
    for picture in at_rate(pieces, take.ratio, recipe.frames):
        yield to_film(picture, recipe.size)
        count.show()
    progress(1.0)
    return take.sound


class _Take:
    """A recipe on the grid of a model, and its pieces."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        model, recipe = asked.model, asked.recipe
        family = family_of(model, next(iter(model.pipelines.values())))
        fps = model_rate(recipe.rate, model.grid, family.told)
        size = frame_size(asked.tier.size, recipe.size, model.grid.step_px)
        overlap = family.overlap if Ability.EXTEND in model.abilities else 1
        needed = frames_for(recipe.frames, recipe.rate, fps)
        self.given: Given = given(recipe, asked.drawing, asked.library, size, fps, overlap)
        self.plan: Plan = planned(model.grid, size, fps, needed, overlap, self.given.before)
        self._depth = depth_of(recipe, asked.library, self.plan, self.ratio)
        self._family: Family = family
        self._waves: list[Wave | None] = []

    @property
    def ratio(self) -> float:
        """Frames of the model to one of the film. With a last picture the two end together."""
        recipe, plan = self._asked.recipe, self.plan
        if recipe.last and recipe.frames > 1:
            return (plan.frames - plan.before - 1) / (recipe.frames - 1)
        return plan.fps / float(recipe.rate.fps)

    @property
    def sound(self) -> Samples | None:
        """Of all pieces, when they are made; None where nothing is heard."""
        recipe, plan = self._asked.recipe, self.plan
        speed = self.ratio * float(recipe.rate.fps) / plan.fps
        return track(plan, self._waves, speed, samples_at(recipe.frames, recipe.rate))

    def piece(self, number: int, tail: Picture | None, count: _Count) -> Picture:
        """The piece of a number, (F, H, W, 3), from the frames that it begins with."""
        segment = self._segment(number, tail)
        want = self._want(_pipeline(self._asked.model, segment, self.plan.segments > 1))
        begun = number * self._asked.steps

        def denoise(pipe: Any) -> Any:
            _without_advice()
            count.stepped = begun  # it may be begun again
            told = segment.told(self._words(pipe, want), want.loras)
            with looking(pipe, want, count.progress, self._shape) as look:

                def on_step() -> None:
                    look()
                    count.step()

                return self._family.denoise(pipe, told, on_step)

        def decode(pipe: Any, latents: Any) -> tuple[Picture, Wave | None]:
            picture = self._family.decode(pipe, latents, segment)
            hear = self._family.hear if self._asked.recipe.sound else None
            return picture, hear(pipe, latents) if hear else None

        try:
            made, wave = with_pipeline(want, denoise, decode)
            if is_black(made) and not (tail is not None and is_black(tail)):
                raise NoPicture("only black")
        except NoPicture as fault:
            raise NoPicture(
                f"{self._asked.model.title} gave {fault} for this shot. "
                "Retry it with another seed, or shoot it with parallax."
            ) from fault
        self._waves.append(wave)
        return made

    @property
    def _shape(self) -> Shape:
        """The film's frame lies whole in the middle of the model's."""
        (width, height), form = self.plan.size, self._asked.recipe.size
        scale = min(width / form[0], height / form[1])
        shown = form[0] * scale / width, form[1] * scale / height
        return Shape(self.plan.size, self.plan.length, shown)

    def _words(self, pipe: Any, want: Want) -> dict[str, Any]:
        recipe = self._asked.recipe
        return encoded(
            pipe,
            want,
            prompt=recipe.prompt,
            negative_prompt=recipe.negative or None,
            guidance_scale=self._asked.tier.guidance,
        )

    def _want(self, pipeline: str) -> Want:
        asked = self._asked
        tier, folder = TierName(asked.recipe.tier or TierName.FINAL), asked.here.folder
        own = ((asked.library.file(lora.file), lora.strength) for lora in asked.recipe.loras)
        return Want(
            model=asked.model,
            folder=folder,
            pipeline=pipeline,
            loras=(*self._makers(tier, folder), *own),
            home=asked.home,
            revision=asked.here.revision,
            tier=tier,
        )

    def _makers(self, tier: TierName, folder: Path) -> tuple[tuple[Path, float], ...]:
        """What leads the camera: its exact way where that is given, else the move as a whole."""
        model, recipe = self._asked.model, self._asked.recipe
        if self._depth is not None:
            return controlled(model, Ability.DEPTH, tier, folder)
        return taught(model, recipe.camera, tier, folder)

    def _segment(self, number: int, tail: Picture | None) -> Segment:
        asked, plan = self._asked, self.plan
        is_last, start = number == plan.segments - 1, number * (plan.length - plan.overlap)
        return Segment(
            size=plan.size,
            frames=plan.length,
            fps=plan.fps,
            seed=asked.recipe.seed + number,
            tier=asked.tier,
            lead=tail,
            last=self.given.last if is_last else None,
            source=part(self.given.source, start, plan.length),
            strength=asked.recipe.strength,
            control=part(self._depth, start, plan.length),
            upsampler=asked.here.folder / asked.model.upsampler if asked.is_refined else None,
        )


def _without_advice() -> None:
    """What the library tells programmers of arguments is nothing for the person at the screen."""
    from diffusers.utils import logging

    logging.set_verbosity_error()


def _pipeline(model: Model, segment: Segment, is_one_of_many: bool) -> str:
    """The class that can do what the segment asks for; all pieces of a take are made by one."""
    lead = 0 if segment.lead is None else len(segment.lead)
    wanted = (
        (segment.control is not None, Ability.DEPTH),
        (segment.source is not None, Ability.VIDEO),
        (is_one_of_many or lead > 1, Ability.EXTEND),
        (segment.last is not None, Ability.LAST_FRAME),
        (lead > 0, Ability.IMAGE),
    )
    for is_asked, ability in wanted:
        if is_asked and ability in model.pipelines:
            return model.pipelines[ability]
    is_plain = not lead and Ability.TEXT in model.pipelines
    return model.pipelines[Ability.TEXT if is_plain else Ability.IMAGE]
