"""What the script, cut and export places of the page do when they are used."""

import pytest

from pipeline.errors import UserMistake
from studio.ledger import State
from studio.panels import Call, Page, Where
from studio.panels.cut import CutRoom
from studio.panels.export import Export
from studio.panels.script import Script
from studio.tasks import Kind
from studio.views.cut import cut_view
from tests.studio.crew import SCRIPT, work_off


@pytest.fixture
def use(studio, project):
    """Calls a verb as the page does."""
    page = Page(studio)
    verbs = {**CutRoom().verbs, **Export(studio).verbs}

    def verb(name, **data):
        where = Where(project=project, revision=studio.seen(project).revision)
        return verbs[name](Call(page.studio, where, data))

    return verb


@pytest.fixture
def ask(studio, project):
    """Asks as the script of a panel does: by name, with one dict."""
    asked = {**_functions(Script(studio)), **_functions(Export(studio))}
    return lambda name, **told: asked[name]({"project": project, **told})


def _functions(panel):
    box = panel.outputs[0]
    names = ("source", "preview", "rewrite", "begin", "estimate")
    return {name: getattr(box, name) for name in names if hasattr(box, name)}


def ref(event):
    return {"shot": event["shot"], "nth": event["nth"]}


def events(studio, project):
    return cut_view(studio.seen(project))["events"]


def written(ask, text, scene="", **more):
    source = ask("source", scene=scene)
    told = {"revision": source["revision"], "at": source["at"], "before": source["text"]}
    return {**told, "text": text(source["text"]), **more}


# The script


def test_the_script_is_read_as_it_stands(studio, project, ask):
    film = studio.seen(project).project
    assert ask("source")["text"] == film.script
    scene = film.scenes[1]
    told = ask("source", scene=scene.id)
    assert told["text"] == film.script[scene.source.start : scene.source.stop]


def test_a_scene_is_rewritten_in_its_place(studio, project, ask):
    scene = studio.seen(project).project.scenes[1]
    told = written(ask, lambda text: text.replace("Snow", "Ash"), scene.id)
    assert [one["number"] for one in ask("preview", **told)["scenes"]] == ["2"]
    assert studio.seen(project).project.script == SCRIPT
    assert "error" not in ask("rewrite", **told)
    assert studio.seen(project).project.script == SCRIPT.replace("Snow", "Ash")


def test_two_people_rewrite_two_scenes_from_the_same_text(studio, project, ask):
    first = written(ask, lambda text: text.replace("candle", "lamp"), by="a")
    second = written(ask, lambda text: text.replace("Snow", "Ash"), by="b")
    assert "error" not in ask("rewrite", **first)
    assert "error" not in ask("rewrite", **second)
    expected = SCRIPT.replace("candle", "lamp").replace("Snow", "Ash")
    assert studio.seen(project).project.script == expected


def test_the_same_words_rewritten_twice_are_refused_with_a_sentence(studio, project, ask):
    first = written(ask, lambda text: text.replace("a candle", "a lamp"), by="a")
    second = written(ask, lambda text: text.replace("a candle", "a torch"), by="b")
    ask("rewrite", **first)
    assert ask("rewrite", **second)["error"]
    assert "a lamp" in studio.seen(project).project.script


@pytest.mark.parametrize("text", ["\x00\x01\x02 \x00" * 50, "x" * 12_000_000, "\ud800"])
def test_what_is_no_script_comes_back_as_a_sentence(studio, project, ask, text):
    told = written(ask, lambda _: text)
    assert ask("preview", **told)["error"]
    assert ask("rewrite", **told)["error"]
    assert studio.seen(project).project.script == SCRIPT


@pytest.mark.parametrize("told", [None, 7, [], {"revision": "x", "at": -3, "text": None}])
def test_odd_questions_are_answered_with_a_sentence(studio, told):
    for answer in _functions(Script(studio)).values():
        assert answer(told)["error"]


def test_a_text_becomes_a_project_of_its_own(studio, project, ask):
    made = ask("begin", text="INT. BARN - DAY\n\nA horse.\n")["project"]
    assert made != project
    assert studio.seen(made).project.scenes[0].slugline == "INT. BARN - DAY"


# The cut


