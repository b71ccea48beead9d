"""Parts of a pipeline by the names of their classes, as repositories name them too."""

from typing import Any


def made(name: str, **settings: Any) -> Any:
    """A part of the diffusers library, new: its weights are the next random numbers."""
    import diffusers

    return getattr(diffusers, name)(**settings)
