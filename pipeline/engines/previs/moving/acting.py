"""Who acts in a take, and how they stand at each of its drawings, twelve a second."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from pipeline.engines.previs.mesh import Part
from pipeline.engines.previs.moving.speech import mouth_at
from pipeline.engines.previs.moving.turning import turning, turns
from pipeline.engines.previs.moving.walking import Framed, is_afoot, walking
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
        pose_of(board.action) in ("walk", "run") or turns(board.action)
    )


class Acting:
    """Stances by frame of those who act. `walkers` are not where the board has them."""

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
        self._bodies: dict[str, Callable[[int], Stance]] = {}
        self._built: dict[tuple[str, Stance], Person] = {}
        subject = self._people.get(board.characters[0]) if board.characters else None
        self.walkers: frozenset[str] = frozenset()
        if subject is None:
            return
        if is_afoot(subject) and not _is_laden(staged, subject.name):
            walk = walking(
                subject,
                board.action,
                around(subject.name),
                framed,
                take.frames,
                take.rate,
                self._hold,
            )
            if walk:
                self._bodies[subject.name] = walk.at
                self.walkers = frozenset((subject.name,))
        elif turns(board.action):
            turn = turning(subject, take.frames, take.rate)
            if turn:
                self._bodies[subject.name] = turn

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
        if name not in self.walkers:
            return self._person(name, stance).parts
        move = np.array(stance.at, np.float32)
        parts = self._person(name, replace(stance, at=(0.0, 0.0, 0.0))).parts
        return tuple(replace(part, vertices=part.vertices + move) for part in parts)

    def _person(self, name: str, stance: Stance) -> Person:
        key = (name, stance)
        if key not in self._built:
            while len(self._built) >= KEPT:
                del self._built[next(iter(self._built))]
            self._built[key] = person(name, self._people[name].looks, stance)
        return self._built[key]


def _is_laden(staged: Stage, name: str) -> bool:
    """Whether somebody holds, wheels or rides a thing, which would be left behind."""
    return any(p.thing.startswith(f"{name}/") and p.figure != name for p in staged.parts)


def others(parts: Sequence[Part], names: Sequence[str]) -> list[Part]:
    """All parts but the bodies of these."""
    return [part for part in parts if part.figure not in names]


def _seen(staged: Stage) -> dict[str, Person]:
    shown = {part.figure for part in staged.parts}
    return {name: one for name, one in staged.cast.people.items() if name in shown}
