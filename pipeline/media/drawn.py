"""What has to be drawn frame by frame: transitions, cards and burned-in captions.

moviepy makes the pictures, as clips whose frames are I420 planes instead of RGB: a mix of two
frames is the same in both, since one is linear in the other, and nothing is converted on the way.
At most two clips are open.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import cv2
import numpy as np
from moviepy import Effect, VideoClip
from moviepy.Clip import Clip
from numpy.typing import NDArray

from pipeline.film.stretch import Drawn
from pipeline.media.clip import read_frames
from pipeline.media.colour import i420_from_rgb, planes
from pipeline.media.frame import Frame
from pipeline.media.words import Overlay, caption, card
from pipeline.recipe import SpanRecipe

CARD_FADE_S = 0.4
"""Words of a card come and go over this long, at most a quarter of the card each."""
WIPE_EDGE = 0.02
"""Softness of a wipe's edge over the frame's width."""

Share = Callable[[float], float]
"""A time in the span, in seconds -> how much of the second picture shows."""


def draw_span(recipe: SpanRecipe, paths: Sequence[Path]) -> Iterator[Frame]:
    """The frames of a span. `paths` are the clips of `recipe.media`.

    Raises MachineTrouble when a clip lacks frames.
    """
    with ExitStack() as open_clips:
        shots = [
            _shot_clip(open_clips.enter_context(closing(read_frames(path, part))), recipe)
            for path, part in zip(paths, recipe.ranges, strict=True)
        ]
        clip = _composed(recipe, shots)
        if recipe.words and recipe.kind != Drawn.CARD:
            clip = clip.with_effects([Burned(caption(recipe.size, *recipe.words))])
        yield from clip.iter_frames(fps=_fps(recipe))


def _composed(recipe: SpanRecipe, shots: Sequence[Clip]) -> Clip:
    match recipe.kind:
        case Drawn.CARD:
            words = _still(card(recipe.size, *recipe.words), recipe)
            return _black(recipe).with_effects([Mixed(words, _come_and_go(recipe))])
        case Drawn.DISSOLVE:
            return shots[0].with_effects([Mixed(shots[1], _across(recipe))])
        case Drawn.WIPE:
            return shots[0].with_effects([Wiped(shots[1], _across(recipe))])
        case Drawn.FADE_IN:
            return _black(recipe).with_effects([Mixed(shots[0], _out_of_black(recipe))])
        case Drawn.FADE_OUT:
            return shots[0].with_effects([Mixed(_black(recipe), _into_black(recipe))])
        case _:
            return shots[0]


@dataclass
class Mixed(Effect):
    """Another clip shows through."""

    other: Clip
    share: Share

    def apply(self, clip: Clip) -> Clip:
        def mix(get_frame: Callable[[float], Frame], t: float) -> Frame:
            share, after = self.share(t), _shown(self.other, t)
            if share >= 1:
                return after
            mixed = cv2.addWeighted(get_frame(t), 1 - share, after, share, 0)
            return cast("Frame", mixed)

        return clip.transform(mix)


@dataclass
class Wiped(Effect):
    """Another clip comes in from the left behind a soft edge."""

    other: Clip
    share: Share

    def apply(self, clip: Clip) -> Clip:
        def wipe(get_frame: Callable[[float], Frame], t: float) -> Frame:
            before = get_frame(t)
            matte = wipe_matte(before.shape, self.share(t))
            return blended(before, _shown(self.other, t), 1 - matte, matte)

        return clip.transform(wipe)


@dataclass
class Burned(Effect):
    """Ink over every frame."""

    overlay: Overlay

    def apply(self, clip: Clip) -> Clip:
        ink, matte = self.overlay.ink, self.overlay.matte
        rest = 1 - matte

        def burn(get_frame: Callable[[float], Frame], t: float) -> Frame:
            return blended(get_frame(t), ink, rest, matte)

        return clip.transform(burn)


def blended(
    before: Frame, after: Frame, rest: NDArray[np.float32], matte: NDArray[np.float32]
) -> Frame:
    """Two frames weighed pixel by pixel; `rest` is 1 - `matte`."""
    return cast("Frame", cv2.blendLinear(before, after, rest, matte))


def wipe_matte(shape: tuple[int, ...], share: float) -> NDArray[np.float32]:
    """I420-shaped float32: 1 left of the edge, 0 right of it."""
    width = shape[1]
    soft = max(1.0, width * WIPE_EDGE)
    edge = share * (width + soft) - soft / 2
    row = np.clip((edge - np.arange(width, dtype=np.float32)) / soft + 0.5, 0, 1)
    matte = np.empty(shape, np.float32)
    luma, u, v = planes(matte)
    luma[:] = row
    u[:] = v[:] = row.reshape(-1, 2).mean(axis=1)
    return matte


def _across(recipe: SpanRecipe) -> Share:
    """Neither the first frame nor the last shows one picture alone: those are its neighbours."""
    return lambda t: (_number(recipe, t) + 1) / (recipe.whole + 1)


def _out_of_black(recipe: SpanRecipe) -> Share:
    """The first frame is black."""
    return lambda t: _number(recipe, t) / recipe.whole


def _into_black(recipe: SpanRecipe) -> Share:
    """The last frame is black."""
    return lambda t: (_number(recipe, t) + 1) / recipe.whole


def _come_and_go(recipe: SpanRecipe) -> Share:
    steps = min(recipe.rate.frames(CARD_FADE_S), recipe.whole // 4) + 1

    def share(t: float) -> float:
        number = _number(recipe, t)
        return min(1.0, (number + 1) / steps, (recipe.whole - number) / steps)

    return share


def _number(recipe: SpanRecipe, t: float) -> int:
    """The frame's number in its transition or card."""
    return recipe.offset + round(t * _fps(recipe))


def _shot_clip(frames: Iterator[Frame], recipe: SpanRecipe) -> VideoClip:
    """A clip that is read once, forward; moviepy asks for the first frame twice."""
    number, current = 0, next(frames)

    def frame(t: float) -> Frame:
        nonlocal number, current
        while number < round(t * _fps(recipe)):
            number, current = number + 1, next(frames)
        return current

    return VideoClip(frame, duration=_seconds(recipe))


def _shown(clip: Clip, t: float) -> Frame:
    return cast("Frame", clip.get_frame(t))


def _black(recipe: SpanRecipe) -> VideoClip:
    width, height = recipe.size
    return _still(i420_from_rgb(np.zeros((height, width, 3), np.uint8)), recipe)


def _still(frame: Frame, recipe: SpanRecipe) -> VideoClip:
    return VideoClip(lambda _: frame, duration=_seconds(recipe))


def _fps(recipe: SpanRecipe) -> float:
    return float(recipe.rate.fps)


def _seconds(recipe: SpanRecipe) -> float:
    """Half a frame more than the span lasts: moviepy rounds the number of frames down."""
    return (recipe.frames + 0.5) / _fps(recipe)
