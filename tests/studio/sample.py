"""A small film, written shot by shot, and everything there is to make for it."""

from pipeline.engines import crew_named
from pipeline.film.camera import Camera, Move
from pipeline.film.cut import Cut, Event
from pipeline.film.format import Format
from pipeline.film.script import Scene
from pipeline.film.shot import Shot
from pipeline.film.value import Span
from pipeline.film.world import Breakdown
from pipeline.media.store import MediaStore
from pipeline.stages.production import Unit, orders
from studio.wishes import wishes
from tests.studio.crew import QUICK

SCENE = 20
"""Shots in a scene."""
MOVES = (Move.STATIC, Move.PAN_LEFT, Move.DOLLY_IN, Move.TILT_UP)


def film(shots, frames=12):
    """(breakdown, cut) of so many shots."""
    made = tuple(
        Shot(
            id=f"shot{number}",
            source=Span(number, number + 1),
            action=f"Ruth counts to {number}.",
            camera=Camera(move=MOVES[number % len(MOVES)]),
            frames=frames,
        )
        for number in range(shots)
    )
    scenes = tuple(
        Scene(
            id=f"scene{start}",
            number=str(start // SCENE + 1),
            slugline="INT. ROOM",
            source=Span(start, min(start + SCENE, shots)),
            elements=(),
            shots=made[start : start + SCENE],
        )
        for start in range(0, shots, SCENE)
    )
    cut = Cut(events=tuple(Event(shot=shot.id) for shot in made))
    return Breakdown(title="Counting", scenes=scenes), cut


def unit(home, size=(128, 72), seed=1):
    crew, form = crew_named(QUICK), Format(width=size[0], height=size[1])
    return Unit(crew.hire_artist(home), crew.hire_camera(home), MediaStore(home), form, seed)


def film_wishes(home, shots, project="p", frames=12, size=(128, 72), seed=1):
    """Boards, takes and the film."""
    breakdown, cut = film(shots, frames)
    crew = unit(home, size, seed)
    return wishes(project, orders(breakdown.scenes, crew), crew, cut, breakdown)
