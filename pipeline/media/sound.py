"""Sound as samples, and as AAC packets.

Samples are (2, N) float32, stereo at 48 kHz, 1 is full scale. A frame of picture begins at one
sample, counted from the first frame of the film: nothing drifts, however many shots there are.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import Any

import av
import numpy as np
from av.codec.context import Flags
from av.packet import Packet
from numpy.typing import NDArray

from pipeline.film.timing import FrameRate

SAMPLE_RATE = 48_000
PACKET_SAMPLES = 1024
"""Of AAC-LC; the encoder also puts as many before the first sample."""
SOUND_TICK = Fraction(1, SAMPLE_RATE)
QUIET_BPS, HEARD_BPS = 128_000, 256_000
"""A take's sound is encoded twice, in the take and in the film: at this rate nobody hears it."""
REST = 4
"""Packets of silence after which the encoder remembers nothing else."""

Samples = NDArray[np.float32]
Block = Samples | None
"""PACKET_SAMPLES samples, or none for as many of silence."""


def samples_at(frames: int, rate: FrameRate) -> int:
    """The sample at which frame number `frames` begins; so many samples are as long as as many
    frames."""
    return ceil(frames / rate.fps * SAMPLE_RATE)


def resampled(levels: NDArray[np.float32], rate: float) -> Samples:
    """(1 or 2, N) float32 at `rate` as samples: from the same first moment on; one channel plays on
    both sides."""
    stereo = np.ascontiguousarray(np.broadcast_to(levels, (2, levels.shape[1])))
    if round(rate) == SAMPLE_RATE:
        return stereo
    frame = av.AudioFrame.from_ndarray(stereo, format="fltp", layout="stereo")
    frame.sample_rate = round(rate)
    resampler = av.AudioResampler("fltp", "stereo", SAMPLE_RATE)
    made = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([one.to_ndarray() for one in made], axis=1, dtype=np.float32)


def set_up_sound(encoder: Any, bit_rate: int = QUIET_BPS) -> None:
    """Makes an AAC codec context write planar float samples, 48 kHz stereo."""
    encoder.sample_rate, encoder.layout, encoder.format = SAMPLE_RATE, "stereo", "fltp"
    encoder.bit_rate = bit_rate
    encoder.time_base = SOUND_TICK
    encoder.flags |= Flags.bitexact


def silence(samples: int) -> Iterator[Packet]:
    """Packets that play `samples` samples of silence; the first one only starts the decoder."""
    quiet = _silent_packet()
    return _timed((Packet(quiet) for _ in range(-PACKET_SAMPLES, samples, PACKET_SAMPLES)), samples)


def encoded(blocks: Iterable[Block], samples: int) -> Iterator[Packet]:
    """Packets that play `samples` samples, which `blocks` hold; likewise."""
    return _timed(_packets(blocks), samples)


def blocks_of(samples: Samples) -> Iterator[Block]:
    """The last one is filled up with silence."""
    for start in range(0, samples.shape[1], PACKET_SAMPLES):
        block = samples[:, start : start + PACKET_SAMPLES]
        yield np.pad(block, ((0, 0), (0, PACKET_SAMPLES - block.shape[1])))


def _packets(blocks: Iterable[Block]) -> Iterator[Packet]:
    """One for each block, and one more. Long silence costs nothing: it is one packet, copied."""
    encoder = av.CodecContext.create("aac", "w")
    set_up_sound(encoder, HEARD_BPS)
    quiet = 0
    for block in blocks:
        quiet = quiet + 1 if block is None else 0
        if quiet > REST:
            yield Packet(_silent_packet())
        else:
            yield from encoder.encode(_frame(block))
    yield from encoder.encode(None)


def _frame(block: Block) -> Any:
    if block is None:
        block = np.zeros((2, PACKET_SAMPLES), np.float32)
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(block, np.float32), format="fltp", layout="stereo"
    )
    frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, None, SOUND_TICK
    return frame


def _timed(packets: Iterable[Packet], samples: int) -> Iterator[Packet]:
    start = -PACKET_SAMPLES
    for packet in packets:
        packet.pts = packet.dts = start
        packet.duration = min(PACKET_SAMPLES, samples - start)
        packet.time_base = SOUND_TICK
        packet.is_keyframe = True
        yield packet
        start += PACKET_SAMPLES


@lru_cache(maxsize=1)
def _silent_packet() -> bytes:
    """The encoder writes the same bytes for silence again and again, so one packet is enough."""
    encoder = av.CodecContext.create("aac", "w")
    set_up_sound(encoder)
    return bytes([*encoder.encode(_frame(None)), *encoder.encode(None)][-1])
