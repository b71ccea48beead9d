"""The job table: asking twice is asking once, and nothing that was acknowledged is lost."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pipeline.errors import MachineTrouble
from studio.ledger import Ledger, State
from studio.ledger.dispatch import ATTEMPTS, Dispatch
from studio.ledger.job import LOOKED_AT
from tests.studio.sample import film_wishes

ROOT = Path(__file__).parent.parent.parent
MADE = json.dumps({"recipe": "r", "media": "m.mp4", "frames": 12})


@pytest.fixture
def dispatch(ledger):
    return Dispatch(ledger.book)


def states(ledger, project="p"):
    return {(job.kind, job.slate): job.state for job in ledger.jobs(project)}


def claimed(dispatch):
    """Everything that can be claimed now, in that order."""
    claims = []
    while claim := dispatch.claim([]):
        claims.append(claim.id)
    return claims


def finish_all(dispatch):
    while ids := claimed(dispatch):
        for job in ids:
            dispatch.finish(job, MADE, 1.0)


def test_asking_twice_is_asking_once(ledger, home):
    wishes = film_wishes(home, 2)
    first = ledger.ask(wishes)
    assert [job.kind for job in first] == ["draw", "draw", "shoot", "shoot", "assemble"]
    assert [job.slate for job in first] == ["1A", "1B", "1A", "1B", ""]
    assert ledger.ask(wishes) == first == ledger.jobs("p")


def test_asking_one_by_one_is_asking_at_once(ledger, home):
    for wish in film_wishes(home, 3):
        ledger.ask([wish])
    at_once = Ledger(home / "other")
    at_once.ask(film_wishes(home, 3))
    pairs = [[(job.id, job.shot) for job in each.jobs("p")] for each in (ledger, at_once)]
    assert pairs[0] == pairs[1]
    at_once.close()


def test_who_needs_what_another_project_asked_for_wants_it_too(ledger, home):
    board, take, _ = film_wishes(home, 1)
    ledger.ask([board.model_copy(update={"project": "q"})])
    ledger.ask([take])
    ledger.cancel("q")
    assert {job.kind: job.state for job in ledger.jobs("p")} == {
        "draw": State.QUEUED,
        "shoot": State.QUEUED,
    }


def test_asking_again_with_more_urgency_raises_the_job_and_what_it_needs(ledger, home):
    wishes = film_wishes(home, 2)
    ledger.ask(wishes)
    ledger.ask([wishes[3].model_copy(update={"priority": 500})])
    ledger.ask([wishes[3].model_copy(update={"priority": 1})])
    raised = [job for job in ledger.jobs("p") if job.priority == 500]
    assert [(job.kind, job.slate) for job in raised] == [("draw", "1B"), ("shoot", "1B")]


def test_a_need_that_nobody_asked_for_is_a_bug_and_writes_nothing(ledger, home):
    with pytest.raises(LookupError, match="never asked for"):
        ledger.ask(film_wishes(home, 1)[1:])
    assert ledger.jobs("p") == ()


def test_boards_come_first_then_takes_then_the_film(ledger, dispatch, home):
    jobs = ledger.ask(film_wishes(home, 2))
    boards = claimed(dispatch)
    assert boards == [jobs[0].id, jobs[1].id]
    dispatch.finish(boards[1], MADE, 0.0)
    assert claimed(dispatch) == [jobs[3].id], "a take waits for its own board only"
    dispatch.finish(boards[0], MADE, 0.0)
    assert claimed(dispatch) == [jobs[2].id]
    for take in jobs[2:4]:
        dispatch.finish(take.id, MADE, 0.0)
    assert claimed(dispatch) == [jobs[4].id]


def test_what_the_user_looked_at_last_comes_first(ledger, dispatch, home):
    jobs = ledger.ask(film_wishes(home, 4))
    ledger.look_at("p", shots=["shot2"])
    ledger.look_at("p", shots=["shot3"])
    assert [job[-4:] for job in claimed(dispatch)] == [jobs[n].id[-4:] for n in (3, 2, 0, 1)]
    assert max(job.priority for job in ledger.jobs("p")) == LOOKED_AT + 1


def test_a_film_begun_later_does_not_wait_for_all_of_a_long_one(ledger, dispatch, home):
    long = ledger.ask(film_wishes(home, 6, project="long"))
    first = [dispatch.claim([]).id for _ in range(2)]
    short = ledger.ask(film_wishes(home, 2, project="short", seed=2))
    assert first == [long[0].id, long[1].id]
    assert claimed(dispatch) == [job.id for job in (*short[:2], *long[2:6])]


def test_looking_at_what_is_not_there_changes_nothing(ledger, home):
    ledger.ask(film_wishes(home, 1))
    before = ledger.changes(0).now
    ledger.look_at("p", shots=["no such shot"])
    ledger.look_at("another project", shots=["shot0"])
    assert ledger.changes(before).now == before


def test_done_stays_done_until_it_is_retried(ledger, dispatch, home):
    wishes = film_wishes(home, 1)
    board = ledger.ask(wishes)[0]
    finish_all(dispatch)
    assert {job.state for job in ledger.ask(wishes)} == {State.DONE}
    assert ledger.jobs("p")[0].result == json.loads(MADE)
    ledger.retry("p", [board.id])
    assert states(ledger)["draw", "1A"] == State.QUEUED
    assert states(ledger)["shoot", "1A"] == State.DONE


def test_a_cancelled_project_leaves_the_work_of_another(ledger, home):
    ledger.ask(film_wishes(home, 1, "p"))
    ledger.ask(film_wishes(home, 1, "q"))
    ledger.cancel("p")
    assert {job.state for job in ledger.jobs("p")} == {State.CANCELLED}
    assert {job.state for job in ledger.jobs("q")} == {State.QUEUED}
    ledger.cancel("q")
    assert {job.state for job in ledger.jobs("q")} == {State.CANCELLED}


def test_cancelling_a_board_cancels_what_waits_for_it(ledger, dispatch, home):
    jobs = ledger.ask(film_wishes(home, 2))
    ledger.cancel("p", [jobs[0].id])
    cancelled = [job.id for job in ledger.jobs("p") if job.state is State.CANCELLED]
    assert cancelled == [jobs[0].id, jobs[2].id, jobs[4].id]
    assert claimed(dispatch) == [jobs[1].id]


def test_what_was_cancelled_can_be_asked_for_again(ledger, home):
    wishes = film_wishes(home, 1)
    ledger.ask(wishes)
    ledger.cancel("p")
    assert {job.state for job in ledger.ask(wishes[:2])} == {State.QUEUED}
    assert states(ledger)["assemble", ""] == State.CANCELLED


def test_a_cancelled_job_in_hand_is_unwanted_and_its_end_is_not_written(ledger, dispatch, home):
    ledger.ask(film_wishes(home, 1))
    (job,) = claimed(dispatch)
    assert dispatch.unwanted([job]) == set()
    ledger.cancel("p")
    assert dispatch.unwanted([job]) == {job}
    dispatch.finish(job, MADE, 1.0)
    dispatch.fail(job, "no")
    dispatch.died(job, "SIGKILL")
    dispatch.put_back([job])
    assert states(ledger)["draw", "1A"] == State.CANCELLED


def test_a_job_that_is_still_in_a_workers_hands_is_not_given_to_another(ledger, dispatch, home):
    ledger.ask(film_wishes(home, 1))
    (job,) = claimed(dispatch)
    ledger.cancel("p")
    ledger.ask(film_wishes(home, 1))
    assert dispatch.claim([job]) is None
    assert dispatch.waiting([job], 5) == 0
    assert dispatch.claim([]).id == job


def test_what_needs_a_failed_shot_fails_with_its_name_and_comes_back_with_it(
    ledger, dispatch, home
):
    jobs = ledger.ask(film_wishes(home, 2))
    claimed(dispatch)
    dispatch.fail(jobs[1].id, "There is no ink left. Buy some.")
    failed = {job.id: job.error for job in ledger.jobs("p") if job.state is State.FAILED}
    assert failed.keys() == {jobs[1].id, jobs[3].id, jobs[4].id}
    assert failed[jobs[1].id] == "There is no ink left. Buy some."
    assert "shot 1B failed" in failed[jobs[3].id]
    assert "shot 1B failed" in failed[jobs[4].id]
    ledger.retry("p")
    assert [job.error for job in ledger.jobs("p") if job.state is State.FAILED] == []


def test_retrying_the_film_retries_the_shot_that_blocked_it(ledger, dispatch, home):
    jobs = ledger.ask(film_wishes(home, 1))
    claimed(dispatch)
    dispatch.fail(jobs[0].id, "no")
    ledger.retry("p", [jobs[2].id])
    assert {job.state for job in ledger.jobs("p")} == {State.QUEUED}


def test_retrying_one_of_two_failed_shots_leaves_the_film_failed(ledger, dispatch, home):
    jobs = ledger.ask(film_wishes(home, 2))
    claimed(dispatch)
    dispatch.fail(jobs[0].id, "no")
    dispatch.fail(jobs[1].id, "no")
    ledger.retry("p", [jobs[0].id])
    assert states(ledger) == {
        ("draw", "1A"): State.QUEUED,
        ("shoot", "1A"): State.QUEUED,
        ("draw", "1B"): State.FAILED,
        ("shoot", "1B"): State.FAILED,
        ("assemble", ""): State.FAILED,
    }


def test_asking_for_what_needs_a_failed_job_says_so_at_once(ledger, dispatch, home):
    board, take, _ = film_wishes(home, 1)
    ledger.ask([board])
    dispatch.fail(dispatch.claim([]).id, "no")
    (job,) = ledger.ask([take])
    assert job.state is State.FAILED
    assert "shot 1A failed" in job.error


def test_a_third_death_is_quarantine_and_a_restart_is_nobodys_attempt(ledger, dispatch, home):
    ledger.ask(film_wishes(home, 1)[:1])
    for attempt in range(1, ATTEMPTS + 1):
        dispatch.claim([])
        dispatch.recover()
        (job,) = ledger.jobs("p")
        assert (job.state, job.attempts) == (State.QUEUED, attempt - 1)
        dispatch.claim([])
        dispatch.died(job.id, "SIGSEGV")
    (job,) = ledger.jobs("p")
    assert (job.state, job.attempts) == (State.FAILED, ATTEMPTS)
    assert "SIGSEGV" in job.error
    assert "retry" in job.error
    ledger.retry("p", [job.id])
    assert ledger.jobs("p")[0].attempts == 0


def test_pause_and_resume(ledger, dispatch, home):
    ledger.ask(film_wishes(home, 1))
    ledger.pause()
    assert ledger.queue().is_paused
    assert dispatch.claim([]) is None
    ledger.resume()
    assert dispatch.claim([]) is not None


def test_a_held_queue_says_why_and_goes_on_by_itself(ledger, dispatch, home):
    ledger.ask(film_wishes(home, 1))
    dispatch.hold("The disk is full.", 60.0)
    assert ledger.queue().notice == "The disk is full."
    assert dispatch.claim([]) is None
    dispatch.hold("The disk is full.", 0.0)
    assert ledger.queue().notice == ""
    assert dispatch.claim([]) is not None


def test_changes_are_those_since_and_no_others(ledger, dispatch, home):
    ledger.ask(film_wishes(home, 2))
    start = ledger.changes(0)
    assert (start.is_all, start.jobs) == (True, ledger.jobs("p"))
    assert ledger.changes(start.now).jobs == ()
    job = dispatch.claim([]).id
    dispatch.report({job: 0.5})
    later = ledger.changes(start.now, "p")
    assert [(j.id, j.state, j.progress) for j in later.jobs] == [(job, State.RUNNING, 0.5)]
    assert not later.is_all
    assert ledger.changes(start.now, "q").jobs == ()


def test_forgetting_clears_ended_jobs_away_and_tells_the_page_to_look_anew(ledger, dispatch, home):
    wishes = film_wishes(home, 2)
    ledger.ask(wishes)
    other = film_wishes(home, 2, "q")
    ledger.ask(other[:1])
    dispatch.finish(dispatch.claim([]).id, MADE, 1.0)
    before = ledger.changes(0).now
    ledger.forget("p")
    after = ledger.changes(before, "p")
    assert after.is_all
    assert [job.state for job in after.jobs] == [State.QUEUED] * 4
    assert [job.state for job in ledger.jobs("q")] == [State.DONE], "another project's are kept"
    finish_all(dispatch)
    assert {job.state for job in ledger.jobs("p")} == {State.DONE}


def test_jobs_that_ended_long_ago_are_forgotten_when_the_ledger_is_opened(home):
    first = Ledger(home)
    first.ask(film_wishes(home, 1))
    finish_all(Dispatch(first.book))
    first.close()
    run = "UPDATE jobs SET ended_s = ended_s - 90 * 86400 WHERE kind = 'draw'"
    subprocess.run(
        [sys.executable, "-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
         "c.execute(sys.argv[2]); c.commit()", home / "ledger.db", run], check=True
    )  # fmt: skip
    second = Ledger(home)
    assert [job.kind for job in second.jobs("p")] == ["shoot", "assemble"]
    second.close()


def test_what_was_acknowledged_survives_a_kill(home):
    code = (
        "import os, sys; from pathlib import Path; from studio.ledger import Ledger;"
        "from tests.studio.sample import film_wishes; home = Path(sys.argv[1]);"
        "Ledger(home).ask(film_wishes(home, 3)); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code, home], cwd=ROOT, check=False)
    ledger = Ledger(home)
    assert len(ledger.jobs("p")) == 7
    ledger.close()


def test_many_threads_ask_for_the_same(ledger, home):
    wishes = film_wishes(home, 5)
    threads = [threading.Thread(target=ledger.ask, args=(wishes,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ledger.jobs("p")) == len(wishes)


def test_waiting_ends_with_a_change_or_with_patience(ledger, home):
    now = ledger.changes(0).now
    assert not ledger.wait(now, 0.0)
    asking = threading.Thread(target=ledger.ask, args=(film_wishes(home, 1),))
    asking.start()
    assert ledger.wait(now, 30.0)
    asking.join()


def damage(path, how):
    data = path.read_bytes()
    path.write_bytes({
        "garbage": b"not a database" * 400,
        "cut": data[: len(data) // 2],
        "header": b"\0" * 100 + data[100:],
        "page": data[:4096] + b"\xff" * 8192 + data[12288:],
    }[how])  # fmt: skip


@pytest.mark.parametrize("how", ["garbage", "cut", "header", "page"])
def test_a_damaged_ledger_is_set_aside_and_started_anew(home, how):
    first = Ledger(home)
    first.ask(film_wishes(home, 4))
    before = first.changes(0).now
    first.close()
    damage(home / "ledger.db", how)
    second = Ledger(home)
    assert second.jobs("p") == ()
    (aside,) = home.glob("ledger-damaged-*.db")
    assert aside.name in second.queue().notice
    assert second.changes(before).is_all, "a page that was open looks anew"
    assert second.changes(before).now > before
    second.ask(film_wishes(home, 1))
    second.forget("p")
    assert second.queue().notice == "", "read and cleared away"
    second.close()


def test_damage_while_it_is_open_is_said_once_and_then_it_goes_on(home):
    ledger = Ledger(home)
    ledger.ask(film_wishes(home, 30))
    ledger.close()
    damage(home / "ledger.db", "garbage")
    with pytest.raises(MachineTrouble, match="try again"):
        ledger.jobs("p")
    assert ledger.jobs("p") == ()
    assert len(ledger.ask(film_wishes(home, 1))) == 3
    ledger.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no open file")
def test_a_ledger_that_somebody_removed_is_started_anew(ledger, home):
    ledger.ask(film_wishes(home, 1))
    for path in home.glob("ledger.db*"):
        path.unlink()
    assert ledger.jobs("p") == ()
    assert len(ledger.ask(film_wishes(home, 1))) == 3


def test_a_ledger_of_a_newer_storyreel_is_left_alone(home):
    Ledger(home).close()
    subprocess.run(
        [sys.executable, "-c", "import sqlite3, sys;"
         "sqlite3.connect(sys.argv[1]).execute('PRAGMA user_version = 99')", home / "ledger.db"],
        check=True,
    )  # fmt: skip
    before = (home / "ledger.db").read_bytes()
    with pytest.raises(MachineTrouble, match="newer Storyreel"):
        Ledger(home)
    assert (home / "ledger.db").read_bytes() == before


def test_a_ledger_of_an_older_storyreel_keeps_its_jobs(home):
    older = Ledger(home)
    asked = [job.id for job in older.ask(film_wishes(home, 3))]
    older.close()
    with sqlite3.connect(home / "ledger.db") as file:
        file.execute("DROP INDEX next_in_line")
        file.execute("ALTER TABLE jobs DROP COLUMN turn")
        file.execute("CREATE INDEX next_in_line ON jobs (state, priority DESC, seq)")
        file.execute("PRAGMA user_version = 1")
    file.close()
    newer = Ledger(home)
    assert [job.id for job in newer.jobs("p")] == asked
    assert claimed(Dispatch(newer.book)) == asked[:3]
    newer.close()
    Ledger(home).close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_cannot_be_written_is_said(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(MachineTrouble, match="may not write"):
        Ledger(tmp_path / "home")


def test_a_thousand_shots_are_asked_for_and_watched_at_little_cost(ledger, dispatch, home):
    """CPU seconds, several times what was measured: what grows with the square still shows."""
    wishes = film_wishes(home, 1000)
    start = time.process_time()
    ledger.ask(wishes)
    assert time.process_time() - start < 6.0
    now = ledger.changes(0).now
    start = time.process_time()
    for _ in range(50):
        ledger.changes(now, "p")
    assert time.process_time() - start < 1.0
    start = time.process_time()
    for _ in range(10):
        dispatch.claim([])
    assert time.process_time() - start < 1.5
    assert len([job for job in ledger.jobs("p") if job.state is State.RUNNING]) == 10


def test_the_ledger_loads_no_engine():
    code = (
        "import studio.ledger, studio.supervisor, sys;"
        "print([m for m in ('numpy', 'av', 'cv2', 'PIL', 'moviepy', 'torch', 'gradio')"
        " if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert run.stdout.strip() == b"[]"
