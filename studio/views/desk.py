"""The desk: one shot with its script, its move, its versions and what made them."""

from typing import Any

from pipeline.film.camera import MOVES
from pipeline.film.path import (
    MAX_OVERSCAN,
    Pose,
    camera_path,
    fitted,
    half_field,
    look_through,
    overscan,
)
from pipeline.film.shot import Keyframe, Shot, Take
from pipeline.film.world import place_looks
from pipeline.prompt import board_prompt, looks_of
from pipeline.stages.drafts import staged_by
from pipeline.stages.production import Order, remarks
from studio.project import Project
from studio.session import Seen
from studio.session.seen import chosen_keyframe, current_take, is_own, is_stale, keyframe_of
from studio.views.board import arrows_of
from studio.views.state import shot_state, shows_noise
from studio.views.times import seconds

SAMPLES = 36
"""Poses of a move that the browser plays in between."""
AROUND = 240
"""Characters of the script before and after the shot's own."""


def desk_view(seen: Seen, shot_id: str) -> dict[str, Any]:
    order = seen.orders[shot_id]
    film, shot = seen.project, order.shot
    scene = film.scene_of(shot_id)
    keyframe = keyframe_of(order)
    return {
        "shot": shot.id,
        "slate": order.slate,
        "slugline": scene.slugline,
        "coverage": shot.coverage.value,
        "camera": shot.camera.model_dump(mode="json"),
        "seconds": seconds(film, shot.frames),
        "aspect": film.form.width / film.form.height,
        "picture": keyframe.recipe if keyframe else "",
        "plate": keyframe.image if keyframe else "",
        "draft": draft_view(seen, order),
        "arrows": arrows_of(film, keyframe),
        "overscan": _overscan(seen, shot, keyframe) if keyframe else 1.0,
        "enlarged": _enlarged(seen, shot, keyframe) if keyframe else 1.0,
        "mask": shot.mask or "",
        "operator": shot.operator,
        "script": _script(seen, shot),
        "keyframes": [_keyframe(order, one) for one in shot.keyframes],
        "takes": [_take(seen, order, number, one) for number, one in enumerate(shot.takes, 1)],
        "untrained": shows_noise(seen, order),
        "inpaints": order.board.model if order.board.mask else "",
        "move": move_view(seen, order),
        "prompt": _derived_prompt(film, order),
        "remarks": remarks([order], seen.unit),
        **shot_state(seen, order),
    }


def draft_view(seen: Seen, order: Order) -> dict[str, Any] | None:
    """A board that is not drawn yet, where its artist can show it at draft size meanwhile."""
    is_wanted = keyframe_of(order) is None or is_stale(order)
    staged = staged_by(order.board, seen.unit.artist)
    if staged is None or chosen_keyframe(order.shot) or not is_wanted:
        return None
    return {"version": order.board.digest(), "overscan": staged[0].overscan}


def _enlarged(seen: Seen, shot: Shot, keyframe: Keyframe) -> float:
    """How many times a picture without room around its frame is enlarged for the move."""
    form = seen.project.form
    needed = overscan(shot.camera, form.width / form.height)
    return max(1.0, needed / keyframe.overscan) if is_own(keyframe) else 1.0


def _overscan(seen: Seen, shot: Shot, keyframe: Keyframe) -> float:
    """How many times the frame the picture counts as, as the camera takes it."""
    return keyframe.overscan * _enlarged(seen, shot, keyframe)


def _derived_prompt(film: Project, order: Order) -> str:
    """What an artist is told where the user says nothing else."""
    people = (one for one in film.cast if one.name in order.shot.characters)
    scene = film.scene_of(order.shot.id)
    board = order.board.model_copy(update={"place": place_looks(film.places, scene.id)})
    return board_prompt(board, order.shot.image_words, looks_of(people), film.style)


def _script(seen: Seen, shot: Shot) -> list[str]:
    """Words of the script before the shot, of the shot, and after it."""
    text, (start, stop) = seen.project.script, shot.source
    scene = seen.project.scene_of(shot.id)
    low, high = max(scene.source.start, start - AROUND), min(scene.source.stop, stop + AROUND)
    before, after = text[low:start], text[stop:high]
    if low > scene.source.start:
        before = before[before.find("\n") + 1 :]
    if high < scene.source.stop:
        after = after[: after.rfind("\n") + 1]
    return [before, text[start:stop], after]


def _keyframe(order: Order, keyframe: Keyframe) -> dict[str, Any]:
    shown = keyframe_of(order)
    return {
        "recipe": keyframe.recipe,
        "image": keyframe.image,
        "own": is_own(keyframe),
        "current": keyframe.recipe == order.board.digest(),
        "circled": keyframe.recipe == order.shot.circled_keyframe,
        "shown": shown is not None and shown.recipe == keyframe.recipe,
    }


def _take(seen: Seen, order: Order, number: int, take: Take) -> dict[str, Any]:
    current = current_take(order, seen.unit)
    in_cut = seen.take(order.shot.id)
    return {
        "recipe": take.recipe,
        "media": take.media,
        "disobeyed": take.disobeyed,
        "name": f"{order.slate}-{number}",
        "seconds": seconds(seen.project, take.frames),
        "sounds": take.has_sound,
        "current": current is not None and current.recipe == take.recipe,
        "circled": take.recipe == order.shot.circled,
        "shown": in_cut is not None and in_cut.recipe == take.recipe,
    }


def move_view(seen: Seen, order: Order) -> dict[str, Any]:
    """The move as the corners of the frame on the keyframe, over its length.

    Corners run clockwise from the top left, in half frame widths and heights from the middle: the
    keyframe's own frame is (-1, -1) to (1, 1), with y down. Things count as far as the subject.
    """
    shot, form = order.shot, seen.project.form
    aspect = form.width / form.height
    asked, drawn = shot.camera, fitted(shot.camera, aspect)
    frames = max(2, min(shot.frames, SAMPLES * 8))
    step = max(1, shot.frames // SAMPLES)
    path = camera_path(drawn, max(2, shot.frames), form.rate, aspect, order.seed)
    poses = [*path[: frames * 8 : step], path[-1]]
    return {
        "name": asked.move.value,
        "is_moving": bool(asked.amount) and asked.move.value != "static",
        "is_unrest": bool(MOVES[asked.move].shake),
        "amount": asked.amount,
        "fitted": drawn.amount,
        "largest": MAX_OVERSCAN,
        "quads": [corners(pose, drawn.lens_mm, aspect) for pose in poses],
    }


def corners(pose: Pose, lens_mm: int, aspect: float) -> list[float]:
    """Where the corners of the posed frame lie on the keyframe: x and y of four corners."""
    right = half_field(lens_mm, aspect)
    top = right / aspect
    found: list[float] = []
    for x, y in ((-right, top), (right, top), (right, -top), (-right, -top)):
        ray = look_through(pose, x, y)
        depth = max(ray[2], 0.05)
        across, up = ray[0] / depth, ray[1] / depth
        across, up = across + pose.x - pose.z * across, up + pose.y - pose.z * up
        found += [round(across / right, 4), round(-up / top, 4)]
    return found
