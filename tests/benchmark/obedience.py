"""Does the camera do what it was asked? Every move of the table, on a plane, in a room with depth
and in a place of the artist `previs` that is looked at again, shot, encoded, read back and measured
by optical flow. In the boards of the examples: shares
of single-person shots whose head is as large as their size asks, and that break the 180-degree
line."""

import tempfile
from dataclasses import replace
from pathlib import Path

from pipeline.engines.parallax import ParallaxCamera
from pipeline.engines.previs import PrevisArtist
from pipeline.film.camera import MOVES, Camera, Move, Size
from pipeline.film.format import Format
from pipeline.film.path import camera_path
from pipeline.film.script import Interior, Light, Setting
from pipeline.media.clip import read_frames, write_clip
from pipeline.progress import unwatched
from pipeline.stages.obedience import estimate_move, measure_take, obeys, surroundings_of
from tests.benchmark import _staging
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
    square = Setting(interior=Interior.EXT, place="VILLAGE SQUARE", light=Light.DAY)
    board = board.model_copy(update={"setting": square})
    drawing = artist.draw(board, None, unwatched)
    return replace(drawing, viewer=artist.viewer(board, recipe)), recipe


def measured(move, ground):
    drawing, recipe = ground(move)
    camera, known = recipe.camera, None
    if drawing.depth_m is not None:
        known = surroundings_of(drawing.depth_m, drawing.overscan, camera, SIZE[0] / SIZE[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "take.mp4"
        frames = ParallaxCamera().shoot(recipe, drawing, None, unwatched)
        write_clip(path, frames, Format(width=SIZE[0], height=SIZE[1]))
        if recipe.board and MOVES[move].is_centred and not MOVES[move].shake:
            return from_the_board(path, recipe, known)
        return measure_take(path, recipe, surroundings=known)


def from_the_board(path, recipe, known):
    """Measured from the middle of the take, where it is the board, to both of its ends: ground that
    comes into sight is not on the board, so the way to where it is known is kept short."""
    width, height = recipe.size
    asked = camera_path(recipe.camera, recipe.frames, recipe.rate, width / height, recipe.seed)
    lumas, middle = [frame[:height] for frame in read_frames(path)], recipe.frames // 2
    sides = (lumas[middle::-1], asked[middle::-1]), (lumas[middle:], asked[middle:])
    before, after = (estimate_move(ls, recipe.camera, ps, None, known) for ls, ps in sides)
    poses = (*before.poses[::-1], *after.poses[1:])
    return obeys(recipe.camera, asked, replace(after, poses=poses), known is not None)
