"""Everybody is told apart by colour, and keeps it from camera to camera."""

import pytest

from pipeline.engines.previs.sets.kinds import kind_of
from pipeline.film.script import Interior
from tests.benchmark.identity import PLACES, cameras, drift, least_apart, most_drift, tones


def test_no_two_of_any_cast_wear_colours_within_20_de() -> None:
    assert least_apart() >= 20


def test_colours_are_the_same_from_two_cameras() -> None:
    near, far = (tones(recipe) for recipe in cameras(*PLACES[0]))
    assert {"A", "B"} <= near.keys() & far.keys()
    assert drift(near, far) <= 3


@pytest.mark.slow
def test_colours_drift_nowhere() -> None:
    assert most_drift() <= 3


@pytest.mark.parametrize(
    ("interior", "place", "kind"),
    [
        ("INT", "HIGH SCHOOL HALLWAY", "corridor"),
        ("INT", "KRANKENHAUS - FLUR", "corridor"),
        ("INT", "AUTO REPAIR SHOP", "workshop"),
        ("INT", "HOSPITAL - OPERATING THEATRE", "hospital"),
        ("INT", "POLICE CRUISER", "car"),
        ("INT", "CHAMBRE D'HÔTEL", "bedroom"),
        ("EXT", "SWIMMING POOL", "courtyard"),
        ("EXT", "CORNFIELD", "field"),
        ("EXT", "FROZEN LAKE", "snow"),
        ("EXT", "北京街头", "street"),
        ("INT", "КВАРТИРА АННЫ", "living room"),
        ("EXT", "חוף הים", "beach"),
    ],
)
def test_a_heading_as_writers_write_it_is_understood(interior, place, kind) -> None:
    assert kind_of(place, Interior(interior)) == (kind, True)
