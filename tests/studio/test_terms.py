"""The words of the trade in every language of the page."""

import pytest

from pipeline.engines import crew_named
from pipeline.film.camera import Angle, Ease, Move, Size
from pipeline.film.shot import Coverage
from studio.panels.words import words

KINDS = {"size": Size, "angle": Angle, "move": Move, "ease": Ease, "coverage": Coverage}


@pytest.mark.parametrize("language", sorted(words()))
def test_every_value_of_a_menu_has_its_word_and_no_two_share_one(language):
    for kind, terms in KINDS.items():
        said = [words()[language][f"{kind}.{term}"] for term in terms]
        assert len(set(said)) == len(said)


def test_in_english_they_are_the_values_themselves():
    for kind, terms in KINDS.items():
        assert [words()["en"][f"{kind}.{term}"] for term in terms] == list(terms)


def test_the_crew_that_everybody_has_is_named():
    assert crew_named("embedded")
    assert all("crew.embedded" in texts for texts in words().values())
