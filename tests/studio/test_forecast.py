"""What is said before a render starts."""

import pytest

from pipeline.errors import UserMistake
from studio.forecast import forecast, in_words, missing
from studio.ledger import Estimate
from studio.settings import PRICE_VARIABLE, price_per_hour

FOUND = Estimate(seconds=5000, memory=9_300_000_000, disk=120_000_000, energy_wh=347.2, price=0.486)


def test_it_names_time_memory_disk_energy_and_the_price_where_there_is_one():
    assert in_words(FOUND, 14) == (
        "About 1.4 hours for 14 shots, 9.3 GB of memory for the model, 120 MB of disk, "
        "at most 347.2 Wh, 0.49 at your price per hour."
    )
    small = FOUND.model_copy(update={"price": None, "memory": 0, "seconds": 0.2, "disk": 2 * 10**9})
    assert in_words(small, 1) == "About a second for 1 shot, 2.0 GB of disk, at most 347.2 Wh."


@pytest.mark.parametrize(("text", "price"), [("", None), ("0.35", 0.35), (" 2 ", 2.0), ("0", 0.0)])
def test_a_price_is_a_number(monkeypatch, text, price):
    monkeypatch.setenv(PRICE_VARIABLE, text)
    assert price_per_hour() == price


@pytest.mark.parametrize("text", ["cheap", "-1", "nan", "inf", "0,35"])
def test_what_is_no_price_is_said(monkeypatch, text):
    monkeypatch.setenv(PRICE_VARIABLE, text)
    with pytest.raises(UserMistake, match=PRICE_VARIABLE):
        price_per_hour()


def test_the_embedded_crew_is_not_announced_and_loads_nothing(tmp_path):
    from studio.settings import settings

    choices = settings(home=tmp_path / "home")
    assert forecast(missing(None, choices), choices) == ""
    assert not (tmp_path / "home").exists()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # diffusers
def test_a_hired_crew_is_announced_before_it_starts(tmp_path):
    from pathlib import Path

    from studio.installing import put_up_untrained
    from studio.scripts import open_script
    from studio.settings import settings

    choices = settings(home=tmp_path, crew="tiny", size="128x72")
    put_up_untrained(choices.crew, choices.home, lambda text: None)
    script = open_script(Path("assets/examples/two-cups.fountain"), choices)
    said = forecast(missing(script, choices), choices)
    assert said.startswith("About ")
    assert "shots" in said
