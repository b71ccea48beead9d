"""A film whose boards a model draws after the 3D artist, by the command line and by a worker."""

import json

import pytest

from pipeline.engines.tiny import build
from pipeline.film.shot import Keyframe
from pipeline.media.store import MediaStore
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.install import install_from
from pipeline.models.licences import accept
from pipeline.progress import unwatched
from pipeline.stages.company import company_of
from pipeline.stages.production import orders, with_cast
from studio.forecast import missing
from studio.perform import work
from studio.render import unit_of
from studio.scripts import open_script
from studio.settings import settings
from studio.tasks import Draw
from tests.test_tiny_crew import SCRIPT, render

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # of libraries

MODEL = CATALOGUE["sdxl-turbo"]
CREW = "rules+sdxl-turbo@draft+parallax"


@pytest.fixture
def home(tmp_path):
    place = tmp_path / "home"
    build(MODEL, tmp_path / "hub")
    accept(MODEL, place)
    install_from(MODEL, place, tmp_path / "hub", unwatched)
    return place


def test_boards_keep_to_their_compositions_wherever_they_are_drawn(home, tmp_path):
    path = tmp_path / "cups.fountain"
    path.write_text(SCRIPT, "utf-8")
    done = render(home, path, tmp_path / "cups.mp4", "--crew", CREW, "--size", "160x90")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["made"] == said["shots"] > 0
    assert "spared" not in said

    choices = settings(home=home, crew=CREW, size="160x90")
    script = open_script(path, choices)
    assert missing(script, choices) == [], "what was forecast is not what was made"

    told, store = script.breakdown, MediaStore(home)
    unit = with_cast(unit_of(choices), told.cast, told.places)
    asked = orders(told.scenes, unit, company_of(told.cast, told.scenes))
    found = [store.find(order.board, Keyframe) for order in asked]
    assert all(board.depth and board.line for board in found)
    for order in asked:
        assert store.find(order.board.composition, Keyframe)

    again = asked[0].board.model_copy(update={"seed": 99})
    made = work(Draw(recipe=again).model_dump_json(), store, unwatched)
    assert made.is_new
    drawn = Keyframe.model_validate_json(made.result)
    assert (drawn.recipe, drawn.depth) == (again.digest(), found[0].depth)
    assert drawn.image != found[0].image
