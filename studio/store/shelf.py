"""Revisions read from their pieces and written as pieces, with the last ones at hand."""

import threading
import zlib
from collections import OrderedDict
from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from pipeline.errors import MachineTrouble
from pipeline.film.script import Scene
from studio.project import Project
from studio.store import pieces as form
from studio.store.pieces import Manifest, Stored
from studio.store.tables import pieces, revisions

AT_HAND = 16
"""Revisions in memory. Those of one project share what did not change between them."""

AT_ONCE = 500
"""Pieces asked for in one query."""


class Shelf:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at_hand: OrderedDict[tuple[str, int], Stored] = OrderedDict()

    def load(self, connection: Connection, project: str, number: int) -> Stored:
        """A revision that is known to exist."""
        with self._lock:
            if found := self._at_hand.get((project, number)):
                self._at_hand.move_to_end((project, number))
                return found
        row = select(revisions.c.manifest).where(
            revisions.c.project == project, revisions.c.number == number
        )
        manifest = form.read_manifest(connection.execute(row).scalar_one())
        stored = Stored(_read(connection, manifest, self._known(project)), manifest)
        self.put(project, number, stored)
        return stored

    def put(self, project: str, number: int, stored: Stored) -> None:
        with self._lock:
            self._at_hand[project, number] = stored
            while len(self._at_hand) > AT_HAND:
                self._at_hand.popitem(last=False)

    def forget(self, project: str) -> None:
        with self._lock:
            for key in [key for key in self._at_hand if key[0] == project]:
                del self._at_hand[key]

    def _known(self, project: str) -> dict[tuple[int, int, int], Scene]:
        """Scenes that are in memory already, by their pieces."""
        with self._lock:
            near = [one for key, one in self._at_hand.items() if key[0] == project]
        return {
            key: scene
            for one in near
            for key, scene in zip(one.manifest.scenes, one.project.scenes, strict=True)
        }


def write(connection: Connection, project_id: str, project: Project, base: Stored | None) -> Stored:
    """Writes the pieces that are not there yet; `base` is the revision it was made of."""
    writer = Writer(connection, project_id)
    before = base.project if base else None
    manifest = base.manifest if base else None
    scenes = _scenes_before(base)
    return Stored(
        project,
        Manifest(
            film=writer.number(form.film_piece(project)),
            script=manifest.script
            if manifest and before and before.script is project.script
            else writer.number(form.script_piece(project)),
            world=manifest.world
            if manifest and before and _has_same_world(before, project)
            else writer.number(form.world_piece(project)),
            cut=manifest.cut
            if manifest and before and before.cut is project.cut
            else writer.number(form.cut_piece(project)),
            scenes=tuple(_scene(writer, scene, scenes) for scene in project.scenes),
        ),
    )


Before = dict[str, tuple[Scene, tuple[int, int, int]]]


def _scenes_before(base: Stored | None) -> Before:
    if base is None:
        return {}
    pairs = zip(base.project.scenes, base.manifest.scenes, strict=True)
    return {scene.id: (scene, numbers) for scene, numbers in pairs}


def _has_same_world(before: Project, after: Project) -> bool:
    names = ("cast", "places", "props")
    return all(getattr(before, name) is getattr(after, name) for name in names)


def _scene(writer: "Writer", scene: Scene, before: Before) -> tuple[int, int, int]:
    old, numbers = before.get(scene.id, (None, (0, 0, 0)))
    if old is scene:
        return numbers
    if old and form.has_same_words(old, scene):
        return numbers[0], writer.number(form.shots_piece(scene)), numbers[2]
    words = writer.number(form.words_piece(scene))
    return words, writer.number(form.shots_piece(scene)), scene.source.start


class Writer:
    """Gives pieces their numbers: the same content of a project is written once."""

    def __init__(self, connection: Connection, project: str) -> None:
        self._connection = connection
        self._project = project

    def number(self, text: str) -> int:
        digest = form.digest(text)
        there = select(pieces.c.id).where(
            pieces.c.project == self._project, pieces.c.digest == digest
        )
        found = self._connection.execute(there).scalar()
        if found is not None:
            return found
        row = insert(pieces).values(project=self._project, digest=digest, data=form.pack(text))
        return self._connection.execute(row.returning(pieces.c.id)).scalar_one()


def _read(
    connection: Connection, manifest: Manifest, known: dict[tuple[int, int, int], Scene]
) -> Project:
    needed = {manifest.film, manifest.script, manifest.world, manifest.cut}
    for key in manifest.scenes:
        if key not in known:
            needed |= {key[0], key[1]}
    return form.Scenes(read_from(connection, needed), known).project(manifest)


def read_from(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """Pieces as text, each compared with its digest."""
    wanted, found = sorted(numbers), dict[int, str]()
    for at in range(0, len(wanted), AT_ONCE):
        some = pieces.c.id.in_(wanted[at : at + AT_ONCE])
        for row in connection.execute(select(pieces).where(some)):
            found[row.id] = _checked(row.data, row.digest)
    if len(found) < len(wanted):
        raise _damaged()
    return found


def _checked(data: bytes, digest: bytes) -> str:
    try:
        text = form.unpack(data)
    except (zlib.error, UnicodeDecodeError):
        raise _damaged() from None
    if form.digest(text) != digest:
        raise _damaged()
    return text


def _damaged() -> MachineTrouble:
    return MachineTrouble(
        "A part of the project is missing or damaged in the database. "
        "Open an older revision of it, or a snapshot."
    )
