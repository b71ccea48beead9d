"""Work with a model: one worker holds the card, and goes when its memory does not come back."""

import pytest

from pipeline.film.camera import Camera
from pipeline.recipe import BoardRecipe
from studio.ledger import Ledger, Wish
from studio.ledger.dispatch import Dispatch
from studio.supervisor import floor
from studio.tasks import ON_CARD, Draw, job_id
from tests.studio.processes import PATIENCE_S


def draw(number, model=""):
    recipe = BoardRecipe(
        engine="diffusers" if model else "slate", version=1, size=(64, 64), action=str(number),
        camera=Camera(), model=model, tier="final" if model else "",
    )  # fmt: skip
    return Wish(task=Draw(recipe=recipe), project="p", shot=str(number))


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger(tmp_path, slots=2)
    yield opened
    opened.close()


def test_jobs_with_a_model_are_told_apart_and_paced_by_their_model(ledger):
    plain, drawn = draw(1), draw(2, "sd-turbo")
    assert (plain.task.engine, drawn.task.engine) == ("slate", f"sd-turbo{ON_CARD}final")
    ledger.ask([plain, drawn])
    dispatch = Dispatch(ledger.book)
    assert dispatch.waiting([], 9) == 2
    assert dispatch.waiting([], 9, on_card=True) == dispatch.waiting([], 9, on_card=False) == 1
    claim = dispatch.claim([], on_card=True)
    assert (claim.id, claim.on_card) == (job_id(drawn.task), True)
    assert dispatch.claim([], on_card=True) is None
    other = dispatch.claim([])
    assert (other.id, other.on_card) == (job_id(plain.task), False)


class Hand:
    """A slot without its process."""

    def __init__(self):
        self.job, self.is_ready, self.has_card = None, True, False
        self.done = []

    def order(self, job, task):
        self.job = job


def staffed(ledger, home, count):
    shop = floor.Floor(home, ledger)
    shop._slots = [Hand() for _ in range(count)]
    return shop


def test_one_worker_holds_the_card_and_the_others_do_the_rest(ledger, tmp_path):
    wishes = [draw(1, "sd-turbo"), draw(2, "sd-turbo"), draw(3), draw(4)]
    jobs = [job_id(wish.task) for wish in wishes]
    ledger.ask(wishes)
    shop = staffed(ledger, tmp_path, 2)
    first, second = shop._slots
    shop._give_work()
    assert (first.job, second.job) == (jobs[0], jobs[2]), "the second model job waits for the card"
    for hand in (second, first):
        shop._dispatch.finish(hand.job, "{}", 1.0)
        hand.job = None
    shop._give_work()
    assert (first.job, second.job) == (jobs[1], jobs[3]), "it stays where the model lies"


def test_a_single_worker_does_everything_in_the_order_of_the_queue(tmp_path):
    ledger = Ledger(tmp_path, slots=1)
    wishes = [draw(1, "sd-turbo"), draw(2), draw(3, "sd-turbo")]
    ledger.ask(wishes)
    shop = staffed(ledger, tmp_path, 1)
    for wish in wishes:
        shop._give_work()
        assert shop._slots[0].job == job_id(wish.task)
        shop._dispatch.finish(shop._slots[0].job, "{}", 1.0)
        shop._slots[0].job = None
    ledger.close()


SPENT = """
import sys
from pipeline.gpu import resident
from studio import perform, worker

def work(task, store, progress):
    resident.RESIDENT.is_spent = task == "heavy"
    return perform.Made("{}", True)

perform.work = work
worker.main(*sys.argv[1:])
"""


@pytest.mark.slow
def test_a_worker_whose_memory_did_not_come_back_ends_after_its_job(tmp_path):
    import json
    import os
    import subprocess
    import sys
    from pathlib import Path

    process = subprocess.Popen(
        [sys.executable, "-c", SPENT, str(tmp_path), str(os.getpid())],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parent.parent.parent,
    )  # fmt: skip

    def answer(job, task):
        process.stdin.write(json.dumps({"job": job, "task": task}) + "\n")
        process.stdin.flush()
        while "progress" in (said := json.loads(process.stdout.readline())):
            assert said["job"] == job
        return said

    assert json.loads(process.stdout.readline()) == {"ready": True}
    assert "done" in answer("a", "light")
    assert "done" in answer("b", "heavy"), "the job itself is done"
    assert process.stdout.readline() == ""
    assert process.wait(PATIENCE_S) == 0
    process.stdin.close()
    process.stdout.close()
