"""Routes for what is looked at: media by key, boards as the frame shows them."""

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

import anyio
import anyio.to_thread
from fastapi import APIRouter, Query, Request
from starlette.responses import FileResponse, Response

from pipeline.errors import UserMistake
from pipeline.media.thumbnail import board_thumbnail, clip_thumbnail, picture_thumbnail
from studio.edits.change import MEDIA_KEY
from studio.previews import Previews
from studio.web.headers import FOREVER
from studio.web.office import Office
from studio.web.owned import Owned
from studio.web.thumbnails import Thumbnails

TYPES = {
    ".png": "image/png",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".ogg": "audio/ogg",
    ".webp": "image/webp",
}
"""Suffix -> content type. A file of any other kind is not shown."""

DRAWN: dict[str, Callable[[Path, int], bytes]] = {
    ".png": picture_thumbnail,
    ".mp4": clip_thumbnail,
}
"""What there are thumbnails of."""

READERS, MAKERS = 8, 2
"""Files looked up, and thumbnails made, at the same time: the crew needs the processor too."""
WIDEST = 8192
DRAFT_WIDE = 480

Width = Annotated[int | None, Query(ge=1, le=WIDEST)]
T = TypeVar("T")


class NotThere(UserMistake):
    """Nothing at that address for this project."""


GONE = "There is no such file in this project (any more). Reload the page."


NEVER_KEPT = {"Cache-Control": "no-store"}


class Gallery:
    """Finds what may be shown."""

    def __init__(self, office: Office, owned: Owned) -> None:
        self._office = office
        self._owned = owned
        self._thumbnails = Thumbnails(office.media)

    def media(self, project: str, key: str) -> Path:
        """Raises NotThere for what is not this project's, MachineTrouble for what is lost."""
        is_key = re.match(MEDIA_KEY, key) and Path(key).suffix in TYPES
        if not is_key or not self._owned.has(project, key):
            raise NotThere(GONE)
        return self._office.media.path(key)

    def thumbnail(self, project: str, key: str, width: int) -> "Small":
        path = self.media(project, key)
        if path.suffix not in DRAWN:
            raise NotThere(GONE)
        draw = DRAWN[path.suffix]
        return Small(self._thumbnails, path.stem, width, lambda wide: draw(path, wide))

    def preview(self, project: str, job: str) -> bytes:
        """What a job of the project that is in hand looks like so far; nothing where there is no
        picture of it, any more or yet. Raises NotThere for a job that the project has not."""
        if not any(one.id == job for one in self._office.ledger.jobs(project)):
            raise NotThere(GONE)
        with suppress(OSError):
            return Previews(self._office.home).path(job).read_bytes()
        return b""

    def board(self, project: str, shot: str, version: str, width: int) -> "Small":
        """The board of a shot: the keyframe of recipe `version`, or the one that counts now."""
        film = self._office.store.head(project).project
        one = film.shot(shot)
        wanted = version or one.circled_keyframe or ""
        keyframe = one.keyframe(wanted) if wanted else next(reversed(one.keyframes), None)
        if keyframe is None:
            raise NotThere("This shot has no such board (yet).")
        size, media = film.form.size, self._office.media
        digest = hashlib.sha256(f"{keyframe.digest()} {size[0]}x{size[1]}".encode()).hexdigest()
        return Small(
            self._thumbnails,
            digest,
            width,
            lambda wide: board_thumbnail(keyframe, size, wide, media),
        )

    def draft(self, project: str, shot: str, version: str) -> "Small":
        """The board of recipe `version`, quickly: shown until the crew has drawn it."""
        digest = hashlib.sha256(f"{version} draft".encode()).hexdigest()
        return Small(
            self._thumbnails,
            digest,
            DRAFT_WIDE,
            lambda _: self._office.draft(project, shot, version),
        )


@dataclass(frozen=True)
class Small:
    """A small picture that is there, or can be made."""

    kept: Thumbnails
    digest: str
    width: int
    draw: Callable[[int], bytes]

    def find(self) -> Path | None:
        return self.kept.find(self.digest, self.width)

    def make(self) -> Path:
        return self.kept.make(self.digest, self.width, self.draw)


def router(gallery: Gallery) -> APIRouter:
    routes = APIRouter()
    readers, makers = anyio.CapacityLimiter(READERS), anyio.CapacityLimiter(MAKERS)
    drafters = anyio.CapacityLimiter(1)

    async def small(find: Callable[[], Small]) -> Path:
        """What is there is not kept waiting by what is still to be made."""
        found = await _apart(readers, find)
        return await _apart(readers, found.find) or await _apart(makers, found.make)

    @routes.get("/media/{project}/{key}")
    @routes.head("/media/{project}/{key}")
    async def media(request: Request, project: str, key: str, w: Width = None) -> Response:
        if w is None:
            path = await _apart(readers, lambda: gallery.media(project, key))
        else:
            path = await small(lambda: gallery.thumbnail(project, key, w))
        return file_answer(request, path)

    @routes.get("/preview/{project}/{job}")
    async def preview(project: str, job: str) -> Response:
        found = await _apart(readers, lambda: gallery.preview(project, job))
        if not found:
            return Response(status_code=204, headers=NEVER_KEPT)
        return Response(found, headers=NEVER_KEPT, media_type=TYPES[".png"])

    @routes.get("/board/{project}/{shot}")
    @routes.head("/board/{project}/{shot}")
    async def board(
        request: Request, project: str, shot: str, w: Width = 640, v: str = ""
    ) -> Response:
        path = await small(lambda: gallery.board(project, shot, v, w or WIDEST))
        return file_answer(request, path, is_fixed=bool(v))

    @routes.get("/draft/{project}/{shot}")
    async def draft(request: Request, project: str, shot: str, v: str) -> Response:
        return await _draft(request, gallery.draft(project, shot, v), drafters)

    return routes


async def _draft(request: Request, small: Small, drafters: anyio.CapacityLimiter) -> Response:
    try:
        path = small.find() or await _apart(drafters, small.make)
    except UserMistake:  # the shot asks for another picture, or is gone: nobody waits for it
        return Response(status_code=204)
    return file_answer(request, path)


def file_answer(request: Request, path: Path, *, is_fixed: bool = True) -> Response:
    """A file whose name says its content; `is_fixed`: its address says it too."""
    tag = f'"{path.stem}"'
    kept = {"ETag": tag, "Cache-Control": FOREVER if is_fixed else "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=kept)
    return FileResponse(path, headers=kept, media_type=TYPES[path.suffix])


async def _apart(limiter: anyio.CapacityLimiter, work: Callable[[], T]) -> T:
    return await anyio.to_thread.run_sync(work, limiter=limiter)
