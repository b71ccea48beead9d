"""The sound of a take's pieces to one: cross-faded where they overlap, in step with the picture."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.video_diffusers.plan import Plan
from pipeline.engines.video_diffusers.segment import Wave
from pipeline.media.sound import SAMPLE_RATE, Samples, resampled
from pipeline.media.soundtrack import faded


def track(plan: Plan, waves: Sequence[Wave | None], speed: float, samples: int) -> Samples | None:
    """`samples` samples, one wave to each piece of a plan; None where no piece is heard.

    `speed` is how many seconds of the model's own are shown, and so heard, in one of the film. What
    a model gives too much is cut off, what it lacks is silent.
    """
    if not any(wave is not None for wave in waves):
        return None
    a_frame = SAMPLE_RATE / plan.fps / speed
    heard = np.zeros((2, samples), np.float32)
    for number, wave in enumerate(waves):
        if wave is not None:
            start = number * (plan.length - plan.overlap) - plan.before
            piece = _long(resampled(wave.levels, wave.rate * speed), round(plan.length * a_frame))
            piece *= _gain(plan, piece.shape[1], (number > 0, number < len(waves) - 1))
            _add(heard, piece, round(start * a_frame))
    return faded(heard)


def _long(made: Samples, length: int) -> Samples:
    made = made[:, :length]
    return np.pad(made, ((0, 0), (0, length - made.shape[1])))


def _gain(plan: Plan, length: int, has_neighbours: tuple[bool, bool]) -> NDArray[np.float32]:
    """Comes and goes over the overlap with the pieces before and after it, where there are any."""
    coming = np.arange(length) * plan.length / length / plan.overlap
    going = plan.length / plan.overlap - coming
    gain = np.ones(length)
    for share, has_neighbour in zip((coming, going), has_neighbours, strict=True):
        if has_neighbour:
            gain *= np.sin(np.pi / 2 * np.clip(share, 0, 1))
    return gain.astype(np.float32)


def _add(heard: Samples, piece: Samples, start: int) -> None:
    """What of the piece lies inside."""
    first, stop = max(0, start), min(heard.shape[1], start + piece.shape[1])
    if first < stop:
        heard[:, first:stop] += piece[:, first - start : stop - start]
