"""The board: every shot as a card, by scene."""

from typing import Any

from pipeline.film.script import Scene
from pipeline.film.shot import Keyframe
from pipeline.film.style import BoardStyle
from pipeline.stages.boards import unstyled
from pipeline.stages.production import Order
from studio.project import Project
from studio.session import Seen
from studio.session.seen import keyframe_of
from studio.views.state import shot_state, shows_noise, take_state
from studio.views.times import seconds

LONGEST_TEXT = 220
"""Characters of a card's text: more than a card ever shows."""


def board_view(seen: Seen) -> dict[str, Any]:
    film = seen.project
    return {
        "project": seen.id,
        "aspect": round(film.form.width / film.form.height, 4),
        "style": film.style or "",
        "styles": list(BoardStyle),
        "unstyled": unstyled(film.style, seen.unit.artist),
        "arrows": film.arrows,
        "cast": [character.name for character in film.cast],
        "scenes": [_scene(seen, scene) for scene in film.scenes],
    }


def _scene(seen: Seen, scene: Scene) -> dict[str, Any]:
    return {
        "id": scene.id,
        "number": scene.number,
        "slugline": scene.slugline,
        "seconds": seconds(seen.project, sum(shot.frames for shot in scene.shots)),
        "shots": [card(seen, seen.orders[shot.id]) for shot in scene.shots],
    }


def card(seen: Seen, order: Order) -> dict[str, Any]:
    shot = order.shot
    keyframe = keyframe_of(order)
    return {
        "id": shot.id,
        "slate": order.slate,
        "size": shot.camera.size.value,
        "move": shot.camera.move.value,
        "seconds": seconds(seen.project, shot.frames),
        "text": card_text(order),
        "people": list(shot.characters),
        "picture": keyframe.image if keyframe else "",
        "overscan": keyframe.overscan if keyframe else 1.0,
        "arrows": arrows_of(seen.project, keyframe),
        "take": take_state(seen, order),
        "untrained": shows_noise(seen, order),
        "disobeyed": _disobeyed(seen, order),
        **shot_state(seen, order),
    }


def arrows_of(film: Project, keyframe: Keyframe | None) -> str:
    """The arrows that lie over a keyframe's frame, where the film shows them."""
    return (keyframe.arrows if film.arrows and keyframe else None) or ""


def _disobeyed(seen: Seen, order: Order) -> str:
    """How the camera of the take in the cut moved instead of as it was asked to."""
    if not any(take.disobeyed for take in order.shot.takes):
        return ""
    take = seen.take(order.shot.id)
    return take.disobeyed if take else ""


def card_text(order: Order) -> str:
    """What is said in the shot, else what is seen."""
    shot = order.shot
    spoken = " ".join(f"{line.character}: {line.text}" for line in shot.lines)
    return " ".join((spoken or shot.action).split())[:LONGEST_TEXT]
