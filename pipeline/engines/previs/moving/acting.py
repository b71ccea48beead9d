"""Who acts in a take, and how they stand at each of its drawings, twelve a second."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.moving.burden import borne, burden_of, is_borne
from pipeline.engines.previs.moving.deeds import (
    Deed,
    turning_bodies,
    turning_heads,
    walking_subject,
)
from pipeline.engines.previs.moving.speech import mouth_at
from pipeline.engines.previs.moving.turning import turns, turns_round
from pipeline.engines.previs.moving.walking import Framed
from pipeline.engines.previs.people import Person, Stance, person
from pipeline.engines.previs.staging import Stage
from pipeline.engines.previs.staging.acts import pose_of
from pipeline.engines.previs.trace import Tracer
from pipeline.recipe import BoardRecipe, TakeRecipe

DRAWINGS_PER_S = 12
KEPT = 32
"""People in as many stances are kept: mouths and steps come back to the same few."""


def acts(board: BoardRecipe) -> bool:
    """Whether the words of a board let somebody move, besides speaking."""
    return bool(board.characters) and (
        pose_of(board.action) in ("walk", "run") or turns(board.action) or turns_round(board.action)
    )


class Acting:
    """Stances by frame of those who act. `walkers` are not where or as the board has them, from
    head to foot."""

    def __init__(
        self,
        board: BoardRecipe,
        take: TakeRecipe,
        staged: Stage,
        around: Callable[[str], Tracer],
        framed: Framed,
    ) -> None:
        self._take, self._people = take, _seen(staged)
        self._hold = max(1, round(float(take.rate.fps) / DRAWINGS_PER_S))
        self._burdens = {name: burden_of(name, staged.parts) for name in self._people}
        self._built: dict[tuple[str, Stance], tuple[Part, ...]] = {}
        heads = turning_heads(board, take, self._people)
        walk = walking_subject(board, take, self._people, around, framed, self._hold)
        turns = turning_bodies(board, take, self._people, staged.cast.people)
        self._bodies: dict[str, Deed] = {**heads, **turns, **walk}
        self.walkers = frozenset((*turns, *walk))

    @property
    def names(self) -> tuple[str, ...]:
        """Whoever moves at all."""
        speakers = [one.character for one in self._take.spoken if one.character in self._people]
        return tuple(dict.fromkeys((*self._bodies, *speakers)))

    def stances(self, frame: int) -> dict[str, Stance]:
        """Of those who act; the same over all frames of a drawing."""
        frame = frame // self._hold * self._hold
        return {name: self._stance(name, frame) for name in self.names}

    def at_rest(self) -> dict[str, Stance]:
        """Before anybody does anything, mouths closed."""
        return {name: self._spoken(name, self._people[name].stance, -1) for name in self.names}

    def on_board(self) -> dict[str, Stance]:
        return {name: self._people[name].stance for name in self.names}

    def parts(self, stances: dict[str, Stance], but: frozenset[str] = frozenset()) -> list[Part]:
        """All that those people are made of."""
        return [
            part
            for name, stance in stances.items()
            if name not in but
            for part in self._parts(name, stance)
        ]

    def _stance(self, name: str, frame: int) -> Stance:
        body = self._bodies.get(name)
        stance = body(frame) if body else self._people[name].stance
        return self._spoken(name, stance, frame)

    def _spoken(self, name: str, stance: Stance, frame: int) -> Stance:
        spoken = [one for one in self._take.spoken if one.character == name]
        return replace(stance, mouth=mouth_at(spoken, frame)) if spoken else stance

    def _parts(self, name: str, stance: Stance) -> tuple[Part, ...]:
        """Who walks is built once for each pose, and carried to where they are."""
        if name not in self.walkers or stance.gaze is not None:
            return self._all_of(name, stance)
        move = np.array(stance.at, np.float32)
        parts = self._all_of(name, replace(stance, at=(0.0, 0.0, 0.0)))
        return tuple(replace(part, vertices=part.vertices + move) for part in parts)

    def _all_of(self, name: str, stance: Stance) -> tuple[Part, ...]:
        """Somebody, and what goes with who walks."""
        key = (name, stance)
        if key not in self._built:
            while len(self._built) >= KEPT:
                del self._built[next(iter(self._built))]
            before = self._people[name]
            after = person(name, before.looks, stance)
            burden = self._burdens[name] if name in self.walkers else ()
            self._built[key] = (*after.parts, *borne(burden, before, after))
        return self._built[key]


def others(
    parts: Sequence[Part], names: Sequence[str], laden: frozenset[str] = frozenset()
) -> list[Part]:
    """All parts but the bodies of these, and what the `laden` take along."""
    left = [part for part in parts if part.figure not in names]
    return [part for part in left if not any(is_borne(part, name) for name in laden)]


def _seen(staged: Stage) -> dict[str, Person]:
    shown = {part.figure for part in staged.parts}
    return {name: one for name, one in staged.cast.people.items() if name in shown}