def test_an_event_is_trimmed_joined_moved_left_out_and_put_back(studio, project, use):
    first, second = events(studio, project)[:2]
    use("cut-trim", event=ref(first), start=2, stop=10)
    use("cut-join", event=ref(second), transition={"kind": "wipe", "frames": 6})
    use("cut-move", events=[ref(second)], before=ref(first))
    now = events(studio, project)
    assert [one["shot"] for one in now[:2]] == [second["shot"], first["shot"]]
    assert now[1]["frames"] == 8
    use("cut-leave-out", events=[ref(first)])
    assert first["shot"] not in [one["shot"] for one in events(studio, project)]
    use("cut-play", shot=first["shot"])
    assert first["shot"] in [one["shot"] for one in events(studio, project)]


def test_cards_captions_and_the_fade_are_set(studio, project, use):
    use("cut-card", is_end=True, card={"title": "FIN", "subtitle": "", "frames": 24})
    use("cut-captions", captions="burned")
    use("cut-fade", frames=12)
    cut = studio.seen(project).project.cut
    assert (cut.end_card.title, cut.captions, cut.fade_out) == ("FIN", "burned", 12)
    use("cut-card", is_end=True, card=None)
    assert studio.seen(project).project.cut.end_card is None


@pytest.mark.parametrize(
    ("verb", "data"),
    [
        ("cut-trim", {"event": "no", "start": 1}),
        ("cut-trim", {"event": {"shot": "gone", "nth": 0}}),
        ("cut-join", {"event": {"shot": "x" * 10_000}, "transition": {"kind": "explode"}}),
        ("cut-captions", {"captions": "sung"}),
        ("cut-card", {"card": {"title": " "}}),
        ("cut-fade", {"frames": -5}),
    ],
)
def test_what_fits_nothing_is_refused_with_a_sentence(studio, project, use, verb, data):
    before = studio.seen(project).revision
    with pytest.raises(UserMistake):
        use(verb, **data)
    assert studio.seen(project).revision == before


def films(studio, project):
    return [job for job in studio.ledger.jobs(project) if job.kind is Kind.ASSEMBLE]


def test_a_change_asks_for_its_film_and_for_no_older_one(studio, project, use):
    shot = events(studio, project)[0]
    use("cut-film")
    use("cut-trim", event=ref(shot), start=2, film=True)
    assert [job.state for job in films(studio, project)] == [State.CANCELLED, State.QUEUED]
    takes = [job for job in studio.ledger.jobs(project) if job.kind is Kind.SHOOT]
    assert takes
    assert all(job.state is State.QUEUED for job in takes)


def test_stopping_the_film_stops_its_takes_but_no_board(studio, project, use):
    use("cut-film")
    use("cut-stop")
    states = {job.kind: set() for job in studio.ledger.jobs(project)}
    for job in studio.ledger.jobs(project):
        states[job.kind].add(job.state)
    assert states == {
        Kind.DRAW: {State.QUEUED},
        Kind.SHOOT: {State.CANCELLED},
        Kind.ASSEMBLE: {State.CANCELLED},
    }


def test_nothing_is_made_of_an_empty_cut(studio, project, use):
    use("cut-leave-out", events=[ref(one) for one in events(studio, project)], film=True)
    assert not films(studio, project)
    with pytest.raises(UserMistake):
        use("cut-film")


# Export


def test_a_film_of_another_size_is_estimated_made_and_cancelled(studio, project, use, ask):
    work_off(studio)
    size = {"width": 64, "height": 64, "quality": "master"}
    before = ask("estimate", **size)
    shots = len(studio.seen(project).orders)
    assert (before["state"], before["boards"], before["takes"]) == ("none", shots, shots)
    assert before["seconds"] > 0

    use("export-film", **size)
    use("export-cancel", job=films(studio, project)[-1].id)
    assert all(job.state not in ("queued", "running") for job in studio.ledger.jobs(project))

    use("export-film", **size)
    work_off(studio)
    ready = ask("estimate", **size)
    assert ready["state"] == "ready"
    assert ready["bytes"] == studio.media.path(ready["media"]).stat().st_size


@pytest.mark.parametrize(
    "size",
    [{}, {"width": 63, "height": 64}, {"width": 10**9, "height": 64}, {"width": "a", "height": 2}],
)
def test_a_size_that_cannot_be_is_said(use, ask, size):
    assert ask("estimate", **size)["error"]
    with pytest.raises(UserMistake):
        use("export-film", **size)
