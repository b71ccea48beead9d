"""A rough look at what is being denoised, which costs next to nothing.

What a step leaves is mostly noise; what it foresees as the end is a picture. Its latents are almost
linear in the colours they stand for, a pixel each. That map is found once for all weights of a
model, by showing its own encoder a picture, and kept: so it is right for every family alike.
"""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.gpu.faults import is_out_of_memory, let_go
from pipeline.gpu.learned import Learned
from pipeline.gpu.want import Want
from pipeline.progress import Progress, show_of

SECTION = "latent colours"
LEAVES_SIZE = (512, 1024)
"""Enough for the 128 channels of an autoencoder that makes pictures 32 times smaller."""
LEAVES, SMALLEST, LARGEST = 2500, 6.0, 160.0
"""How many, and their radii in pixels."""
RIDGE = 1e-3
"""How much the map is kept small, as a share of the latents' own spread: channels outnumber what a
picture of this size can tell apart."""
VIDEO = ("AutoencoderKLLTX", "AutoencoderKLWan")
"""How the names of autoencoders begin that want frames even of a picture."""

Colours = NDArray[np.float32]
"""(C + 1, 3): red, green and blue, 0 to 1, of each latent channel, and of none."""


@dataclass(frozen=True)
class Shape:
    """What is denoised: (width, height) in pixels and how many frames; `shown` is the share of
    width and height, in the middle, that the film's frame is."""

    size: tuple[int, int]
    frames: int = 1
    shown: tuple[float, float] = (1.0, 1.0)


@contextmanager
def looking(
    pipe: Any, want: Want, progress: Progress, shape: Shape
) -> Iterator[Callable[[], None]]:
    """Around one call of a pipeline: gives what to call after each of its steps, which shows how
    the work looks where `progress` is of somebody who wants to see it."""
    show = show_of(progress)
    colours = _colours(pipe, want) if show else None
    if show is None or colours is None:
        yield lambda: None
        return
    with _remembering(pipe):
        yield lambda: show(lambda: _picture(pipe, colours, shape))


# What the next step leads to


@contextmanager
def _remembering(pipe: Any) -> Iterator[None]:
    """Meanwhile the scheduler, and every copy of it, keeps what its last step was given."""
    plain = type(pipe.scheduler)
    pipe.scheduler.__class__ = _with_memory(plain)
    try:
        yield
    finally:  # a pipeline may have made itself another scheduler of the same kind
        pipe.scheduler.__class__ = plain
        vars(pipe.scheduler).pop("seen", None)


def _with_memory(plain: Any) -> Any:
    @functools.wraps(plain.step)
    def step(self: Any, output: Any, timestep: Any, sample: Any, *more: Any, **named: Any) -> Any:
        self.seen = output, sample, named.get("per_token_timesteps")
        return plain.step(self, output, timestep, sample, *more, **named)

    return type(plain.__name__, (plain,), {"step": step, "__module__": plain.__module__})


def foreseen(scheduler: Any) -> Any:
    """The end as the last step saw it, by the rules of diffusers 0.42's schedulers."""
    output, sample, of_tokens = scheduler.seen
    output, sample = output.float(), sample.float()
    if of_tokens is not None:  # there the model's answer is given with its sign turned
        sigma = (of_tokens / scheduler.config.num_train_timesteps)[..., None]
        return sample + sigma * output
    sigma = float(scheduler.sigmas[scheduler.step_index - 1])
    if scheduler.config.get("prediction_type") == "v_prediction":
        return sample / (sigma**2 + 1) - output * sigma / (sigma**2 + 1) ** 0.5
    return sample - sigma * output


# Latents to colours


def _picture(pipe: Any, colours: Colours, shape: Shape) -> NDArray[np.uint8]:
    import torch

    with torch.no_grad():
        plane = _encoder_like(pipe.vae, _plane(pipe, foreseen(pipe.scheduler)[:1], shape))
        factors = torch.from_numpy(colours).to(plane)
        levels = torch.einsum("chw,cr->hwr", plane, factors[:-1]) + factors[-1]
        bytes_ = (levels.nan_to_num().clamp(0, 1) * 255).round().to(torch.uint8).cpu().numpy()
    height, width = bytes_.shape[:2]
    wide, high = (max(1, round(n * s)) for n, s in zip((width, height), shape.shown, strict=True))
    left, top = (width - wide) // 2, (height - high) // 2
    return np.ascontiguousarray(bytes_[top : top + high, left : left + wide])


