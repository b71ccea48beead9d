"""Folders of tiny weights: as the repositories are laid out, and the same every time."""

import hashlib
import json

import pytest

from pipeline.engines.tiny import MARKER, build
from pipeline.errors import EngineUnavailable
from pipeline.models.catalogue import CATALOGUE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

SMALL_BYTES = 8_000_000
MODELS = [model for model in CATALOGUE.values() if model.pipelines]


def digests(folder):
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_a_folder_is_small_whole_marked_and_the_same_for_the_same_seed(model, tmp_path):
    build(model, tmp_path / "one")
    build(model, tmp_path / "two")
    build(model, tmp_path / "other", seed=2)
    one, two, other = (digests(tmp_path / name) for name in ("one", "two", "other"))
    assert one == two
    assert one.keys() == other.keys()
    assert all(one[name] != other[name] for name in one if name.endswith(".safetensors"))
    assert not any(name.endswith((".bin", ".pt", ".ckpt")) for name in one)
    folder = tmp_path / "one"
    assert sum(file.stat().st_size for file in folder.rglob("*")) < SMALL_BYTES
    assert json.loads((folder / MARKER).read_text("utf-8"))["untrained"] is True
    index = json.loads((folder / "model_index.json").read_text("utf-8"))
    parts = [name for name, value in index.items() if isinstance(value, list) and value[0]]
    assert all((folder / part).is_dir() for part in parts)
    assert all((folder / file).is_file() for file in model.single_files.values())


def test_a_family_that_is_not_listed_has_none(tmp_path):
    director = next(model for model in CATALOGUE.values() if not model.pipelines)
    with pytest.raises(EngineUnavailable, match="no tiny weights"):
        build(director, tmp_path)
