"""The server as a program: how it begins, what it says when it cannot, how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import psutil
import pytest
from filelock import FileLock

from pipeline.errors import MachineTrouble, UserMistake
from studio.ledger import Ledger
from studio.web import serve
from studio.web.door import is_open_to_others, read_password
from studio.web.hosts import is_loopback
from tests.studio.processes import PATIENCE_S
from tests.studio.web_server import studio

ROOT = Path(__file__).parents[2]


def never(home):
    raise AssertionError("the home was opened before everything else was checked")


def refused(home, kind, host="127.0.0.1", port=0, password_file=None):
    with pytest.raises(kind) as caught:
        serve(home, host, port, password_file, never)
    return str(caught.value)


def test_a_port_in_use(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = refused(tmp_path, MachineTrouble, port=port)
    assert f"127.0.0.1:{port}" in said
    assert "another --port" in said


@pytest.mark.parametrize(
    "host", ["999.1.1.1", "no such host", "http://localhost", "\udc80", "a" * 70]
)
def test_a_host_that_is_none(tmp_path, host):
    assert refused(tmp_path, UserMistake, host=host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "studio.example"])
def test_other_machines_need_a_password(tmp_path, host):
    said = refused(tmp_path / "home", UserMistake, host=host)
    assert "--password-file" in said
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_this_machine_needs_none(host):
    assert is_loopback(host)


def test_an_address_of_another_machine(tmp_path):
    password = tmp_path / "password"
    password.write_text("open sesame\n")
    said = refused(tmp_path, MachineTrouble, host="192.0.2.7", password_file=password)
    assert "Cannot listen on 192.0.2.7" in said


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"       \n", b"short\n", b"\nopen sesame", b"\xff" * 9]
)
def test_passwords_that_protect_nothing(tmp_path, data):
    path = tmp_path / "password"
    path.write_bytes(data)
    assert str(path) in refused(tmp_path, UserMistake, password_file=path)


def test_no_password_file(tmp_path):
    assert "There is no file" in refused(tmp_path, UserMistake, password_file=tmp_path / "none")
    assert refused(tmp_path, MachineTrouble, password_file=tmp_path)


@pytest.mark.parametrize("data", ["open sesame", "open sesame\r\n", "\ufeffopen sesame\nmore"])
def test_the_first_line_is_the_password(tmp_path, data):
    path = tmp_path / "password"
    path.write_text(data, "utf-8", newline="")
    assert read_password(path) == "open sesame"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_a_password_that_everybody_reads_is_said(tmp_path, capsys):
    path = tmp_path / "password"
    path.write_text("open sesame")
    path.chmod(0o644)
    assert is_open_to_others(path)
    refused(tmp_path, MachineTrouble, host="192.0.2.7", password_file=path)
    assert "chmod 600" in capsys.readouterr().err
    path.chmod(0o600)
    assert not is_open_to_others(path)


def test_a_home_that_cannot_be(tmp_path):
    (tmp_path / "file").write_text("")
    said = refused(tmp_path / "file" / "home", MachineTrouble)
    assert "Choose another place" in said


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system lets root write")
def test_a_home_that_cannot_be_written(tmp_path):
    tmp_path.chmod(0o500)
    assert "permissions" in refused(tmp_path, MachineTrouble)


def test_a_second_server_for_a_home(tmp_path):
    (tmp_path / "server.json").write_text('{"url": "http://127.0.0.1:7000/"}')
    with FileLock(tmp_path / "server.lock"):
        said = refused(tmp_path, MachineTrouble)
    assert "http://127.0.0.1:7000/" in said
    assert "--home" in said


# The program


def started(home, *options):
    """(the process, the address it printed)."""
    words = [sys.executable, "app.py", "--home", str(home), "--port", "0", *options]
    process = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    line = process.stdout.readline()
    found = re.search(r"http://\S+", line)
    assert found, line + process.communicate()[1]
    return process, found.group(0)


def until_something_is_made(home):
    ledger = Ledger(home)
    try:
        now = ledger.changes(0).now
        while not ledger.queue().running:
            assert ledger.wait(now, PATIENCE_S)
            now = ledger.changes(0).now
    finally:
        ledger.close()


def ended(process):
    said, complained = process.communicate(timeout=PATIENCE_S)
    assert said == "", said
    return complained


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_begins_with_one_line_and_ends_without_a_trace(tmp_path, how):
    with studio(tmp_path) as office:
        office.create_example()
    process, url = started(tmp_path)
    assert "token=" in url
    with httpx2.Client(follow_redirects=True, timeout=PATIENCE_S) as client:
        assert client.get(url).status_code == 200
        second = subprocess.run(
            [sys.executable, "app.py", "--home", str(tmp_path), "--port", "0"],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert second.returncode == 1
        assert url.partition("?")[0] in second.stderr
        assert "Traceback" not in second.stderr
        host = url.partition("?")[0]
        with client.stream("GET", f"{host}gradio_api/heartbeat/a") as stream:
            assert next(stream.iter_text()).startswith("data: ALIVE")
            until_something_is_made(tmp_path)
            family = psutil.Process(process.pid).children(recursive=True)
            assert family
            process.send_signal(how)
            complained = ended(process)
    assert process.returncode == 0
    assert "Closed. All is saved" in complained
    assert "Traceback" not in complained
    assert "ERROR" not in complained
    _, alive = psutil.wait_procs(family, timeout=PATIENCE_S)
    assert alive == []
    assert not (tmp_path / "server.json").exists()


@pytest.mark.slow
def test_nothing_is_written_outside_the_home(tmp_path):
    """With a temporary folder of its own: Gradio would write there."""
    (tmp_path / "tmp").mkdir()
    environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp"), "HOME": str(tmp_path / "user")}
    words = [sys.executable, "app.py", "--home", str(tmp_path / "home"), "--port", "0"]
    process = subprocess.Popen(
        words, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    url = re.search(r"http://\S+", process.stdout.readline()).group(0)
    with httpx2.Client(follow_redirects=True, timeout=PATIENCE_S) as client:
        assert client.get(url).status_code == 200
    process.terminate()
    ended(process)
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not (tmp_path / "user").exists()
