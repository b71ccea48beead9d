"""Which rung a model starts on, and which comes next: plain arithmetic."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gpu.device import Device
from pipeline.gpu.guess import memory_bytes
from pipeline.gpu.held import Held, serving
from pipeline.gpu.ladder import (
    WORKING_BYTES,
    Place,
    Rung,
    first_place,
    memory_on,
    needed,
    next_place,
    rungs,
)
from pipeline.gpu.load import has_control
from pipeline.gpu.places import Places
from pipeline.gpu.resident import too_large
from pipeline.gpu.want import Want
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Memory, TierName

GB = 1_000_000_000
CARD = Device("cuda", "A card", 24 * GB, 20 * GB, (8, 6))
MEMORY = Memory(whole=16 * GB, model=10 * GB, layer=GB)
LADDER = tuple(Rung)


@pytest.mark.parametrize(
    ("free", "rung"),
    [
        (140 * GB, Rung.RESIDENT),
        (18 * GB, Rung.RESIDENT),
        (17 * GB, Rung.PARTS),
        (11 * GB, Rung.FP8),
        (6 * GB, Rung.GROUP),
        (4 * GB, Rung.SEQUENTIAL),
        (0, Rung.SEQUENTIAL),
    ],
)
def test_the_fastest_rung_that_fits_is_the_first(free, rung):
    assert first_place(MEMORY, free, LADDER) == Place(rung)


def test_a_model_whose_need_is_not_known_is_tried_whole():
    assert first_place(None, GB, LADDER) == Place(Rung.RESIDENT)


@given(st.integers(0, 200 * GB), st.integers(0, 200 * GB))
def test_more_memory_never_means_a_lower_rung(one, other):
    less, more = sorted((one, other))
    order = LADDER.index
    assert order(first_place(MEMORY, more, LADDER).rung) <= order(
        first_place(MEMORY, less, LADDER).rung
    )


def test_each_rung_needs_less_than_the_one_above():
    needs = [needed(rung, MEMORY) for rung in LADDER]
    assert needs == sorted(needs, reverse=True)
    assert min(needs) > WORKING_BYTES


@pytest.mark.parametrize("in_decoder", [False, True])
def test_the_way_down_ends_and_its_last_step_is_the_smallest(in_decoder):
    place, seen = Place(Rung.RESIDENT), []
    while place:
        seen.append(place)
        place = next_place(place, LADDER, in_decoder)
    assert seen[-1] == Place(Rung.SEQUENTIAL, is_tiled=True)
    assert len(seen) == len(set(seen)) == len(LADDER) + 1
    assert seen[1] == (Place(Rung.RESIDENT, True) if in_decoder else Place(Rung.PARTS))


def test_only_a_card_of_its_own_memory_has_more_than_one_rung():
    assert rungs(Device("cpu", "cores", GB, GB)) == (Rung.RESIDENT,)
    assert rungs(Device("mps", "Apple GPU", GB, GB)) == (Rung.RESIDENT,)
    assert Rung.GROUP in rungs(Device("rocm", "A card", GB, GB))


def test_fp8_is_for_cards_that_multiply_in_it():
    assert not CARD.has_fp8
    assert Rung.FP8 not in rungs(CARD)
    assert not replace(CARD, kind="rocm", capability=(9, 4)).has_fp8


def test_a_control_net_that_shares_layers_is_not_sent_away_piece_by_piece():
    assert Rung.SEQUENTIAL in rungs(CARD)
    assert rungs(CARD, has_control=True)[-1] is Rung.GROUP
    assert has_control("ZImageControlNetPipeline")
    assert has_control("StableDiffusionXLControlNetUnionPipeline")
    assert not has_control("ZImagePipeline")


def test_weights_in_fp8_do_not_serve_for_a_lora(tmp_path):
    hopper = replace(CARD, capability=(9, 0))
    plain = Want(CATALOGUE["ltx-2"], tmp_path, "LTX2Pipeline")
    held = Held(plain, pipe=None, place=Place(Rung.FP8), is_fp8=True)
    assert serving(held, plain, hopper) == held
    assert serving(held, replace(plain, loras=((tmp_path, 1.0),)), hopper) is None


def test_the_processor_holds_twice_the_bytes_of_a_card(tmp_path):
    cores = Device("cpu", "cores", 90 * GB, 80 * GB)
    wanted = Want(CATALOGUE["sd-turbo"], tmp_path, "StableDiffusionPipeline", home=tmp_path)
    assert memory_on(MEMORY, CARD) == MEMORY
    assert memory_on(MEMORY, cores).layer == 2 * MEMORY.layer
    whole = wanted.model.memory.whole
    assert memory_bytes(wanted, cores) == WORKING_BYTES + 2 * whole
    assert memory_bytes(wanted, CARD) == WORKING_BYTES + whole


def places(home, free=20 * GB, model="sd-turbo", name="A card"):
    wanted = Want(CATALOGUE[model], home, "StableDiffusionPipeline", home=home)
    return Places(wanted, replace(CARD, free=free, name=name))


def test_a_rung_is_remembered_for_its_model_and_device(tmp_path):
    places(tmp_path).remember(Place(Rung.GROUP, is_tiled=True))
    assert places(tmp_path).first(LADDER) == Place(Rung.GROUP, is_tiled=True)
    for other in (places(tmp_path, model="sdxl-turbo"), places(tmp_path, name="Another card")):
        assert other.first(LADDER) == Place(Rung.RESIDENT)


def test_with_much_more_memory_free_it_is_tried_afresh(tmp_path):
    places(tmp_path, free=4 * GB).remember(Place(Rung.SEQUENTIAL))
    assert places(tmp_path, free=4 * GB).first(LADDER) == Place(Rung.SEQUENTIAL)
    assert places(tmp_path, free=20 * GB).first(LADDER) == Place(Rung.RESIDENT)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"places": 3}', '{"places": {"x": {}}}', "\x00"])
def test_a_damaged_memory_is_no_memory(tmp_path, text):
    (tmp_path / "machine.json").write_text(text)
    assert places(tmp_path).first(LADDER) == Place(Rung.RESIDENT)
    places(tmp_path).remember(Place(Rung.GROUP))
    assert places(tmp_path).first(LADDER) == Place(Rung.GROUP)


def test_a_rung_that_this_version_does_not_know_is_passed_over(tmp_path):
    places(tmp_path).remember(Place(Rung.GROUP))
    path = tmp_path / "machine.json"
    path.write_text(path.read_text().replace("group offload", "something newer"))
    assert places(tmp_path).first(LADDER) == Place(Rung.RESIDENT)


@pytest.mark.parametrize(
    ("name", "tier", "is_advised"),
    [
        ("sd-turbo", TierName.FINAL, True),
        ("sd-turbo", TierName.DRAFT, False),
        ("tiny-video", TierName.FINAL, False),
    ],
)
def test_nobody_is_sent_to_a_tier_that_there_is_not(name, tier, is_advised, tmp_path):
    want = Want(CATALOGUE[name], tmp_path, "", tier=tier)
    assert ("draft tier" in str(too_large(want, CARD))) == is_advised
