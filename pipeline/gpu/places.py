"""Which rung a model needed on this device, as it turned out."""

from typing import Any

from pipeline.gpu.device import Device
from pipeline.gpu.ladder import Place, Rung, first_place
from pipeline.gpu.learned import Learned
from pipeline.gpu.want import Want

PLACES, PEAKS = "places", "peaks"
"""Sections of what was learned."""

MORE = 1.25
"""With so much more memory free than when it did not fit, it is tried afresh."""


class Places:
    """What is remembered of one pipeline of one model on one device."""

    def __init__(self, want: Want, device: Device) -> None:
        self._learned = Learned(want.home)
        self._memory = want.model.memory
        self._device = device
        self._key = key(want.model.id, want.pipeline, device)

    def first(self, ladder: tuple[Rung, ...]) -> Place:
        """As it was last found to fit, else by what is free."""
        guess = first_place(self._memory, self._device.free, ladder)
        found = self._learned.get(PLACES, self._key)
        place = _read(found)
        if place is None or place.rung not in ladder or self._device.free > found["free"] * MORE:
            return guess
        return max(place, guess, key=lambda one: (ladder.index(one.rung), one.is_tiled))

    def remember(self, place: Place) -> None:
        fact = {"rung": place.rung, "is_tiled": place.is_tiled, "free": self._device.free}
        self._learned.put(PLACES, self._key, fact)

    def peaked(self, memory: int) -> None:
        """The most bytes that were in use on the card at once."""
        if memory > (self._learned.get(PEAKS, self._key) or 0):
            self._learned.put(PEAKS, self._key, memory)


def key(model: str, pipeline: str, device: Device) -> str:
    return f"{device.name}|{model}|{pipeline}"


def _read(found: Any) -> Place | None:
    try:
        return Place(Rung(found["rung"]), bool(found["is_tiled"]))
    except (KeyError, TypeError, ValueError):
        return None
