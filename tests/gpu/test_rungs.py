"""What a card asks for and a processor does not: its precision, weights that rest elsewhere."""

import json
from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np
import pytest

from pipeline.engines.image_diffusers import DiffusersArtist
from pipeline.gpu import resident
from pipeline.gpu.device import Device
from pipeline.gpu.ladder import Place, Rung
from pipeline.gpu.load import load
from pipeline.gpu.placing import _read_past_hooks
from pipeline.gpu.want import Want
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Ability, Role, TierName
from tests.engines.image_diffusers import shelf
from tests.engines.image_diffusers.conftest import hired  # noqa: F401 - a fixture
from tests.engines.video_diffusers import tiny
from tests.gpu.test_faults import TILED, running_out

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # of libraries

GB = 1_000_000_000
VIDEO = [model.id for model in CATALOGUE.values() if model.role is Role.CAMERA]
STILL = [model.id for model in CATALOGUE.values() if model.role is Role.ARTIST]


@dataclass(frozen=True)
class Coarse(Device):
    """The processor in the precision of a card."""

    @property
    def dtype(self):
        import torch

        return torch.bfloat16


COARSE = Coarse("cpu", "cores", 99 * GB, 99 * GB)


@pytest.fixture
def coarse(monkeypatch):
    monkeypatch.setattr(resident, "RESIDENT", resident.Resident(device=lambda: COARSE))


@pytest.mark.parametrize("name", VIDEO)
def test_a_model_shoots_in_the_precision_of_a_card(name, coarse):
    assert np.ptp(tiny.shot(tiny.camera(name), tiny.recipe())[5]) > 10
    if Ability.VIDEO in tiny.small(name).abilities:
        tiny.shot(tiny.camera(name), tiny.recipe(source="clip", strength=0.5))
    parts = resident.RESIDENT.held.pipe.components.values()
    assert "torch.bfloat16" in {str(part.dtype) for part in parts if hasattr(part, "dtype")}


@pytest.mark.parametrize("name", STILL)
def test_a_model_draws_in_the_precision_of_a_card(name, coarse, hired):  # noqa: F811
    model, home = hired(name)
    artist, library = DiffusersArtist(model, TierName.FINAL, home), shelf.shelf()
    masked = {"source": "source", "mask": "mask", "strength": 0.9}
    for asked in [{}, masked, *[{"line": "source"}] * (Ability.LINE in artist.abilities)]:
        made = artist.draw(shelf.recipe(artist, **asked), library, lambda _: None)
        assert made.image.std() > 5


def test_a_part_whose_weights_are_read_past_the_hooks_stays_on_the_card(hired):  # noqa: F811
    def read_in(name, pipeline):
        model, home = hired(name)
        return _read_past_hooks(load(Want(model, home / "models" / name, pipeline), COARSE))

    assert read_in("sdxl-turbo", "StableDiffusionXLControlNetUnionPipeline") == ["controlnet"]
    assert read_in("sdxl-turbo", "StableDiffusionXLPipeline") == []
    assert read_in("z-image-turbo", "ZImageControlNetPipeline") == []


def test_a_clip_is_encoded_where_the_pipeline_works_not_where_its_encoder_rests():
    import torch

    from pipeline.engines.video_diffusers.ltx import _encoded
    from pipeline.engines.video_diffusers.segment import Segment

    def encode(video):
        assert video.device == torch.device("cpu"), "what is sent to where nothing is, is lost"
        return SimpleNamespace(latent_dist=SimpleNamespace(mode=lambda: video))

    class Pipe:
        _execution_device = torch.device("cpu")
        video_processor = SimpleNamespace(preprocess_video=lambda *_: torch.ones(1, 3, 9, 32, 32))
        vae = SimpleNamespace(
            device=torch.device("meta"),  # as where accelerate has sent the weights away
            dtype=torch.bfloat16, encode=encode, latents_mean=0, latents_std=1,
        )  # fmt: skip

        @staticmethod
        def _normalize_latents(latents, mean, spread):
            return (latents - mean) / spread

    tier = CATALOGUE["ltx-video-2b"].tiers[TierName.FINAL]
    clip = np.zeros((9, 32, 32, 3), np.uint8)
    made = _encoded(Pipe(), Segment((32, 32), 9, 24.0, 1, tier, source=clip))
    assert made.dtype == torch.float32


@dataclass
class Sent:
    """A pipeline whose parts come and go, and what was done with it."""

    done: list[str] = field(default_factory=list)
    vae: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(clear_cache=None))

    def to(self, device):
        self.done.append(f"to {device}")

    def set_progress_bar_config(self, **_):
        pass

    def maybe_free_model_hooks(self):
        self.done.append("rest")


def test_a_decoder_goes_back_to_where_it_rests_before_the_next_shot(tmp_path):
    pipe = Sent()
    holding = resident.Resident(lambda want, device: pipe)
    wanted = Want(CATALOGUE["wan2.2-5b"], tmp_path, "WanPipeline")
    holding.use(
        wanted, lambda one: one.done.append("work"), lambda one, _: one.done.append("finish")
    )
    assert pipe.done == ["to cpu", "work", "finish", "rest"]


def test_a_step_down_is_remembered_with_what_was_free_once_all_was_let_go(tmp_path):
    from tests.gpu.test_faults import take
    from tests.gpu.weights import want

    wanted = want("ltx-video-2b", "LTXPipeline", tmp_path)

    def device():  # what is held takes its room
        return Device("cpu", "cores", 16 * GB, 2 * GB if holding.held else 15 * GB)

    holding = resident.Resident(device=device)
    holding.use(wanted, take(wanted))
    with running_out("LTXVideoTransformer3DModel", 0, times=1):
        holding.use(wanted, take(wanted))
    assert holding.held.place == TILED
    (found,) = json.loads((tmp_path / "machine.json").read_text())["places"].values()
    assert found["free"] == 15 * GB
    assert found["rung"] == Place(Rung.RESIDENT).rung
