"""The catalogue holds together: what it names exists, and what it counts was counted."""

import pytest

from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Ability, Role

CAMERAS = [model for model in CATALOGUE.values() if model.role is Role.CAMERA]
CREW = [model for model in CATALOGUE.values() if model.role is not Role.DIRECTOR]
GIVEN = {Ability.LORA, Ability.SOUND, Ability.MOVES}
"""Abilities that no pipeline of their own does."""


@pytest.mark.parametrize("model", CREW, ids=lambda model: model.id)
def test_every_ability_has_its_pipeline(model):
    assert set(model.pipelines) == model.abilities - GIVEN
    assert model.tiers


@pytest.mark.parametrize("model", CREW, ids=lambda model: model.id)
def test_every_size_is_on_the_grid(model):
    for tier in model.tiers.values():
        assert all(side % model.grid.step_px == 0 for side in tier.size)
        assert len(tier.timesteps or tier.sigmas) in (0, tier.steps)
        assert not tier.refine or model.upsampler


@pytest.mark.parametrize("model", CAMERAS, ids=lambda model: model.id)
def test_the_longest_take_is_on_the_grid(model):
    grid = model.grid
    assert (grid.most_frames - grid.frame_offset) % grid.frame_step == 0


def test_a_licence_that_restricts_is_agreed_to():
    free = {"Apache-2.0"}
    for model in CATALOGUE.values():
        assert model.must_accept == (model.licence not in free), model.id
        assert model.licence_url.startswith("https://")


def test_every_entry_says_where_it_was_read():
    for model in CATALOGUE.values():
        assert model.read_at
        assert bool(model.memory) == bool(model.memory_from)


@pytest.mark.slow
def test_the_classes_that_are_named_exist():
    import diffusers

    for model in CREW:
        for name in model.pipelines.values():
            assert hasattr(diffusers, name), f"{model.id}: {name}"


@pytest.mark.slow
def test_the_memory_is_what_the_classes_count():
    from tests.models_memory import MODELS, memory

    for name in MODELS:
        assert CATALOGUE[name].memory == memory(name), name


def test_what_is_named_beside_the_pipeline_is_fetched_with_it():
    for model in CATALOGUE.values():
        fetched = {f"{extra.folder}/{file}" for extra in model.extras for file in extra.files}
        assert {*model.moves.values(), *model.controls.values()} <= fetched, model.id
        assert set(model.controls) <= set(model.pipelines), model.id
        assert bool(model.moves) == (Ability.MOVES in model.abilities), model.id
        for part, file in model.single_files.items():
            own = {f"{part}/config.json", f"{part}/*"}
            assert file in fetched
            assert own & (fetched | set(model.files)), f"{model.id}: the hub would be asked"
