"""Names ask for the shape or the landscape they mean, and for no other."""

import pytest

from pipeline.engines.slate.exterior import landscape
from pipeline.engines.slate.palette import OUTDOORS
from pipeline.engines.slate.things import THINGS, WORDS, thing_named


@pytest.mark.parametrize(
    ("props", "thing"),
    [
        (("brass KEY",), "key"),
        (("monkey",), "parcel"),
        (("steam", "teacups"), "parcel"),
        (("coat", "lanterns"), "lamp"),
        (("Письмо",), "paper"),
        (("红色的茶杯",), "cup"),
        ((), "parcel"),
    ],
)
def test_a_prop_gets_the_shape_its_words_name(props: tuple[str, ...], thing: str):
    assert thing_named(props) == thing


def test_every_word_leads_to_a_drawn_shape():
    assert set(WORDS) | {"parcel"} == set(THINGS)


def test_places_by_their_words_and_others_by_lot_but_always_the_same():
    assert landscape("MARKET STREET") == "city"
    assert landscape("Forest edge") == "trees"
    assert landscape("海边") == "sea"
    assert landscape("nowhere named") == landscape("nowhere named")
    assert {landscape(f"place {index}") for index in range(60)} == set(OUTDOORS)
