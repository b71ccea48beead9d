"""A project in pieces that are stored by their content.

Scenes are kept with spans that count from their own start, so that what stands before them in the
script may grow without a word of them being written again.
"""

import hashlib
import json
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import TypeAdapter

from pipeline.errors import UserMistake
from pipeline.film.cut import Cut
from pipeline.film.script import Scene
from pipeline.film.shot import Shot
from pipeline.film.value import Value
from pipeline.film.world import Character, Place, Prop
from studio.edits.spans import shifted
from studio.project import FORMAT, Project

T = TypeVar("T")

SHOTS: TypeAdapter[tuple[Shot, ...]] = TypeAdapter(tuple[Shot, ...])

APART = ("script", "scenes", "cast", "places", "props", "cut")
"""Fields of a project that are pieces of their own."""


class World(Value):
    cast: tuple[Character, ...] = ()
    places: tuple[Place, ...] = ()
    props: tuple[Prop, ...] = ()


class Manifest(NamedTuple):
    """Which pieces a revision is made of, by their numbers in the database."""

    film: int
    script: int
    world: int
    cut: int
    scenes: tuple[tuple[int, int, int], ...]
    """(the scene without its shots, its shots, where it starts in the script)."""

    def numbers(self) -> set[int]:
        own = {self.film, self.script, self.world, self.cut}
        return own.union(*((words, shots) for words, shots, _ in self.scenes))


class Stored(NamedTuple):
    project: Project
    manifest: Manifest


def pack(text: str) -> bytes:
    return zlib.compress(text.encode(), 6)


def unpack(data: bytes) -> str:
    return zlib.decompress(data).decode()


def digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def packed_manifest(manifest: Manifest) -> bytes:
    return pack(json.dumps(manifest, separators=(",", ":")))


def read_manifest(data: bytes) -> Manifest:
    film, script, world, cut, scenes = json.loads(unpack(data))
    return Manifest(film, script, world, cut, tuple((a, b, at) for a, b, at in scenes))


def film_piece(project: Project) -> str:
    return _json(project, exclude=set(APART))


def world_piece(project: Project) -> str:
    return _json(World(cast=project.cast, places=project.places, props=project.props))


def script_piece(project: Project) -> str:
    return json.dumps(project.script, ensure_ascii=False)


def cut_piece(project: Project) -> str:
    return _json(project.cut)


def words_piece(scene: Scene) -> str:
    bare = scene.model_copy(update={"shots": ()})
    return _json(shifted(bare, -scene.source.start))


def shots_piece(scene: Scene) -> str:
    bare = scene.model_copy(update={"elements": ()})
    shots = shifted(bare, -scene.source.start).shots
    return SHOTS.dump_json(shots, exclude_defaults=True).decode()


def has_same_words(before: Scene, after: Scene) -> bool:
    """Whether `after` is `before` with other shots, at the same place."""
    return before.model_copy(update={"shots": ()}) == after.model_copy(update={"shots": ()})


class Scenes:
    """Makes projects of pieces; what several revisions share is read once."""

    def __init__(
        self, texts: dict[int, str], known: dict[tuple[int, int, int], Scene] | None = None
    ) -> None:
        self._texts = texts
        self._known = dict(known or {})
        self._read: dict[int, Any] = {}

    def project(self, manifest: Manifest) -> Project:
        """Raises UserMistake for a project that a newer Storyreel wrote."""
        film = self._once(manifest.film, _read_film)
        world = self._once(manifest.world, World.model_validate_json)
        return film.model_copy(
            update={
                "script": self._once(manifest.script, json.loads),
                "scenes": tuple(self._scene(key) for key in manifest.scenes),
                "cut": self._once(manifest.cut, Cut.model_validate_json),
                **{name: getattr(world, name) for name in ("cast", "places", "props")},
            }
        )

    def _once(self, number: int, read: Callable[[str], T]) -> T:
        if number not in self._read:
            self._read[number] = read(self._texts[number])
        return self._read[number]

    def _scene(self, key: tuple[int, int, int]) -> Scene:
        if key not in self._known:
            words, shots, start = key
            scene = Scene.model_validate_json(self._texts[words])
            read = SHOTS.validate_json(self._texts[shots])
            self._known[key] = shifted(scene.model_copy(update={"shots": read}), start)
        return self._known[key]


def _read_film(text: str) -> Project:
    check_format(json.loads(text))
    return Project.model_validate_json(text)


def check_format(document: Any) -> None:
    written: Any = cast(Any, document).get("format", 1) if isinstance(document, dict) else None
    if not isinstance(written, int) or written > FORMAT:
        raise UserMistake(
            f"This project was written by a newer Storyreel (format {written}; this one knows "
            f"{FORMAT}). Update this one to open it."
        )


def _json(value: Value, exclude: set[str] | None = None) -> str:
    return value.model_dump_json(exclude_defaults=True, exclude=exclude)
