"""A take on the grid of a model: in which size, at which rate and in how many pieces it is made."""

import math
from dataclasses import dataclass

from pipeline.film.timing import FrameRate
from pipeline.models.model import Grid

SAME_RATE = 0.05
"""Rates this close show each other's frames as they are, as films at 24 are shown at 25."""


@dataclass(frozen=True)
class Plan:
    """`segments` pieces of `length` frames each, which share `overlap` frames with the one before.

    The first `before` frames are those of an earlier take that this one goes on from.
    """

    size: tuple[int, int]
    fps: float
    segments: int
    length: int
    overlap: int
    before: int = 0

    @property
    def frames(self) -> int:
        """All that come out, those of the earlier take included."""
        return self.segments * self.length - (self.segments - 1) * self.overlap


def planned(
    grid: Grid, size: tuple[int, int], fps: float, needed: int, overlap: int, before: int = 0
) -> Plan:
    """At least `before + needed` frames of a model, in as few pieces as its grid allows."""
    wanted = before + needed
    most = _snapped_down(grid, grid.most_frames)
    if wanted <= most:
        return Plan(size, fps, 1, snapped_up(grid, wanted), overlap, before)
    segments = math.ceil((wanted - overlap) / (most - overlap))
    length = snapped_up(grid, math.ceil((wanted - overlap) / segments) + overlap)
    return Plan(size, fps, segments, min(most, length), overlap, before)


def frame_size(area_of: tuple[int, int], form: tuple[int, int], step_px: int) -> tuple[int, int]:
    """The model's frame for a film of size `form`: its aspect, the area of another, whole steps."""
    area, aspect = area_of[0] * area_of[1], form[0] / form[1]
    sides = math.sqrt(area * aspect), math.sqrt(area / aspect)
    width, height = (max(step_px, round(side / step_px) * step_px) for side in sides)
    return width, height


def model_rate(rate: FrameRate, grid: Grid, told: tuple[float, float] | None) -> float:
    """The rate at which a model shoots: the film's own where it can be told so, else its own."""
    fps = float(rate.fps)
    if told and told[0] <= fps <= told[1]:
        return fps
    return fps if abs(fps / grid.fps - 1) <= SAME_RATE else grid.fps


def frames_for(frames: int, rate: FrameRate, fps: float) -> int:
    """How many frames at `fps` show as much time as `frames` at the film's rate."""
    return math.ceil((frames - 1) * fps / float(rate.fps) - 1e-6) + 1


def snapped_up(grid: Grid, frames: int) -> int:
    """The next length that the model makes; one frame alone is no take."""
    least = max(frames, grid.frame_step + grid.frame_offset)
    return math.ceil((least - grid.frame_offset) / grid.frame_step) * grid.frame_step + (
        grid.frame_offset
    )


def _snapped_down(grid: Grid, frames: int) -> int:
    return (frames - grid.frame_offset) // grid.frame_step * grid.frame_step + grid.frame_offset
