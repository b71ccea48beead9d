"""The film's sound as AAC packets."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any

import av
import numpy as np
from av.codec.context import Flags
from av.packet import Packet

SAMPLE_RATE = 48_000
PACKET_SAMPLES = 1024
"""Of AAC-LC; the encoder also puts as many before the first sample."""
SOUND_TICK = Fraction(1, SAMPLE_RATE)


def set_up_sound(encoder: Any) -> None:
    """Makes an AAC codec context write planar float samples, 48 kHz stereo."""
    encoder.sample_rate, encoder.layout, encoder.format = SAMPLE_RATE, "stereo", "fltp"
    encoder.bit_rate = 128_000
    encoder.time_base = SOUND_TICK
    encoder.flags |= Flags.bitexact


def silence(samples: int) -> Iterator[Packet]:
    """Packets that play `samples` samples of silence; the first one only starts the decoder."""
    quiet = _silent_packet()
    for start in range(-PACKET_SAMPLES, samples, PACKET_SAMPLES):
        packet = Packet(quiet)
        packet.pts = packet.dts = start
        packet.duration = min(PACKET_SAMPLES, samples - start)
        packet.time_base = SOUND_TICK
        packet.is_keyframe = True
        yield packet


@lru_cache(maxsize=1)
def _silent_packet() -> bytes:
    """The encoder writes the same bytes for silence again and again, so one packet is enough."""
    encoder = av.CodecContext.create("aac", "w")
    set_up_sound(encoder)
    frame = av.AudioFrame.from_ndarray(
        np.zeros((2, PACKET_SAMPLES), np.float32), format="fltp", layout="stereo"
    )
    frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, 0, SOUND_TICK
    packets = [*encoder.encode(frame), *encoder.encode(None)]
    return bytes(packets[-1])
