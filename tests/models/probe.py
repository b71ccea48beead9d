"""A small model for tests: its files are real, its weights are a few numbers."""

import json
import random

from pipeline.models.model import Ability, Extra, Model, Role

REPO = "maker/probe"
EXTRA = "other/control"


def tensors(shapes, seed=1):
    """The bytes of a safetensors file of float32 tensors, by name and shape."""
    header, data, rng = {}, b"", random.Random(seed)
    for name, (rows, columns) in shapes.items():
        begin = len(data)
        data += rng.randbytes(rows * columns * 4)
        header[name] = {
            "dtype": "F32",
            "shape": [rows, columns],
            "data_offsets": [begin, len(data)],
        }
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def text(document):
    return json.dumps(document).encode()


def files():
    return {
        "model_index.json": text({"_class_name": "StableDiffusionPipeline"}),
        "unet/config.json": text({"sample_size": 8}),
        "unet/diffusion_pytorch_model.safetensors": tensors({"a": (64, 64), "b": (8, 8)}),
        "text_encoder/model.safetensors": tensors({"c": (32, 32)}, seed=2),
        "tokenizer/merges.txt": b"a b\nc d\n",
        "tokenizer/spiece.model": bytes([0x0A]) + b"\x05hello",
        "LICENSE.md": b"Do as you like.\n",
        "unet/diffusion_pytorch_model.bin": b"\x80\x04 a pickle",
        "unet/modeling.py": b"raise SystemExit",
        "whole.ckpt": b"PK a pickle in a zip",
        "README.md": b"# Probe\n",
    }


TAKEN = (
    "LICENSE.md",
    "model_index.json",
    "text_encoder/model.safetensors",
    "tokenizer/merges.txt",
    "tokenizer/spiece.model",
    "unet/config.json",
    "unet/diffusion_pytorch_model.safetensors",
)


def model(**changes):
    said = {
        "id": "probe",
        "title": "Probe",
        "role": Role.ARTIST,
        "repo": REPO,
        "licence": "Own Licence",
        "licence_url": "https://example.org/licence",
        "read_at": "here",
        "abilities": frozenset({Ability.TEXT}),
        "pipelines": {Ability.TEXT: "StableDiffusionPipeline"},
    }
    return Model(**{**said, **changes})


def extra():
    return Extra(repo=EXTRA, licence="Own Licence", files=("c.safetensors",), folder="controlnet")


def lay(folder, content):
    """Writes files of the hub as a folder of one's own."""
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
