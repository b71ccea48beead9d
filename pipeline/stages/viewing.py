"""Keyframes whose place can be looked at again: how they were drawn, and by whom."""

from pathlib import Path

from pipeline.engines import EMBEDDED, hire
from pipeline.engines.base import Viewable, Viewer
from pipeline.errors import StudioError
from pipeline.film.camera import MOVES, Camera
from pipeline.film.shot import Keyframe, Shot
from pipeline.media.store import MediaStore
from pipeline.models.model import Role
from pipeline.recipe import BoardRecipe, Spoken, TakeRecipe


def travels(camera: Camera) -> bool:
    """Whether the move takes the camera from its place: it then sees what the keyframe hides."""
    row = MOVES[camera.move]
    return camera.amount != 0 and any((row.truck, row.pedestal_m, row.dolly, row.orbit))


def viewed(shot: Shot, board: BoardRecipe) -> dict[str, object]:
    """What a take's recipe says of a keyframe that is looked at again; nothing where its picture is
    enough, or its artist cannot."""
    artist = _artist(board)
    spoken = spoken_in(shot)
    if artist is None or not (travels(shot.camera) or spoken or artist.acts(board)):
        return {}
    return {"board": board.digest(), "spoken": spoken}


def spoken_in(shot: Shot) -> tuple[Spoken, ...]:
    """The lines of those who are seen and heard at once."""
    here = (*shot.characters, shot.over)
    return tuple(
        Spoken(character=one.character, text=one.text, start=one.start, frames=one.frames)
        for one in shot.lines
        if one.frames and one.character in here and not one.is_off
    )


def recipe_of(keyframe: Keyframe, board: BoardRecipe, store: MediaStore) -> BoardRecipe | None:
    """How a keyframe was drawn: as `board`, which is asked for now, or as it is on record.

    A keyframe without a recipe is still to be drawn. None for a picture that was brought along.
    """
    if keyframe.recipe in ("", board.digest()):
        return board
    try:
        return store.recipe(keyframe.recipe, BoardRecipe)
    except StudioError:
        return None


def viewer_of(recipe: TakeRecipe, store: MediaStore) -> Viewer | None:
    """The place of the take's keyframe, if it still can be looked at."""
    if recipe.board is None:
        return None
    try:
        board = store.recipe(recipe.board, BoardRecipe)
    except StudioError:
        return None
    artist = _artist(board)
    return artist.viewer(board, recipe) if artist else None


def _artist(board: BoardRecipe) -> Viewable | None:
    """Who drew a board, where that one is here, of the same version, and can look again."""
    if board.model or board.engine not in EMBEDDED[Role.ARTIST]:
        return None
    artist = hire(Role.ARTIST, board.engine, Path())
    is_able = isinstance(artist, Viewable) and artist.version == board.version
    return artist if is_able else None
