"""Script to film: the verb behind `render`."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.engines import Crew, crew_named
from pipeline.film.blocking import Player
from pipeline.film.cut import Captions
from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble, check_output
from pipeline.stages.boards import artist_remarks, remarks, unstyled
from pipeline.stages.company import company_of
from pipeline.stages.production import Unit, orders, produce, with_cast
from pipeline.stages.side_by_side import Step, Watch
from studio.scripts import Script, spare_script
from studio.settings import Settings


@dataclass(frozen=True)
class Rendered:
    """What a render did, in the words of `render --json`; `remade` are the slates made now."""

    film: str
    frames: int
    fps: str
    seconds: float
    shots: int
    made: int
    reused: int
    remade: tuple[str, ...]
    spared: tuple[str, ...] = ()
    """Of shots that the embedded crew made, as the hired one could not: which, and why."""
    disobeyed: tuple[str, ...] = ()
    """Of takes whose camera did not move as it was asked to: which, and how it moved."""


def render(
    script: Script, output: Path, choices: Settings, captions: Captions, watch: Watch
) -> Rendered:
    """Makes what is missing, cuts the film and puts it at `output`, whole or not at all."""
    check_place(script, output)
    breakdown = script.breakdown
    unit, company = _hired(script, choices)
    produced = produce(breakdown.scenes, unit, watch, company)
    film = assemble(
        script.cut.model_copy(update={"captions": captions}),
        script.breakdown,
        produced.takes,
        unit.form,
        unit.store,
        output,
        lambda done: watch(Step("cut", "", done)),
    )
    return Rendered(
        film=str(output),
        frames=film.frames,
        fps=str(unit.form.rate),
        seconds=film.seconds,
        shots=len(produced.takes),
        made=len(produced.made),
        reused=len(produced.takes) - len(produced.made),
        remade=produced.made,
        spared=tuple(f"{slate}: {why}" for slate, why in produced.spared),
        disobeyed=tuple(f"{slate}: {how}" for slate, how in produced.disobeyed),
    )


def check_place(script: Script, output: Path) -> None:
    """Raises StudioError where no film can be put there; nothing is made before."""
    spare_script(script, output)
    check_output(output)


def told(film: Rendered) -> dict[str, Any]:
    """The document of `render --json`: of a hired crew's troubles there is a word only where there
    were any."""
    said = {key: value for key, value in asdict(film).items() if key != "remade"}
    return {key: value for key, value in said.items() if value != ()}


def notices(script: Script, choices: Settings) -> tuple[str, ...]:
    """What the user is told before the work starts."""
    found = script.breakdown
    unit, company = _hired(script, choices)
    boards = (order.board for order in orders(found.scenes, unit, company))
    return (
        *found.notices,
        *remarks(found.scenes, choices.form),
        *unmet(choices),
        *artist_remarks(boards, unit.artist),
    )


def unmet(choices: Settings) -> tuple[str, ...]:
    """What the user is told of a look that the crew's artist cannot draw in; often nothing."""
    if choices.style is None:
        return ()
    said = unstyled(choices.style, choices.crew.hire_artist(choices.home))
    return (said,) if said else ()


def _hired(script: Script, choices: Settings) -> tuple[Unit, tuple[Player, ...]]:
    found = script.breakdown
    unit = with_cast(unit_of(choices), found.cast, found.places)
    return unit, company_of(found.cast, found.scenes)


def unit_of(choices: Settings) -> Unit:
    """Who makes the film. Where a model is hired, the embedded crew stands by."""
    unit = _unit(choices.crew, choices)
    if not (unit.artist.model or unit.operator.model):
        return unit
    return replace(unit, spare=_unit(crew_named("embedded"), choices))


def _unit(crew: Crew, choices: Settings) -> Unit:
    return Unit(
        artist=crew.hire_artist(choices.home),
        operator=crew.hire_camera(choices.home),
        store=MediaStore(choices.home),
        form=choices.form,
        seed=choices.seed,
        style=choices.style,
    )
