"""The look of a film: how it is typed, and what it leaves as it was."""

import pytest

from pipeline.engines.previs import PrevisArtist
from pipeline.engines.slate import SlateArtist
from pipeline.film.camera import Camera
from pipeline.film.style import BoardStyle, style_named
from pipeline.prompt import STYLES, board_prompt
from pipeline.recipe import BoardRecipe
from pipeline.stages.boards import unstyled

PLAIN = BoardRecipe(engine="previs", version=1, size=(64, 36), action="A", camera=Camera())


@pytest.mark.parametrize("typed", ["grey-marker", "Grey Marker", " GREY  marker "])
def test_a_look_is_found_as_people_type_it(typed: str) -> None:
    assert style_named(typed) is BoardStyle.GREY_MARKER


@pytest.mark.parametrize("typed", ["", "oil", "grey", "ink noir"])
def test_what_is_no_look_is_none(typed: str) -> None:
    assert style_named(typed) is None


def test_the_default_look_keeps_the_digests_that_were() -> None:
    known = "0afebaedbc319f3b4faeb6506afd927af8b7a08b443af8f65dbc7523753da6d8"
    assert PLAIN.digest() == known
    assert PLAIN.model_copy(update={"style": BoardStyle.INK}).digest() == known
    assert PLAIN.model_copy(update={"style": BoardStyle.NOIR}).digest() != known


def test_models_are_told_of_every_look_in_words_of_its_own() -> None:
    assert set(STYLES) == set(BoardStyle)
    assert len(set(STYLES.values())) == len(BoardStyle)
    plain = board_prompt(PLAIN)
    for style, words in STYLES.items():
        told = board_prompt(PLAIN, style=style)
        assert told.startswith(plain)
        assert words[1:] in told


def test_an_artist_says_which_look_it_cannot_draw_in() -> None:
    assert unstyled(None, SlateArtist()) == ""
    assert unstyled(BoardStyle.NOIR, PrevisArtist()) == ""
    assert "'grey marker'" in unstyled(BoardStyle.GREY_MARKER, SlateArtist())
