"""The look that a film's boards are drawn in, chosen for the whole film."""

from enum import StrEnum


class BoardStyle(StrEnum):
    """What the user calls looks; `film.shot.Look` is already where somebody looks."""

    INK = "ink"
    GREY_MARKER = "grey-marker"
    COLOUR = "colour"
    BLUEPRINT = "blueprint"
    NOIR = "noir"


def style_named(text: str) -> BoardStyle | None:
    """The style as a person types it, `Grey marker` too; None where there is none."""
    wanted = "-".join(text.casefold().replace("-", " ").split())
    return next((style for style in BoardStyle if style.value == wanted), None)
