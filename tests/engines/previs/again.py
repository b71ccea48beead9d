"""Boards of the artist `previs` and takes that look at their places again."""

from pipeline.engines.previs.artist import PrevisArtist
from pipeline.film.blocking import Mark
from pipeline.film.camera import Camera, Size
from pipeline.film.path import overscan
from pipeline.film.script import Interior, Light, Setting
from pipeline.film.shot import Coverage, Look
from pipeline.film.timing import FrameRate
from pipeline.recipe import BoardRecipe, TakeRecipe


def shot(move, pixels, frames, action="Ruth waits.", spoken=(), **fields):
    """(BoardRecipe, TakeRecipe) of Ruth in a cafe."""
    camera = Camera(**{"move": move, "size": Size.MWS, **fields})
    board = BoardRecipe(
        engine=PrevisArtist.name,
        version=PrevisArtist.version,
        size=pixels,
        overscan=overscan(camera, pixels[0] / pixels[1], has_depth=True),
        setting=Setting(interior=Interior.INT, place="CAFE", light=Light.DAY),
        coverage=Coverage.SINGLE,
        action=action,
        camera=camera,
        characters=("RUTH",),
        look=Look.RIGHT,
        lines=tuple((one.character, one.text) for one in spoken),
        blocking=(Mark(character="RUTH", look=Look.RIGHT),),
    )
    take = TakeRecipe(
        engine="parallax",
        version=2,
        size=pixels,
        rate=FrameRate(),
        frames=frames,
        camera=camera,
        image="drawn",
        depth="drawn",
        overscan=board.overscan,
        board=board.digest(),
        spoken=spoken,
    )
    return board, take
