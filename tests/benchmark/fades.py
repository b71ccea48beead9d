"""12 clips with 11 cross-dissolves, against moviepy's `CrossFadeIn` composition.

Both write the same codec, preset and quality with one thread; both films are read back and compared
frame by frame. A dissolve of ours never shows one picture alone, moviepy's does in its first frame:
`worst_psnr_db` is of such a frame. Every run of ours draws all dissolves anew.
"""

import shutil
import tempfile
from pathlib import Path

from pipeline.film.cut import Transition, TransitionKind
from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble
from tests.benchmark._clips import FORM, breakdown, compared, cut, make_takes
from tests.benchmark._measure import cpu_of
from tests.benchmark._moviepy import dissolved

CLIPS, FRAMES, OVERLAP = 12, 96, 12


def main() -> dict:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        store = MediaStore(home / "home")
        takes = make_takes(store, CLIPS, FRAMES)
        paths = [store.path(take.media) for take in takes.values()]
        ours, theirs = home / "ours.mp4", home / "theirs.mp4"
        film = cut(takes, Transition(kind=TransitionKind.DISSOLVE, frames=OVERLAP))

        def assembled():
            shutil.rmtree(home / "home" / "made")
            fresh = MediaStore(home / "home")
            assemble(film, breakdown(takes), takes, FORM, fresh, ours)

        before, _ = cpu_of(assembled)
        baseline, _ = cpu_of(lambda: dissolved(paths, OVERLAP, theirs))
        after, _ = cpu_of(assembled)
        mean = (before + after) / 2
        return {
            "ratio": round(baseline / mean, 1),
            "ours_cpu_s": round(mean, 3),
            "baseline_cpu_s": round(baseline, 2),
            **compared(ours, theirs),
        }
