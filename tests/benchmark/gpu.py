"""A keyframe and a prompt to a moving shot in an MP4, against the stock pipeline call.

The stock call is diffusers' own: bf16, eager, prompt encoded each time, `export_to_video`. Both
have the same random weights and settings and run alternately, every round with a new prompt.
`floor_s` is the operations of the denoising steps, counted, over the rate of a large matrix product
measured in the same run. Then a film of 12 shots one after the other and overlapped, and the same
prompt a second time in a new process's place. Time only: random weights show nothing. The sound of
LTX-2 is made by both and written by neither.

A model that a card has no room for is left out and named. Without a card the same code runs with
the tiny models on the CPU, in CPU seconds: that it works is all that says.
"""

import inspect
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import numpy as np

from pipeline.engines.base import Drawing
from pipeline.engines.tiny import build
from pipeline.engines.video_diffusers.ltx2 import UNGUIDED
from pipeline.engines.video_diffusers.take import Asked, frames_of
from pipeline.film.camera import Camera
from pipeline.film.format import Format
from pipeline.film.timing import FrameRate
from pipeline.gpu import resident
from pipeline.gpu.device import best_device
from pipeline.gpu.faults import give_back
from pipeline.gpu.load import load
from pipeline.media.clip import write_clip
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Ability, TierName
from pipeline.models.shelf import Installed
from pipeline.progress import unwatched
from pipeline.recipe import TakeRecipe

MODELS = ("ltx-video-2b", "ltx-video-13b", "ltx-2")
FULL, TINY = (768, 512, 121), (64, 64, 9)
FULL_ROUNDS, TINY_ROUNDS = 5, 2
SHOTS, TINY_SHOTS = 12, 3
AT_ONCE = 3
"""Shots in hand: one denoises, one is decoded, one is encoded."""
RATE = FrameRate(num=24, den=1)
ROOM = 12_000_000_000
"""Bytes for what is computed: most of it while 121 frames are decoded at once."""


class Bench:
    """One model: ours and the stock call, on the same weights."""

    def __init__(self, name, home, device):
        self.is_tiny = not device.is_card
        self.width, self.height, self.frames = TINY if self.is_tiny else FULL
        self.home, self.device = home, device
        tier = CATALOGUE[name].tiers[TierName.FINAL]
        one_pass = tier.model_copy(update={"size": (self.width, self.height), "refine": ()})
        # Its weights lie on the card already, so what is free says nothing about where they fit.
        changed = {"tiers": {TierName.FINAL: one_pass}, "memory": None}
        self.model = CATALOGUE[name].model_copy(update=changed)
        self.folder = home / "weights" / name
        self.parts = self._parts()
        self.stock = None
        self.anew()

    def _parts(self):
        if self.is_tiny:
            build(self.model, self.folder)
            return {}
        from tests.benchmark._gpu_models import full_size

        return full_size(self.model.id, self.device.torch_name)

    def _load(self, want, device):
        """Ours gets the weights as every pipeline does; only where they come from differs."""
        import diffusers

        if self.is_tiny:
            return load(want, device)
        cls = getattr(diffusers, want.pipeline)
        takes, _ = cls._get_signature_keys(cls)
        return cls(**{name: part for name, part in self.parts.items() if name in takes})

    def anew(self):
        """As a new process: nothing in memory, what is on disk is there."""
        resident.RESIDENT = resident.Resident(self._load)

    def ours(self, path, prompt, seed=1):
        form = Format(width=self.width, height=self.height, rate=RATE)
        recipe = TakeRecipe(
            engine="diffusers", version=1, size=form.size, rate=RATE, frames=self.frames,
            camera=Camera(), seed=seed, image="keyframe", model=self.model.id, tier="final",
            prompt=prompt, sound=Ability.SOUND in self.model.abilities,
        )  # fmt: skip
        here = Installed(self.folder, "benchmark", 0, is_own=True, is_untrained=True)
        asked = Asked(self.model, here, self.home, recipe, Drawing(self.picture()), None)
        return write_clip(path, frames_of(asked, unwatched), form)

    def theirs(self, path, prompt):
        from diffusers.utils import export_to_video
        from PIL import Image

        tier = self.model.tiers[TierName.FINAL]
        call = {
            "image": Image.fromarray(self.picture()), "prompt": prompt, "width": self.width,
            "height": self.height, "num_frames": self.frames, "guidance_scale": 1.0,
            "num_inference_steps": tier.steps, "output_type": "np", **UNGUIDED, **tier.call,
        }  # fmt: skip
        for name in ("timesteps", "sigmas"):
            if getattr(tier, name):
                call[name] = list(getattr(tier, name))
        takes = inspect.signature(type(self.stock).__call__).parameters
        made = self.stock(**{name: value for name, value in call.items() if name in takes})
        export_to_video(made.frames[0], str(path), fps=int(RATE.fps))
        return len(made.frames[0])

    def picture(self):
        dice = np.random.default_rng(1)
        return dice.integers(0, 256, (self.height, self.width, 3), np.uint8)

    def prepare(self, folder):
        """Both once: compiled, warm. The stock pipeline has a transformer of its own."""
        self.ours(folder / "warm.mp4", "warm")
        pipe = resident.RESIDENT.held.pipe
        parts = {**pipe.components, "transformer": eager(pipe.transformer)}
        self.stock = type(pipe)(**parts)
        self.stock.set_progress_bar_config(disable=True)
        return operations(self.stock, lambda: self.theirs(folder / "warm.mp4", "warm"))


