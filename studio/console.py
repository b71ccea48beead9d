"""What the terminal shows: progress on the error stream, results on the output stream."""

import sys
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from pipeline.film.shot import slate
from pipeline.film.timing import FrameRate
from pipeline.film.world import Breakdown
from studio.measures import in_bytes, in_time

if TYPE_CHECKING:  # importing them would load the video libraries
    from pipeline.stages.side_by_side import Step
    from studio.render import Rendered

STAGES = {"draw": "Drawing", "shoot": "Shooting", "cut": "Cutting the film"}
MOST_LINES = 12
"""Takes that disobeyed are named up to this many; the page marks them all."""
NOTHING_NEW = "nothing had changed."
NONE_HIRED = "The crew that was asked for made no shot: this is the embedded crew's film."
PLAIN_STEP = 0.1
"""Where there is no terminal, a line is written each time this share more is done."""


class Progressing:
    """A watch that draws a bar: stage, shot, share done and the time left from this run's speed."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._is_plain = not console.is_terminal
        self._lock = threading.Lock()
        self._said: dict[str, float] = {}
        self._tasks: dict[str, TaskID] = {}
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(elapsed_when_finished=False),
            console=console,
            disable=self._is_plain,
            transient=True,
        )

    def __enter__(self) -> "Progressing":
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def __call__(self, step: "Step") -> None:
        phase = "cut" if step.stage == "cut" else "shots"
        self._show(phase, f"{STAGES[step.stage]} {step.slate}".rstrip(), step.done)

    def directing(self, done: float) -> None:
        self._show("direct", "Directing", done)

    def _show(self, phase: str, text: str, done: float) -> None:
        with self._lock:
            if self._is_plain:
                self._say(phase, text, done)
                return
            if phase not in self._tasks:
                self._tasks[phase] = self._bar.add_task(text, total=1.0)
            self._bar.update(self._tasks[phase], description=text, completed=done)

    def _say(self, phase: str, text: str, done: float) -> None:
        if done >= self._said.get(phase, -1.0) + PLAIN_STEP:
            self._said[phase] = done
            say(f"{done:4.0%}  {text}")


def say(text: str) -> None:
    """A line for the person, apart from what the command prints."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def shot_list(breakdown: Breakdown, rate: FrameRate) -> str:
    """A breakdown as people read it in a terminal."""
    lines = [breakdown.title] if breakdown.title else []
    for scene in breakdown.scenes:
        frames = sum(shot.frames for shot in scene.shots)
        lines += ["", f"{scene.number}  {scene.slugline}  ({rate.seconds(frames):.1f} s)"]
        for index, shot in enumerate(scene.shots):
            camera = shot.camera
            words = shot.action or " / ".join(f"{x.character}: {x.text}" for x in shot.lines)
            lines.append(
                f"  {slate(scene.number, index):<6} {camera.size:<4} {camera.angle:<9} "
                f"{camera.lens_mm:>3} mm  {camera.move:<13} {rate.seconds(shot.frames):5.1f} s  "
                + " ".join(words.split())
            )
    return "\n".join(lines).lstrip("\n")


def rendered_in_words(film: "Rendered") -> str:
    """What was made and what was reused, with the slates where they are few."""
    shots = "1 shot" if film.shots == 1 else f"{film.shots} shots"
    text = f"{film.film}: {film.seconds:.1f} s, {shots}"
    slates = f" ({', '.join(film.remade)})" if film.reused else ""
    done = f"made {film.made}{slates}, reused {film.reused}." if film.made else NOTHING_NEW
    return "\n".join([f"{text}; {done}", *_first(film.disobeyed), *_spared(film)])


def _spared(film: "Rendered") -> list[str]:
    """Each reason once, with its shots; last whether the hired crew made anything at all."""
    by_reason: dict[str, list[str]] = {}
    for said in film.spared:
        shot, _, why = said.partition(": ")
        by_reason.setdefault(why, []).append(shot)
    lines = [
        f"{', '.join(shots)}: {why} The embedded crew made "
        f"{'the shot' if len(shots) == 1 else 'these shots'} instead."
        for why, shots in by_reason.items()
    ]
    return [*lines, NONE_HIRED] if len(film.spared) == film.shots else lines


def _first(lines: Sequence[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *([f"... and {more} more moved otherwise."] if more > 0 else [])]


def findings(found: dict[str, Any]) -> str:
    """The document of `check` as lines."""
    device, home = found["device"], found["home"]
    codecs = [name for name, is_there in found["codecs"].items() if is_there]
    lines = [
        f"device     {device['kind']}: {device['name']}, "
        f"{device['free_gb']} of {device['memory_gb']} GB free",
        *(
            f"crew       {name}: {', '.join(crew.values())}"
            for name, crew in found["crews"].items()
        ),
        f"codecs     {', '.join(codecs)}",
        f"libraries  {_versions(found['libraries'])}",
        f"fonts      {_versions(found['fonts'])}",
        f"models     {_installed(found['models'])}",
        *(f"           {line}" for model in found["models"] if (line := _speed(model))),
        f"home       {home['path']}: {home['free_gb']} GB free"
        + ("" if home["writable"] else ", NOT WRITABLE: choose another with --home"),
    ]
    return "\n".join(lines)


def _installed(models: list[dict[str, Any]]) -> str:
    here = [model["id"] for model in models if model["installed"]]
    return ", ".join(here) or "none installed, none needed: python app.py models lists them"


def _speed(model: dict[str, Any]) -> str:
    """What a model that can run here would take; nothing of others."""
    if not (model["runs"] and model["estimates"]):
        return ""
    times = [
        f"{tier} {in_time(one['seconds'])}" + ("" if one["is_learned"] else " (a first guess)")
        for tier, one in model["estimates"].items()
    ]
    unit = next(iter(model["estimates"].values()))["of"]
    sizes = [
        f"{in_bytes(model[name])} of {where}"
        for name, where in (("memory_bytes", "memory"), ("bytes", "disk"))
        if model[name]
    ]
    takes = f"a {unit}{' and its sound' if model['sounds'] else ''} takes {', '.join(times)}"
    return f"{model['id']}: {model['how']}; {takes}; {', '.join(sizes)}"


def _versions(packages: dict[str, str | None]) -> str:
    return ", ".join(f"{name} {version or 'MISSING'}" for name, version in packages.items())
