"""What a rough look shows is what the latents stand for, in every family of the catalogue."""

from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from pipeline.engines.tiny.build import BESIDE, FAMILIES
from pipeline.gpu.learned import Learned
from pipeline.gpu.rough import SECTION, Shape, _remembering, fitted, foreseen, leaves, looking
from pipeline.gpu.want import Want
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Role
from pipeline.progress import Watched, unwatched

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # of libraries

HIRED = [model.id for model in CATALOGUE.values() if model.role is not Role.DIRECTOR]
SIZE, FRAMES = (512, 256), 9
SMALLER = {"LTX": 32, "LTX2": 32, "Wan": 16, "Flux2Klein": 8}
"""How many times smaller than the picture the latents are, and 8 times in all other families."""


def pipe_of(name):
    """The real classes of a model, tiny, with seeded random weights."""
    import diffusers
    import torch

    starts = CATALOGUE[name].pipelines.values()
    row = next(row for start, row in FAMILIES.items() if any(s.startswith(start) for s in starts))
    torch.manual_seed(1)
    parts = row[1]()
    return getattr(diffusers, row[0])(**{n: p for n, p in parts.items() if n not in BESIDE})


def packed(pipe, latents):
    """What the encoder would give, (1, C, h, w), as the pipeline's own functions have it."""
    import torch

    name, vae = type(pipe).__name__, pipe.vae
    if name.startswith("LTX"):
        clip = latents[:, :, None].repeat(1, 1, 2, 1, 1)
        even = pipe._normalize_latents(clip, vae.latents_mean, vae.latents_std)
        return pipe._pack_latents(even, 1, 1)
    if name.startswith("Wan"):
        mean, spread = (
            torch.tensor(values).view(1, -1, 1, 1, 1)
            for values in (vae.config.latents_mean, vae.config.latents_std)
        )
        return ((latents[:, :, None] - mean) / spread).repeat(1, 1, 3, 1, 1)
    if name.startswith("Flux2"):
        patched = pipe._patchify_latents(latents)
        spread = (vae.bn.running_var + vae.config.batch_norm_eps).sqrt().view(1, -1, 1, 1)
        return pipe._pack_latents((patched - vae.bn.running_mean.view(1, -1, 1, 1)) / spread)
    if name.startswith("StableVideo"):
        return (latents * vae.config.scaling_factor)[:, None].repeat(1, FRAMES, 1, 1, 1)
    return (latents - (vae.config.get("shift_factor") or 0.0)) * vae.config.scaling_factor


@pytest.mark.parametrize("name", HIRED)
def test_latents_show_the_picture_that_they_are_of(name, tmp_path):
    """Of an autoencoder whose first three channels are the colours."""
    import torch

    pipe, model = pipe_of(name), CATALOGUE[name]
    if hasattr(pipe.vae, "bn"):
        pipe.vae.bn.running_mean.normal_()
        pipe.vae.bn.running_var.uniform_(0.5, 2.0)
    family = type(pipe).__name__.removesuffix("Pipeline")
    step = SMALLER.get(family, 8)
    form = SIZE[0] // step, SIZE[1] // step
    wanted = cv2.resize(leaves(), form, interpolation=cv2.INTER_AREA)
    channels = pipe.vae.config.get("latent_channels") or pipe.vae.config.z_dim
    latents = torch.rand(1, channels, form[1], form[0])
    latents[0, :3] = torch.from_numpy(wanted / 255).permute(2, 0, 1)
    colours = np.zeros((channels + 1, 3))
    colours[:3] = np.eye(3)
    Learned(tmp_path).put(SECTION, f"{name} r", colours.tolist())
    scheduler = type(pipe.scheduler).from_config(pipe.scheduler.config)
    scheduler.step = lambda *_: None  # its steps are nothing here: only what was seen counts
    pipe.scheduler = scheduler
    seen = []
    want = Want(model, tmp_path, "", home=tmp_path, revision="r")
    frames = FRAMES if model.role is Role.CAMERA else 1
    watched = Watched(unwatched, lambda make: seen.append(make()))
    with looking(pipe, want, watched, Shape(SIZE, frames, (0.5, 1.0))) as look:
        pipe.scheduler.seen = torch.zeros(1), packed(pipe, latents), None
        pipe.scheduler.sigmas, pipe.scheduler._step_index = [0.0], 1
        look()
    cut = form[0] // 4
    assert np.abs(seen[0].astype(int) - wanted[:, cut:-cut]).max() <= 1
    assert not hasattr(pipe.scheduler, "seen")


