"""Models as the page has them: a job of the worker that goes on after a stop or a restart."""

import json
import shutil
import time

import pytest

from pipeline.errors import Cancelled, UserMistake
from pipeline.gpu.device import Device
from pipeline.media.store import MediaStore
from pipeline.models.catalogue import CATALOGUE
from pipeline.models.install import coming
from pipeline.models.shelf import installed
from pipeline.progress import unwatched
from studio.ledger import Ledger, State
from studio.models import (
    PROJECT,
    ask_install,
    document,
    fit,
    install_jobs,
    listing,
    remove_model,
    stop_install,
    verify_model,
)
from studio.perform import work
from studio.supervisor import Supervisor
from studio.tasks import Install
from tests.models import probe
from tests.models.test_shelf import stop_at
from tests.studio.processes import PATIENCE_S
from tests.test_house import loaded_after

MODEL = CATALOGUE["z-image-turbo"]
GB = 10**9


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def own(tmp_path):
    return probe.lay(tmp_path / "own", probe.files())


@pytest.fixture
def ledger(home):
    opened = Ledger(home, 1)
    yield opened
    opened.close()


def settled(ledger, name, state):
    """Waits until the job that installs a model is in this state."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        now = ledger.changes(0).now
        job = install_jobs(ledger)[name]
        if job.state is state:
            return job
        assert time.monotonic() < deadline, f"still {job.state}: {job.error}"
        ledger.wait(now, 1.0)


def test_a_worker_installs_from_a_folder(home, own, ledger):
    supervisor = Supervisor(home, ledger)
    supervisor.start()
    try:
        job = ask_install(ledger, home, MODEL.id, str(own))
        assert job.slate == MODEL.id
        done = settled(ledger, MODEL.id, State.DONE)
        here = installed(MODEL, home)
        assert done.result == {"model": MODEL.id, "revision": here.revision, "size": here.size}
        row = next(row for row in listing(home, None, install_jobs(ledger)) if row.here)
        assert (row.model, row.job.state) == (MODEL, State.DONE)
        assert not row.is_being_installed
        # Taken away by hand or by the user, it is installed again when asked again.
        remove_model(home, MODEL.id)
        ask_install(ledger, home, MODEL.id, str(own))
        supervisor.wake()
        settled(ledger, MODEL.id, State.DONE)
        assert installed(MODEL, home)
        shutil.rmtree(own)
        remove_model(home, MODEL.id)
        ask_install(ledger, home, MODEL.id, str(own))
        supervisor.wake()
        assert "no folder" in settled(ledger, MODEL.id, State.FAILED).error
    finally:
        supervisor.stop()


def test_asked_twice_is_one_job_and_stopped_is_stopped(home, own, ledger):
    first = ask_install(ledger, home, MODEL.id, str(own))
    assert ask_install(ledger, home, MODEL.id, str(own)).id == first.id
    assert ask_install(ledger, home, MODEL.id).id == first.id
    row = next(row for row in listing(home, None, install_jobs(ledger)) if row.job)
    assert row.is_being_installed
    stop_install(ledger, MODEL.id)
    assert install_jobs(ledger)[MODEL.id].state is State.CANCELLED
    again = ask_install(ledger, home, MODEL.id, str(own))
    assert (again.id, again.state) == (first.id, State.QUEUED)
    assert {job.project for job in ledger.jobs(PROJECT)} == {PROJECT}


def test_stopped_in_the_middle_it_goes_on(home, own):
    (own / "unet/diffusion_pytorch_model.safetensors").write_bytes(
        probe.tensors({"a": (1024, 1024)})
    )
    task = Install(model=MODEL.id, folder=str(own)).model_dump_json()
    with pytest.raises(Cancelled):
        work(task, MediaStore(home), stop_at(0.5))
    kept = coming(MODEL, home)
    assert 0 < kept.here < kept.whole
    assert next(row for row in listing(home) if row.coming).coming == kept
    made = work(task, MediaStore(home), unwatched)
    assert made.is_new
    assert json.loads(made.result)["revision"] == installed(MODEL, home).revision
    assert not work(task, MediaStore(home), unwatched).is_new


def test_a_licence_is_agreed_to_before_it_is_asked_for(home, ledger):
    with pytest.raises(UserMistake, match="--accept-licence"):
        ask_install(ledger, home, "sd-turbo")
    assert install_jobs(ledger) == {}
    ask_install(ledger, home, "sd-turbo", accepts=True)
    assert next(row for row in listing(home) if row.model.id == "sd-turbo").is_accepted


def test_what_is_not_in_the_catalogue_is_said(home, ledger):
    with pytest.raises(UserMistake, match="no model 'none'"):
        ask_install(ledger, home, "none")
    with pytest.raises(UserMistake, match="no model 'none'"):
        verify_model(home, "none", unwatched)


@pytest.mark.parametrize(
    ("free", "capability", "how"),
    [(141, (9, 0), "resident"), (16, (8, 0), "one part at a time"), (8, (8, 0), "group offload")],
)
def test_how_a_model_runs_follows_the_free_memory(free, capability, how):
    card = Device("cuda", "a card", free * GB, free * GB, capability)
    found = fit(MODEL, card)
    assert found.runs
    assert found.how == how


def test_what_does_not_fit_says_how_much_it_needs():
    found = fit(CATALOGUE["ltx-2"], Device("cpu", "cores", 16 * GB, 12 * GB))
    assert found.runs is False
    assert "138.9 GB" in found.how
    assert "12.0 GB" in found.how
    small = fit(CATALOGUE["sd-turbo"], Device("cpu", "cores", 16 * GB, 12 * GB))
    assert small.runs
    assert "slowly" in small.how


def test_listing_and_asking_load_no_heavy_library():
    assert loaded_after("import studio.models, studio.model_commands, studio.machine") == []


def test_a_row_is_a_document(home):
    for row in listing(home, Device("cpu", "cores", 16 * GB, 12 * GB)):
        shown = document(row)
        assert json.loads(json.dumps(shown)) == shown
        assert shown["installed"] is None
