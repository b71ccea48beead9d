"""Image models of the catalogue at tiny size, installed as any other is."""

import pytest

from pipeline.engines.tiny import build
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.install import install_from
from pipeline.models.licences import accept
from pipeline.progress import unwatched

TINY = {64: (128, 64), 16: (128, 64), 8: (128, 72)}
"""A size of the model's grid that takes no time."""


@pytest.fixture(scope="session")
def hired(tmp_path_factory):
    """The home of an installed tiny model and the model at tiny tiers, by its id."""
    home = tmp_path_factory.mktemp("home")
    ready = {}

    def hire(name):
        if name not in ready:
            ready[name] = _installed(CATALOGUE[name], home, tmp_path_factory.mktemp(name))
        return ready[name], home

    return hire


def _installed(model, home, folder):
    build(model, folder / "hub")
    if model.must_accept:
        accept(model, home)
    install_from(model, home, folder / "hub", unwatched)
    size = TINY[model.grid.step_px]
    tiers = {
        name: tier.model_copy(update={"size": size, "steps": min(2, tier.steps)})
        for name, tier in model.tiers.items()
    }
    return model.model_copy(update={"tiers": tiers})
