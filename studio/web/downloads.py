"""Routes for what is taken along: the film and its hand-off files, under harmless names."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import anyio
import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from pipeline.film.shot import Take
from pipeline.handoff.boards import write_boards
from pipeline.media.disk import writing
from pipeline.stages.passes import board_files
from studio.archive import export_project
from studio.export import BOARDS, TEXTS
from studio.ledger import State
from studio.project import Project
from studio.tasks import Kind
from studio.web.files import NotThere
from studio.web.office import Office

AT_ONCE = 2
"""Archives packed at the same time."""
NOT_MADE = "This film is not made (any more). Make it again on the export page."
LONGEST_SLUG = 60
T = TypeVar("T")


def slug(title: str) -> str:
    """What of a title may be in a file name anywhere: small ASCII letters, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-") or "film"


ARCHIVES = {BOARDS: "-boards.zip", "project": ".storyreel.zip"}


class Counter:
    """Hands files over."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def head(self, project: str) -> Project:
        return self._office.store.head(project).project

    def film(self, project: str, job: str) -> Path:
        """The film of a finished job. Raises NotThere where there is none for this project."""
        for one in self._office.ledger.jobs(project):
            is_it = one.id == job and one.kind is Kind.ASSEMBLE and one.state is State.DONE
            if is_it and one.result:
                return self._office.media.path(Take.model_validate(one.result).media)
        raise NotThere(NOT_MADE)

    def archive(self, project: str, what: str, path: Path) -> None:
        if what == "project":
            export_project(self._office.store, self._office.media, project, path)
            return
        with writing(path):
            write_boards(path, self._boards(self.head(project)))

    def scratch(self) -> Path:
        """A file that is removed once it is sent; the home sweeps it up if that fails."""
        with self._office.media.scratch(".zip") as path:
            return path

    def _boards(self, film: Project) -> Iterator[tuple[str, dict[str, bytes]]]:
        """Of the shots that are drawn."""
        media, slates = self._office.media, film.slates()
        for shot in film.shots():
            chosen = shot.keyframe(shot.circled_keyframe) if shot.circled_keyframe else None
            keyframe = chosen or next(reversed(shot.keyframes), None)
            if keyframe is None:
                continue
            yield (
                slates[shot.id],
                board_files(keyframe, media, film.form.size, with_arrows=film.arrows),
            )


def router(counter: Counter) -> APIRouter:
    routes = APIRouter()
    limiter = anyio.CapacityLimiter(AT_ONCE)

    async def apart(work: Callable[[], T]) -> T:
        return await anyio.to_thread.run_sync(work, limiter=limiter)

    @routes.get("/download/{project}/{what}")
    async def download(request: Request, project: str, what: str) -> Response:
        film = await apart(lambda: counter.head(project))
        name = slug(film.title)
        if what in TEXTS:
            one = TEXTS[what]
            text = await apart(lambda: one.write(film.cut, film.breakdown, film.form.rate))
            return Response(text, media_type=one.content_type, headers=_named(name + one.ending))
        if what in ARCHIVES:
            path = counter.scratch()
            try:
                await apart(lambda: counter.archive(project, what, path))
            except BaseException:
                path.unlink(missing_ok=True)
                raise
            return FileResponse(
                path,
                media_type="application/zip",
                headers=_named(name + ARCHIVES[what]),
                background=BackgroundTask(path.unlink, missing_ok=True),
            )
        path = await apart(lambda: counter.film(project, what))
        return FileResponse(path, media_type="video/mp4", headers=_named(f"{name}.mp4"))

    return routes


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
