"""Peak memory of assembling 12, 60 and 240 clips, each in a process of its own.

All clips are different, and every fourth cut is a cross-dissolve, so that moviepy is at work too.
`ratio` is the peak at 240 clips over that at 12. `grown_mb` is what assembling added to a process
that had everything imported. Each film is compared with its takes: every copied frame is the same.
"""

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from pipeline.film.cut import Cut, Transition, TransitionKind
from pipeline.film.shot import Take
from pipeline.film.stretch import stretches
from pipeline.media import drawn  # noqa: F401 - imported before memory is measured
from pipeline.media.clip import read_frames
from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble
from tests.benchmark._clips import FORM, breakdown, cut, make_takes

COUNTS, FRAMES, OVERLAP = (12, 60, 240), 24, 12
PROC = Path("/proc/self/status")


def main() -> dict:
    with tempfile.TemporaryDirectory() as folder:
        takes = make_takes(MediaStore(Path(folder) / "home"), max(COUNTS), FRAMES, max(COUNTS))
        media = [take.media for take in takes.values()]
        peaks = {count: in_a_child(folder, media[:count]) for count in COUNTS}
        few, many = peaks[COUNTS[0]], peaks[COUNTS[-1]]
        return {
            "ratio": round(many["peak_mb"] / few["peak_mb"], 3),
            "peak_mb": {count: round(peak["peak_mb"], 1) for count, peak in peaks.items()},
            "grown_mb": {count: round(peak["grown_mb"], 1) for count, peak in peaks.items()},
            "frames": {count: peak["frames"] for count, peak in peaks.items()},
            "different_frames": sum(peak["different"] for peak in peaks.values()),
        }


def in_a_child(folder: str, media: list[str]) -> dict:
    command = [sys.executable, "-c", f"from {__name__} import child; child({folder!r})"]
    run = subprocess.run(
        command, input=json.dumps(media), text=True, stdout=subprocess.PIPE, check=True
    )
    return json.loads(run.stdout)


def child(folder: str) -> None:
    media = json.load(sys.stdin)
    store, output = MediaStore(Path(folder) / "home"), Path(folder) / f"{len(media)}.mp4"
    takes = {f"s{n}": Take(recipe="", media=key, frames=FRAMES) for n, key in enumerate(media)}
    before = peak_mb()
    film = assemble(every_fourth(cut(takes)), breakdown(takes), takes, FORM, store, output)
    peak = peak_mb()
    result = {"peak_mb": peak, "grown_mb": peak - before, "frames": film.frames}
    print(json.dumps({**result, "different": different(film, store, takes)}))


def every_fourth(film: Cut) -> Cut:
    dissolve = Transition(kind=TransitionKind.DISSOLVE, frames=OVERLAP)
    events = [
        event.model_copy(update={"transition": dissolve}) if number % 4 == 3 else event
        for number, event in enumerate(film.events)
    ]
    return film.model_copy(update={"events": tuple(events)})


def different(film, store: MediaStore, takes: dict) -> int:
    """Copied frames of the film that are not, byte for byte, those of the take."""
    wrong, shown = 0, read_frames(film.path)
    for span in stretches(film.line):
        here = [next(shown) for _ in range(span.frames)]
        if span.is_copied:
            take = read_frames(store.path(takes[span.shots[0]].media), span.ranges[0])
            wrong += sum(not np.array_equal(a, b) for a, b in zip(here, take, strict=True))
    return wrong


def peak_mb() -> float:
    """Of this process alone: on Linux `ru_maxrss` of a child starts at its parent's."""
    if PROC.exists():
        line = next(line for line in PROC.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
