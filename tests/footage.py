"""Small real clips, takes and breakdowns for tests of the cut."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from pipeline.film.cut import Event, Transition, TransitionKind
from pipeline.film.format import Format
from pipeline.film.script import Scene
from pipeline.film.shot import Line, Shot, Take
from pipeline.film.timing import FrameRange, FrameRate
from pipeline.film.value import Span
from pipeline.film.world import Breakdown
from pipeline.media.clip import read_frames, write_clip
from pipeline.media.colour import i420_from_rgb, planes, rgb_from_i420
from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble

FORM = Format(width=128, height=72)
RATES = [
    FrameRate(num=24),
    FrameRate(num=25),
    FrameRate(num=30),
    FrameRate(num=24000, den=1001),
    FrameRate(num=30000, den=1001),
]
HERE = Span(0, 1)
RED, GREEN, BLUE, GREY, WHITE = (
    (200, 40, 40),
    (40, 180, 60),
    (50, 70, 210),
    (128, 128, 128),
    (250, 250, 250),
)


def plain(colour: tuple[int, int, int], form: Format = FORM) -> np.ndarray:
    rgb = np.empty((form.height, form.width, 3), np.uint8)
    rgb[:] = colour
    return i420_from_rgb(rgb)


def counting(frames: int, form: Format = FORM, first: int = 0) -> Iterator[np.ndarray]:
    """Frames that are all different: texture that drifts, and a grey that tells the number."""
    random = np.random.default_rng(7)
    texture = random.integers(40, 200, (form.height + 64, form.width + 64, 3), dtype=np.uint8)
    for number in range(first, first + frames):
        at = number % 64
        rgb = texture[at : at + form.height, at : at + form.width].copy()
        rgb[: form.height // 2, : form.width // 2] = 30 + 3 * (number % 64)
        yield i420_from_rgb(rgb)


def number_of(frame: np.ndarray, form: Format = FORM) -> int:
    """Which of the `counting` frames it is."""
    luma = planes(frame)[0][4 : form.height // 2 - 4, 4 : form.width // 2 - 4]
    return round(((luma.mean() - 16) * 255 / 219 - 30) / 3)


def clip(path: Path, frames, form: Format = FORM) -> Path:
    write_clip(path, frames, form)
    return path


def take(store: MediaStore, frames, form: Format = FORM) -> Take:
    with store.scratch(".mp4") as path:
        count = write_clip(path, frames, form)
        key = store.adopt(path)
    return Take(recipe=key, media=key, frames=count)


def shot(name: str, frames: int, *lines: Line, characters: tuple[str, ...] = ("MARA",)) -> Shot:
    return Shot(id=name, source=HERE, action="", frames=frames, lines=lines, characters=characters)


def scene(name: str, *shots: Shot, slugline: str = "INT. ROOM - DAY") -> Scene:
    return Scene(
        id=name, number=name, slugline=slugline, source=HERE, elements=(), shots=tuple(shots)
    )


def breakdown(*scenes: Scene, title: str = "Two Cups", language: str = "en") -> Breakdown:
    return Breakdown(title=title, scenes=scenes, language=language)


def said(text: str, start: int = 0, frames: int = 0, **more) -> Line:
    return Line(character="MARA", text=text, source=HERE, start=start, frames=frames, **more)


def event(name, kind=TransitionKind.CUT, frames=0, source=None):
    return Event(
        shot=name,
        source=source and FrameRange(start=source[0], stop=source[1]),
        transition=Transition(kind=kind, frames=frames),
    )


def told(takes, *lines):
    """One scene with a shot for every take; the first has the lines."""
    first, *rest = takes
    shots = [shot(first, takes[first].frames, *lines), *(shot(n, takes[n].frames) for n in rest)]
    return breakdown(scene("1", *shots))


def assembled(cut, takes, store, output, form=FORM, lines=()):
    return assemble(cut, told(takes, *lines), takes, form, store, output)


def frames_of(store, one, start=0, stop=None):
    part = FrameRange(start=start, stop=stop or one.frames)
    return list(read_frames(store.path(one.media), part))


def colours(film):
    return [rgb_from_i420(frame).mean(axis=(0, 1)) for frame in read_frames(film.path)]


def near(colour, other, levels=4):
    return np.abs(np.asarray(colour) - other).max() <= levels
