"""What else stands in a set by its marks: animals, crowds, chairs that were brought."""

from collections.abc import Iterator

from pipeline.engines.previs.mesh import Part, placed
from pipeline.engines.previs.people import animal, in_crowd
from pipeline.engines.previs.sets import Place, Spot
from pipeline.engines.previs.sets.furniture import PIECES, Palette
from pipeline.engines.previs.staging.spots import sits
from pipeline.film.blocking import Mark
from pipeline.recipe import BoardRecipe

_CHAIR = Palette((0, 0, 0), (0, 0, 0), (0, 0, 0), (128, 92, 60), (150, 66, 58))


def is_animal(mark: Mark) -> bool:
    return mark.is_extra and animal(_word(mark), (0, 0, 0), 0) is not None


def _word(mark: Mark) -> str:
    return mark.character.rpartition(" ")[0]


def makeshift(mark: Mark, place: Place) -> tuple[float | None, str]:
    """Sitting where the place has no seat: on a chair that was described, else on the ground."""
    if any(spot.is_seat for spot in place.spots):
        return None, "stand"
    said = mark.player.description if mark.player else ""
    return (0.455, "sit") if "chair" in said or place.bounds else (None, "sit-on-floor")


def brought_chairs(here: list[Mark], spots: dict[str, Spot], place: Place) -> list[Part]:
    """Chairs for those who sit where the set has none."""
    parts: list[Part] = []
    for mark in here:
        spot = spots[mark.character]
        if spot.zone == "wheelchair":
            made = PIECES["wheelchair"](_CHAIR)
            parts += placed(made, (*spot.at, 0.0), spot.turn, thing=f"{mark.character}'s wheels")
            continue
        is_own = sits(mark) and spot.seat_m is None and makeshift(mark, place)[0] is not None
        if is_own or (spot.zone == "beside" and spot.seat_m is not None):
            made = PIECES["chair"](_CHAIR)
            parts += placed(made, (*spot.at, 0.0), spot.turn, thing=f"{mark.character}'s chair")
    return parts


def others(
    marks: tuple[Mark, ...], spots: dict[str, Spot], recipe: BoardRecipe
) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """Crowds and animals, by their marks."""
    ridden = {mark.at for mark in marks if mark.posture == "ride" and mark.is_present}
    asleep = "sleep" in recipe.action.casefold()
    for mark in (mark for mark in marks if mark.is_extra):
        if mark.count == 1 and _word(mark) in ridden:
            continue
        several = [f"{mark.character} #{k}" for k in range(mark.count)]
        keys = several if mark.count > 1 else [mark.character]
        parts = [p for k, key in enumerate(keys) for p in _other(mark, k, spots[key], asleep)]
        if parts:
            yield mark.character, tuple(parts)


def _other(mark: Mark, index: int, spot: Spot, asleep: bool) -> list[Part]:
    word, at = _word(mark), (*spot.at, spot.floor_m)
    aside = 0.0 if spot.zone == "heel" else 50.0 * (-1) ** index
    if beast := animal(word, at, spot.turn + aside, asleep):
        return beast
    if mark.count == 1:
        return []
    said = mark.player.description if mark.player else word
    turn = -14.0 * spot.at[0] + 9 * (index % 3 - 1) if spot.seat_m is None else spot.turn
    return in_crowd(said, index, spot.at, turn, f"{mark.character}-{index}", spot.seat_m)
