"""The last take of a film comes in: how much work until the film is there?

60 shots with 59 cross-dissolves. The film was assembled before with a stand-in for its last shot,
as it is while takes are being made; now that shot's take is there. Ours draws the one dissolve that
changed and joins. The baseline encodes the whole film again with the same encoder. `share` is the
tail over making everything: all takes, all dissolves and the join.
"""

import tempfile
from pathlib import Path

from pipeline.film.cut import Transition, TransitionKind
from pipeline.media.clip import read_frames, write_clip
from pipeline.media.store import MediaStore
from pipeline.stages.assemble import assemble
from tests.benchmark._clips import FORM, breakdown, compared, cut, make_clip, make_takes
from tests.benchmark._measure import cpu_of

CLIPS, FRAMES, OVERLAP = 60, 48, 12
LAST = f"s{CLIPS - 1}"


def main() -> dict:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        ours, theirs = home / "ours.mp4", home / "theirs.mp4"
        store = MediaStore(home / "home")
        shooting, takes = cpu_of(lambda: make_takes(store, CLIPS, FRAMES, distinct=CLIPS))
        film = cut(takes, Transition(kind=TransitionKind.DISSOLVE, frames=OVERLAP))

        def assembled(name: str, last: str):
            done = takes | {LAST: takes[LAST].model_copy(update={"media": last})}
            fresh = MediaStore(home / "home")
            assemble(film, breakdown(done), done, FORM, fresh, home / name)

        stand_in, last = make_clip(store, 1000, FRAMES), takes[LAST].media
        whole, _ = cpu_of(lambda: assembled("before.mp4", stand_in))
        tail, _ = cpu_of(lambda: assembled("ours.mp4", last))
        baseline, _ = cpu_of(lambda: write_clip(theirs, read_frames(ours), FORM))
        return {
            "ratio": round(baseline / tail, 1),
            "share": round(tail / (shooting + whole), 5),
            "ours_cpu_s": round(tail, 3),
            "baseline_cpu_s": round(baseline, 2),
            "everything_cpu_s": round(shooting + whole, 2),
            **compared(ours, theirs),
        }
