"""A whole project as one ZIP file, and back.

    project.json            the project as it is now
    history.json            every revision (may be left out)
    media/<sha256>.<kind>   the pictures, masks and takes that it names

What comes in is from a stranger: it is checked to the last byte before anything is written.
"""

import hashlib
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.media.disk import put_in_place, writing
from pipeline.media.store import MediaStore
from studio.edits.change import MEDIA_KEY
from studio.edits.soundness import Soundness, media_keys
from studio.project import Project
from studio.store import Store
from studio.store.chronicle import Chronicle
from studio.store.pieces import check_format

PROJECT, HISTORY, MEDIA = "project.json", "history.json", "media/"

MOST_FILES = 200_000
MOST_BYTES = 64 * 2**30
MOST_TEXT_BYTES = 256 * 2**20
"""Of project.json and history.json each: they are read into memory."""
MOST_RATIO = 200
"""Unpacked over packed. JSON reaches 30, pictures and films 1; a bomb has a thousand."""
RATIO_FROM = 2**20
"""Files smaller than this may be packed as tightly as they like."""
BLOCK = 2**20

Watch = Callable[[float], None]
"""Called with the share done, 0 to 1; may raise Cancelled."""


def export_project(
    store: Store,
    media: MediaStore,
    project: str,
    path: Path,
    *,
    with_history: bool = True,
    watch: Watch = lambda _: None,
) -> None:
    """Writes the archive, whole or not at all. Media that are lost are left out: they are made
    again from their recipes."""
    head = store.head(project).project
    chronicle = store.chronicle(project) if with_history else None
    keys = sorted(key for key in _named(head, chronicle) if media.is_intact(key))
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with writing(path), zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(PROJECT, head.model_dump_json(indent=1))
            if chronicle:
                archive.writestr(HISTORY, _history_text(chronicle))
            for index, key in enumerate(keys):
                watch(index / len(keys))
                archive.write(media.path(key), MEDIA + key, zipfile.ZIP_STORED)
        put_in_place(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    watch(1.0)


def _history_text(chronicle: Chronicle) -> bytes:
    text = chronicle.model_dump_json().encode()
    if len(text) > MOST_TEXT_BYTES:
        raise UserMistake(
            "The history of this project is too long for an archive. Export it without history."
        )
    return text


def import_project(
    store: Store, media: MediaStore, path: Path, watch: Watch = lambda _: None
) -> str:
    """A new project from an archive; returns its id.

    Raises UserMistake, with nothing written, for what is no archive of a project that this version
    can open.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _import(store, media, archive, watch)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise _refused("it is damaged or no ZIP file") from error
    except FileNotFoundError:
        raise UserMistake(f"There is no file {path}. Choose the archive again.") from None
    except OSError as error:
        reason = error.strerror or error
        raise MachineTrouble(f"{path} cannot be read: {reason}. Check its permissions.") from error


def _import(store: Store, media: MediaStore, archive: zipfile.ZipFile, watch: Watch) -> str:
    entries = _checked_entries(archive)
    project = _read_project(archive, entries)
    chronicle = _read_history(archive, entries, project)
    named = _named(project, chronicle)
    keys = [name.removeprefix(MEDIA) for name in entries if name.startswith(MEDIA)]
    if any(key not in named for key in keys):
        raise _refused("it has a media file that the project does not name")
    for index, key in enumerate(keys):
        watch(index / (2 * len(keys)))
        _check_hash(archive, entries[MEDIA + key], key)
    for index, key in enumerate(keys):
        watch(0.5 + index / (2 * len(keys)))
        _keep(archive, entries[MEDIA + key], key, media)
    watch(1.0)
    return store.adopt(chronicle) if chronicle else store.create(project, words="imported")


def _named(project: Project, chronicle: Chronicle | None) -> frozenset[str]:
    return media_keys([project, *(chronicle.projects.values() if chronicle else ())])


def _checked_entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The entries by name, as far as what they say about themselves can be believed."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise _refused("it is too large")
    by_name: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        _check_entry(entry)
        if entry.filename in by_name:
            raise _refused("it has two files of one name")
        by_name[entry.filename] = entry
    if PROJECT not in by_name:
        raise _refused("there is no project in it")
    _check_apart(entries)
    return by_name


def _check_entry(entry: zipfile.ZipInfo) -> None:
    is_text = entry.filename in (PROJECT, HISTORY)
    is_media = re.fullmatch(MEDIA_KEY, entry.filename.removeprefix(MEDIA))
    if not is_text and not (entry.filename.startswith(MEDIA) and is_media):
        raise _refused(f"it has a file that does not belong there ({_shown(entry.filename)})")
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG) or entry.is_dir():
        raise _refused("it has a link or a folder in the place of a file")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _refused("it is packed in an unusual way")
    if is_text and entry.file_size > MOST_TEXT_BYTES:
        raise _refused("it is too large")
    if entry.file_size > max(RATIO_FROM, MOST_RATIO * entry.compress_size):
        raise _refused("a file in it unpacks to far more than it says")


def _check_apart(entries: list[zipfile.ZipInfo]) -> None:
    """Files of a bomb share their packed bytes."""
    stop = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < stop:
            raise _refused("its files overlap")
        stop = entry.header_offset + entry.compress_size


def _read_project(archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> Project:
    text = _text(archive, entries[PROJECT])
    try:
        check_format(json.loads(text))
        project = Project.model_validate_json(text)
    except (ValidationError, ValueError, RecursionError):
        raise _refused("its project cannot be read") from None
    _check_sound(Soundness(), project)
    return project


def _read_history(
    archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], project: Project
) -> Chronicle | None:
    if HISTORY not in entries:
        return None
    try:
        chronicle = Chronicle.model_validate_json(_text(archive, entries[HISTORY]))
        every = chronicle.projects
    except (ValidationError, RecursionError):
        raise _refused("its history cannot be read") from None
    soundness = Soundness()
    for one in every.values():
        _check_sound(soundness, one)
    if every[chronicle.head] != project:
        raise _refused("its history is that of another project")
    return chronicle


def _check_sound(soundness: Soundness, project: Project) -> None:
    if found := soundness.fault(project):
        raise _refused(found)


def _text(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    try:
        return b"".join(_blocks(archive, entry)).decode()
    except UnicodeDecodeError:
        raise _refused("its project cannot be read") from None


def _blocks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a file; never more than it says that it has."""
    with archive.open(entry) as file:
        yield from _of(file, entry.file_size)


def _of(file: IO[bytes], size: int) -> Iterator[bytes]:
    read = 0
    while block := file.read(BLOCK):
        read += len(block)
        if read > size:
            raise _refused("a file in it unpacks to far more than it says")
        yield block
    if read < size:
        raise _refused("a file in it is cut short")


def _check_hash(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, key: str) -> None:
    found = hashlib.sha256()
    for block in _blocks(archive, entry):
        found.update(block)
    if found.hexdigest() != key.partition(".")[0]:
        raise _refused("a media file in it is damaged")


def _keep(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, key: str, media: MediaStore) -> None:
    if media.is_intact(key):
        return
    with media.scratch(Path(key).suffix) as scratch:
        with writing(scratch), scratch.open("wb") as file:
            for block in _blocks(archive, entry):
                file.write(block)
        media.adopt(scratch)


def _refused(reason: str) -> UserMistake:
    return UserMistake(
        f"This archive was not imported: {reason}. Nothing was changed. "
        "Export the project again and use that file."
    )


def _shown(name: str) -> str:
    """A stranger's file name in a message: short, and without letters that do something."""
    return ascii(name if len(name) <= 40 else f"{name[:40]}...")[1:-1]
