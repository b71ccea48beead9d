"""The board: the wall of shots."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, ClassVar

from pipeline.errors import UserMistake
from pipeline.film.style import style_named
from studio.edits import (
    DeleteShots,
    DuplicateShots,
    InsertShot,
    MergeShots,
    MoveShots,
    SetStyle,
    ShowArrows,
    SplitShot,
    new_shot_id,
)
from studio.panels import FILM, JOBS, Call, Page, Panel, Verb, View, Where, drawn
from studio.views.board import board_view


class Board(Panel):
    place: ClassVar[str] = "board"
    watches: ClassVar[frozenset[str]] = frozenset({FILM, JOBS})

    def __init__(self) -> None:
        self.outputs = [drawn("board")]

    def values(self, view: View) -> list[Any]:
        return [board_view(view.film)]

    @property
    def verbs(self) -> dict[str, Verb]:
        return {
            "insert": _insert,
            "split": _split,
            "merge": _merge,
            "duplicate": _duplicate,
            "delete": _delete,
            "move": _move,
            "redraw": _redraw,
            "shoot": _shoot,
            "style": _style,
            "arrows": _arrows,
        }


def build(_: Page) -> Panel:
    return Board()


def _chosen(call: Call) -> tuple[str, ...]:
    if not call.shots:
        raise UserMistake("No shot is selected. Click one first.")
    return call.shots


def _insert(call: Call) -> Where:
    new, scene = new_shot_id(), call.text("scene")
    after = "" if scene else _chosen(call)[-1]
    call.edit(InsertShot(new=new, scene=scene, after=after))
    return replace(call.where, shots=(new,))


def _split(call: Call) -> Where:
    new, shot = new_shot_id(), _chosen(call)[-1]
    call.edit(SplitShot(shot=shot, new=new))
    return replace(call.where, shots=(shot, new))


def _merge(call: Call) -> Where:
    shots = _chosen(call)
    call.edit(MergeShots(shots=shots))
    film = call.studio.store.head(call.project).project
    return replace(call.where, shots=tuple(shot for shot in shots if film.has_shot(shot)))


def _duplicate(call: Call) -> Where:
    shots = _chosen(call)
    new = tuple(new_shot_id() for _ in shots)
    call.edit(DuplicateShots(shots=shots, new=new))
    return replace(call.where, shots=new)


def _delete(call: Call) -> Where:
    shots = _chosen(call)
    film = call.studio.store.head(call.project).project
    next_one = neighbour([shot.id for shot in film.shots()], shots)
    call.edit(DeleteShots(shots=shots))
    return replace(call.where, shots=(next_one,) if next_one else ())


def neighbour(order: list[str], gone: Collection[str]) -> str | None:
    """What is selected after these are gone: the next shot, else the one before; none: no more."""
    places = [place for place, shot in enumerate(order) if shot in gone]
    left = [place for place, shot in enumerate(order) if shot not in gone]
    if not left or not places:
        return None
    later = [place for place in left if place > places[-1]]
    return order[later[0] if later else left[-1]]


def _move(call: Call) -> None:
    after = call.text("after")
    call.edit(
        MoveShots(shots=_chosen(call), after=after, scene="" if after else call.text("scene"))
    )


def _redraw(call: Call) -> None:
    call.studio.redraw(call.project, call.revision, _chosen(call), call.by)


def _style(call: Call) -> None:
    """Of the whole film; none is the artist's own look."""
    told = call.text("style")
    style = style_named(told)
    if told and style is None:
        raise UserMistake("There is no such look. Choose one of the list.")
    call.edit(SetStyle(style=style))


def _arrows(call: Call) -> None:
    call.edit(ShowArrows(arrows=call.data.get("arrows") is True))


def _shoot(call: Call) -> None:
    call.studio.shoot(call.project, _chosen(call))
