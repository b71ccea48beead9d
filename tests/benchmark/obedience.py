"""Does the camera do what it was asked? Every move of the table, on a plane and in a room with
depth, shot, encoded, read back and measured by optical flow. In the boards of the examples: shares
of single-person shots whose head is as large as their size asks, and that break the 180-degree
line."""

import tempfile
from pathlib import Path

from pipeline.engines.parallax import ParallaxCamera
from pipeline.film.camera import Camera, Move, Size
from pipeline.film.format import Format
from pipeline.media.clip import write_clip
from pipeline.progress import unwatched
from pipeline.stages.obedience import measure_take, surroundings_of
from tests.benchmark import _staging
from tests.engines.parallax.room import plate, room, take

SIZE = (768, 512)
FRAMES = 60


def main():
    found = [(ground, measured(move, ground)) for move in Move for ground in ("plane", "room")]
    for ground, answer in found:
        print(f"{ground:6} {answer.sentence}  stray {answer.stray:.2f}")
    obeyed = sum(answer.is_obeyed for _, answer in found) / len(found)
    worst = max((abs(a.measured / a.asked - 1) for _, a in found if abs(a.asked) > 0.01), default=0)
    still = max(a.measured for _, a in found if a.move is Move.STATIC)
    moves = {"obeyed": obeyed, "takes": len(found), "worst": round(worst, 4), "static_px": still}
    return {**moves, **_staging.main()}


def measured(move, ground):
    camera = Camera(move=move, size=Size.WS)
    drawing = room(camera, SIZE) if ground == "room" else plate(camera, SIZE)
    recipe = take(camera, SIZE, FRAMES, drawing)
    known = None
    if drawing.depth_m is not None:
        known = surroundings_of(drawing.depth_m, drawing.overscan, camera, SIZE[0] / SIZE[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "take.mp4"
        frames = ParallaxCamera().shoot(recipe, drawing, None, unwatched)
        write_clip(path, frames, Format(width=SIZE[0], height=SIZE[1]))
        return measure_take(path, recipe, surroundings=known)
