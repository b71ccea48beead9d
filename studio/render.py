"""Script to film: the verb behind `render`."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.film.cut import Captions
from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble, check_output
from pipeline.stages.company import company_of
from pipeline.stages.production import Step, Unit, Watch, produce
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


def render(
    script: Script, output: Path, choices: Settings, captions: Captions, watch: Watch
) -> Rendered:
    """Makes what is missing, cuts the film and puts it at `output`, whole or not at all."""
    spare_script(script, output)
    check_output(output)
    unit = unit_of(choices)
    breakdown = script.breakdown
    company = company_of(breakdown.cast, breakdown.scenes)
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
    )


def unit_of(choices: Settings) -> Unit:
    return Unit(
        artist=choices.crew.hire_artist(),
        operator=choices.crew.hire_camera(),
        store=MediaStore(choices.home),
        form=choices.form,
        seed=choices.seed,
    )
