"""A take as it is shot: its frames first, then the sound that was made with them."""

from collections.abc import Generator, Iterator

from pipeline.media.frame import Frame
from pipeline.media.sound import Samples


class Rolling:
    """The frames of a take, once; after the last one `sound` is what was heard."""

    def __init__(self, frames: Generator[Frame, None, Samples | None]) -> None:
        self.sound: Samples | None = None
        self._frames = frames

    def __iter__(self) -> Iterator[Frame]:
        self.sound = yield from self._frames
