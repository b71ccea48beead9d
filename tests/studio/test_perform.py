"""Who a worker hires for a task."""

import pytest

from pipeline.errors import EngineUnavailable
from pipeline.film.camera import Camera
from pipeline.media.store import MediaStore
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.install import install_from, remove
from pipeline.progress import unwatched
from pipeline.recipe import BoardRecipe
from studio import perform
from studio.tasks import Draw
from tests.models import probe

MODEL = CATALOGUE["tiny-image"]


def put_up(folder, home, seed):
    weights = {"unet/diffusion_pytorch_model.safetensors": probe.tensors({"a": (8, 8)}, seed)}
    content = {"model_index.json": probe.text({}), **weights}
    return install_from(MODEL, home, probe.lay(folder, content), unwatched).revision


def test_a_model_that_is_replaced_is_hired_anew(tmp_path, monkeypatch):
    asked_of = []
    monkeypatch.setattr(perform, "draw", lambda recipe, artist, *_: asked_of.append(artist))
    store = MediaStore(tmp_path / "home")
    recipe = BoardRecipe(
        engine="diffusers", version=1, size=(64, 64), action="", camera=Camera(), model=MODEL.id,
        tier="final",
    )  # fmt: skip
    first = put_up(tmp_path / "one", store.home, 1)
    perform.perform(Draw(recipe=recipe), store, unwatched)
    remove(MODEL, store.home)
    with pytest.raises(EngineUnavailable, match="not installed"):
        perform.perform(Draw(recipe=recipe), store, unwatched)
    second = put_up(tmp_path / "two", store.home, 2)
    perform.perform(Draw(recipe=recipe), store, unwatched)
    assert [artist.revision for artist in asked_of] == [first, second]
    assert first != second
