"""A board at draft size, drawn by the studio itself: how a change by number looks, at once."""

from pipeline.errors import UserMistake
from pipeline.media.store import MediaStore
from pipeline.stages.drafts import draft
from studio.project import Project
from studio.session.wanted import orders_of, unit_of


def draft_of(film: Project, media: MediaStore, shot: str, version: str) -> bytes:
    """WebP of the board of recipe `version`, which the shot asks for now.

    Raises UserMistake where it asks for another one by now: nobody waits for that any more.
    """
    unit = unit_of(film, media)
    board = orders_of(film, unit)[film.shot(shot).id].board
    drawn = draft(board, unit.artist, media) if board.digest() == version else None
    if drawn is None:
        raise UserMistake("This shot asks for another picture by now. Reload the page.")
    return drawn
