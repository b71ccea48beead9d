"""Who a shot is, in a film where others may be planned with the same id."""

from collections.abc import Sequence

from pipeline.film.script import Scene
from pipeline.film.shot import Shot
from pipeline.film.value import short_id
from studio.project import Project


def with_own_ids(project: Project, scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """A new shot may be planned with the id of one that stands elsewhere: it gets another."""
    olds = {shot.id for shot in project.shots()}
    kept = {s.id for scene in scenes for s in scene.shots if s.id in olds}
    seen: set[str] = set()
    found: list[Scene] = []
    for scene in scenes:
        shots: list[Shot] = []
        for shot in scene.shots:
            name = shot.id
            while name in seen:
                name = short_id(name, "another")
                while name in kept:
                    name = short_id(name, "another")
            seen.add(name)
            shots.append(shot if name == shot.id else shot.model_copy(update={"id": name}))
        found.append(scene.model_copy(update={"shots": tuple(shots)}))
    return tuple(found)
