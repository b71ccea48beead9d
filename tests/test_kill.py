"""Killed at any moment, a render goes on: nothing is lost, nothing is made twice."""

import json
import random
import signal
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from pipeline.media.clip import read_frames

ROOT = Path(__file__).parent.parent
KILLS = 20
"""`python -m tests.benchmark kills` kills ten times as often."""
SCRIPT = "\n\n".join(
    f"INT. ROOM {number} - DAY\n\nRuth opens the door.\n\nRUTH\nYou came." for number in range(8)
)
LONGEST_LIFE_S = 0.9
"""A life ends at a random moment after its first sign of work, at the latest after this long."""


def command(script, film, home):
    words = ["render", script, "-o", film, "--home", home, "--size", "320x180", "--json"]
    return [sys.executable, "app.py", *map(str, words)]


def pictures(film):
    return [zlib.crc32(frame) for frame in read_frames(film)]


def finished(home):
    """What is finished, and when it was: a file made again has another time or another inode."""
    return {
        p.name: (p.stat().st_mtime_ns, p.stat().st_ino) for p in (home / "made").rglob("*.json")
    }


def live_and_die(words, seconds):
    """Starts a render and kills it `seconds` after its first line of progress.

    Returns its output if it was done before.
    """
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        process.stderr.readline()
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return None
        assert process.returncode == 0, err
        return out


@pytest.mark.slow
def test_twenty_kills_and_the_same_film(tmp_path):
    script = tmp_path / "script.fountain"
    script.write_text(SCRIPT, "utf-8")
    calm = command(script, tmp_path / "calm.mp4", tmp_path / "calm")
    report = json.loads(subprocess.run(calm, capture_output=True, check=True, cwd=ROOT).stdout)
    film, home = tmp_path / "film.mp4", tmp_path / "home"
    dice, kills, before = random.Random(7), 0, {}
    while kills < KILLS:
        out = live_and_die(command(script, film, home), dice.uniform(0.0, LONGEST_LIFE_S))
        kills += out is None
        now = finished(home)
        assert {name: now.get(name) for name in before} == before, "made again"
        before = now
        if film.exists():
            assert len(pictures(film)) == report["frames"], "a broken film under its final name"
            film.unlink()  # the next lives die in the cut
    last = json.loads(
        subprocess.run(
            command(script, film, home), capture_output=True, check=True, cwd=ROOT
        ).stdout
    )
    assert last["frames"] == report["frames"]
    assert pictures(film) == pictures(tmp_path / "calm.mp4")
    assert not [p.name for p in tmp_path.iterdir() if p.name.startswith(".film")]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_stops_with_a_sentence_and_keeps_what_is_done(tmp_path):
    words = command(
        ROOT / "assets/examples/two-cups.fountain", tmp_path / "film.mp4", tmp_path / "home"
    )
    with subprocess.Popen(
        words, stderr=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=180)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err
    assert b"the same command goes on" in err
    assert not list((tmp_path / "home" / "scratch").iterdir())
    assert not (tmp_path / "film.mp4").exists()
