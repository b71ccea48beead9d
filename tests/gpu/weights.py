"""Tiny seeded weights of the real classes, made once per run of the tests."""

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.engines.tiny import build
from pipeline.gpu.want import Want
from pipeline.models.catalogue import CATALOGUE

_FOLDER = TemporaryDirectory(prefix="storyreel-tiny-")


@lru_cache
def weights(model):
    folder = Path(_FOLDER.name) / model
    build(CATALOGUE[model], folder)
    return folder


def want(model, pipeline, home=None, **more):
    return Want(CATALOGUE[model], weights(model), pipeline, home=home, revision="one", **more)
