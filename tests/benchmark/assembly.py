"""60 clips joined with hard cuts, against moviepy's `concatenate_videoclips` chain.

Both write the same codec, preset and quality with one thread; both films are read back and compared
frame by frame. Every run of ours begins with an unopened media store.
"""

import tempfile
from pathlib import Path

from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble
from tests.benchmark._clips import FORM, breakdown, compared, cut, make_takes
from tests.benchmark._measure import cpu_of
from tests.benchmark._moviepy import joined

CLIPS, FRAMES = 60, 48


def main() -> dict:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        store = MediaStore(home / "home")
        takes = make_takes(store, CLIPS, FRAMES)
        paths = [store.path(take.media) for take in takes.values()]
        ours, theirs = home / "ours.mp4", home / "theirs.mp4"

        def assembled():
            fresh = MediaStore(home / "home")
            assemble(cut(takes), breakdown(takes), takes, FORM, fresh, ours)

        before, _ = cpu_of(assembled)
        baseline, _ = cpu_of(lambda: joined(paths, theirs))
        after, _ = cpu_of(assembled)
        mean = (before + after) / 2
        return {
            "ratio": round(baseline / mean, 1),
            "ours_cpu_s": round(mean, 3),
            "baseline_cpu_s": round(baseline, 2),
            **compared(ours, theirs),
        }
