"""Joining clips packet by packet: nothing is decoded, nothing changes.

This works because every clip comes out of one encoder profile (`clip.py`): the joined stream needs
one header only, and every piece starts on a keyframe that looks back at nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from av.packet import Packet

from pipeline.errors import MachineTrouble
from pipeline.film.timing import FrameRange, FrameRate
from pipeline.media.clip import frame_ticks, reading


@dataclass(frozen=True)
class Piece:
    """Frames of a clip to be copied as they are. `part` starts on one of the clip's keyframes."""

    path: Path
    part: FrameRange


def splice(pieces: Iterable[Piece], rate: FrameRate) -> Iterator[Packet]:
    """The pieces' packets, one per frame, numbered through from 0 with a time base of 1/fps.

    One clip is open at a time. Raises MachineTrouble for a clip that lacks the frames.
    """
    number, tick = 0, 1 / rate.fps
    for piece in pieces:
        for packet in _copied(piece):
            packet.pts = packet.dts = number
            packet.duration = 1
            packet.time_base = tick
            number += 1
            yield packet


def _copied(piece: Piece) -> Iterator[Packet]:
    start, stop = piece.part.start, piece.part.stop
    expected = start
    with reading(piece.path) as clip:
        video = clip.streams.video[0]
        tick = float(frame_ticks(video))
        if start:
            clip.seek(round(start * tick), stream=video)
        for packet in clip.demux(video):
            if expected == stop or packet.pts is None:
                break
            is_next = round(packet.pts / tick) == expected
            if not is_next or (expected == start and not packet.is_keyframe):
                break
            expected += 1
            yield packet
    if expected != stop:
        raise MachineTrouble(
            f"The clip {piece.path.name} lacks frames that the film needs. Make it again."
        )
