"""The crew `llm+slate+parallax` from the command line, and at the page."""

import json
import os
import subprocess
import sys
from pathlib import Path

from studio.session import Studio
from studio.settings import settings
from tests.engines.director.direct import direct
from tests.engines.director_llm.directing import SCRIPT
from tests.engines.director_llm.loopback import good, serving

ROOT = Path(__file__).parents[3]
CREW = "llm+slate+parallax"
KEY = "sk-of-the-command-line"


def run(home, loopback, *arguments):
    environment = os.environ | {
        "STORYREEL_HOME": str(home),
        "STORYREEL_LLM_URL": loopback.url,
        "STORYREEL_LLM_MODEL": "small",
        "STORYREEL_LLM_KEY": KEY,
    }
    command = [sys.executable, "app.py", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment,
        encoding="utf-8",
    )  # fmt: skip


def test_the_command_line_directs_and_says_how_far_it_is(tmp_path):
    script = tmp_path / "script.fountain"
    script.write_text(SCRIPT, "utf-8")
    with serving(good) as loopback:
        made = run(tmp_path / "home", loopback, "breakdown", str(script), "--crew", CREW, "--json")
    assert made.returncode == 0, made.stderr
    shots = [shot for scene in json.loads(made.stdout)["scenes"] for shot in scene["shots"]]
    assert {shot["size"] for shot in shots} == {"CU"}
    assert "100%  Directing" in made.stderr
    assert KEY not in made.stdout + made.stderr


def test_without_a_server_it_is_one_sentence(tmp_path):
    script = tmp_path / "script.fountain"
    script.write_text(SCRIPT, "utf-8")
    with serving(good) as loopback:
        loopback.url = ""
        made = run(tmp_path / "home", loopback, "breakdown", str(script), "--crew", CREW)
    assert made.returncode == 1
    assert made.stderr.startswith("storyreel: The director 'llm' needs a language server.")


def test_the_page_does_not_wait_for_a_model(tmp_path, monkeypatch):
    with serving(good) as loopback:
        monkeypatch.setenv("STORYREEL_LLM_URL", loopback.url)
        monkeypatch.setenv("STORYREEL_LLM_MODEL", "small")
        studio = Studio(tmp_path, is_working=False)
        try:
            made = studio.create(SCRIPT, choices=settings(home=tmp_path, crew=CREW))
            project = studio.store.head(made).project
        finally:
            studio.close()
    assert loopback.requests == []
    assert project.scenes == direct(SCRIPT).scenes
    assert {plan.director for plan in project.plans} == {"rules"}
