"""The media of a recipe, out of the store."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.media.clip import read_frames
from pipeline.media.frame import Frame
from pipeline.media.pictures import read_depth, read_picture
from pipeline.media.store import MediaStore
from pipeline.recipe import TakeRecipe
from pipeline.stages.depth_move import depth_video


@dataclass(frozen=True)
class StoreLibrary:
    """What engines are given to read from."""

    store: MediaStore

    def picture(self, key: str) -> NDArray[np.uint8]:
        return read_picture(self.store.path(key))

    def depth(self, key: str) -> NDArray[np.float32]:
        return read_depth(self.store.path(key))

    def clip(self, key: str) -> Iterator[Frame]:
        return read_frames(self.store.path(key))

    def file(self, key: str) -> Path:
        return self.store.path(key)

    def depth_video(self, recipe: TakeRecipe) -> Iterator[NDArray[np.uint8]]:
        return depth_video(recipe, self, self.store)
