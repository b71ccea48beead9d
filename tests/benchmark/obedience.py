"""Does the camera do what it was asked? Every move of the table, on a plane, in a room with depth
and in a place of the artist `previs` that is looked at again, shot, encoded, read back and measured
by optical flow. In the boards of the examples: shares of single-person shots whose head is as large
as their size asks, and that break the 180-degree line."""

import tempfile
from dataclasses import replace
from pathlib import Path

from pipeline.engines.parallax import ParallaxCamera
from pipeline.engines.previs import PrevisArtist
from pipeline.film.camera import Camera, Move, Size
from pipeline.film.format import Format
from pipeline.film.script import Interior, Light, Setting
from pipeline.media.clip import write_clip
from pipeline.progress import unwatched
from pipeline.stages.obedience import measure_take, surroundings_of
from pipeline.stages.viewing import travels
from tests.benchmark import _staging
from tests.benchmark._again import looked_again
from tests.engines.parallax.room import plate, room, take
from tests.engines.previs.again import shot

SIZE = (768, 512)
FRAMES = 60


def main():
    grounds = {"plane": on_plane, "room": in_room, "previs": in_previs}
    found = [(name, measured(move, ground)) for move in Move for name, ground in grounds.items()]
    for ground, answer in found:
        print(f"{ground:6} {answer.sentence}  stray {answer.stray:.2f}")
    obeyed = sum(answer.is_obeyed for _, answer in found) / len(found)
    worst = max((abs(a.measured / a.asked - 1) for _, a in found if abs(a.asked) > 0.01), default=0)
    still = max(a.measured for _, a in found if a.move is Move.STATIC)
    moves = {"obeyed": obeyed, "takes": len(found), "worst": round(worst, 4), "static_px": still}
    return {**moves, **_staging.main()}


def on_plane(move):
    camera = Camera(move=move, size=Size.WS)
    drawing = plate(camera, SIZE)
    return drawing, take(camera, SIZE, FRAMES, drawing)


def in_room(move):
    camera = Camera(move=move, size=Size.WS)
    drawing = room(camera, SIZE)
    return drawing, take(camera, SIZE, FRAMES, drawing)


def in_previs(move):
    artist, (board, recipe) = PrevisArtist(), shot(move, SIZE, FRAMES, size=Size.WS)
    terrace = Setting(interior=Interior.EXT, place="TERRACE", light=Light.DAY)
    board = board.model_copy(update={"setting": terrace})
    drawing = artist.draw(board, None, unwatched)
    return replace(drawing, viewer=artist.viewer(board, recipe)), recipe


def measured(move, ground):
    drawing, recipe = ground(move)
    camera, known = recipe.camera, None
    if drawing.depth_m is not None and not recipe.board:
        known = surroundings_of(drawing.depth_m, drawing.overscan, camera, SIZE[0] / SIZE[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "take.mp4"
        frames = ParallaxCamera().shoot(recipe, drawing, None, unwatched)
        write_clip(path, frames, Format(width=SIZE[0], height=SIZE[1]))
        if recipe.board and travels(camera):
            return looked_again(path, recipe, drawing.viewer)
        return measure_take(path, recipe, surroundings=known)
