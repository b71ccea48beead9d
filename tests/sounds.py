"""Takes that are heard, and what is heard of a file, for tests of sound."""

from pathlib import Path

import numpy as np

from pipeline.film.shot import Take
from pipeline.film.timing import FrameRate
from pipeline.media.clip import write_clip
from pipeline.media.mux import write_sounding
from pipeline.media.sound import samples_at
from pipeline.media.soundtrack import faded, read_sound
from tests.footage import FORM, counting

LOSS = 0.1
"""What AAC may change of noise, as a share of its loudness; one sample beside changes 0.16."""


def rustle(samples, seed=1):
    """(2, samples): noise, mostly below 4 kHz, another on either side; no part is like another."""
    dice = np.random.default_rng(seed)
    kernel = np.hanning(24) / 12
    made = [np.convolve(dice.normal(0, 0.4, samples), kernel, "same") for _ in range(2)]
    return np.array(made, np.float32)


def sounding(store, frames=24, form=FORM, seed=1, samples=None):
    """A take, and its sound as it was given to be written."""
    sound = rustle(samples_at(frames, form.rate), seed) if samples is None else samples
    with store.scratch(".mp4") as picture, store.scratch(".mp4") as path:
        write_clip(picture, counting(frames, form), form)
        write_sounding(path, picture, faded(sound), form)
        key = store.adopt(path)
    return Take(recipe=key, media=key, frames=frames, has_sound=True), faded(sound)


def heard_in(path: Path) -> np.ndarray:
    return np.concatenate(list(read_sound(path)), axis=1)


def part(heard: np.ndarray, start: int, stop: int, rate: FrameRate) -> np.ndarray:
    """The samples of frames."""
    return heard[:, samples_at(start, rate) : samples_at(stop, rate)]


def loss(heard: np.ndarray, given: np.ndarray) -> float:
    """How different, as a share of the loudness; both as long as the shorter one."""
    length = min(heard.shape[1], given.shape[1])
    apart = heard[:, :length] - given[:, :length]
    return float(np.sqrt((apart**2).mean() / (given[:, :length] ** 2).mean()))


def loudness(heard: np.ndarray) -> float:
    return float(np.sqrt((heard**2).mean())) if heard.size else 0.0
