"""A project with all its revisions, apart from any database: what an archive carries."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Annotated

from pydantic import Field
from sqlalchemy import Connection, insert, select

from pipeline.errors import UserMistake
from pipeline.film.value import Value
from studio.edits import Edit
from studio.project import Project
from studio.store import pieces as form
from studio.store.history import Pages
from studio.store.pieces import Manifest
from studio.store.shelf import Writer, read_from
from studio.store.tables import revisions

Number = Annotated[int, Field(ge=1, le=2**31)]


class Entry(Value):
    """One revision; `manifest` names pieces of the chronicle."""

    number: Number
    parent: Number | None = None
    edit: Edit
    label: str
    by: str = ""
    at_ms: Annotated[int, Field(ge=0, le=2**53)]
    name: str = ""
    manifest: Manifest


class Chronicle(Value):
    head: Number
    entries: tuple[Entry, ...]
    """In order of their numbers: a parent comes before its children."""
    pieces: dict[int, str]

    @cached_property
    def projects(self) -> dict[int, Project]:
        """Every revision as a project, by its number.

        Raises UserMistake for a chronicle that does not hang together.
        """
        numbers = {entry.number for entry in self.entries}
        follows = all(a.number < b.number for a, b in pairwise(self.entries))
        if not follows or self.head not in numbers or not _is_tree(self.entries, numbers):
            raise _broken()
        scenes = form.Scenes(self.pieces)
        try:
            return {entry.number: scenes.project(entry.manifest) for entry in self.entries}
        except (KeyError, ValueError, TypeError):
            raise _broken() from None


def _is_tree(entries: Sequence[Entry], numbers: set[int]) -> bool:
    """Every revision but the first comes after its parent."""
    return all(
        entry.parent is None if index == 0 else _is_child(entry, numbers)
        for index, entry in enumerate(entries)
    )


def _is_child(entry: Entry, numbers: set[int]) -> bool:
    return entry.parent is not None and entry.parent < entry.number and entry.parent in numbers


def told(pages: Pages) -> Chronicle:
    """The chronicle of a project."""
    rows = pages.connection.execute(
        select(revisions).where(revisions.c.project == pages.id).order_by(revisions.c.number)
    )
    entries = tuple(
        Entry(
            number=row.number,
            parent=row.parent,
            edit=Edit.model_validate_json(form.unpack(row.edit)),
            label=row.label,
            by=row.by,
            at_ms=row.at_ms,
            name=row.name,
            manifest=form.read_manifest(row.manifest),
        )
        for row in rows
    )
    numbers = set[int]().union(*(entry.manifest.numbers() for entry in entries))
    return Chronicle(head=pages.head, entries=entries, pieces=read_from(pages.connection, numbers))


def keep(connection: Connection, project_id: str, chronicle: Chronicle) -> None:
    """Writes a checked chronicle as the history of a new project whose row is there already."""
    writer = Writer(connection, project_id)
    numbers = {number: writer.number(text) for number, text in chronicle.pieces.items()}
    for entry in chronicle.entries:
        connection.execute(
            insert(revisions).values(
                project=project_id,
                number=entry.number,
                parent=entry.parent,
                verb=entry.edit.verb,
                edit=form.pack(entry.edit.model_dump_json()),
                label=entry.label,
                by=entry.by,
                at_ms=entry.at_ms,
                name=entry.name,
                manifest=form.packed_manifest(_renumbered(entry.manifest, numbers)),
            )
        )


def _renumbered(manifest: Manifest, numbers: dict[int, int]) -> Manifest:
    film, script, world, cut, scenes = manifest
    return Manifest(
        numbers[film],
        numbers[script],
        numbers[world],
        numbers[cut],
        tuple((numbers[words], numbers[shots], start) for words, shots, start in scenes),
    )


def _broken() -> UserMistake:
    return UserMistake(
        "The history in this archive is damaged. Ask for it again, or import it without history."
    )
