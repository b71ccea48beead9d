"""Whatever is asked, cancelled, retried, done or killed, in any order: what the ledger says holds,
and a page that follows the changes sees what one that looks anew sees."""

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from studio.ledger import Ledger, State, tables
from studio.ledger.dispatch import Dispatch
from studio.ledger.job import OPEN
from tests.studio.sample import film_wishes

MADE = json.dumps({"recipe": "r", "media": "m.mp4", "frames": 12})
PLACE = Path(tempfile.mkdtemp())
WISHES = film_wishes(PLACE, 3)
"""Two boards and takes of one project may also be those of the other."""
shutil.rmtree(PLACE)

projects = st.sampled_from(["p", "q"])
shots = st.integers(0, 2)
picks = st.integers(0, 6)


def wishes_of(project, shot, upto):
    """A board, a board with its take, or all of the film."""
    chosen = WISHES if upto == 2 else [WISHES[shot], WISHES[3 + shot]][: upto + 1]
    return [wish.model_copy(update={"project": project}) for wish in chosen]


class Table(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.ledger = Ledger(self.home)
        self.dispatch = Dispatch(self.ledger.book)
        self.in_hand = set()
        self.seen = {"p": 0, "q": 0}
        self.page = {"p": {}, "q": {}}

    def teardown(self):
        self.ledger.close()
        shutil.rmtree(self.home)

    def one_id(self, project, pick):
        ids = [job.id for job in self.ledger.jobs(project)]
        return [ids[pick % len(ids)]] if ids else []

    @rule(project=projects, shot=shots, upto=shots, priority=st.none() | st.integers(0, 99))
    def ask(self, project, shot, upto, priority):
        wishes = wishes_of(project, shot, upto)
        asked = self.ledger.ask([w.model_copy(update={"priority": priority}) for w in wishes])
        assert all(job.state is not State.CANCELLED for job in asked)

    @rule(project=projects, pick=picks, is_all=st.booleans())
    def cancel(self, project, pick, is_all):
        ids = None if is_all else self.one_id(project, pick)
        self.ledger.cancel(project, ids)
        left = [job for job in self.ledger.jobs(project) if job.state in OPEN]
        assert not [job for job in left if ids is None or job.id in ids]

    @rule(project=projects, pick=picks, is_all=st.booleans())
    def retry(self, project, pick, is_all):
        self.ledger.retry(project, None if is_all else self.one_id(project, pick))

    @rule(project=projects)
    def forget(self, project):
        self.ledger.forget(project)

    @rule(project=projects, shot=shots)
    def look_at(self, project, shot):
        self.ledger.look_at(project, shots=[f"shot{shot}"])

    @rule()
    def claim(self):
        claim = self.dispatch.claim(self.in_hand)
        if claim:
            assert claim.id not in self.in_hand
            self.in_hand.add(claim.id)

    @precondition(lambda self: self.in_hand)
    @rule(pick=picks, end=st.sampled_from(["finish", "fail", "died", "put back", "report"]))
    def end(self, pick, end):
        job = sorted(self.in_hand)[pick % len(self.in_hand)]
        if end == "report":
            self.dispatch.report({job: 0.5})
            return
        self.in_hand.remove(job)
        {
            "finish": lambda: self.dispatch.finish(job, MADE, 1.0),
            "fail": lambda: self.dispatch.fail(job, "No."),
            "died": lambda: self.dispatch.died(job, "SIGKILL"),
            "put back": lambda: self.dispatch.put_back([job]),
        }[end]()

    @rule()
    def restart(self):
        """Everything is killed and started again."""
        self.ledger.close()
        self.ledger = Ledger(self.home)
        self.dispatch = Dispatch(self.ledger.book)
        self.dispatch.recover()
        self.in_hand = set()

    @invariant()
    def the_page_sees_what_is(self):
        for project, page in self.page.items():
            changes = self.ledger.changes(self.seen[project], project)
            self.seen[project] = changes.now
            if changes.is_all:
                page.clear()
            page.update({(job.id, job.shot): job for job in changes.jobs})
            assert page == {(job.id, job.shot): job for job in self.ledger.jobs(project)}

    @invariant()
    def states_agree(self):
        jobs = {p: {job.id: job for job in self.ledger.jobs(p)} for p in ("p", "q")}
        for mine in jobs.values():
            for job in mine.values():
                assert (job.state is State.DONE) == (job.result is not None)
                assert (job.state is State.FAILED) == bool(job.error)
                assert job.state is not State.RUNNING or job.id in self.in_hand

    @invariant()
    def nothing_waits_in_vain(self):
        """What a queued job needs is done or will be; and no job is made before what it needs."""
        need = tables.jobs.alias()
        pairs = (
            select(tables.jobs.c.state, need.c.state)
            .join(tables.needs, tables.needs.c.job == tables.jobs.c.id)
            .join(need, need.c.id == tables.needs.c.need)
        )
        with self.ledger.book.read() as connection:
            found = {tuple(row) for row in connection.execute(pairs)}
        assert not found & {
            (state, needed) for state in OPEN for needed in (State.FAILED, State.CANCELLED)
        }

    @invariant()
    def open_work_can_be_done(self):
        """Nothing waits for ever: what is queued is in hand, can be claimed, or waits for those."""
        queue = self.ledger.queue()
        if queue.queued and not self.in_hand:
            assert self.dispatch.waiting([], 1)


TestTable = pytest.mark.slow(Table.TestCase)
TestTable.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
