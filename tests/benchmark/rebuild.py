"""One shot changed of 100 against making all of them again.

Both are whole renders, script to film: reading, breaking down, looking up what is there, making
what is not, and cutting the film. The baseline is the same command on an empty home.
"""

import tempfile
from pathlib import Path

from pipeline.film.cut import Captions
from pipeline.media.clip import read_frames
from studio.render import render
from studio.scripts import open_script
from studio.settings import settings
from tests.benchmark._measure import cpu_of

SHOTS = 100
ROUNDS = 2
VERBS = ("opens a drawer", "counts the coins", "folds the map", "turns to the window", "sits down")


def main():
    ours, baseline, made = 0.0, 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(ROUNDS):
            place = Path(folder, str(number))
            place.mkdir()
            all_s, one_s, made, shots, is_same = measure(place)
            baseline, ours = baseline + all_s, ours + one_s
            print(
                f"round {number + 1}: all {all_s:.1f} s, one {one_s:.2f} s, {made} of {shots} made"
            )
            assert is_same, "the film of the edit differs from one made at once"
    return {
        "ratio": round(baseline / ours, 1),
        "baseline_s": round(baseline / ROUNDS, 2),
        "ours_s": round(ours / ROUNDS, 3),
        "shots": shots,
        "made": made,
    }


def measure(place):
    """CPU seconds of making all and of one edit; and whether the edited film equals a fresh one."""
    script = place / "script.fountain"
    script.write_text(screenplay("brass"), "utf-8")
    film(script, place / "first.mp4", place / "home")
    script.write_text(screenplay("silver"), "utf-8")
    one_s, edited = cpu_of(lambda: film(script, place / "edited.mp4", place / "home"))
    all_s, fresh = cpu_of(lambda: film(script, place / "fresh.mp4", place / "fresh"))
    assert fresh.made == fresh.shots >= SHOTS
    is_same = all(
        (a == b).all()
        for a, b in zip(
            read_frames(place / "edited.mp4"), read_frames(place / "fresh.mp4"), strict=True
        )
    )
    return all_s, one_s, edited.made, edited.shots, is_same


def film(script, output, home):
    choices = settings(home=home)
    return render(open_script(script, choices), output, choices, Captions.SOFT, lambda _: None)


def screenplay(word):
    """A script of at least SHOTS shots with one word that changes a single shot."""
    scenes = []
    for number in range(SHOTS // 2):
        verb = VERBS[number % len(VERBS)]
        scenes.append(f"INT. ROOM {number} - DAY\n\nRuth {verb}.\n\nDaniel walks to the door.\n")
    scenes[SHOTS // 4] += f"\nA {word} bell on the wall rings.\n"
    return "\n".join(scenes)


if __name__ == "__main__":
    main()
