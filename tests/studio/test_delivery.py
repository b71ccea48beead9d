"""The film in its own size and in others, and what the export page says of it."""

import pytest

from pipeline.media.clip import probe
from studio.delivery import SHAPES, SHORT_SIDES, Delivery, delivery_wishes, frame_size
from studio.edits import Circle, SetCamera
from studio.tasks import Kind, Quality
from studio.views.export import export_view
from studio.views.film import state_of
from tests.studio.crew import begun, work_off

TALL = Delivery(width=72, height=128)


@pytest.fixture
def project(studio):
    made = begun(studio)
    work_off(studio)
    return made


def wishes(studio, project, delivery):
    film = studio.store.head(project).project
    return delivery_wishes(project, film, delivery, studio.media)


def standing(studio, project, delivery):
    return state_of(wishes(studio, project, delivery), studio.ledger.jobs(project))


@pytest.mark.parametrize(
    ("shape", "short", "size"),
    [
        ("16:9", 720, (1280, 720)),
        ("16:9", 480, (854, 480)),
        ("9:16", 1080, (1080, 1920)),
        ("1:1", 720, (720, 720)),
        ("2.39:1", 1080, (1920, 804)),
    ],
)
def test_sizes_are_those_of_the_trade(shape, short, size):
    assert frame_size(shape, short) == size


def test_every_size_that_is_offered_can_be_made():
    sizes = [frame_size(shape, short) for shape in SHAPES for short in SHORT_SIDES]
    assert all(width % 2 == height % 2 == 0 for width, height in sizes)
    assert len(set(sizes)) == len(sizes)


def test_in_its_own_size_it_is_the_film_of_the_preview(studio, project):
    own = Delivery(width=128, height=72)
    assert wishes(studio, project, own) == studio.film_wishes(project)


def test_another_size_leaves_the_project_as_it_is(studio, project):
    before = studio.store.head(project)
    studio.ledger.ask(wishes(studio, project, TALL))
    assert standing(studio, project, TALL)["state"] == "making"
    work_off(studio)
    assert studio.store.head(project) == before
    ready = standing(studio, project, TALL)
    assert ready["state"] == "ready"
    facts = probe(studio.media.path(ready["media"]))
    assert facts.size == (72, 128)
    assert facts.frames == export_view(studio.seen(project))["frames"]
    assert [wish.task.kind for wish in wishes(studio, project, TALL)] == [Kind.ASSEMBLE]


def test_another_size_shows_the_take_that_was_circled(studio, project):
    studio.ask_film(project)
    work_off(studio)
    seen = studio.seen(project)
    shot = next(iter(seen.orders))
    take = seen.take(shot)
    studio.edit(project, seen.revision, SetCamera(shots=(shot,), move="zoom-in"))
    head = studio.edit(project, studio.seen(project).revision, Circle(shot=shot, take=take.recipe))
    assert head.project.shot(shot).camera.move == "zoom-in"
    tasks = [wish.task for wish in wishes(studio, project, TALL) if wish.slate == "1A"]
    assert {task.recipe.camera.move for task in tasks} == {seen.orders[shot].shot.camera.move}


def test_a_small_file_has_the_same_frames_and_fewer_bytes(studio, project):
    studio.ask_film(project)
    work_off(studio)
    small = Delivery(width=128, height=72, quality=Quality.SMALL)
    assert standing(studio, project, small)["state"] == "none"
    studio.ledger.ask(wishes(studio, project, small))
    work_off(studio)
    films = [standing(studio, project, one) for one in (Delivery(width=128, height=72), small)]
    assert [one["state"] for one in films] == ["ready", "ready"]
    paths = [studio.media.path(one["media"]) for one in films]
    assert probe(paths[0]).frames == probe(paths[1]).frames
    assert paths[1].stat().st_size < paths[0].stat().st_size


def test_the_page_counts_what_can_be_taken_along(studio, project):
    view = export_view(studio.seen(project))
    assert view["drawn"] == view["shots"] == len(studio.seen(project).orders)
    assert view["captions"] == 2
    assert [128, 72] in [one["size"] for one in view["sizes"]]
