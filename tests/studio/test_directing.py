"""A film whose director is asked scene by scene: at once by the rules, then as that one says."""

import json

import pytest

from pipeline.models.catalogue import CATALOGUE
from pipeline.models.lock import NAME, Lock, Origin
from pipeline.models.shelf import folder_of
from studio.edits import (
    EventRef,
    SetCamera,
    SetCrew,
    SetFormat,
    Trim,
    rewrite,
)
from studio.edits.soundness import Soundness
from studio.ledger import State
from studio.ledger.dispatch import Dispatch
from studio.perform import work
from studio.settings import settings
from studio.tasks import ASKED, Kind
from studio.views.jobs import jobs_view
from studio.views.script import script_view
from studio.worker import failure
from tests.engines.director_llm.loopback import Reply, good, is_about_words, scene_in, serving
from tests.studio.crew import SCRIPT, SMALL, small, work_off

CREW = "llm+slate+parallax"
MODELS = "llm+tiny-image+tiny-video"


@pytest.fixture
def server(monkeypatch):
    with serving(good) as loopback:
        reach(monkeypatch, loopback.url)
        yield loopback


@pytest.fixture
def tiny(home):
    """Models that count as installed; nobody loads them here."""
    for name in ("tiny-image", "tiny-video"):
        lock = Lock(model=name, origins=(Origin(repo="", commit="local:none"),), files=())
        folder = folder_of(CATALOGUE[name], home)
        folder.mkdir(parents=True)
        (folder / NAME).write_text(lock.model_dump_json(), "utf-8")


def reach(monkeypatch, url):
    monkeypatch.setenv("STORYREEL_LLM_URL", url)
    monkeypatch.setenv("STORYREEL_LLM_MODEL", "small")
    monkeypatch.delenv("STORYREEL_LLM_KEY", raising=False)


def begun(studio, crew=CREW, script=SCRIPT):
    return studio.create(script, choices=settings(home=studio.home, crew=crew, size=SMALL))


def direct_off(studio):
    """Asks the director whatever is to be asked; the boards wait. Returns how many jobs ended."""
    ended = _asked_once(studio)
    while more := _asked_once(studio):
        ended += more
    return ended


def _asked_once(studio):
    """What is there to be asked now; answers may bring more."""
    dispatch = Dispatch(studio.ledger.book)
    boards, ended = [], 0
    while claim := dispatch.claim([]):
        if json.loads(claim.task)["kind"] not in ASKED:
            boards.append(claim.id)
            continue
        try:
            made = work(claim.task, studio.media, lambda _: None)
        except Exception as error:
            dispatch.fail(claim.id, failure(error)["failed"])
        else:
            dispatch.finish(claim.id, made.result, 0.1)
        ended += 1
    dispatch.put_back(boards)
    studio.catch_up()
    return ended


def film_of(studio, project):
    return studio.store.head(project).project


def by(studio, project):
    return [plan.director for plan in film_of(studio, project).plans]


def sizes(scene):
    return {shot.camera.size for shot in scene.shots}


def edit(studio, project, change):
    return studio.edit(project, studio.store.revision(project), change)


def asked(studio, project):
    return [job for job in studio.seen(project).jobs if job.kind is Kind.DIRECT]


def rewritten(studio, project, old, new):
    film = film_of(studio, project)
    assert old in film.script
    return edit(studio, project, rewrite(film, film.script.replace(old, new)))


def test_the_rules_plan_at_once_and_the_director_replaces_their_shots(studio, server):
    project = begun(studio)
    assert server.requests == []
    before = film_of(studio, project)
    assert [job.slate for job in asked(studio, project)] == ["1", "2"]
    assert any(job.kind is Kind.DRAW for job in studio.seen(project).jobs)
    assert direct_off(studio) == 2
    after = film_of(studio, project)
    assert [sizes(scene) for scene in after.scenes] == [{"CU"}, {"CU"}]
    assert before.scenes[0].shots != after.scenes[0].shots
    assert [event.shot for event in after.cut.events] == [shot.id for shot in after.shots()]
    assert by(studio, project) == ["llm", "llm"]
    labels = [one.label for one in studio.history(project).revisions]
    assert sorted(labels[-2:]) == ["directed scene 1", "directed scene 2"]


def test_the_shots_of_the_director_are_drawn_and_nothing_is_asked_twice(studio, server):
    project = begun(studio)
    work_off(studio)
    work_off(studio)
    seen = studio.seen(project)
    assert all(order.shot.keyframe(order.board.digest()) for order in seen.orders.values())
    assert len(server.requests) == 2
    studio.ask_boards(project)
    assert len(asked(studio, project)) == 2


def test_boards_by_the_rules_come_before_the_director(studio, server):
    project = begun(studio)
    boards = sum(job.kind is Kind.DRAW for job in studio.seen(project).jobs)
    work_off(studio, most=boards)
    assert server.requests == []


