"""The film's sound, mixed from that of its takes as it is written: memory does not grow with it."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from pipeline.errors import MachineTrouble
from pipeline.media.clip import reading
from pipeline.media.sound import PACKET_SAMPLES, SAMPLE_RATE, Block, Samples

FORM = (SAMPLE_RATE, 2)
"""What every take's sound is written as."""
EDGE = SAMPLE_RATE // 200
"""Sound that is cut comes and goes over this many samples, 5 ms: so it does not click."""


@dataclass(frozen=True)
class Heard:
    """Samples of a clip from `first` on, heard from sample `start` of the film to `stop`."""

    path: Path
    first: int
    start: int
    stop: int
    fade_in: int = 0
    fade_out: int = 0


def read_sound(path: Path, first: int = 0) -> Generator[Samples, None, None]:
    """The sound of a clip in parts, from a sample on. Raises MachineTrouble where there is none."""
    with reading(path) as clip:
        tracks = [one for one in clip.streams.audio if (one.rate, one.channels) == FORM]
        if not tracks:
            raise MachineTrouble(f"The clip {path.name} holds no sound. Make it again.")
        for frame in clip.decode(tracks[0]):
            start = cast("AudioFrame", frame).pts or 0
            if start + frame.samples > first:
                yield cast("Samples", frame.to_ndarray())[:, max(0, first - start) :]


def mixed(heard: Sequence[Heard], samples: int) -> Iterator[Block]:
    """`samples` samples of film; `heard` in the order of their starts. None where nothing is."""
    waiting = list(reversed(heard))
    playing: list[_Playing] = []
    try:
        for at in range(0, samples, PACKET_SAMPLES):
            stop = at + PACKET_SAMPLES
            while waiting and waiting[-1].start < stop:
                playing.append(_Playing(waiting.pop()))
            yield _mix(playing, at, stop) if playing else None
            for one in [one for one in playing if one.heard.stop <= stop]:
                one.parts.close()
                playing.remove(one)
    finally:
        for one in playing:
            one.parts.close()


def faded(samples: Samples, edge: int = EDGE) -> Samples:
    """Both ends come and go."""
    length = samples.shape[1]
    return samples * _gain(np.arange(length), Heard(Path(), 0, 0, length, edge, edge))


class _Playing:
    """A take that is read along with the film."""

    def __init__(self, heard: Heard) -> None:
        self.heard = heard
        self.parts = read_sound(heard.path, heard.first)
        self._rest = np.empty((2, 0), np.float32)

    def part(self, count: int) -> Samples:
        """The next samples; silence after the last."""
        while self._rest.shape[1] < count:
            more = next(self.parts, None)
            if more is None:
                missing = count - self._rest.shape[1]
                more = np.zeros((2, missing), np.float32)
            self._rest = np.concatenate([self._rest, more], axis=1)
        here, self._rest = self._rest[:, :count], self._rest[:, count:]
        return here


def _mix(playing: Sequence[_Playing], at: int, stop: int) -> Samples:
    block = np.zeros((2, PACKET_SAMPLES), np.float32)
    for one in playing:
        first, last = max(at, one.heard.start), min(stop, one.heard.stop)
        gain = _gain(np.arange(first, last), one.heard)
        block[:, first - at : last - at] += one.part(last - first) * gain
    return np.clip(block, -1, 1)


def _gain(at: NDArray[np.int64], heard: Heard) -> NDArray[np.float32]:
    """Quarters of a sine: where one goes as another comes, both together stay as loud."""
    coming = (at + 0.5 - heard.start) / max(EDGE, heard.fade_in)
    going = (heard.stop - at - 0.5) / max(EDGE, heard.fade_out)
    gains = (np.sin(np.pi / 2 * np.clip(share, 0, 1)) for share in (coming, going))
    return np.prod(list(gains), axis=0).astype(np.float32)
