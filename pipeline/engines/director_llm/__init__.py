"""The language director: proposes shots by asking a model, on a server or on this machine."""

from pathlib import Path

from pipeline.engines.director_llm.director import LanguageDirector
from pipeline.engines.director_llm.local import LocalMind
from pipeline.engines.director_llm.served import ServedMind
from pipeline.engines.director_llm.server import server_of
from pipeline.models.model import Model, TierName

__all__ = ["LocalDirector", "ServedDirector"]


class ServedDirector(LanguageDirector):
    """Asks the server of the home's settings. Raises EngineUnavailable where none is set."""

    def __init__(self, home: Path) -> None:
        super().__init__("llm", ServedMind(server_of(home)), home)


class LocalDirector(LanguageDirector):
    """Asks a model of the catalogue on this machine."""

    def __init__(self, model: Model, tier: TierName, home: Path) -> None:
        # The tier says nothing of a language model: it has one way to run.
        super().__init__(model.id, LocalMind(model, home), home)