def test_an_artist_with_a_model_waits_for_the_director(studio, server, tiny):
    project = begun(studio, MODELS)
    assert [job.kind for job in studio.seen(project).jobs] == [Kind.DESIGN]
    direct_off(studio)
    seen = studio.seen(project)
    assert all(seen.board_job(shot) for shot in seen.orders)
    assert all(shot.image_words for shot in seen.project.shots())


def test_an_artist_with_a_model_draws_by_the_rules_when_the_director_fails(
    studio, tiny, monkeypatch
):
    reach(monkeypatch, "http://127.0.0.1:9/v1")
    project = begun(studio, MODELS)
    direct_off(studio)
    seen = studio.seen(project)
    assert all(seen.board_job(shot) for shot in seen.orders)


def test_one_edited_scene_costs_one_call(studio, server):
    project = begun(studio)
    direct_off(studio)
    yard = film_of(studio, project).scenes[1].shots
    rewritten(studio, project, "She waits at the window.", "She waits by the stove.")
    assert by(studio, project) == ["rules", "llm"]
    assert direct_off(studio) == 1
    assert len(server.requests) == 3
    film = film_of(studio, project)
    assert by(studio, project) == ["llm", "llm"]
    assert sizes(film.scenes[0]) == {"CU"}
    assert [shot.id for shot in film.scenes[1].shots] == [shot.id for shot in yard]


def test_an_answer_to_words_that_were_changed_meanwhile_changes_nothing(studio, server):
    project = begun(studio)
    late = asked(studio, project)[0]
    rewritten(studio, project, "She waits at the window.", "She waits by the stove.")
    states = {job.id: job.state for job in asked(studio, project)}
    assert states[late.id] is State.CANCELLED
    assert direct_off(studio) == 2
    assert by(studio, project) == ["llm", "llm"]


@pytest.mark.parametrize("touch", ["camera", "cut"])
def test_a_scene_that_somebody_touched_is_left_alone_and_that_is_said_once(studio, server, touch):
    project = begun(studio)
    shot = film_of(studio, project).scenes[0].shots[0]
    changes = {
        "camera": SetCamera(shots=(shot.id,), move="roll"),
        "cut": Trim(event=EventRef(shot=shot.id), start=2, stop=9),
    }
    edit(studio, project, changes[touch])
    before = film_of(studio, project).scenes[0].shots
    direct_off(studio)
    film = film_of(studio, project)
    assert film.scenes[0].shots == before
    assert sizes(film.scenes[1]) == {"CU"}
    said = script_view(studio.seen(project))["notices"]
    assert said == ["Scene 1 keeps its shots: they were changed while the director worked on them."]


def test_undo_gives_a_touched_scene_to_its_director(studio, server):
    project = begun(studio)
    shot = film_of(studio, project).scenes[0].shots[0].id
    edit(studio, project, SetCamera(shots=(shot,), move="roll"))
    direct_off(studio)
    studio.undo(project, studio.store.revision(project))
    assert sizes(film_of(studio, project).scenes[0]) == {"CU"}
    assert script_view(studio.seen(project))["notices"] == []
    assert len(server.requests) == 2


def test_undo_of_an_edited_script_brings_the_directors_shots_back(studio, server):
    project = begun(studio)
    direct_off(studio)
    before = film_of(studio, project)
    rewritten(studio, project, "She waits at the window.", "She waits by the stove.")
    studio.undo(project, studio.store.revision(project))
    assert film_of(studio, project).scenes == before.scenes
    studio.redo(project, studio.store.revision(project))
    assert direct_off(studio) == 1
    assert by(studio, project) == ["llm", "llm"]


def test_undo_while_a_scene_waits_asks_for_it_again(studio, server):
    project = begun(studio)
    rewritten(studio, project, "She waits at the window.", "She waits by the stove.")
    studio.undo(project, studio.store.revision(project))
    direct_off(studio)
    assert by(studio, project) == ["llm", "llm"]


def test_a_server_that_is_down_is_said_in_the_tray_and_asked_again_by_retry(studio, monkeypatch):
    reach(monkeypatch, "http://127.0.0.1:9/v1")
    project = begun(studio)
    before = film_of(studio, project).scenes
    direct_off(studio)
    rows = jobs_view(studio.seen(project), "working")["rows"]
    failed = [row for row in rows if row["state"] == "failed"]
    assert [(row["kind"], row["slate"], row["shot"]) for row in failed] == [
        ("direct", "1", ""), ("direct", "2", ""),
    ]  # fmt: skip
    assert failed[0]["why"] == (
        "The director could not be asked: 127.0.0.1:9 cannot be reached. Start it. Retry this; "
        "until it answers the scene keeps the shots it has."
    )
    assert film_of(studio, project).scenes == before
    edit(studio, project, SetCamera(shots=(before[0].shots[0].id,), move="roll"))
    assert direct_off(studio) == 0
    with serving(good) as loopback:
        reach(monkeypatch, loopback.url)
        studio.undo(project, studio.store.revision(project))
        studio.retry(project)
        assert direct_off(studio) == 2
    assert by(studio, project) == ["llm", "llm"]


