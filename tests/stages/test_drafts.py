"""Drafts and floor plans: of the artist who stages, or of the composition that a model keeps to."""

import io

import numpy as np
import pytest
from PIL import Image

from pipeline.engines import hire
from pipeline.film.format import Format
from pipeline.film.shot import Coverage, Guide
from pipeline.film.staging import Figure, Staging, Standpoint
from pipeline.models.model import Role
from pipeline.stages.boards import undrawn
from pipeline.stages.drafts import draft, draft_size, floor_plan
from pipeline.stages.production import Unit, orders
from tests.stages.test_composition import WORDS, scene
from tests.stages.test_guides import Painter, shot

FORM = Format(width=640, height=360)
RUTH = Figure(character="RUTH", x_m=1.2)
CHOSEN = Staging(figures=(RUTH, Figure(character="NOBODY", x_m=1.0)), camera=Standpoint(y_m=-3.0))


def artist(name, home):
    return hire(Role.ARTIST, name, home)


def board(one, drawn_by):
    return orders((scene(one),), Unit(drawn_by, None, None, FORM))[0].board


@pytest.mark.parametrize(
    ("size", "overscan"),
    [((1280, 720), 1.0), ((1280, 720), 2.0), ((4096, 1716), 1.4), ((720, 1280), 1.0)],
)
def test_a_draft_has_the_shape_of_its_board_and_few_pixels(size, overscan):
    width, height = draft_size(size, overscan)
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)
    assert width * height * overscan == pytest.approx(480 * 270, rel=0.02)


def test_a_draft_is_never_larger_than_its_board():
    assert draft_size((64, 64), 1.0) == (64, 64)


def test_a_recipe_has_the_staging_of_those_who_are_there(tmp_path):
    previs = artist("previs", tmp_path)
    staged = board(shot(staging=CHOSEN), previs)
    assert staged.staging == Staging(figures=(RUTH,), camera=CHOSEN.camera)
    insert = board(shot(staging=CHOSEN, coverage=Coverage.INSERT, characters=()), previs)
    assert insert.staging == Staging(camera=CHOSEN.camera)
    assert undrawn(shot(staging=CHOSEN), previs) == []


def test_an_artist_who_does_not_stage_is_told_nothing_and_that_is_said(tmp_path):
    slate = artist("slate", tmp_path)
    one = shot(staging=CHOSEN)
    assert board(one, slate) == board(shot(), slate)
    assert floor_plan(board(one, slate), slate) is None
    assert draft(board(one, slate), slate, None) is None
    (said,) = undrawn(one, slate)
    assert "slate cannot use figures and a camera put by numbers" in said


def test_a_model_keeps_to_what_is_staged_by_its_composition():
    one = shot(staging=CHOSEN)
    found = board(one, Painter())
    assert found.composition.staging.figures == (RUTH,)
    assert floor_plan(found, Painter()).camera.y_m == -3.0
    assert undrawn(one, Painter()) == []


@pytest.mark.parametrize(
    ("one", "able"),
    [(shot(staging=CHOSEN), WORDS), (shot(staging=CHOSEN, guide=Guide(source="p")), None)],
)
def test_a_model_that_keeps_to_no_composition_says_that_it_cannot(one, able):
    painter = Painter(able) if able else Painter()
    assert any("put by numbers" in said for said in undrawn(one, painter))


def test_a_draft_shows_what_is_staged(tmp_path):
    previs = artist("previs", tmp_path)
    pictures = []
    for staging in (Staging(), CHOSEN):
        data = draft(board(shot(staging=staging), previs), previs, None)
        pictures.append(np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), float))
    assert pictures[0].shape == (270, 480, 3)
    assert np.abs(pictures[0] - pictures[1]).mean() > 10
