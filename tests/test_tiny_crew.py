"""From a script to a film by models, with tiny random weights of the real classes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from pipeline.engines.slate import SlateArtist
from pipeline.film.cut import Captions
from pipeline.film.format import Format
from pipeline.film.timing import FrameRate
from pipeline.media.clip import probe, read_frames
from pipeline.media.colour import rgb_from_i420
from pipeline.media.store import MediaStore
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.model import Role
from pipeline.stages.assemble import assemble
from pipeline.stages.production import Unit, produce
from tests.engines.video_diffusers.tiny import camera
from tests.studio.sample import film

ROOT = Path(__file__).parents[1]
SCRIPT = """INT. CORNER CAFE - EVENING

Two cups on a round table. [[dolly in, 1s]]

Rain on the window. [[1s]]
"""

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # of libraries


def render(home: Path, script: Path, output: Path, *options: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "app.py", "render", str(script), "-o", str(output), *options]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1"}
    return subprocess.run(
        [*command, "--home", str(home), "--json"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=350,
    )


def test_a_bare_machine_renders_a_film_with_the_tiny_crew(tmp_path):
    script, output = tmp_path / "cups.fountain", tmp_path / "cups.mp4"
    script.write_text(SCRIPT, "utf-8")
    options = ("--crew", "tiny", "--size", "160x90", "--fps", "23.976")
    done = render(tmp_path / "home", script, output, *options)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("random weights are made") == 2
    assert "torchvision" not in done.stderr, "advice of a library is nothing for a director"
    said = json.loads(done.stdout)
    assert said["made"] == said["shots"] > 0
    assert "spared" not in said
    facts = probe(output)
    assert (facts.frames, facts.size) == (said["frames"], (160, 90))
    middle = rgb_from_i420(list(read_frames(output))[facts.frames // 2])
    red = middle[4:10, 4:20].astype(int)  # the plate of the label, beside its letters
    assert np.median(red[..., 0] - red[..., 1]) > 60
    assert all("not obeyed" in line for line in said["disobeyed"])
    assert said["disobeyed"], "noise does not dolly in"

    again = render(tmp_path / "home", script, output, *options)
    assert json.loads(again.stdout)["made"] == 0
    assert json.loads(again.stdout)["disobeyed"] == said["disobeyed"]
    assert "random weights" not in again.stderr


LONG = "INT. CAFE - DAY\n\n" + "\n\n".join(f"Cup {n} falls. [[1s]]" for n in range(4)) + "\n"


def made(home: Path, kind: str) -> dict[str, tuple[int, int]]:
    """What is finished of one kind, and when: made again it has another time or inode."""
    found = (home / "made").rglob("*.json")
    return {
        path.name: (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in found
        if kind in json.loads(path.read_text("utf-8"))["made"]
    }


def stopped_with_a_take(home: Path, command: list[str]) -> tuple[int, str]:
    """Ctrl-C as soon as a line of progress finds a take finished; exit code and last words."""
    environment = os.environ | {"OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:  # fmt: skip
        for _ in process.stderr:
            if made(home, "media"):
                break
        if sys.platform == "win32":  # which has no SIGINT for another process
            process.kill()
        else:
            process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=300)
    return process.returncode, err


def test_after_ctrl_c_the_tiny_crew_goes_on_with_what_it_made(tmp_path):
    script, output, home = tmp_path / "a.fountain", tmp_path / "a.mp4", tmp_path / "home"
    script.write_text(LONG, "utf-8")
    options = ("--crew", "tiny", "--size", "160x90", "--fps", "12")
    command = [sys.executable, "app.py", "render", str(script), "-o", str(output), *options]
    code, err = stopped_with_a_take(home, [*command, "--home", str(home)])
    boards, takes = made(home, "image"), made(home, "media")
    assert sys.platform == "win32" or (code, "the same command goes on" in err) == (130, True)
    assert not output.exists()
    assert len(boards) == 4
    assert takes

    done = render(home, script, output, *options)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["shots"], said["reused"], said["made"]) == (4, len(takes), 4 - len(takes))
    assert {name: made(home, "image")[name] for name in boards} == boards
    assert {name: made(home, "media")[name] for name in takes} == takes
    assert probe(output).frames == said["frames"]


@pytest.mark.parametrize("name", [m.id for m in CATALOGUE.values() if m.role is Role.CAMERA])
def test_every_listed_camera_makes_a_film(tmp_path, name):
    breakdown, cut = film(2, frames=10)
    form = Format(width=96, height=64, rate=FrameRate(num=30))
    unit = Unit(SlateArtist(), camera(name), MediaStore(tmp_path), form)
    produced = produce(breakdown.scenes, unit, lambda step: None)
    plain = cut.model_copy(update={"captions": Captions.OFF})
    made = assemble(plain, breakdown, produced.takes, form, unit.store, tmp_path / "film.mp4")
    assert probe(made.path).frames == made.frames
    assert all(take.frames == 10 for take in produced.takes.values())
    assert not produced.spared
