"""One keyframe with depth, moved and encoded, against moviepy's resize Ken Burns.

Ours is a truck along the drawn room: 2.5D, with ground uncovered behind figures. The baseline zooms
the same picture, framed the same, with `resized`, and writes it with the same preset, quality and
threads. Both run alternately; CPU seconds include the encoder that moviepy starts. Since the two
moves differ, the frames are compared on a plain zoom that both can make.
"""

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from moviepy import CompositeVideoClip, ImageClip

from pipeline.engines.parallax import ParallaxCamera
from pipeline.film.camera import Camera, Ease, Move, Size
from pipeline.film.format import Format
from pipeline.media.clip import read_frames, write_clip
from pipeline.progress import unwatched
from tests.benchmark._measure import cpu_of
from tests.benchmark._moviepy import write
from tests.engines.parallax.room import room, take

FORM = Format()
"""The size that films have unless asked otherwise."""

FRAMES = 96
ROUNDS = 2
ZOOM = 1.4
TRUCK = Camera(move=Move.TRUCK_LEFT, size=Size.WS)
"""Its plate shows 1.59 times the frame."""

DOLLY = Camera(move=Move.DOLLY_IN, size=Size.WS)
"""Its plate is the frame: the least work for the baseline."""


def main():
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, camera in (("", TRUCK), ("_dolly_in", DOLLY)):
            drawing = room(camera, FORM.size)
            ours_s, theirs_s = alternately(Path(folder), camera, drawing)
            print(f"{camera.move}: ours {ours_s} CPU s, moviepy {theirs_s}, {FRAMES} frames")
            ours, theirs = min(ours_s), min(theirs_s)
            found[f"ratio{name}"] = round(theirs / ours, 2)
            found[f"ours_ms{name}"] = round(ours / FRAMES * 1000, 2)
            found[f"baseline_ms{name}"] = round(theirs / FRAMES * 1000, 2)
            found[f"same_zoom_psnr_db{name}"] = round(alike_db(Path(folder), drawing), 1)
    return found


def alternately(folder, camera, drawing):
    seconds = [], []
    for _ in range(ROUNDS):
        seconds[0].append(round(cpu_of(lambda: shoot(folder / "ours.mp4", camera, drawing))[0], 2))
        seconds[1].append(round(cpu_of(lambda: ken_burns(folder / "theirs.mp4", drawing))[0], 2))
    return seconds


def shoot(path, camera, drawing):
    recipe = take(camera, FORM.size, FRAMES, drawing)
    write_clip(path, ParallaxCamera().shoot(recipe, drawing, unwatched), FORM)


def ken_burns(path, drawing):
    """What a moviepy user writes for a slow zoom into the middle of a picture."""
    fps = float(FORM.rate.fps)
    last_s = (FRAMES - 1) / fps
    still = ImageClip(drawing.image).with_duration(FRAMES / fps)
    zoomed = still.resized(lambda t: ZOOM ** (t / last_s)).with_position("center")
    write(CompositeVideoClip([zoomed], size=FORM.size), path)


def alike_db(folder, drawing):
    """PSNR of the luma of the same linear zoom, averaged over the frames of both clips."""
    camera = Camera(move=Move.ZOOM_IN, size=Size.WS, ease=Ease.LINEAR)
    shoot(folder / "zoom.mp4", camera, replace(drawing, depth_m=None))
    ken_burns(folder / "theirs.mp4", drawing)
    clips = (read_frames(folder / name) for name in ("zoom.mp4", "theirs.mp4"))
    ratios = [psnr_db(a[: FORM.height], b[: FORM.height]) for a, b in zip(*clips, strict=True)]
    return float(np.mean(ratios))


def psnr_db(a, b):
    error = np.mean((a.astype(np.float32) - b) ** 2)
    return 10 * np.log10(255**2 / max(error, 1e-6))
