"""From a script to a film by models, with tiny random weights of the real classes."""

import json
import os
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
        timeout=250,
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
