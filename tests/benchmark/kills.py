"""200 SIGKILLs at random points of 24-shot renders, of the server and of its workers.

There is no baseline. `lost` counts jobs that were promised and are not there, and films that
differ from those of an undisturbed run; `remade` finished boards, takes and films that were made
again; `redone` jobs that were begun again, of `workers_killed` (a killed server takes its workers
with it). `resume_s` is the longest time from the start of a new server to its first job in hand,
`resume_cpu_s` the most CPU time that the server and its workers had used by then: on a machine with
other work the first is longer than need be.
"""

import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

import psutil

from pipeline.media.store import MediaStore
from studio.ledger import Ledger, State
from studio.perform import work
from tests.benchmark._server import WISHES
from tests.studio.processes import all_gone, workers
from tests.studio.sample import film_wishes

ROOT = Path(__file__).parent.parent.parent
KILLS = 200
SHOTS = 24
FRAMES = 96
SIZE = (320, 180)
SERVER_SHARE = 0.2
LONGEST_LIFE_S = 0.4
"""A kill follows the one before it, and the work going on, by a random time up to this."""
LOOK_S = 0.05


class Server:
    """A server process and what it has promised."""

    def __init__(self, home, wishes):
        self.promised = set()
        self.started_s = time.time()
        words = [sys.executable, "-m", "tests.benchmark._server", str(home), str(wishes)]
        self._process = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
        )
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self):
        for line in self._process.stdout:
            if line.endswith("\n"):
                self.promised.add(line.strip())

    def workers(self):
        return workers(psutil.Process(self._process.pid))

    def cpu_s(self):
        """Of the server and its workers."""
        times = [
            process.cpu_times() for process in (psutil.Process(self._process.pid), *self.workers())
        ]
        return sum(each.user + each.system for each in times)

    def kill(self):
        """Returns how many workers went with it."""
        its = self.workers()
        self._process.kill()
        self._process.wait()
        self._listener.join()
        self._process.stdout.close()
        all_gone(its)
        return len(its)


class Run:
    """One home, killed over and over."""

    def __init__(self, home):
        self.home, self.dice = home, random.Random(3)
        self.ledger = Ledger(home)
        self.counts = dict.fromkeys(
            ("kills", "servers_killed", "workers_killed", "lost", "remade", "quarantined"), 0
        )
        self.starts = defaultdict(set)
        self.finished = {}
        self.resumed, self.resumed_cpu = [], []

    def render(self, number):
        """A film from the first board to the last join."""
        wishes = film_wishes(self.home, SHOTS, f"film{number}", FRAMES, SIZE, seed=number)
        file = self.home / "wishes.json"
        file.write_bytes(WISHES.dump_json(wishes))
        server = Server(self.home, file)
        self.wait_for_work(server, number)
        while not self.is_done(number, len(wishes)):
            pause = self.dice.uniform(0, LONGEST_LIFE_S)
            if self.counts["kills"] < KILLS:
                self.watch_for(pause, number)
                server = self.strike(server, file, number)
            else:
                self.watch_for(LONGEST_LIFE_S, number)
        server.kill()
        self.check(server, number)
        return wishes

    def strike(self, server, file, number):
        """Kills something; returns the server that runs then."""
        victims = server.workers()
        self.counts["kills"] += 1
        if victims and self.dice.random() > SERVER_SHARE:
            self.dice.choice(victims).kill()
            self.counts["workers_killed"] += 1
            return server
        self.counts["servers_killed"] += 1
        self.counts["workers_killed"] += server.kill()
        self.check(server, number)
        server = Server(self.home, file)
        self.wait_for_work(server, number)
        return server

    def wait_for_work(self, server, number):
        """Until a job is in hand, or none is left."""
        while not self.is_over(number):
            running = [job for job in self.look(number) if job.state is State.RUNNING]
            if any(job.started_s > server.started_s for job in running):
                self.resumed.append(time.time() - server.started_s)
                self.resumed_cpu.append(server.cpu_s())
                return
            threading.Event().wait(LOOK_S)

    def watch_for(self, seconds, number):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.look(number)
            threading.Event().wait(LOOK_S)

    def look(self, number):
        jobs = self.ledger.jobs(f"film{number}")
        for job in jobs:
            if job.started_s:
                self.starts[job.id].add(job.started_s)
        return jobs

    def is_over(self, number):
        return self.is_done(number, 2 * SHOTS + 1)

    def is_done(self, number, wanted):
        jobs = self.look(number)
        if any(job.state is State.FAILED for job in jobs):
            failed = [job for job in jobs if job.state is State.FAILED and job.attempts]
            self.counts["quarantined"] += len(failed)
            self.ledger.retry(f"film{number}")
        return len(jobs) == wanted and all(job.state is State.DONE for job in jobs)

    def check(self, server, number):
        """What was promised is there, and what is finished is untouched."""
        there = {job.id for job in self.ledger.jobs(f"film{number}")}
        self.counts["lost"] += len(server.promised - there)
        now = {
            path.name: (path.stat().st_mtime_ns, path.stat().st_ino)
            for path in (self.home / "made").rglob("*.json")
        }
        self.counts["remade"] += sum(now.get(name) != was for name, was in self.finished.items())
        self.finished = now

    def film(self, number):
        return self.ledger.jobs(f"film{number}")[-1].result


def main():
    with tempfile.TemporaryDirectory() as folder:
        run, number = Run(Path(folder, "home")), 0
        while run.counts["kills"] < KILLS:
            number += 1
            wishes = run.render(number)
            print(f"film {number}: {run.counts}")
        calm = work(
            wishes[-1].task.model_dump_json(), MediaStore(Path(folder, "calm")), lambda _: 0
        )
        is_same = run.film(number)["media"] in calm.result
        run.ledger.close()
    redone = sum(len(times) - 1 for times in run.starts.values())
    return {
        **run.counts,
        "lost": run.counts["lost"] + (not is_same),
        "redone": redone,
        "films": number,
        "resume_s": round(max(run.resumed), 2),
        "resume_median_s": round(median(run.resumed), 2),
        "resume_cpu_s": round(max(run.resumed_cpu), 2),
    }
