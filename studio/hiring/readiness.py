"""Whether a crew can work here, and what a film would take with it."""

from pathlib import Path

from pipeline.engines import SERVED, check_member, crew_named
from pipeline.engines.director_llm.server import server_of
from pipeline.errors import StudioError
from pipeline.gpu.device import Device
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Role
from pipeline.models.shelf import installed
from studio.edits import SetCrew
from studio.ledger import Estimate
from studio.ledger.estimate import disk_of, memory_of
from studio.ledger.job import OPEN
from studio.ledger.pace import UNKNOWN
from studio.machine import this_machine
from studio.session import Studio
from studio.session.wanted import film_wishes, orders_of, unit_of
from studio.settings import price_per_hour
from studio.tasks import ON_CARD


def readiness(role: Role, member: str, home: Path) -> str:
    """Why a member cannot work here, as a sentence; empty where it can.

    Raises UserMistake for somebody who could not be hired anywhere.
    """
    check_member(role, member)
    model = CATALOGUE.get(member.partition("@")[0])
    if model and not installed(model, home):
        return f"{model.title} is not installed. Install it first, or choose somebody else."
    if member in SERVED[role]:
        try:
            server_of(home)
        except StudioError as error:
            return str(error)
    return ""


def crew_readiness(crew: str, home: Path) -> str:
    """The first reason why a crew cannot work here; empty where it can."""
    hired = crew_named(crew)
    members = (hired.director, hired.artist, hired.camera)
    reasons = (readiness(role, who, home) for role, who in zip(Role, members, strict=True))
    return next(filter(None, reasons), "")


def costs(studio: Studio, project: str, shot: str) -> tuple[Estimate, Estimate]:
    """What is still to be made for the takes of a shot, and for the whole film, as its crew is.

    The first time this may take seconds: where a model works it is asked which machine this is.
    """
    film = studio.store.head(project).project
    needs_model = crew_named(film.crew).needs_model
    device = this_machine() if needs_model else UNKNOWN
    price = price_per_hour() if needs_model else None
    one, every = studio.take_wishes(project, [shot]), studio.film_wishes(project)
    return (
        studio.ledger.appraise(one, device, price),
        studio.ledger.appraise(every, device, price),
    )


def room(studio: Studio, project: str) -> tuple[int, int]:
    """Bytes of memory on the card, and of disk, that the project's open jobs take."""
    jobs = [job for job in studio.ledger.jobs(project) if job.state in OPEN]
    device = this_machine() if any(ON_CARD in job.engine for job in jobs) else UNKNOWN
    return memory_of(jobs, device, studio.home), sum(disk_of(job) for job in jobs)


def appraised(studio: Studio, project: str, crew: str, device: Device) -> tuple[int, Estimate]:
    """How many shots of the film this crew would still have to make, and what that takes."""
    head = studio.store.head(project).project
    film = SetCrew(crew=crew).apply(head)
    unit = unit_of(film, studio.media)
    wishes = film_wishes(project, film, orders_of(film, unit), unit)
    shots = {wish.shot for wish in wishes if wish.shot}
    return len(shots), studio.ledger.appraise(wishes, device, price_per_hour())
