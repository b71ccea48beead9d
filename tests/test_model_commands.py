"""`python app.py models ...` as people run it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.models import probe
from tests.models.hub_server import HubServer

ROOT = Path(__file__).parent.parent
NAME, REPO = "z-image-turbo", "Tongyi-MAI/Z-Image-Turbo"
EXTRA = "alibaba-pai/Z-Image-Turbo-Fun-Controlnet-Union"
CONFIG = "hlky/Z-Image-Turbo-Fun-Controlnet-Union"
CONTROL = "Z-Image-Turbo-Fun-Controlnet-Union.safetensors"
BIG = "unet/diffusion_pytorch_model.safetensors"


@pytest.fixture
def hub():
    server = HubServer()
    server.repos[REPO] = probe.files()
    server.repos[EXTRA] = {CONTROL: probe.tensors({"c": (8, 8)})}
    server.repos[CONFIG] = {"config.json": b"{}"}
    yield server
    server.close()


@pytest.fixture
def surroundings(hub, tmp_path):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HF_", "STORYREEL_"))}
    return {**kept, "HF_ENDPOINT": hub.url, "STORYREEL_HOME": str(tmp_path / "home")}


def started(words, surroundings):
    return subprocess.Popen(
        [sys.executable, "app.py", "models", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=surroundings,
    )  # fmt: skip


def run(words, surroundings):
    process = started(words, surroundings)
    out, err = process.communicate()
    return process.returncode, out, err


def test_installed_verified_damaged_and_removed(surroundings, tmp_path):
    code, out, err = run(["install", NAME, "--json"], surroundings)
    assert code == 0, err
    assert "100%  Installing Z-Image-Turbo" in err
    folder = Path(json.loads(out)["folder"])
    assert (folder / "controlnet" / CONTROL).is_file()
    code, _, err = run(["verify", NAME], surroundings)
    assert code == 0
    assert "as it was installed" in err
    (folder / BIG).write_bytes(b"")
    code, _, err = run(["verify", NAME], surroundings)
    assert code == 1
    assert f"{BIG} has another length" in err
    code, _, err = run(["remove", NAME], surroundings)
    assert code == 0
    assert not folder.exists()


def test_from_a_folder_offline(surroundings, tmp_path, hub):
    own = probe.lay(tmp_path / "own", probe.files())
    offline = {**surroundings, "STORYREEL_OFFLINE": "1"}
    code, _, err = run(["install", NAME], offline)
    assert code == 1
    assert "STORYREEL_OFFLINE" in err
    code, _, err = run(["install", NAME, "--from", str(own)], offline)
    assert code == 0, err
    assert hub.asked == []


def test_a_licence_is_agreed_to_with_an_option(surroundings):
    code, _, err = run(["install", "sd-turbo"], surroundings)
    assert code == 2
    assert "stability" in err.lower()
    assert "--accept-licence" in err
    code, _, err = run(["install", "none"], surroundings)
    assert code == 2
    assert "There is no model 'none'" in err


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to send")
def test_stopped_with_ctrl_c_it_goes_on(surroundings, hub):
    hub.faults.stalls.add(BIG)
    process = started(["install", NAME], surroundings)
    for line in process.stderr:  # it says how far it is as soon as the first bytes come
        if "Installing" in line:
            break
    while not any(path.endswith(BIG) for path in hub.paths()):
        hub.came.wait(1.0)
        hub.came.clear()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "the same command goes on" in err
    hub.faults.stalls.clear()
    hub.released.set()
    code, _, err = run(["install", NAME], surroundings)
    assert code == 0, err


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for files")
def test_a_disk_that_refuses_in_the_middle_is_said_and_it_goes_on(surroundings):
    words = f"ulimit -f 8; exec {sys.executable} -B app.py models install {NAME}"
    refused = subprocess.run(
        ["bash", "-c", words],
        capture_output=True, text=True, check=False, cwd=ROOT, env=surroundings,
    )  # fmt: skip
    assert refused.returncode == 1
    assert "Cannot write" in refused.stderr
    assert "Traceback" not in refused.stderr
    code, _, err = run(["install", NAME], surroundings)
    assert code == 0, err


@pytest.mark.slow
def test_the_list_says_what_is_here_and_what_runs(surroundings, tmp_path):
    own = probe.lay(tmp_path / "own", probe.files())
    run(["install", NAME, "--from", str(own)], surroundings)
    code, out, _ = run([], surroundings)
    assert code == 0
    head, *rows = out.splitlines()
    assert head.split() == ["id", "role", "licence", "size", "here", "on", "this", "machine"]
    assert next(row for row in rows if row.startswith(NAME)).count("installed, own") == 1
    code, out, _ = run(["--json"], surroundings)
    rows = {row["id"]: row for row in json.loads(out)}
    assert rows[NAME]["installed"]["own"] is True
    assert rows["sd-turbo"]["installed"] is None
    assert rows["sd-turbo"]["must_accept"]
