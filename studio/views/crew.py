"""The crew page: who could work here, what is here of them, and how they would run."""

import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.engines import EMBEDDED, SERVED, crew_named
from pipeline.gpu.device import Device
from pipeline.models.hub import offline
from pipeline.models.model import Model, Role
from studio.hiring import Checking, Inspector, server_told
from studio.ledger import Estimate, Ledger, State
from studio.ledger.job import OPEN
from studio.models import Row, document, install_jobs, listing
from studio.project import Project
from studio.tasks import OF_FOLDER


def film_view(project: str, film: Project) -> dict[str, Any]:
    """What the page knows of the film: who works on it now."""
    return {"project": project, "title": film.title, "crew": film.crew, "members": members_of(film)}


def members_of(film: Project) -> list[str]:
    crew = crew_named(film.crew)
    return [crew.director, crew.artist, crew.camera]


def crew_view(home: Path, ledger: Ledger, inspector: Inspector, *, is_near: bool) -> dict[str, Any]:
    """Everybody there is. `is_near`: the person sits at this machine, so its folders are theirs."""
    device, trouble = inspector.device()
    rows = listing(home, device, install_jobs(ledger))
    checks = inspector.checks()
    queue = ledger.queue()
    return {
        "machine": _machine(device, trouble),
        "disk": shutil.disk_usage(home).free,
        "offline": offline(),
        "paused": queue.is_paused,
        "near": is_near,
        "server": asdict(server_told(home)),
        "roles": [_role(role, rows, checks) for role in Role],
    }


def _machine(device: Device | None, trouble: str) -> dict[str, Any]:
    if device is None:
        return {"state": "unknown" if trouble else "looking", "why": trouble}
    return {
        "state": "known",
        "kind": device.kind,
        "name": device.name,
        "memory": device.memory,
        "free": device.free,
    }


def _role(role: Role, rows: tuple[Row, ...], checks: Mapping[str, Checking]) -> dict[str, Any]:
    embedded = [{"id": name, "sort": "embedded", "title": name} for name in EMBEDDED[role]]
    served = [{"id": name, "sort": "served", "title": name} for name in SERVED[role]]
    models = [_row(row, checks.get(row.model.id)) for row in rows if row.model.role is role]
    return {"role": role.value, "members": [*embedded, *served, *models]}


def _row(row: Row, checking: Checking | None) -> dict[str, Any]:
    return {
        **document(row),
        "sort": "model",
        "gated": row.model.is_gated,
        "untrained": is_untrained(row),
        "abilities": sorted(ability.value for ability in row.model.abilities),
        "tiers": _tiers(row.model),
        "by_folder": row.job is not None and row.job.engine == OF_FOLDER,
        "memory": row.model.memory.whole if row.model.memory else 0,
        "check": asdict(checking) if checking else None,
        **_standing(row),
    }


def is_untrained(row: Row) -> bool:
    return row.model.is_untrained or (row.here is not None and row.here.is_untrained)


def _tiers(model: Model) -> list[dict[str, Any]]:
    return [
        {"name": name.value, "size": list(tier.size), "steps": tier.steps}
        for name, tier in model.tiers.items()
    ]


def _standing(row: Row) -> dict[str, Any]:
    """`state` is one of here, waiting, installing, failed, begun, absent."""
    job = row.job
    if job and job.state in OPEN:
        is_running = job.state is State.RUNNING
        state = "installing" if is_running else "waiting"
        return {"state": state, "progress": round(job.progress, 3)}
    if row.here:
        return {"state": "here"}
    if job and job.state is State.FAILED:
        return {"state": "failed", "why": job.error}
    return {"state": "begun" if row.coming else "absent"}


def estimate_view(shots: int, found: Estimate) -> dict[str, Any]:
    return {"shots": shots, **found.model_dump(mode="json")}
