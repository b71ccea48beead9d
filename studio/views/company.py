"""The people and places of a film with what is known of their looks."""

from typing import Any

from pipeline.film.world import Character, Place
from studio.edits.looks import LONGEST_LOOKS
from studio.session import Seen

BY_USER, BY_DIRECTOR = "user", "director"


def company_view(seen: Seen) -> dict[str, Any]:
    film = seen.project
    numbers = {scene.id: scene.number for scene in film.scenes}
    return {
        "project": seen.id,
        "revision": seen.revision,
        "language": film.language,
        "longest": LONGEST_LOOKS,
        "people": [_row(one, one.looks, numbers) | {"said": one.description} for one in film.cast],
        "places": [_row(one, one.description, numbers) for one in film.places],
    }


def _row(one: Character | Place, words: str, numbers: dict[str, str]) -> dict[str, Any]:
    """`by` is who wrote the words; empty where nobody did."""
    return {
        "name": one.name,
        "words": words,
        "by": BY_USER if one.is_own else BY_DIRECTOR if words else "",
        "scenes": [numbers[scene] for scene in one.scenes if scene in numbers],
    }
