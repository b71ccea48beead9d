"""Routes for what people bring: pictures, films, sounds, scripts and whole projects.

The body of the request is the file, nothing else: `fetch("/upload/ID?as=picture", {method: "POST",
body: file})`. Its name stays in the browser.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any, TypeVar

import anyio
import anyio.to_thread
from fastapi import APIRouter, Query, Request

from pipeline.errors import UserMistake
from pipeline.media.disk import writing
from pipeline.readers import read_screenplay
from pipeline.readers.decode import MAX_BYTES
from studio.archive import import_project
from studio.uploads import LARGEST, LARGEST_ARCHIVE, Kind, too_large
from studio.uploads.opening import check_room, keep
from studio.web.asking import length
from studio.web.office import Office
from studio.web.owned import Owned

AT_ONCE = 4
"""Files coming in at the same time; others wait their turn before a byte of them is read."""
OPENED_AT_ONCE = 2
SILENCE_S = 30.0
"""Who sends nothing for so long makes room for others."""
T = TypeVar("T")


class Reception:
    def __init__(self, office: Office, owned: Owned) -> None:
        self._office = office
        self._owned = owned
        self._coming = anyio.CapacityLimiter(AT_ONCE)
        self._opening = anyio.CapacityLimiter(OPENED_AT_ONCE)

    async def media(self, request: Request, project: str, kind: Kind) -> dict[str, Any]:
        await self._apart(lambda: self._office.store.revision(project))
        async with self._file(request, LARGEST[kind]) as path:
            received = await self._apart(lambda: keep(kind, path, self._office.media))
        self._owned.bring(project, received.key)
        return received.model_dump(mode="json", exclude_defaults=True)

    async def script(self, request: Request) -> dict[str, Any]:
        """The text of a script file in any encoding, and what the reader makes of it."""
        async with self._file(request, MAX_BYTES + 1) as path:
            return await self._apart(lambda: _script(path))

    async def project(self, request: Request) -> dict[str, Any]:
        async with self._file(request, LARGEST_ARCHIVE) as path:
            store, media = self._office.store, self._office.media
            new = await self._apart(lambda: import_project(store, media, path))
        return {"project": new}

    @asynccontextmanager
    async def _file(self, request: Request, most: int) -> AsyncIterator[Path]:
        """The body of a request as a file in the scratch folder, gone at the end."""
        if length(request) > most:
            raise too_large(most)
        async with self._coming:
            with self._office.media.scratch(".incoming") as path:
                check_room(self._office.home, length(request))
                await _write(request, path, most)
                yield path

    async def _apart(self, work: Callable[[], T]) -> T:
        return await anyio.to_thread.run_sync(work, limiter=self._opening)


def router(reception: Reception) -> APIRouter:
    routes = APIRouter()

    @routes.post("/upload/script")
    async def script(request: Request) -> dict[str, Any]:
        return await reception.script(request)

    @routes.post("/upload/{project}")
    async def media(
        request: Request, project: str, kind: Annotated[Kind, Query(alias="as")] = Kind.PICTURE
    ) -> dict[str, Any]:
        return await reception.media(request, project, kind)

    @routes.post("/import")
    async def archive(request: Request) -> dict[str, Any]:
        return await reception.project(request)

    return routes


async def _write(request: Request, path: Path, most: int) -> None:
    written = 0
    with writing(path):
        async with await anyio.open_file(path, "xb") as file:
            blocks = request.stream()
            while block := await _next(blocks):
                written += len(block)
                if written > most:
                    raise too_large(most)
                await file.write(block)
    if not written:
        raise UserMistake("The file is empty. Choose another one.")


async def _next(blocks: AsyncGenerator[bytes, None]) -> bytes:
    try:
        with anyio.fail_after(SILENCE_S):
            return await anext(blocks, b"")
    except TimeoutError:
        raise UserMistake("The file stopped coming. Check the connection, send it again.") from None


def _script(path: Path) -> dict[str, Any]:
    play = read_screenplay(path.read_bytes(), "This file")
    return {
        "text": play.text,
        "title": play.title,
        "language": play.language,
        "scenes": len(play.scenes),
        "notices": play.notices,
    }