def _plane(pipe: Any, latents: Any, shape: Shape) -> Any:
    """(C, h, w): the frame in the middle of (1, C, h, w), (1, C, F, h, w), (1, F, C, h, w) or of
    tokens (1, F * h * w, C), before which there may be those of conditions."""
    if latents.ndim == 4:
        return latents[0]
    if latents.ndim == 5:
        frames_last = latents[0].transpose(0, 1) if "VideoDiffusion" in _name(pipe) else latents[0]
        return frames_last[:, frames_last.shape[1] // 2]
    frames, height, width = _grid(pipe, latents.shape[1], shape)
    # LTX-2 puts what it is shown besides behind the picture's own tokens, LTX before them.
    own = frames * height * width
    tokens = latents[0, :own] if _name(pipe).startswith("LTX2") else latents[0, -own:]
    return tokens.reshape(frames, height, width, -1)[frames // 2].permute(2, 0, 1)


def _grid(pipe: Any, tokens: int, shape: Shape) -> tuple[int, int, int]:
    """Frames, height and width of the tokens; the first of two passes is made at half the size."""
    step = getattr(pipe, "vae_spatial_compression_ratio", None) or 2 * pipe.vae_scale_factor
    frames = (shape.frames - 1) // getattr(pipe, "vae_temporal_compression_ratio", 1) + 1
    width, height = shape.size[0] // step, shape.size[1] // step
    if frames * width * height > tokens:
        return frames, height // 2, width // 2
    return frames, height, width


def _encoder_like(vae: Any, plane: Any) -> Any:
    """(C, h, w) as the encoder gives them: pipelines work on latents that are evened out."""
    if hasattr(vae, "bn"):  # and those of FLUX.2 on two by two of them
        spread = (vae.bn.running_var + vae.config.batch_norm_eps).sqrt()
        plane = plane * _column(spread, plane) + _column(vae.bn.running_mean, plane)
        channels, height, width = plane.shape
        pairs = plane.reshape(channels // 4, 2, 2, height, width).permute(0, 3, 1, 4, 2)
        return pairs.reshape(channels // 4, 2 * height, 2 * width)
    plane = plane / (vae.config.get("scaling_factor") or 1.0)
    if _of(vae, "latents_mean") is None:
        return plane + (vae.config.get("shift_factor") or 0.0)
    spread, mean = _of(vae, "latents_std"), _of(vae, "latents_mean")
    return plane * _column(spread, plane) + _column(mean, plane)


def _of(vae: Any, name: str) -> Any:
    """LTX keeps them as tensors, Wan as numbers of its configuration."""
    found = getattr(vae, name, None)
    return vae.config.get(name) if found is None else found


def _column(values: Any, like: Any) -> Any:
    import torch

    return torch.as_tensor(values).to(like).reshape(-1, 1, 1)


def _name(pipe: Any) -> str:
    return type(pipe).__name__


# How the map is found


def _colours(pipe: Any, want: Want) -> Colours | None:
    """Kept, or found now; None where there is no memory for it."""
    learned, key = Learned(want.home), f"{want.model.id} {want.revision}"
    known = learned.get(SECTION, key)
    if known is None:
        try:
            known = fitted(pipe).round(6).tolist()
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            let_go(error)
            return None
        learned.put(SECTION, key, known)
    return np.asarray(known, np.float32)


def fitted(pipe: Any) -> Colours:
    """The least-squares map from what the encoder makes of a picture to the picture's colours."""
    import cv2
    import torch

    vae, picture = pipe.vae, leaves()
    shown = torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 127.5 - 1
    shown = shown.to(pipe._execution_device, vae.dtype)
    if type(vae).__name__.startswith(VIDEO):
        shown = shown[:, :, None]
    with torch.no_grad():
        latents = vae.encode(shown).latent_dist.mode()
    plane = latents[0].float().cpu().numpy().astype(np.float64)
    plane = plane.reshape(plane.shape[0], *plane.shape[-2:])
    seen = cv2.resize(picture, plane.shape[:0:-1], interpolation=cv2.INTER_AREA) / 255
    return _least_squares(plane.reshape(len(plane), -1).T, seen.reshape(-1, 3))


def _least_squares(latents: NDArray[np.float64], colours: NDArray[np.float64]) -> Colours:
    middle, mean = latents.mean(0), colours.mean(0)
    rest = latents - middle
    spread = rest.T @ rest
    spread += np.eye(len(spread)) * max(RIDGE * np.trace(spread) / len(spread), 1e-12)
    factors = np.linalg.solve(spread, rest.T @ (colours - mean))
    return np.vstack([factors, mean - middle @ factors]).astype(np.float32)


def leaves() -> NDArray[np.uint8]:
    """(H, W, 3): discs of all sizes and colours lying over each other, which in their edges and
    plain parts are as photographs are (Lee, Mumford & Huang, "Occlusion models for natural images",
    2001)."""
    import cv2

    rng = np.random.default_rng(1)
    height, width = LEAVES_SIZE
    picture = np.zeros((height, width, 3), np.uint8)
    radii = SMALLEST / np.sqrt(rng.uniform((SMALLEST / LARGEST) ** 2, 1, LEAVES))
    for radius in radii:
        centre = (int(rng.integers(width)), int(rng.integers(height)))
        colour = tuple(int(level) for level in rng.integers(0, 256, 3))
        cv2.circle(picture, centre, int(radius), colour, -1)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.5), np.uint8)
