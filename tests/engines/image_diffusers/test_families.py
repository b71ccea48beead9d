"""Every image model of the catalogue, every way that it can draw: the real classes, tiny."""

import numpy as np
import pytest

from pipeline.engines.image_diffusers import DiffusersArtist
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Ability, Role, TierName
from tests.engines.image_diffusers.shelf import PLATE, recipe, shelf

pytestmark = [
    pytest.mark.slow,
    # Of the libraries, with the NumPy of today.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

ASKED = {
    Ability.IMAGE: {"source": "source", "strength": 0.5},
    Ability.INPAINT: {"source": "source", "mask": "mask", "strength": 0.9},
    Ability.DEPTH: {"depth": "depth"},
    Ability.LINE: {"line": "source"},
    Ability.POSE: {"pose": "pose"},
    Ability.REFERENCE: {"references": ("source", "source")},
}
ARTISTS = [model.id for model in CATALOGUE.values() if model.role is Role.ARTIST]


@pytest.mark.parametrize("name", ARTISTS)
def test_every_way_makes_a_picture_of_its_own_and_the_same_seed_the_same_bytes(hired, name):
    model, home = hired(name)
    artist, library = DiffusersArtist(model, TierName.FINAL, home), shelf()
    steps = []
    plain = artist.draw(recipe(artist), library, steps.append)
    assert steps[0] == 0.0
    assert steps[-1] == 1.0
    assert steps == sorted(steps)
    assert len(steps) > model.tiers[TierName.FINAL].steps
    found = {plain.image.tobytes()}
    for ability, asked in ASKED.items():
        if ability not in artist.abilities:
            continue
        drawing = artist.draw(recipe(artist, **asked), library, lambda _: None)
        assert drawing.image.shape == (*PLATE, 3)
        assert drawing.image.std() > 5, ability
        assert drawing.image.tobytes() not in found, f"{ability} changes nothing"
        assert (drawing.depth_m is not None) == (ability is Ability.DEPTH)
        found.add(drawing.image.tobytes())
    again = artist.draw(recipe(artist), library, lambda _: None)
    other = artist.draw(recipe(artist, seed=6), library, lambda _: None)
    assert np.array_equal(plain.image, again.image)
    assert not np.array_equal(plain.image, other.image)


def test_depth_comes_back_with_the_picture_that_keeps_to_it(hired):
    model, home = hired("z-image-turbo")
    artist, library = DiffusersArtist(model, TierName.FINAL, home), shelf()
    drawing = artist.draw(recipe(artist, depth="depth"), library, lambda _: None)
    assert np.array_equal(drawing.depth_m, library.depths["depth"])
