"""Keyframes of the artist `previs`, 960x540, overscan included: every fifth shot of the examples.

The baseline is the same picture made plainly: four rays a pixel everywhere, light asked for each
of them. `cpu_s` is the median of a keyframe, `board_s` the CPU of a 60-shot board at the mean, one
process. `memory_mb` is the peak of the whole run, baseline included. `least_identity_de` and
`most_colour_drift_de` are those of `identity`. `moving_s` is the CPU of a 4 s take whose camera
travels, drawn again from its key positions and encoded: the worst of three moves. `walking_s` is
that of a truck past somebody who walks and speaks, drawn anew twelve times a second.
"""

import resource
import statistics
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from pipeline.engines.parallax import ParallaxCamera
from pipeline.engines.previs.artist import PrevisArtist, draw_passes, plate_size
from pipeline.engines.previs.mesh import weld
from pipeline.engines.previs.sets import build
from pipeline.engines.previs.staging import stage
from pipeline.engines.previs.trace import Tracer
from pipeline.engines.previs.trace.light import contact_of
from pipeline.engines.previs.trace.tones import tones_of
from pipeline.film.camera import Move
from pipeline.film.format import Format
from pipeline.film.script import Light
from pipeline.media.clip import write_clip
from pipeline.progress import unwatched
from pipeline.recipe import Spoken
from tests.benchmark._examples import boards
from tests.benchmark._measure import cpu_of
from tests.benchmark.identity import least_apart, most_drift
from tests.engines.previs.again import shot

BAND = 64
SIZE, FRAMES = (960, 540), 96
FORM = Format(width=SIZE[0], height=SIZE[1])
WORDS = Spoken(character="RUTH", text="I have come home, and this time I stay.", start=6, frames=72)
MOVING = (Move.DOLLY_IN, Move.TRUCK_RIGHT, Move.ORBIT_LEFT)
PLAIN = 5
"""So many of the keyframes are also made plainly."""


def main():
    recipes = [recipe for _, recipe in boards()][::5]
    ours = [cpu_of(lambda r=recipe: draw_passes(r, unwatched))[0] for recipe in recipes]
    few = range(0, len(recipes), max(1, len(recipes) // PLAIN))
    ratios = [cpu_of(lambda k=k: plain(recipes[k]))[0] / ours[k] for k in few]
    return {
        "cpu_s": round(statistics.median(ours), 3),
        "most_s": round(max(ours), 3),
        "moving_s": round(max(moving(move, "Ruth waits.", ()) for move in MOVING), 2),
        "walking_s": round(moving(Move.TRUCK_RIGHT, "Ruth walks.", (WORDS,)), 2),
        "board_s": round(60 * statistics.mean(ours), 1),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "ratio": round(statistics.median(ratios), 2),
        "keyframes": len(ours),
        "least_identity_de": round(least_apart(), 1),
        "most_colour_drift_de": round(most_drift(), 2),
    }


def moving(move, action, spoken):
    """CPU seconds of a take of 4 s of a move, what is done and what is said meanwhile."""
    artist, (board, take) = PrevisArtist(), shot(move, SIZE, FRAMES, action, spoken)
    drawing = artist.draw(board, None, unwatched)

    def shoot(path):
        seen = replace(drawing, viewer=artist.viewer(board, take))
        write_clip(path, ParallaxCamera().shoot(take, seen, None, unwatched), FORM)

    with tempfile.TemporaryDirectory() as folder:
        return cpu_of(lambda: shoot(Path(folder) / "take.mp4"))[0]


def plain(recipe):
    """Depth, light and colour of four samples a pixel, averaged; without lines or paper."""
    told = recipe.setting
    place = build(told.place or recipe.slugline, told.interior, told.light or Light.DAY)
    staged = stage(recipe, place)
    tracer = Tracer(weld(staged.parts))
    view = staged.setup.view(plate_size(recipe.size, recipe.overscan)).doubled()
    base = np.array([m.colour for m in tracer.mesh.materials], np.float32)
    rows = []
    for top in range(0, view.plate[1], BAND):
        rays = view.rays(top, min(top + BAND, view.plate[1]))
        flat = rays.reshape(-1, 3)
        hits = tracer.hits_from(view.eye, flat)
        tones = tones_of(tracer, view.eye, place.light, hits, flat)
        seen = np.isfinite(hits.distance)
        points = view.eye + flat[seen] * hits.distance[seen, None]
        shade = 0.5 + 0.5 * np.clip(tones.sum(0), 0, 1)
        shade[seen] *= contact_of(tracer, points, hits.normal[seen])
        colour = base[tracer.mesh.material_of[hits.face]] * shade[:, None]
        rows.append(colour.reshape(rays.shape[0] // 2, 2, -1, 2, 3).mean((1, 3)))
    return np.concatenate(rows)
