"""The models for the page and the command line: what there is, what runs here, what to do.

listing(home, device, jobs)          a row for every model of the catalogue
ask_install(ledger, home, name, ...) the worker fetches it; a restart goes on
stop_install(ledger, name)           what has come is kept
install_jobs(ledger)                 the newest job of each model
remove_model(home, name)             off the disk
verify_model(home, name, progress)   every byte
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.gpu.device import Device
from pipeline.gpu.ladder import first_place, memory_on, needed, rungs
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.install import Coming, coming, remove
from pipeline.models.licences import accept, check_accepted, is_accepted
from pipeline.models.model import Ability, Model
from pipeline.models.shelf import Installed, installed, verify
from pipeline.progress import Progress
from studio.installing import model_named
from studio.ledger import Job, Ledger, State, Wish
from studio.ledger.job import OPEN
from studio.tasks import Install, Kind

PROJECT = "models"
"""Under which the jobs of installing are asked for: they belong to no film."""
UNKNOWN = "not known: the sizes of its parts could not be read"

ON_THE_PROCESSOR = "slowly, without a graphics card"


@dataclass(frozen=True)
class Fit:
    """Whether a model runs on a device. `how` is a rung of the ladder, or a sentence why not."""

    runs: bool | None
    """None: not known."""
    how: str


@dataclass(frozen=True)
class Row:
    """A model as a list shows it."""

    model: Model
    is_accepted: bool
    here: Installed | None
    coming: Coming | None
    """An installation that was begun: `ask_install` goes on with it."""
    job: Job | None
    """The newest job that installs it."""
    fit: Fit | None
    """None where nobody asked which device."""

    @property
    def is_being_installed(self) -> bool:
        return self.job is not None and self.job.state in OPEN


def listing(
    home: Path, device: Device | None = None, jobs: Mapping[str, Job] | None = None
) -> tuple[Row, ...]:
    """In the catalogue's order. Loads no model library; `jobs` as of `install_jobs`."""
    return tuple(
        Row(
            model=model,
            is_accepted=is_accepted(model, home),
            here=installed(model, home),
            coming=coming(model, home),
            job=(jobs or {}).get(model.id),
            fit=fit(model, device) if device else None,
        )
        for model in CATALOGUE.values()
    )


def document(row: Row) -> dict[str, Any]:
    """A row for programs: what --json and `check` show."""
    model = row.model
    return {
        "id": model.id,
        "title": model.title,
        "role": model.role.value,
        "licence": model.licence,
        "licence_url": model.licence_url,
        "must_accept": model.must_accept,
        "is_accepted": row.is_accepted,
        "bytes": model.bytes or None,
        "sounds": Ability.SOUND in model.abilities,
        "read_at": model.read_at,
        "installed": _here(row),
        "coming": {"bytes": row.coming.here, "of": row.coming.whole} if row.coming else None,
        "runs": row.fit.runs if row.fit else None,
        "how": row.fit.how if row.fit else "",
    }


def _here(row: Row) -> dict[str, Any] | None:
    here = row.here
    if here is None:
        return None
    return {"bytes": here.size, "revision": here.revision, "own": here.is_own,
            "untrained": here.is_untrained}  # fmt: skip


def fit(model: Model, device: Device) -> Fit:
    """At which rung of the ladder a model runs in the memory that is free on a device."""
    if model.memory is None:
        return Fit(None, UNKNOWN)
    ladder = rungs(device)
    memory = memory_on(model.memory, device)
    place = first_place(memory, device.free, ladder)
    least = min(needed(rung, memory) for rung in ladder)
    if least > device.free:
        return Fit(
            False,
            f"needs {_gb(least)} GB of memory at the least, and {_gb(device.free)} GB are free",
        )
    return Fit(True, str(place) if device.kind != "cpu" else ON_THE_PROCESSOR)


def install_jobs(ledger: Ledger) -> dict[str, Job]:
    """By model id: the newest job that installs it."""
    jobs = sorted(ledger.jobs(PROJECT), key=lambda job: job.asked_s)
    return {job.slate: job for job in jobs if job.kind is Kind.INSTALL}


def ask_install(
    ledger: Ledger, home: Path, name: str, folder: str = "", *, accepts: bool = False
) -> Job:
    """Has a model installed, or goes on with it; `accepts`: the user agrees to its licence now.

    Wake the supervisor afterwards. Raises UserMistake where the licence is not agreed to yet.
    """
    model = model_named(name)
    if accepts:
        accept(model, home)
    if not folder:
        check_accepted(model, home)
    open_jobs = [job for job in install_jobs(ledger).values() if job.slate == name]
    if open_jobs and open_jobs[0].state in OPEN:
        return open_jobs[0]
    task = Install(model=name, folder=folder, megabytes=max(1, model.bytes // 10**6))
    wish = Wish(task=task, project=PROJECT, slate=name)
    asked = ledger.ask([wish])[0]
    if asked.state in (State.DONE, State.FAILED):
        ledger.retry(PROJECT, [asked.id])
    return install_jobs(ledger).get(name, asked)


def stop_install(ledger: Ledger, name: str) -> None:
    """Stops installing a model within two seconds. What has come is kept."""
    ids = _ids(ledger.jobs(PROJECT), name)
    if ids:
        ledger.cancel(PROJECT, ids)


def remove_model(home: Path, name: str) -> bool:
    """Whether there was anything of it."""
    return remove(model_named(name), home)


def verify_model(home: Path, name: str, progress: Progress) -> Installed:
    """Raises EngineUnavailable with a sentence where a byte is not the one that was installed."""
    return verify(model_named(name), home, progress)


def _ids(jobs: Iterable[Job], name: str) -> list[str]:
    return [job.id for job in jobs if job.slate == name and job.state in OPEN]


def _gb(size: int) -> float:
    return round(size / 1e9, 1)
