"""How people and places look, from the breakdown to what artist and camera are asked for."""

import pytest

from pipeline.engines.director_llm.asking import prompt
from pipeline.engines.director_rules import RulesDirector
from pipeline.engines.previs.sets import build, called
from pipeline.engines.previs.sets.kinds import KINDS
from pipeline.engines.previs.sets.kinds.inside import INSIDE
from pipeline.film.costume import costume_for
from pipeline.film.format import Format
from pipeline.film.script import Interior, Light
from pipeline.film.world import Character
from pipeline.readers import parse
from pipeline.stages.breakdown import break_down
from pipeline.stages.company import company_of
from pipeline.stages.production import Unit, orders, with_cast

FORM = Format()
SCRIPT = "INT. THE MAGPIE - NIGHT\n\nRUTH (40s) sits down.\n\nEXT. YARD - DAY\n\nRuth waits.\n"


class Artist:
    name, version = "previs", 1
    model = revision = tier = ""
    abilities = frozenset()
    wants_blocking = True

    def __init__(self, model=""):
        self.model, self.wants_blocking = model, not model


def broken_down():
    return break_down(parse(SCRIPT), RulesDirector(), FORM.rate)


def described(breakdown, looks, place):
    cast = tuple(one.model_copy(update={"looks": looks}) for one in breakdown.cast)
    first, *rest = breakdown.places
    places = (first.model_copy(update={"description": place}), *rest)
    return breakdown.model_copy(update={"cast": cast, "places": places})


def boards(breakdown, artist):
    unit = Unit(artist=artist, operator=artist, store=None, form=FORM)
    unit = with_cast(unit, breakdown.cast, breakdown.places)
    company = company_of(breakdown.cast, breakdown.scenes)
    return [order.board for order in orders(breakdown.scenes, unit, company)]


@pytest.mark.parametrize("model", ["", "z-image-turbo"])
def test_nothing_known_leaves_every_board_as_it_was(model):
    plain = broken_down()
    unit = Unit(artist=Artist(model), operator=Artist(model), store=None, form=FORM)
    company = company_of(plain.cast, plain.scenes)
    cast = plain.cast if model else ()
    bare = Unit(artist=unit.artist, operator=unit.operator, store=None, form=FORM, cast=cast)
    assert [one.digest() for one in boards(plain, Artist(model))] == [
        order.board.digest() for order in orders(plain.scenes, bare, company)
    ]
    assert not [one for one in boards(plain, Artist(model)) if one.place]


def test_an_artist_with_a_model_reads_of_people_and_place():
    kitchen, yard = boards(
        described(broken_down(), "a green coat", "a smoky pub"), Artist("z-image-turbo")
    )
    assert "Ruth is 40s, a green coat." in kitchen.prompt
    assert "A smoky pub." in kitchen.prompt
    assert "Ruth is 40s, a green coat." in yard.prompt
    assert "pub" not in yard.prompt


def test_the_3d_artist_dresses_its_figures_so():
    (pub, _) = boards(described(broken_down(), "a green coat", "a smoky pub"), Artist())
    assert pub.place == "a smoky pub"
    assert pub.blocking[0].player.description == "40s, a green coat"


def test_the_looks_stand_behind_the_scripts_own_words():
    one = Character(name="RUTH", description="40s", scenes=("a",), looks="grey hair")
    (player,) = company_of((one,), ())
    assert player.description == "40s, grey hair"


@pytest.mark.parametrize(
    ("name", "description", "kind"),
    [("THE MAGPIE", "a smoky pub with a kitchen behind it", "bar"),
     ("THE MAGPIE", "", "room"), ("THE MAGPIE", "something blue", "room"),
     ("KITCHEN", "a smoky pub", "kitchen"), ("THE MAGPIE", "old wood, like a church", "room")],
)  # fmt: skip
def test_a_set_is_built_by_the_description_where_the_name_says_nothing(name, description, kind):
    place = called(name, Interior.INT, description)
    assert build(place, Interior.INT, Light.DAY).kind == kind


def players(action):
    script = f"EXT. QUAY - DAWN\n\n{action}\n"
    told = break_down(parse(script), RulesDirector(), FORM.rate)
    return {one.character: one for one in company_of(told.cast, told.scenes)}


def test_what_is_said_right_after_the_name_is_how_they_look():
    found = players("MARA (34), a fisherwoman in a yellow coat, drags a net along the quay.")
    assert found["MARA"].description == "34, a fisherwoman in a yellow coat"


def test_a_grey_beard_is_no_grey_coat():
    bearded, coated = (
        players(f"TOMAS (60s, {words}) waits.")["TOMAS"].costume
        for words in ("grey beard", "grey coat")
    )
    assert coated == costume_for("grey", 0, ())
    assert bearded != coated


def test_whom_somebody_reads_to_is_somebody_else():
    assert players("A NURSE reads to him from a book.")["NURSE"].pronoun == ""
    assert players("A NURSE sits down. She yawns.")["NURSE"].pronoun == "she"


def test_a_director_names_the_kind_of_a_place_out_of_those_that_there_are():
    """An unknown place is then built as what its description begins with."""
    rule = next(line for line in prompt("looks").splitlines() if "Take the nearest" in line)
    named = rule.partition("nearest of these: ")[2].partition(". ")[0].split(", ")
    assert {*named} == {*KINDS} - {"open"}
    for kind in named:
        interior = Interior.INT if kind in INSIDE else Interior.EXT
        place = called("XYZZY", interior, f"a {kind}, narrow, with brass lamps")
        assert build(place, interior, Light.DAY).kind == kind
