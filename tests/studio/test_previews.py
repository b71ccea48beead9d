"""What is being made is seen before it is done, by whom it belongs to, and gone afterwards."""

import threading
import time

import numpy as np
import psutil
import pytest

from pipeline.media.pictures import read_picture
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.install import install_from
from pipeline.progress import Watched, part, show_of, unwatched
from studio.edits import SetLength
from studio.ledger import Ledger, State
from studio.ledger.dispatch import Dispatch
from studio.perform import work
from studio.previews import Previews, Viewfinder
from studio.session import Studio
from studio.settings import settings
from studio.supervisor import Supervisor
from studio.tasks import Kind
from studio.views.board import board_view
from tests.studio.crew import SMALL
from tests.studio.processes import LOOK_S, PATIENCE_S, workers
from tests.studio.web_server import let_in, server

SCRIPT = "INT. CORNER CAFE - DAY\n\nTwo cups on a round table.\n"
GREY = np.full((4, 6, 3), 90, np.uint8)


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_a_preview_is_another_one_each_second_at_most(home):
    previews, clock, made = Previews(home), Clock(), []
    show = Viewfinder(previews, "draw-1", clock)

    def make():
        made.append(GREY)
        return GREY

    for second in (0.0, 0.4, 0.9, 1.1, 1.5, 2.2):
        clock.now = second
        show(make)
    assert len(made) == 3, "the others are not even made"
    assert np.array_equal(read_picture(previews.path("draw-1")), GREY)
    assert list(previews.there()) == ["draw-1"]
    previews.drop("draw-1")
    previews.drop("draw-1")
    assert previews.there() == {}


def test_a_disk_that_refuses_is_no_trouble(home):
    (home / "cache").mkdir(parents=True)
    (home / "cache" / "previews").write_text("a file in the way", "utf-8")
    previews = Previews(home)
    previews.keep("draw-1", GREY)
    previews.drop("draw-1")
    assert previews.there() == {}


def test_a_part_of_the_work_tells_its_share_and_shows_what_it_shows():
    told, shown = [], []
    whole = Watched(told.append, lambda make: shown.append(make()))
    half = part(part(whole, 0.5, 0.5), 0.0, 0.5)
    half(1.0)
    show_of(half)(lambda: GREY)
    assert told == [0.75]
    assert shown[0] is GREY
    assert show_of(part(unwatched, 0.0, 0.5)) is None


def test_a_preview_is_shown_while_its_job_is_in_hand_and_to_its_project_alone(studio, project):
    other = studio.create("INT. HALL - DAY\n\nNobody.\n", choices=settings(home=studio.home))
    claim = Dispatch(studio.ledger.book).claim([])
    studio.previews.keep(claim.id, GREY)
    cards = [one for scene in board_view(studio.seen(project))["scenes"] for one in scene["shots"]]
    shown = [card["preview"] for card in cards if "preview" in card]
    assert len(shown) == 1
    with server(studio) as (client, door):
        assert client.get(f"/{shown[0]}").status_code == 403
        let_in(client, door)
        answer = client.get(f"/{shown[0]}")
        assert answer.headers["content-type"] == "image/png"
        assert answer.headers["cache-control"] == "no-store"
        assert client.get(f"/preview/{other}/{claim.id}").status_code == 404
        assert client.get(f"/preview/{project}/..%2f..%2fledger").status_code == 404
        studio.previews.drop(claim.id)
        assert client.get(f"/{shown[0]}").status_code == 204
    Dispatch(studio.ledger.book).finish(claim.id, "null", 0.0)
    cards = [one for scene in board_view(studio.seen(project))["scenes"] for one in scene["shots"]]
    assert not any("preview" in card for card in cards)


@pytest.fixture(scope="module")
def equipped(tmp_path_factory):
    """A home in which the tiny crew is installed."""
    from pipeline.engines.tiny import build

    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("own")
    for name in ("tiny-image", "tiny-video"):
        build(CATALOGUE[name], folder / name)
        install_from(CATALOGUE[name], home, folder / name, unwatched)
    return home


def begun(office, seed, script=SCRIPT):
    chosen = settings(home=office.home, crew="tiny", size=SMALL, seed=seed)
    return office.create(script, choices=chosen)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_tiny_crew_shows_each_step_and_every_one_is_another_picture(equipped):
    office = Studio(equipped, is_working=False)
    project = begun(office, 1)
    office.shoot(project, [next(office.seen(project).project.shots()).id])
    dispatch, clock = Dispatch(office.ledger.book), Clock()
    made = {}
    while claim := dispatch.claim([]):
        seen = []
        kept = Viewfinder(office.previews, claim.id, clock)

        def show(make, kept=kept, seen=seen, job=claim.id):
            clock.now += 2
            kept(make)
            seen.append(read_picture(office.previews.path(job)).tobytes())

        result = work(claim.task, office.media, Watched(unwatched, show)).result
        dispatch.finish(claim.id, result, 0.1)
        made[claim.id.partition("-")[0]] = seen
        office.previews.drop(claim.id)
    office.close()
    assert {Kind.DRAW, Kind.SHOOT} == set(made)
    for seen in made.values():
        assert len(seen) >= 2
        assert len(set(seen)) == len(seen)


def until(is_so):
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline
        threading.Event().wait(LOOK_S)


@pytest.mark.slow
@pytest.mark.parametrize("end", ["done", "cancelled", "killed", "stopped"])
def test_previews_come_with_the_work_and_go_with_it_in_whatever_way_it_ends(equipped, end):
    office = Studio(equipped, is_working=False)
    frames = 96 if end == "done" else 20_000
    project = begun(office, 2)
    shot = next(office.seen(project).project.shots()).id
    office.edit(project, 1, SetLength(shots=(shot,), frames=frames))
    office.shoot(project, [shot])
    ledger = Ledger(equipped, slots=1)
    previews, supervisor = Previews(equipped), Supervisor(equipped, ledger)
    supervisor.start()
    until(lambda: any(job.startswith(Kind.SHOOT) for job in previews.there()))
    job = next(one for one in previews.there() if one.startswith(Kind.SHOOT))
    if end == "cancelled":
        office.cancel(project)
    elif end == "killed":
        ledger.pause()
        for worker in workers(psutil.Process()):
            worker.kill()
    elif end == "stopped":
        supervisor.stop()
    until(lambda: job not in previews.there())
    if end == "done":
        jobs = {one.id: one for one in ledger.jobs(project)}
        assert jobs[job].state in (State.DONE, State.RUNNING)
    else:
        office.cancel(project)
        ledger.resume()
    supervisor.stop()
    assert previews.there() == {}
    ledger.close()
    office.close()
