"""What an engine asks of the machine."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.models.model import Model, TierName


@dataclass(frozen=True)
class Want:
    """What is to be loaded: a diffusers class with the checked weights of a model."""

    model: Model
    folder: Path
    pipeline: str
    """The name of the diffusers class."""
    loras: tuple[tuple[Path, float], ...] = ()
    """Safetensors files, already checked, and their strengths."""
    home: Path | None = None
    """Where embeddings, compiled kernels and what was learned of this machine are kept; none:
    nothing is kept."""
    revision: str = ""
    """The digest of the model's lock: without it embeddings are not kept."""
    tier: TierName = TierName.FINAL
