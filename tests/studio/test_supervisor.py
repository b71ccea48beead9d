"""Work that goes on whatever is killed: real processes, watched through the ledger."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pipeline.film.shot import Take
from pipeline.media.clip import read_frames
from pipeline.media.store import MediaStore
from studio.ledger import Ledger, State
from studio.ledger.dispatch import ATTEMPTS
from studio.supervisor import Standing, Supervisor
from tests.studio.processes import PATIENCE_S, all_gone, is_gone, workers
from tests.studio.sample import film_wishes

ROOT = Path(__file__).parent.parent.parent
LONG = 20_000
"""Frames of a shot that takes minutes."""

pytestmark = pytest.mark.slow


@pytest.fixture
def supervisor(home, ledger):
    working = Supervisor(home, ledger)
    working.start()
    yield working
    working.stop()


def until(ledger, is_so, project="p"):
    """Waits for a change that makes it so; returns the jobs."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        now = ledger.changes(0).now
        jobs = ledger.jobs(project)
        if is_so(jobs):
            return jobs
        assert time.monotonic() < deadline, [(job.kind, job.slate, job.state) for job in jobs]
        ledger.wait(now, 1.0)


def all_done(jobs):
    return all(job.state is State.DONE for job in jobs)


def at_work(jobs):
    """A worker has made a part of something."""
    return any(job.state is State.RUNNING and job.progress for job in jobs)


ME = psutil.Process()


def long_take(home, project="p"):
    """A board that comes at once and a take that goes on for minutes."""
    return film_wishes(home, 1, project, frames=LONG)[:2]


def test_a_film_is_made(supervisor, ledger, home):
    ledger.ask(film_wishes(home, 6))
    supervisor.wake()
    film = until(ledger, all_done)[-1]
    take = Take.model_validate(film.result)
    assert sum(1 for _ in read_frames(MediaStore(home).path(take.media))) == 72
    assert supervisor.standing is Standing.WORKING
    assert ledger.queue().left_s == 0.0


def test_a_worker_is_started_when_there_is_work_and_not_before(supervisor, ledger, home):
    supervisor.has_standing.wait(PATIENCE_S)
    assert workers(ME) == []
    ledger.ask(film_wishes(home, 1))
    until(ledger, all_done)
    assert len(workers(ME)) == 1, "one job at a time needs one worker"


def test_a_killed_worker_is_an_attempt_and_the_third_is_quarantine(supervisor, ledger, home):
    ledger.ask([*long_take(home), *film_wishes(home, 2, "q", seed=2)])
    for attempt in range(ATTEMPTS):
        jobs = until(ledger, lambda jobs: at_work(jobs[1:]))
        assert jobs[1].attempts == attempt
        for worker in workers(ME):
            worker.kill()
        until(ledger, lambda jobs, before=attempt: jobs[1].attempts > before)
    _, take = until(ledger, lambda jobs: jobs[1].state is State.FAILED)
    assert "SIGKILL" in take.error
    ledger.retry("q")
    until(ledger, all_done, "q")


