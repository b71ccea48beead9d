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
    import torch
    from safetensors import safe_open
    from safetensors.torch import save_file

    from pipeline.engines.tiny import build
    from pipeline.engines.video_diffusers import DiffusersCamera
    from pipeline.models.install import install_from
    from pipeline.progress import unwatched
    from tests.engines.video_diffusers.tiny import recipe, shot, small

    model, file = small("ltx-2"), "moves/dolly-in.safetensors"
    model = model.model_copy(update={"moves": {Move.DOLLY_IN: file}})
    build(model, tmp_path / "made")
    part = "transformer_blocks.0.attn1.to_v"
    with safe_open(next((tmp_path / "made/transformer").glob("*.safetensors")), "pt") as weights:
        rows, columns = weights.get_slice(f"{part}.weight").get_shape()
    (tmp_path / "made/moves").mkdir()
    sides = {"lora_A": torch.ones(1, columns), "lora_B": torch.ones(rows, 1)}
    as_made = {f"diffusion_model.{part}.{side}.weight": one for side, one in sides.items()}
    save_file(as_made, tmp_path / "made" / file)
    install_from(model, tmp_path, tmp_path / "made", unwatched)
    camera = DiffusersCamera(model, TierName.FINAL, tmp_path)

    def seen(move):
        return shot(camera, recipe(camera=Camera(move=move), frames=2, model=model.id))[-1]

    plain = seen(Move.PAN_LEFT)
    assert (seen(Move.DOLLY_IN) != plain).any()
    assert (seen(Move.PAN_LEFT) == plain).all(), "it was not taken off again"
