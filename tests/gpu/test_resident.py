"""One pipeline at a time: kept, turned into another, let go; LoRAs; finishing beside the next."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from pipeline.errors import EngineUnavailable
from pipeline.gpu.embeddings import encoded
from pipeline.gpu.load import load
from pipeline.gpu.resident import Resident

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),  # diffusers
]

PATIENCE_S = 60.0


def draw(wanted, **more):
    import torch

    def work(pipe):
        words = encoded(pipe, wanted, prompt="a key", guidance_scale=1.0)
        dice = torch.Generator().manual_seed(3)
        return pipe(
            **words, **more, guidance_scale=1.0, num_inference_steps=2, generator=dice,
            output_type="np",
        ).images  # fmt: skip

    return work


SMALL = {"height": 32, "width": 32}


class Counting:
    """Loads as ever, and remembers what."""

    def __init__(self):
        self.loaded = []

    def __call__(self, want, device):
        self.loaded.append(want.pipeline)
        return load(want, device)


@pytest.fixture
def wanted(tmp_path):
    from tests.gpu.weights import want

    return want("sd-turbo", "StableDiffusionPipeline", tmp_path)


def test_what_is_wanted_again_is_not_loaded_again_and_another_model_takes_its_place(wanted):
    import gc
    import weakref

    from tests.gpu.weights import want

    loading = Counting()
    resident = Resident(loading)
    first = weakref.ref(resident.use(wanted, lambda pipe: pipe.unet))
    assert resident.use(wanted, lambda pipe: pipe.unet) is first()
    assert loading.loaded == ["StableDiffusionPipeline"]
    resident.use(want("ltx-video-2b", "LTXPipeline", wanted.home), lambda pipe: None)
    gc.collect()
    assert first() is None, "switching unloads all of it"
    assert loading.loaded == ["StableDiffusionPipeline", "LTXPipeline"]
    resident.unload()
    assert resident.held is None
    assert not resident.is_spent, "a few megabytes are not worth a new process"


def test_image_to_image_shares_the_parts_of_text_to_image(wanted):
    loading = Counting()
    resident = Resident(loading)
    drawn = resident.use(wanted, draw(wanted, **SMALL))
    other = replace(wanted, pipeline="StableDiffusionImg2ImgPipeline")
    again = resident.use(other, draw(other, image=drawn, strength=1.0))
    assert again.shape == drawn.shape
    assert resident.held.pipe._progress_bar_config == {"disable": True}
    assert loading.loaded == ["StableDiffusionPipeline"]
    np.testing.assert_array_equal(resident.use(wanted, draw(wanted, **SMALL)), drawn)
    assert loading.loaded == ["StableDiffusionPipeline"]


@pytest.fixture
def lora(wanted, tmp_path):
    """A LoRA with weights that show, as its makers' tools write it."""
    import torch
    from peft import LoraConfig, get_peft_model_state_dict

    def save(pipe):
        pipe.unet.add_adapter(LoraConfig(r=2, target_modules=["to_q", "to_v"]))
        for name, weight in pipe.unet.named_parameters():
            if "lora" in name:
                torch.nn.init.normal_(weight, generator=torch.Generator().manual_seed(5))
        pipe.save_lora_weights(
            tmp_path, get_peft_model_state_dict(pipe.unet), weight_name="ink.safetensors"
        )

    Resident().use(wanted, save)
    return tmp_path / "ink.safetensors"


def test_a_lora_works_as_strongly_as_asked_and_leaves_nothing_behind(wanted, lora):
    loading = Counting()
    resident = Resident(loading)

    def drawn(*loras):
        one = replace(wanted, loras=loras)
        return resident.use(one, draw(one, **SMALL))

    plain, inked = drawn(), drawn((lora, 1.0))
    assert np.abs(inked - plain).max() > 0.01
    assert np.abs(drawn((lora, 0.3)) - inked).max() > 0.001
    np.testing.assert_allclose(drawn((lora, 0.0)), plain, atol=1e-5)
    np.testing.assert_array_equal(drawn(), plain)
    np.testing.assert_array_equal(drawn((lora, 1.0)), inked)
    assert loading.loaded == ["StableDiffusionPipeline"]


def test_a_lora_of_another_model_is_refused_and_the_next_shot_is_made(wanted, lora):
    from tests.gpu.weights import want

    other = want("ltx-video-2b", "LTXPipeline", wanted.home, loras=((lora, 1.0),))
    resident = Resident()
    with pytest.raises(EngineUnavailable, match=r"ink\.safetensors does not fit LTX"):
        resident.use(other, lambda pipe: None)
    assert resident.use(replace(other, loras=()), lambda pipe: pipe.get_list_adapters()) == {}


def test_a_shot_is_finished_while_the_next_one_is_worked_on(wanted):
    resident = Resident()
    at_work, order = threading.Event(), []

    def finish(pipe, made):
        assert at_work.wait(PATIENCE_S), "the second work waits for the first finish"
        order.append("finished")
        return made

    shot = threading.Thread(target=lambda: order.append(resident.use(wanted, first, finish)))

    def first(pipe):
        return "first"

    shot.start()

    def second(pipe):
        at_work.set()
        shot.join(PATIENCE_S)
        return "second"

    begun = threading.Event()
    begun.set()
    while resident.held is None:
        begun.wait(0.01)
        shot.join(0.01)
    assert resident.use(wanted, second) == "second"
    assert order == ["finished", "first"]


def test_only_one_shot_at_a_time_is_being_finished_and_none_is_let_go_meanwhile(wanted):
    from tests.gpu.weights import want

    other = want("ltx-video-2b", "LTXPipeline", wanted.home)
    resident, inside, most = Resident(), [], []

    def finish(pipe, name):
        inside.append(name)
        most.append(len(inside))
        assert resident.held is not None
        pipe.vae.parameters().__next__()
        inside.remove(name)
        return name

    made = []
    shots = [
        threading.Thread(
            target=lambda one=one, name=name: made.append(
                resident.use(one, lambda pipe: name, finish)
            )
        )
        for name, one in enumerate([wanted, wanted, other, wanted, other, other])
    ]
    for shot in shots:
        shot.start()
    for shot in shots:
        shot.join(PATIENCE_S)
    assert sorted(made) == list(range(6))
    assert max(most) == 1


def test_a_decoder_that_remembers_is_never_used_twice_at_once(tmp_path):
    from tests.gpu.weights import want

    resident = Resident()
    resident.use(want("wan2.2-5b", "WanPipeline", tmp_path), lambda pipe: None)
    assert not resident.held.can_overlap
