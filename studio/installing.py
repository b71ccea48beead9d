"""A model put up in a home, wherever it comes from: what workers and the command line do."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.engines import Crew
from pipeline.errors import UserMistake
from pipeline.media.disk import writing
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.install import install, install_from
from pipeline.models.model import Model
from pipeline.models.shelf import Installed, installed
from pipeline.progress import Progress, unwatched


def model_named(name: str) -> Model:
    """Raises UserMistake for a model that is not in the catalogue."""
    if name not in CATALOGUE:
        raise UserMistake(f"There is no model {name!r}. Choose one of: {', '.join(CATALOGUE)}.")
    return CATALOGUE[name]


def put_up_untrained(crew: Crew, home: Path, say: Callable[[str], None]) -> None:
    """Random weights of a crew for trying the machinery are made when it is first hired."""
    for member in (crew.artist, crew.camera):
        model = CATALOGUE.get(member.partition("@")[0])
        if model and model.is_untrained and not installed(model, home):
            say(f"{model.title}: random weights are made, what it draws and shoots is noise.")
            put_up_model(model, home, "", unwatched)


def put_up_model(model: Model, home: Path, folder: str, progress: Progress) -> Installed:
    """From a folder of one's own, else from the hub; random weights are made here.

    Raises Cancelled when `progress` does, and any StudioError with a sentence.
    """
    if folder:
        return install_from(model, home, Path(folder), progress)
    if model.is_untrained:
        return installed(model, home) or _made_here(model, home, progress)
    return install(model, home, progress)


def _made_here(model: Model, home: Path, progress: Progress) -> Installed:
    from pipeline.engines.tiny import build  # loads the model libraries

    scratch = home / "scratch"
    with writing(scratch):
        scratch.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=scratch, ignore_cleanup_errors=True) as folder:
        progress(0.0)
        build(model, Path(folder))
        return install_from(model, home, Path(folder), progress)
