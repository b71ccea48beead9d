"""Hiring from the page: the language server's settings, crews that are not here, ways out."""

import os
import threading

import pytest

from pipeline.engines.director_llm.server import server_of
from pipeline.errors import EngineUnavailable, UserMistake
from pipeline.film.shot import Take
from pipeline.gpu.device import Device
from pipeline.progress import unwatched
from studio.edits import AddTake, SetCrew
from studio.hiring import Inspector, appraised, crew_readiness, keep_server, server_told
from studio.ledger import State
from studio.models import PROJECT
from studio.panels import Call, Where
from studio.panels.crew import Crew
from studio.perform import work
from studio.session import Studio
from studio.session.hired import Absent
from studio.session.seen import keyframe_of
from studio.tasks import TASK, Kind
from studio.views.bar import is_untrained
from studio.views.desk import desk_view
from tests.studio.crew import QUICK, begun, work_off

URL = "http://127.0.0.1:11434/v1"
TINY = "rules+tiny-image+tiny-video"
SAID = "asked to dolly in, it stood still"


@pytest.fixture(autouse=True)
def own_settings(monkeypatch):
    for name in [name for name in os.environ if name.startswith("STORYREEL_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def studio(tmp_path):
    opened = Studio(tmp_path / "home", is_working=False)
    yield opened
    opened.close()


def test_a_key_is_kept_for_its_host_and_never_told(tmp_path):
    keep_server(tmp_path, URL, "qwen3:4b", "sesame")
    told = server_told(tmp_path)
    assert (told.url, told.model, told.has_key) == (URL, "qwen3:4b", True)
    assert "sesame" not in repr(told)
    assert keep_server(tmp_path, URL, "other", None).has_key
    kept = server_of(tmp_path).key
    assert kept is not None
    assert kept.get_secret_value() == "sesame"
    assert not keep_server(tmp_path, "http://127.0.0.1:8000/v1", "other", None).has_key
    assert "sesame" not in (tmp_path / "settings.toml").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_the_settings_are_readable_for_their_owner_alone(tmp_path):
    keep_server(tmp_path, URL, "m", "sesame")
    assert (tmp_path / "settings.toml").stat().st_mode & 0o077 == 0


def test_other_settings_stay_and_the_server_can_be_forgotten(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('[other]\nmodel = "kept"\n', "utf-8")
    keep_server(tmp_path, URL, 'a "quoted" \\ model', "")
    assert server_of(tmp_path).model == 'a "quoted" \\ model'
    assert not keep_server(tmp_path, "", "", None).url
    assert file.read_text("utf-8").strip() == '[other]\nmodel = "kept"'


@pytest.mark.parametrize(
    ("url", "model", "key"),
    [
        ("ftp://here", "m", ""),
        (URL, "", ""),
        (URL, "m\n[x]", ""),
        (URL, "m", "kéy"),
        ("http://example.org/v1", "m", "sesame"),
    ],
)
def test_what_cannot_be_used_is_not_written(tmp_path, url, model, key):
    with pytest.raises(UserMistake):
        keep_server(tmp_path, url, model, key)
    assert not (tmp_path / "settings.toml").exists()


def test_a_crew_that_is_not_here_is_said(tmp_path):
    assert crew_readiness("embedded", tmp_path) == ""
    assert "not installed" in crew_readiness(TINY, tmp_path)
    assert "language server" in crew_readiness("llm+slate+parallax", tmp_path)
    with pytest.raises(UserMistake, match="nobody"):
        crew_readiness("rules+nobody+parallax", tmp_path)


def test_a_film_whose_crew_is_gone_stays_open_and_its_shots_say_why(studio):
    project = begun(studio)
    head = studio.store.head(project)
    studio.edit(project, head.revision, SetCrew(crew=TINY))
    seen = studio.seen(project)
    assert isinstance(seen.unit.artist, Absent)
    assert is_untrained(seen)
    shot = next(iter(seen.orders))
    assert desk_view(seen, shot)["shot"] == shot
    wish = next(wish for wish in studio.take_wishes(project, [shot]) if wish.task.kind is Kind.DRAW)
    with pytest.raises(EngineUnavailable, match="not installed"):
        work(TASK.dump_json(wish.task).decode(), studio.media, unwatched)


def test_what_another_crew_would_take_is_known_before_it_is_hired(studio):
    project = begun(studio)
    device = Device("cpu", "a processor", 8 * 10**9, 8 * 10**9)
    shots, found = appraised(studio, project, "embedded", device)
    assert shots == len(studio.seen(project).orders)
    assert found.seconds > 0
    assert studio.store.head(project).project.crew == QUICK


def call(studio, project, **data):
    where = Where(project=project, revision=studio.store.revision(project))
    return Call(studio, where, data)


def disobeyed(studio):
    """A film whose first shot has a take that disobeyed."""
    project = begun(studio)
    work_off(studio)
    shot = next(iter(studio.seen(project).orders))
    take = Take(recipe="a" * 64, media="b" * 64 + ".mp4", frames=24, disobeyed=SAID)
    studio.edit(project, studio.store.revision(project), AddTake(shot=shot, take=take))
    return project, shot


def test_a_take_that_disobeyed_is_shot_again_on_its_keyframe(studio):
    project, shot = disobeyed(studio)
    before = studio.seen(project).orders[shot]
    view = desk_view(studio.seen(project), shot)
    assert [take["disobeyed"] for take in view["takes"]] == [SAID]
    Crew(studio).verbs["shoot-again"](call(studio, project, shots=[shot]))
    after = studio.seen(project).orders[shot]
    assert after.seed != before.seed
    assert keyframe_of(after) == keyframe_of(before)
    open_jobs = [job for job in studio.ledger.jobs(project) if job.state is State.QUEUED]
    assert [(job.kind, job.shot) for job in open_jobs if job.shot == shot] == [(Kind.SHOOT, shot)]


def test_parallax_takes_over_a_shot_and_gives_it_back(studio):
    project, shot = disobeyed(studio)
    verbs = Crew(studio).verbs
    verbs["operator"](call(studio, project, shots=[shot], operator="parallax"))
    assert desk_view(studio.seen(project), shot)["operator"] == "parallax"
    assert any(job.kind is Kind.SHOOT for job in studio.ledger.jobs(project) if job.shot == shot)
    verbs["operator"](call(studio, project, shots=[shot], operator=""))
    assert desk_view(studio.seen(project), shot)["operator"] == ""


def test_a_crew_that_is_not_here_is_not_hired(studio):
    project = begun(studio)
    with pytest.raises(UserMistake, match="not installed"):
        Crew(studio).verbs["hire"](call(studio, project, crew=TINY))


def test_folders_of_this_machine_are_read_for_who_sits_at_it_alone(studio, tmp_path):
    told = {"model": "tiny-image", "folder": str(tmp_path)}
    with pytest.raises(UserMistake, match="sits at it"):
        Crew(studio)._install(told, is_near=False)
    assert not studio.ledger.jobs(PROJECT)
    Crew(studio)._install(told, is_near=True)
    assert [job.slate for job in studio.ledger.jobs(PROJECT)] == ["tiny-image"]


def test_what_is_wrong_with_a_model_is_found_in_the_background(tmp_path):
    inspector = Inspector(tmp_path)
    inspector.verify("tiny-image")
    for thread in threading.enumerate():
        if thread.name == "verify":
            thread.join()
    found = inspector.checks()["tiny-image"]
    assert found.is_done
    assert "not installed" in found.why
    inspector.forget("tiny-image")
    assert not inspector.checks()
