"""Which moves a model was taught by a LoRA, and when that is used."""

import pytest

from pipeline.engines.video_diffusers.moves import taught
from pipeline.film.camera import Camera, Move
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import TierName

MODEL = CATALOGUE["ltx-2"]


@pytest.fixture
def folder(tmp_path):
    for file in MODEL.moves.values():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).touch()
    return tmp_path


def name(camera, folder, tier=TierName.FINAL, model=MODEL):
    return [path.stem.partition("control-")[2] for path, _ in taught(model, camera, tier, folder)]


@pytest.mark.parametrize(
    ("camera", "expected"),
    [
        (Camera(move=Move.DOLLY_IN), ["dolly-in"]),
        (Camera(move=Move.DOLLY_IN, amount=-1), ["dolly-out"]),
        (Camera(move=Move.TRUCK_LEFT, amount=-0.5), ["dolly-right"]),
        (Camera(move=Move.PEDESTAL_UP, amount=2), ["jib-up"]),
        (Camera(move=Move.DOLLY_IN, amount=0), ["static"]),
        (Camera(), ["static"]),
        (Camera(move=Move.PAN_LEFT), []),
        (Camera(move=Move.PAN_LEFT, amount=-1), []),
        (Camera(move=Move.HANDHELD), []),
    ],
)
def test_a_move_is_shot_with_what_teaches_it(folder, camera, expected):
    assert name(camera, folder) == expected


def test_words_alone_do_for_drafts_other_models_and_missing_files(folder, tmp_path):
    camera = Camera(move=Move.DOLLY_IN)
    assert name(camera, folder, TierName.DRAFT) == []
    assert name(camera, folder, model=CATALOGUE["ltx-video-2b"]) == []
    assert name(camera, tmp_path / "elsewhere") == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of libraries
def test_a_move_that_was_taught_is_felt(tmp_path):
    from pipeline.engines.video_diffusers import DiffusersCamera
    from tests.engines.video_diffusers.tiny import put_up, recipe, shot, small

    model, file = small("ltx-2"), "moves/dolly-in.safetensors"
    model = model.model_copy(update={"moves": {Move.DOLLY_IN: file}})
    put_up(model, tmp_path, (file,))
    camera = DiffusersCamera(model, TierName.FINAL, tmp_path)

    def seen(move):
        return shot(camera, recipe(camera=Camera(move=move), frames=2, model=model.id))[-1]

    plain = seen(Move.PAN_LEFT)
    assert (seen(Move.DOLLY_IN) != plain).any()
    assert (seen(Move.PAN_LEFT) == plain).all(), "it was not taken off again"