def eager(compiled):
    """Another of the same weights, which take their room once: neither compiled nor with another
    kernel for its attention."""
    import torch

    with torch.device("meta"):
        made = type(compiled).from_config(compiled.config).eval()
    made.load_state_dict(compiled.state_dict(), assign=True)
    return made


def main():
    from diffusers.utils import logging

    logging.set_verbosity_error()
    device = best_device()
    names = MODELS if device.is_card else MODELS[::2]
    found = {"device": device.kind, "device_name": device.name, "tiny": not device.is_card}
    for name in names:
        if missing := lacking(name, device):
            found[name] = {"left_out": f"{missing / 1e9:.0f} GB of free memory more are needed"}
            continue
        with tempfile.TemporaryDirectory() as folder:
            found[name] = measured(name, Path(folder), device)
        resident.RESIDENT.unload()
        resident.RESIDENT = resident.Resident()  # the other one knows where its weights are
        give_back()
    return found


def lacking(name, device):
    """Bytes of the card that a model at its true size would need besides what is free."""
    needed = CATALOGUE[name].memory.whole + ROOM if device.is_card else 0
    return max(0, needed - device.free)


def measured(name, folder, device):
    bench = Bench(name, folder, device)
    found = {**alternately(bench, folder), **second_run(bench, folder)}
    return {**found, "film": film(bench, folder)} if name == MODELS[0] else found


def alternately(bench, folder):
    from tests.benchmark._gpu_clock import HAS_CARD, denoising, matrix_rate, seconds

    flop = bench.prepare(folder)
    spent = {"ours": [], "stock": [], "ours_loop": [], "stock_loop": []}
    for number in range(TINY_ROUNDS if bench.is_tiny else FULL_ROUNDS):
        sides = (
            ("ours", bench.ours, resident.RESIDENT.held.pipe),
            ("stock", bench.theirs, bench.stock),
        )
        for side, make, pipe in sides:
            path, words = folder / f"{side}.mp4", f"{side}, round {number}"
            with denoising(pipe.transformer) as loop:
                took, frames = seconds(lambda make=make, path=path, words=words: make(path, words))
            assert frames == bench.frames
            spent[side].append(took)
            spent[f"{side}_loop"].append(loop[0])
    times = {f"{side}_s": round(median(taken), 4) for side, taken in spent.items()}
    loops = median(spent["stock_loop"]) / median(spent["ours_loop"])
    whole = median(spent["stock"]) / median(spent["ours"])
    print(bench.model.id, times)
    return {
        **times,
        "ratio_loop": round(loops, 2),
        "ratio": round(whole, 2),
        "times_real_time": round(bench.frames / float(RATE.fps) / median(spent["ours"]), 2),
        "loop_tflop": round(flop / 1e12, 6),
        "floor_s": round(flop / matrix_rate(), 4) if HAS_CARD else None,
        "held": str(resident.RESIDENT.held.place),
    }


def operations(pipe, work):
    """Those of the transformer in one whole call, as torch counts them."""
    from torch.utils.flop_counter import FlopCounterMode

    with FlopCounterMode(display=False) as counter:
        work()
    counts = counter.get_flop_counts()
    return sum(counts.get(type(pipe.transformer).__name__, {}).values())


def second_run(bench, folder):
    """How often the text encoder is called for a prompt that an earlier process had."""
    calls = []
    for run in ("first", "second"):
        bench.anew()
        bench.ours(folder / "begin.mp4", "warm")
        encoder = resident.RESIDENT.held.pipe.text_encoder
        hook = encoder.register_forward_hook(lambda *_, run=run: calls.append(run))
        bench.ours(folder / "again.mp4", "the same words")
        hook.remove()
    return {"encoder_calls": [calls.count("first"), calls.count("second")]}


def film(bench, folder):
    from tests.benchmark._gpu_clock import seconds, watching_card

    shots = range(TINY_SHOTS if bench.is_tiny else SHOTS)

    def make(number):
        return bench.ours(folder / f"shot{number}.mp4", "the same words", seed=number)

    one_by_one, _ = seconds(lambda: [make(number) for number in shots])
    with ThreadPoolExecutor(AT_ONCE) as pool:
        overlapped, _ = seconds(lambda: list(pool.map(make, shots)))
    with watching_card() as card, ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(make, shots))
    return {
        "shots": len(shots),
        "one_by_one_s": round(one_by_one, 3),
        "overlapped_s": round(overlapped, 3),
        "ratio": round(one_by_one / overlapped, 2),
        "gpu_busy": card["busy"],
    }
