"""What the user is told of a place that no word is known for."""

from pipeline.engines.previs.sets.kinds import kind_of
from pipeline.film.script import Interior

DRAWN_AS: dict[str, str] = {"open": "open country", "room": "a plain room"}


def said_of(place: str, interior: Interior | None) -> str:
    """A sentence for the user, or "" where the place is known."""
    kind, is_known = kind_of(place, interior)
    if is_known:
        return ""
    shown = DRAWN_AS.get(kind, kind)
    name = f"The place {place!r} is not known" if place.strip() else "The scene names no place"
    return (
        f"{name}, so it is drawn as {shown}. Add a word such as KITCHEN or STREET to its heading."
    )