def test_cancel_ends_the_running_job_and_the_next_one_begins(supervisor, ledger, home):
    ledger.ask(long_take(home))
    take = until(ledger, lambda jobs: at_work(jobs[1:]))[1]
    ledger.cancel("p")
    supervisor.wake()
    ledger.ask(film_wishes(home, 1, "q", seed=2))
    until(ledger, all_done, "q")
    cancelled = next(job for job in ledger.jobs("p") if job.id == take.id)
    assert cancelled.state is State.CANCELLED
    assert not list((home / "scratch").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process for a while")
def test_a_worker_that_does_not_listen_is_killed(supervisor, ledger, home):
    ledger.ask(long_take(home))
    until(ledger, lambda jobs: at_work(jobs[1:]))
    (worker,) = workers(ME)
    worker.suspend()
    ledger.cancel("p")
    assert all_gone([worker])
    assert ledger.jobs("p")[1].attempts == 0


def test_a_paused_queue_finishes_what_it_began_and_begins_nothing(supervisor, ledger, home):
    ledger.ask(film_wishes(home, 1, frames=5000))
    until(ledger, lambda jobs: at_work(jobs[1:]))
    ledger.pause()
    board, _, film = until(ledger, lambda jobs: jobs[1].state is State.DONE)
    assert (board.state, film.state) == (State.DONE, State.QUEUED)
    ledger.resume()
    until(ledger, all_done)


def test_a_home_that_no_worker_can_use_is_said_and_tried_again(supervisor, ledger, home):
    (home / "made").write_text("a file where a folder should be")
    ledger.ask(film_wishes(home / "elsewhere", 1))
    deadline = time.monotonic() + PATIENCE_S
    while "something else of that name" not in ledger.queue().notice:
        assert time.monotonic() < deadline
        ledger.wait(ledger.changes(0).now, 1.0)
    assert ledger.jobs("p")[0].attempts == 0
    (home / "made").unlink()
    until(ledger, all_done)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of four megabytes, where this machine lets us have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a small disk needs root on Linux")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture
def on_small_disk(small_disk):
    """A home with a queue of six shots, and the supervisor that is to make them."""
    home = small_disk / "home"
    ledger = Ledger(home, slots=1)
    ledger.ask(film_wishes(home, 6, size=(640, 360), frames=48))
    supervisor = Supervisor(home, ledger)
    yield home, ledger, supervisor
    supervisor.stop()
    ledger.close()


@pytest.mark.parametrize("free", [0, 4_000, 60_000, 250_000, 600_000])
def test_a_full_disk_holds_the_queue_until_there_is_space(small_disk, on_small_disk, free):
    home, ledger, supervisor = on_small_disk
    blocker = small_disk / "blocker"
    blocker.write_bytes(bytes(psutil.disk_usage(str(small_disk)).free - free))
    supervisor.start()
    deadline = time.monotonic() + PATIENCE_S
    while "is full" not in ledger.queue().notice + supervisor.trouble:
        assert time.monotonic() < deadline
        ledger.wait(ledger.changes(0).now, 0.5)
    assert State.FAILED not in {job.state for job in ledger.jobs("p")}
    blocker.unlink()
    film = until(ledger, all_done)[-1]
    assert {job.attempts for job in ledger.jobs("p")} == {0}
    assert film.result["frames"] == 6 * 48
    assert not list((home / "scratch").iterdir())
    assert supervisor.trouble == ""


def test_stopping_ends_every_worker_and_is_nobodys_attempt(home, ledger):
    first = Supervisor(home, ledger)
    first.start()
    ledger.ask(long_take(home))
    until(ledger, lambda jobs: at_work(jobs[1:]))
    (worker,) = workers(ME)
    first.stop()
    assert first.standing is Standing.ENDED
    assert is_gone(worker)
    _, take = ledger.jobs("p")
    assert (take.state, take.attempts) == (State.QUEUED, 0)
    assert not list((home / "scratch").iterdir())


def test_stopping_one_that_never_started_or_only_waits_is_quick(home, ledger, supervisor):
    supervisor.has_standing.wait(PATIENCE_S)
    Supervisor(home, ledger).stop()
    second = Supervisor(home, ledger)
    second.start()
    second.has_standing.wait(PATIENCE_S)
    second.stop()
    assert second.standing is Standing.ENDED


class Host:
    """A process that only hosts a supervisor."""

    def __init__(self, home):
        words = [sys.executable, "-m", "studio.supervisor", str(home), "1"]
        self.process = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        self.standing = self.process.stdout.readline().strip()

    def workers(self):
        return workers(psutil.Process(self.process.pid))


def test_the_second_server_of_a_home_watches_and_takes_over(home, ledger):
    first, second = Host(home), Host(home)
    assert first.standing == Standing.WORKING
    assert second.standing == Standing.WATCHING
    ledger.ask(long_take(home))
    until(ledger, lambda jobs: at_work(jobs[1:]))
    (orphan,) = first.workers()
    assert second.workers() == []
    first.process.kill()
    first.process.communicate()
    before = ledger.jobs("p")[1].started_s
    take = until(ledger, lambda jobs: at_work(jobs[1:]) and jobs[1].started_s != before)[1]
    assert take.attempts == 0
    assert len(second.workers()) == 1
    assert all_gone([orphan])
    second.process.terminate()
    second.process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals for another process")
@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_no_process_outlives_the_server(home, ledger, sign):
    host = Host(home)
    ledger.ask(long_take(home))
    until(ledger, lambda jobs: at_work(jobs[1:]))
    left = host.workers()
    assert len(left) == 1
    os.kill(host.process.pid, getattr(signal, sign))
    _, err = host.process.communicate(timeout=PATIENCE_S)
    assert all_gone(left)
    is_kill = sign == "SIGKILL"
    assert host.process.returncode == (-signal.SIGKILL if is_kill else 0)
    assert "Traceback" not in err
    _, take = ledger.jobs("p")
    assert take.attempts == 0
    assert take.state is (State.RUNNING if is_kill else State.QUEUED)
