"""A camera that keeps to a video of the keyframe's depth along the move."""

import numpy as np
import pytest

from pipeline.engines.video_diffusers import DiffusersCamera
from pipeline.engines.video_diffusers.moves import controlled
from pipeline.film.camera import Camera, Move
from pipeline.film.format import Format
from pipeline.film.timing import FrameRate
from pipeline.media.store import MediaStore
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Ability, TierName
from pipeline.recipe import TakeRecipe
from pipeline.stages.composition import composer
from pipeline.stages.depth_move import depth_move
from pipeline.stages.production import Unit, find_take, orders, produce
from tests.engines.video_diffusers.tiny import FORM, Shelf, board, put_up, recipe, shot, small
from tests.studio.sample import film

FILE = CATALOGUE["ltx-2"].controls[Ability.DEPTH]
MOVE = Camera(move=Move.DOLLY_IN)


def test_the_control_is_used_in_final_takes_where_its_lora_is(tmp_path):
    model = CATALOGUE["ltx-2"]
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).touch()
    found = [
        controlled(model, Ability.DEPTH, TierName.FINAL, tmp_path),
        controlled(model, Ability.DEPTH, TierName.DRAFT, tmp_path),
        controlled(model, Ability.DEPTH, TierName.FINAL, tmp_path / "elsewhere"),
        controlled(CATALOGUE["wan2.2-5b"], Ability.DEPTH, TierName.FINAL, tmp_path),
    ]
    assert found == [((tmp_path / FILE, 1.0),), (), (), ()]


@pytest.fixture(scope="module")
def deep(tmp_path_factory):
    home = tmp_path_factory.mktemp("deep")
    put_up(small("ltx-2"), home, (FILE,))
    return home


pytestmark = pytest.mark.filterwarnings("ignore")  # of libraries


@pytest.mark.slow
@pytest.mark.parametrize("most", [None, 25], ids=["one piece", "pieces"])
def test_the_depth_along_the_move_is_felt(deep, most):
    camera = DiffusersCamera(small("ltx-2", most), TierName.FINAL, deep)
    assert Ability.DEPTH in camera.abilities
    asked = recipe(camera=MOVE, frames=30, model="ltx-2")
    led = asked.model_copy(update={"depth_move": depth_move(asked)})

    class Other(Shelf):
        def depth_video(self, recipe):
            return (board(40) for _ in range(recipe.frames))

    one, other = shot(camera, led), shot(camera, led, library=Other())
    assert len(one) == 30
    assert any((a != b).any() for a, b in zip(one, other, strict=True))
    free = shot(camera, asked)
    assert any((a != b).any() for a, b in zip(one, free, strict=True))
    for a, b in zip(shot(camera, led), one, strict=True):
        np.testing.assert_array_equal(a, b, "the LoRA is not as it was before the second pass")


@pytest.mark.slow
def test_a_film_is_led_by_the_depth_of_its_boards(deep, tmp_path):
    breakdown, _ = film(2, frames=9)
    scene = breakdown.scenes[0]
    shots = zip(scene.shots, (MOVE, Camera()), strict=True)
    shots = tuple(one.model_copy(update={"camera": camera}) for one, camera in shots)
    scene = scene.model_copy(update={"shots": shots})
    form = Format(width=FORM[0], height=FORM[1], rate=FrameRate())
    camera = DiffusersCamera(small("ltx-2"), TierName.FINAL, deep)
    unit = Unit(composer(), camera, MediaStore(tmp_path), form)
    made = produce([scene], unit, lambda step: None)
    assert len(made.takes) == 2
    takes = [find_take(one, unit) for one in orders([scene], unit)]
    recipes = [unit.store.recipe(take.recipe, TakeRecipe) for take in takes]
    assert [bool(one.depth_move) for one in recipes] == [True, False]


@pytest.mark.slow
def test_without_its_lora_the_model_has_no_such_ability(tmp_path):
    put_up(small("ltx-2"), tmp_path)
    camera = DiffusersCamera(small("ltx-2"), TierName.FINAL, tmp_path)
    assert camera.abilities == CATALOGUE["ltx-2"].abilities - {Ability.DEPTH}
