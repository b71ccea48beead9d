"""Time, memory, disk, energy and price before anything starts."""

from dataclasses import replace

import pytest

from pipeline.film.camera import Camera
from pipeline.film.timing import FrameRate
from pipeline.gpu.device import Device
from pipeline.gpu.learned import Learned
from pipeline.gpu.places import PEAKS, key
from pipeline.models.catalogue import CATALOGUE
from pipeline.recipe import BoardRecipe, TakeRecipe
from studio.ledger import Ledger, Wish
from studio.ledger.dispatch import Dispatch
from studio.ledger.estimate import Machine, estimate
from studio.ledger.pace import Pace
from studio.tasks import Draw, Shoot

GB = 1_000_000_000
FAST = Device("cuda", "NVIDIA H200", 141 * GB, 139 * GB, (9, 0))
SLOW = Device("cuda", "NVIDIA GeForce RTX 3090", 24 * GB, 23 * GB, (8, 6))
LAPTOP = Device("cpu", "8 processor cores", 16 * GB, 9 * GB)


def board(number=1, model=""):
    recipe = BoardRecipe(
        engine="diffusers" if model else "slate", version=1, size=(1280, 720), action=str(number),
        camera=Camera(), model=model, tier="final" if model else "",
    )  # fmt: skip
    return Wish(task=Draw(recipe=recipe), project="p", shot=str(number))


def take(number=1, model="ltx-video-2b", tier="final", frames=96):
    recipe = TakeRecipe(
        engine="diffusers" if model else "parallax", version=1, size=(1280, 720),
        rate=FrameRate(num=24, den=1), frames=frames, camera=Camera(), image=str(number),
        model=model, tier=tier if model else "",
    )  # fmt: skip
    return Wish(task=Shoot(recipe=recipe), project="p", shot=str(number))


def seconds(wishes, device=FAST, slots=4):
    return estimate(wishes, Machine(device, slots)).seconds


def test_shots_with_a_model_come_one_after_the_other_and_others_side_by_side():
    assert seconds([take(1), take(2)]) == pytest.approx(2 * seconds([take(1)]))
    plain = [take(number, model="") for number in (1, 2)]
    assert seconds(plain) == pytest.approx(seconds(plain[:1]))


def test_a_first_guess_follows_the_work_and_the_card():
    assert seconds([take()], SLOW) > 5 * seconds([take()], FAST)
    assert seconds([take()], LAPTOP) > 20 * seconds([take()], SLOW)
    assert seconds([take(tier="draft")]) < seconds([take()])
    assert seconds([take(model="ltx-video-13b")]) > seconds([take()])
    assert seconds([take(frames=192)]) == pytest.approx(2 * seconds([take()]))


def test_what_was_learned_of_a_model_and_tier_counts(tmp_path):
    ledger = Ledger(tmp_path, slots=1)
    ledger.ask([take(1)])
    dispatch = Dispatch(ledger.book)
    dispatch.finish(dispatch.claim([]).id, "{}", 960.0)
    assert ledger.appraise([take(2)], FAST).seconds == pytest.approx(960.0)
    draft = ledger.appraise([take(2, tier="draft")], FAST).seconds
    assert draft != pytest.approx(960.0), "another tier is its own matter"
    assert ledger.appraise([take(1)], FAST).seconds == 0.0, "it is made"
    ledger.close()


def test_price_and_energy_follow_the_time():
    machine = Machine(FAST, 1, Pace(), price_per_hour=3.6)
    found = estimate([take()], machine)
    assert found.price == pytest.approx(found.seconds * 0.001)
    assert found.energy_wh == pytest.approx(found.seconds / 3600 * 700)
    assert estimate([take()], replace(machine, price_per_hour=None)).price is None
    assert estimate([], machine).seconds == 0.0


def test_memory_is_what_was_measured_where_it_was(tmp_path):
    machine = Machine(FAST, 1, home=tmp_path)
    pipeline = next(iter(CATALOGUE["ltx-video-2b"].pipelines.values()))
    Learned(tmp_path).put(PEAKS, key("ltx-video-2b", pipeline, FAST), 77 * GB)
    assert estimate([take()], machine).memory == 77 * GB
    assert estimate([take(model="")], machine).memory == 0


def test_disk_counts_what_will_be_written():
    one, two = (
        estimate([take(n) for n in range(count)], Machine(FAST, 1)).disk for count in (1, 2)
    )
    assert two == 2 * one > 96 * 10_000
    assert estimate([board()], Machine(FAST, 1)).disk > 1_000_000
