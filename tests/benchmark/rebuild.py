"""One shot changed of 100 against making all of them again.

Both are whole renders, script to film: reading, breaking down, looking up what is there, making
what is not, and cutting the film. The baseline is the same script on an empty home. Edits of one
word are spread over the film, on still shots and on moving ones as they stand in it.
"""

import tempfile
from pathlib import Path

from pipeline.film.cut import Captions
from pipeline.media.clip import read_frames
from studio.render import render
from studio.scripts import open_script
from studio.settings import settings
from tests.benchmark._measure import cpu_of

SCENES = 50
EDITS = 8
VERBS = ("opens a drawer", "counts the coins", "folds the map", "turns to the window", "sits down")


def main():
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        film(place, 0, "home")
        one_s = sum(edit(place, number) for number in range(1, EDITS + 1)) / EDITS
        all_s, fresh = cpu_of(lambda: film(place, EDITS, "fresh"))
        frames = compare(place / "home.mp4", place / "fresh.mp4")
    assert fresh.made == fresh.shots >= 100
    return {
        "ratio": round(all_s / one_s, 1),
        "baseline_s": round(all_s, 2),
        "ours_s": round(one_s, 3),
        "shots": fresh.shots,
        "made": 1,
        "same_frames": frames,
    }


def edit(place, number):
    """CPU seconds of a render after one more edit."""
    seconds, done = cpu_of(lambda: film(place, number, "home"))
    print(f"edit {number}: {seconds:.2f} s, made {', '.join(done.remade)}", flush=True)
    assert done.made == 1
    return seconds


def film(place, edits, home):
    script = place / "script.fountain"
    script.write_text(screenplay(edits), "utf-8")
    choices = settings(home=place / home)
    output = place / f"{home}.mp4"
    return render(open_script(script, choices), output, choices, Captions.SOFT, lambda _: None)


def compare(edited, fresh):
    """How many frames both films have, all of them equal."""
    pairs = zip(read_frames(edited), read_frames(fresh), strict=True)
    same = [(a == b).all() for a, b in pairs]
    assert all(same), "the film of the edits differs from one made at once"
    return len(same)


def screenplay(edits):
    """At least 100 shots, two a scene; each edit adds a word to another one of them."""
    scenes = []
    for number in range(SCENES):
        changed = number % (SCENES // EDITS) == 1 and number // (SCENES // EDITS) < edits
        is_first = number // (SCENES // EDITS) % 2 == 0
        slowly = "slowly " if changed and is_first else ""
        old = "old " if changed and not is_first else ""
        verb = VERBS[number % len(VERBS)]
        scenes.append(
            f"INT. ROOM {number} - DAY\n\nRuth {slowly}{verb}.\n\nDaniel walks to the {old}door.\n"
        )
    return "\n".join(scenes)
