"""How the people and places of a film look: the user's words, else a director's."""

import json

import pytest

from pipeline.errors import UserMistake
from studio.edits import SetCrew, SetLooks
from studio.ledger import State
from studio.store import StaleEdit
from studio.tasks import Kind
from studio.views.jobs import jobs_view
from studio.views.script import script_view
from tests.engines.director_llm.loopback import (
    Reply,
    good,
    is_about_looks,
    is_about_words,
    scene_in,
    serving,
)
from tests.studio.crew import SCRIPT, small
from tests.studio.test_directing import (
    MODELS,
    begun,
    direct_off,
    edit,
    film_of,
    reach,
    rewritten,
    server,  # noqa: F401 - fixtures
    tiny,  # noqa: F401
)

CREW = "llm+previs+parallax"
GREEN = "slim, long red hair, a plain green coat"


def about_looks(server):  # noqa: F811
    return [request for request in server.requests if is_about_looks(request)]


def looks(studio, project):
    return {one.name: one.looks for one in film_of(studio, project).cast}


def test_a_director_describes_the_cast_in_one_job(studio, server):  # noqa: F811
    project = begun(studio, CREW)
    rows = jobs_view(studio.seen(project), "working")["rows"]
    assert [row["shot"] for row in rows if row["kind"] == "design"] == [""]
    direct_off(studio)
    film = film_of(studio, project)
    assert looks(studio, project)["ANNA"] == GREEN
    assert all(place.description for place in film.places)
    assert len(about_looks(server)) == 1
    boards = [order.board for order in studio.seen(project).orders.values()]
    assert any(
        mark.player and GREEN in mark.player.description for one in boards for mark in one.blocking
    )


def test_who_draws_no_looks_asks_for_none(studio, server):  # noqa: F811
    project = begun(studio, "llm+slate+parallax")
    assert not any(job.kind is Kind.DESIGN for job in studio.ledger.jobs(project))


def test_words_of_the_user_are_never_overwritten(studio, server):  # noqa: F811
    project = begun(studio, CREW)
    edit(studio, project, SetLooks(character="ANNA", words="  a grey\n raincoat "))
    edit(studio, project, SetLooks(place="KITCHEN", words=""))
    direct_off(studio)
    film = film_of(studio, project)
    assert looks(studio, project) == {"ANNA": "a grey raincoat", "BEN": film.cast[1].looks}
    assert film.places[0].description == ""
    assert film.cast[1].looks
    edit(studio, project, SetCrew(crew="embedded"))
    edit(studio, project, SetCrew(crew=CREW))
    direct_off(studio)
    assert looks(studio, project)["ANNA"] == "a grey raincoat"


def test_undo_takes_the_users_words_back_and_leaves_the_directors(studio, server):  # noqa: F811
    project = begun(studio, CREW)
    direct_off(studio)
    edit(studio, project, SetLooks(character="ANNA", words="a grey raincoat"))
    studio.undo(project, studio.store.revision(project))
    assert looks(studio, project)["ANNA"] == GREEN
    labels = [one.label for one in studio.history(project).revisions]
    assert "looks of ANNA" in labels
    assert "looks of cast and places" in labels


def test_an_edited_scene_asks_nobody_how_they_look(studio, server):  # noqa: F811
    project = begun(studio, CREW)
    direct_off(studio)
    rewritten(studio, project, "I said I would.", "I said that I would.")
    direct_off(studio)
    assert len(about_looks(server)) == 1
    assert looks(studio, project)["ANNA"] == GREEN
    rewritten(studio, project, "BEN enters", "BEN, a tall man of 60, enters")
    direct_off(studio)
    assert len(about_looks(server)) == 2


def test_own_words_stay_when_the_script_is_edited(studio, server):  # noqa: F811
    project = studio.create(SCRIPT, choices=small(studio.home))
    edit(studio, project, SetLooks(character="BEN", words="a red scarf"))
    edit(studio, project, SetLooks(place="YARD", words="high brick walls"))
    rewritten(studio, project, "ANNA (30)", "ANNA (50)")
    film = film_of(studio, project)
    assert looks(studio, project)["BEN"] == "a red scarf"
    assert {one.name: one.description for one in film.places}["YARD"] == "high brick walls"
    assert film.cast[0].description == "50"


def test_words_are_asked_for_when_it_is_known_how_all_look(studio, server, tiny):  # noqa: F811
    project = begun(studio, MODELS)
    assert [job.kind for job in studio.seen(project).jobs] == [Kind.DESIGN]
    direct_off(studio)
    words = [scene_in(request) for request in server.requests if is_about_words(request)]
    assert len(words) == 2
    assert all(GREEN in scene["people"][0] for scene in words)
    orders = studio.seen(project).orders.values()
    shown = [order.board for order in orders if "ANNA" in order.shot.characters]
    assert shown
    assert all("long red hair" in board.prompt for board in shown)


def test_an_answer_that_does_not_fit_is_said_and_not_asked_again(studio, server):  # noqa: F811
    server.reply = lambda request: Reply("{}") if is_about_looks(request) else good(request)
    project = begun(studio, CREW)
    direct_off(studio)
    assert script_view(studio.seen(project))["notices"] == [
        "ANNA, BEN, KITCHEN, YARD look as the script has it: the answers of the model did not fit "
        "the script."
    ]
    studio.ask_boards(project)
    assert direct_off(studio) == 0


def test_a_server_that_is_down_can_be_asked_again(studio, monkeypatch):
    reach(monkeypatch, "http://127.0.0.1:9/v1")
    project = begun(studio, CREW)
    direct_off(studio)
    job = next(job for job in studio.seen(project).jobs if job.kind is Kind.DESIGN)
    assert job.state is State.FAILED
    assert "until it answers people and places look as they do now" in job.error
    with serving(good) as loopback:
        reach(monkeypatch, loopback.url)
        studio.retry(project)
        direct_off(studio)
    assert looks(studio, project)["ANNA"] == GREEN


def test_two_people_may_write_of_two_characters(studio, server):  # noqa: F811
    project = studio.create(SCRIPT, choices=small(studio.home))
    base = studio.store.revision(project)
    studio.edit(project, base, SetLooks(character="ANNA", words="a hat"), "one")
    studio.edit(project, base, SetLooks(character="BEN", words="a scarf"), "two")
    assert looks(studio, project) == {"ANNA": "a hat", "BEN": "a scarf"}
    with pytest.raises(StaleEdit):
        studio.edit(project, base, SetLooks(character="ANNA", words="a cap"), "three")


@pytest.mark.parametrize("who", [{"character": "NOBODY"}, {"place": "NOWHERE"}, {}])
def test_nobody_is_described_who_is_not_there(studio, who):
    project = studio.create(SCRIPT, choices=small(studio.home))
    with pytest.raises(UserMistake, match="in the script"):
        edit(studio, project, SetLooks(**who, words="tall"))


def test_a_project_as_it_was_kept_before_has_no_looks(studio):
    project = studio.create(SCRIPT, choices=small(studio.home))
    kept = json.loads(film_of(studio, project).model_dump_json(exclude_defaults=True))
    assert "looks" not in kept
    assert not any({"looks", "is_own"} & set(one) for one in kept["cast"])
    assert not any({"description", "is_own"} & set(one) for one in kept["places"])
