"""Clips and films that several benchmarks are run on."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from pipeline.film.cut import Cut, Event, Transition
from pipeline.film.format import Format
from pipeline.film.script import Scene
from pipeline.film.shot import Shot, Take
from pipeline.film.value import Span
from pipeline.film.world import Breakdown
from pipeline.media.clip import read_frames, write_clip
from pipeline.media.colour import i420_from_rgb
from pipeline.media.store import MediaStore

FORM = Format(width=768, height=432)
NOWHERE = Span(0, 1)


def plate(seed: int) -> np.ndarray:
    """A picture with soft and sharp parts, larger than the frame."""
    random = np.random.default_rng(seed)
    size = (FORM.height + 200, FORM.width + 200)
    noise = random.integers(0, 256, (*size, 3), dtype=np.uint8)
    soft = cv2.GaussianBlur(noise, (0, 0), 24)
    picture = cv2.normalize(soft, None, 10, 245, cv2.NORM_MINMAX)
    for _ in range(12):
        x, y, r = random.integers(0, size[1]), random.integers(0, size[0]), random.integers(15, 90)
        colour = tuple(int(c) for c in random.integers(0, 256, 3))
        cv2.circle(picture, (int(x), int(y)), int(r), colour, -1, cv2.LINE_AA)
    return picture


def moving(seed: int, frames: int) -> Iterator[np.ndarray]:
    """I420 frames of a slow move over a plate."""
    picture = plate(seed)
    for n in range(frames):
        x, y = 2 * n % 200, n % 200
        yield i420_from_rgb(np.ascontiguousarray(picture[y : y + FORM.height, x : x + FORM.width]))


def make_takes(store: MediaStore, count: int, frames: int, distinct: int = 8) -> dict[str, Take]:
    """Takes of shots `s0`, `s1`, ...: `distinct` different ones, in turn."""
    keys = [make_clip(store, seed, frames) for seed in range(min(count, distinct))]
    return {
        f"s{n}": Take(recipe=f"r{n}", media=keys[n % len(keys)], frames=frames)
        for n in range(count)
    }


def make_clip(store: MediaStore, seed: int, frames: int) -> str:
    with store.scratch(".mp4") as path:
        write_clip(path, moving(seed, frames), FORM)
        return store.adopt(path)


def breakdown(takes: dict[str, Take]) -> Breakdown:
    shots = tuple(
        Shot(id=shot, source=NOWHERE, action="", frames=take.frames) for shot, take in takes.items()
    )
    scene = Scene(
        id="scene", number="1", slugline="INT. ROOM - DAY", source=NOWHERE, elements=(), shots=shots
    )
    return Breakdown(title="Benchmark", scenes=(scene,))


def cut(takes: dict[str, Take], transition: Transition | None = None) -> Cut:
    first, *rest = [Event(shot=shot) for shot in takes]
    if transition:
        rest = [event.model_copy(update={"transition": transition}) for event in rest]
    return Cut(events=(first, *rest))


def compared(ours: Path, theirs: Path) -> dict:
    """How alike two films are: frames, and the PSNR of luma over all of them and at its worst."""
    errors = []
    for a, b in zip(read_frames(ours), read_frames(theirs), strict=False):
        height = a.shape[0] * 2 // 3
        errors.append(float(np.mean((a[:height].astype(np.float32) - b[:height]) ** 2)))
    counts = [sum(1 for _ in read_frames(path)) for path in (ours, theirs)]
    return {
        "frames": counts[0],
        "baseline_frames": counts[1],
        "psnr_db": round(psnr(float(np.mean(errors))), 2),
        "worst_psnr_db": round(psnr(max(errors)), 2),
    }


def psnr(squared_error: float) -> float:
    return 99.0 if squared_error == 0 else min(99.0, float(10 * np.log10(255**2 / squared_error)))