SCHEDULERS = [
    ("FlowMatchEulerDiscreteScheduler", {}),
    ("FlowMatchEulerDiscreteScheduler", {"stochastic_sampling": True}),
    ("EulerDiscreteScheduler", {}),
    ("EulerDiscreteScheduler", {"prediction_type": "v_prediction"}),
    ("EulerAncestralDiscreteScheduler", {}),
    ("UniPCMultistepScheduler", {"prediction_type": "flow_prediction", "use_flow_sigmas": True}),
]


@pytest.mark.parametrize(("name", "settings"), SCHEDULERS)
def test_the_last_step_makes_what_it_foresees(name, settings):
    import copy

    import diffusers
    import torch

    pipe = SimpleNamespace(
        scheduler=getattr(diffusers, name)(**settings),
        vae=None, _execution_device="cpu",
    )  # fmt: skip
    pipe.scheduler.set_timesteps(3)
    plain = type(pipe.scheduler)
    sample = torch.randn(1, 4, 8, 8) * pipe.scheduler.sigmas[0]
    with _remembering(pipe):
        other = copy.deepcopy(pipe.scheduler)
        for timestep in pipe.scheduler.timesteps:
            sample = pipe.scheduler.step(torch.randn(1, 4, 8, 8), timestep, sample)[0]
        assert torch.allclose(foreseen(pipe.scheduler), sample.float(), atol=1e-4)
        assert not hasattr(other, "seen")
    assert type(pipe.scheduler) is plain


def test_tokens_of_their_own_times_are_foreseen_as_ltx_steps_them():
    import diffusers
    import torch

    scheduler = diffusers.FlowMatchEulerDiscreteScheduler()
    scheduler.set_timesteps(3)
    pipe = SimpleNamespace(scheduler=scheduler)
    sample = torch.randn(1, 6, 4)
    with _remembering(pipe):
        for timestep in scheduler.timesteps:
            times = timestep.expand(1, 6).clone()
            noise = torch.randn(1, 6, 4)
            sample = scheduler.step(-noise, timestep, sample, per_token_timesteps=times)[0]
        assert torch.allclose(foreseen(scheduler), sample, atol=1e-4)


def test_the_map_is_that_of_the_encoder():
    import torch

    mix = torch.randn(7, 3)

    class Linear:
        """An encoder that is nothing but a map of colours to channels."""

        dtype = torch.float32

        def encode(self, shown):
            small = torch.nn.functional.avg_pool2d(shown, 8)
            latents = torch.einsum("bchw,lc->blhw", small, mix) + 0.5
            return SimpleNamespace(latent_dist=SimpleNamespace(mode=lambda: latents))

    colours = fitted(SimpleNamespace(vae=Linear(), _execution_device="cpu"))
    rgb = torch.tensor([0.9, 0.2, 0.4])
    latents = mix @ (rgb * 2 - 1) + 0.5
    assert np.allclose(latents.numpy() @ colours[:-1] + colours[-1], rgb, atol=0.01)


def test_nobody_looks_nothing_is_made():
    pipe = SimpleNamespace()
    with looking(pipe, Want(CATALOGUE["tiny-image"], None, ""), unwatched, Shape((8, 8))) as look:
        look()
    assert not vars(pipe)
