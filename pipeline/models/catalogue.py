"""The catalogue: assets/models.toml as values."""

import tomllib
from pathlib import Path

from pipeline.models.model import Model

FILE = Path(__file__).parents[2] / "assets" / "models.toml"


def read_catalogue(file: Path) -> dict[str, Model]:
    """The models of a catalogue by id, in its order."""
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    models = [Model.model_validate(entry) for entry in read["model"]]
    return {model.id: model for model in models}


CATALOGUE = read_catalogue(FILE)