def test_a_key_that_is_refused_is_said_in_the_tray(studio, server):
    server.reply = lambda _: Reply(status=401)
    project = begun(studio)
    direct_off(studio)
    job = asked(studio, project)[0]
    assert job.state is State.FAILED
    assert "does not accept the key. Check STORYREEL_LLM_KEY. Retry this" in job.error


def test_what_a_person_cancelled_is_not_asked_again_by_itself(studio, server):
    project = begun(studio)
    studio.cancel(project)
    studio.ask_boards(project)
    assert direct_off(studio) == 0
    studio.ask_boards(project, again=True)
    assert direct_off(studio) == 2


def test_a_plan_of_a_scene_that_is_not_there_is_no_sound_project(studio, server):
    film = film_of(studio, begun(studio))
    assert Soundness().fault(film) == ""
    lost = film.plans[0].model_copy(update={"scene": "nowhere"})
    broken = film.model_copy(update={"plans": (lost,)})
    assert Soundness().fault(broken) == "a scene that is not there was planned"


def test_without_a_server_the_film_stays_as_the_rules_planned_it(studio, monkeypatch):
    reach(monkeypatch, "")
    project = begun(studio)
    direct_off(studio)
    job = asked(studio, project)[0]
    assert job.state is State.FAILED
    assert job.error.startswith("The director 'llm' needs a language server.")


def test_an_answer_that_does_not_fit_keeps_the_rules_plan_and_says_so(studio, server):
    server.reply = lambda request: (
        good(request) if "YARD" in scene_in(request)["heading"] else Reply("I would rather not.")
    )
    project = begun(studio)
    before = film_of(studio, project).scenes[0].shots
    direct_off(studio)
    film = film_of(studio, project)
    assert film.scenes[0].shots == before
    assert script_view(studio.seen(project))["notices"] == [
        "Scene 1 keeps its shots: the answers of the model did not fit the script."
    ]
    studio.ask_boards(project)
    assert direct_off(studio) == 0


def test_words_that_could_not_be_used_are_said(studio, server, tiny):
    server.reply = lambda request: Reply("{}") if is_about_words(request) else good(request)
    project = begun(studio, MODELS)
    direct_off(studio)
    assert script_view(studio.seen(project))["notices"] == [
        "Scenes 1, 2 were not put into words: prompts are made of what is set."
    ]


def test_another_director_is_asked_about_what_nobody_touched(studio, server):
    project = studio.create(SCRIPT, choices=small(studio.home))
    assert direct_off(studio) == 0
    shot = film_of(studio, project).scenes[1].shots[0].id
    edit(studio, project, SetCamera(shots=(shot,), move="roll"))
    yard = film_of(studio, project).scenes[1].shots
    edit(studio, project, SetCrew(crew=CREW))
    assert direct_off(studio) == 1
    assert by(studio, project) == ["llm", "rules"]
    assert film_of(studio, project).scenes[1].shots == yard


def test_the_rules_plan_anew_at_once_when_they_are_hired_again(studio, server):
    project = begun(studio)
    before = film_of(studio, project)
    direct_off(studio)
    edit(studio, project, SetCrew(crew="embedded"))
    after = film_of(studio, project)
    assert [scene.shots for scene in after.scenes] == [scene.shots for scene in before.scenes]
    assert after.cut == before.cut
    assert by(studio, project) == ["rules", "rules"]


def test_undo_of_the_new_crew_gives_the_rules_their_shots_back(studio, server):
    project = studio.create(SCRIPT, choices=small(studio.home))
    before = film_of(studio, project).scenes
    edit(studio, project, SetCrew(crew=CREW))
    direct_off(studio)
    studio.undo(project, studio.store.revision(project))
    assert film_of(studio, project).scenes == before
    assert direct_off(studio) == 0


def test_another_rate_touches_nothing(studio, server):
    project = begun(studio)
    form = film_of(studio, project).form
    rate = settings(home=studio.home, fps="30").form.rate
    edit(studio, project, SetFormat(form=form.model_copy(update={"rate": rate})))
    direct_off(studio)
    assert by(studio, project) == ["llm", "llm"]
    assert script_view(studio.seen(project))["notices"] == []
    assert [sizes(scene) for scene in film_of(studio, project).scenes] == [{"CU"}, {"CU"}]


def test_a_shot_that_is_planned_alike_keeps_its_pictures(studio, server):
    project = begun(studio)
    work_off(studio)
    work_off(studio)
    film = film_of(studio, project)
    rewritten(studio, project, "I said I would.", "I said that I would.")
    direct_off(studio)
    olds = {shot.id: shot for shot in film.scenes[0].shots}
    again = [shot for shot in film_of(studio, project).scenes[0].shots if shot.id in olds]
    assert again
    assert all(set(olds[shot.id].keyframes) <= set(shot.keyframes) for shot in again)


def test_an_answer_entered_twice_is_entered_once(studio, server):
    project = begun(studio)
    direct_off(studio)
    revision = studio.store.revision(project)
    studio._clerk.enter(studio.ledger.jobs(project))
    assert studio.store.revision(project) == revision
