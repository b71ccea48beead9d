"""The staging fold and the drafts, from the page's verb to the picture."""

import io
import json

import pytest
from PIL import Image

from pipeline.errors import UserMistake
from pipeline.film.staging import PoseName, Staging
from studio.archive import export_project, import_project
from studio.panels.staging import StagingFold
from studio.panels.where import Call, Where
from studio.panels.words import words
from studio.session import Studio
from studio.settings import settings
from studio.views.desk import desk_view
from studio.views.staging import staging_view
from tests.studio.crew import SCRIPT, SMALL, begun
from tests.studio.web_server import let_in, server


@pytest.fixture
def film(studio):
    chosen = settings(home=studio.home, crew="rules+previs+parallax", size=SMALL)
    return studio.create(SCRIPT, choices=chosen)


def shot_of(studio, film, name="BEN"):
    orders = studio.seen(film).orders.values()
    return next(one.shot.id for one in orders if name in one.shot.characters)


def call(studio, film, shot, **data):
    revision = studio.seen(film).revision
    return Call(studio, Where(project=film, revision=revision), {"shots": [shot], **data})


def verb(name):
    return StagingFold.verbs.fget(None)[name]


def test_the_fold_tells_where_everybody_is_before_anything_is_chosen(studio, film):
    shot = shot_of(studio, film)
    told = json.loads(json.dumps(staging_view(studio.seen(film), shot)))
    names = [figure["character"] for figure in told["plan"]["figures"]]
    assert "BEN" in names
    assert told["staging"] == {}
    assert not any(figure["staged"] for figure in told["plan"]["figures"])
    assert told["plan"]["camera"]["height_m"] > 0
    assert told["poses"] == list(PoseName)


def test_an_artist_who_does_not_stage_says_who_does(studio):
    film = begun(studio)
    told = staging_view(studio.seen(film), shot_of(studio, film))
    assert told["plan"] is None
    assert (told["artist"], told["stager"]) == ("slate", "previs")


def test_what_is_staged_is_drawn_at_once_and_undone_as_one(studio, film):
    shot = shot_of(studio, film)
    before = studio.seen(film)
    ben = {"character": "BEN", "x_m": 1.25, "y_m": -0.5, "turn": 45}
    verb("stage")(call(studio, film, shot, staging={"figures": [ben]}))
    seen = studio.seen(film)
    figures = staging_view(seen, shot)["plan"]["figures"]
    told = next(one for one in figures if one["character"] == "BEN")
    assert (told["x_m"], told["y_m"], told["turn"], told["staged"]) == (1.25, -0.5, 45, True)
    assert seen.orders[shot].board.digest() != before.orders[shot].board.digest()
    assert studio.history(film).revisions[-1].label.startswith("BEN moved in ")
    wanted = desk_view(seen, shot)["draft"]
    picture = Image.open(io.BytesIO(studio.draft(film, shot, wanted["version"])))
    width = round(128 * min(2.0, wanted["overscan"]))
    assert picture.width == pytest.approx(width, abs=1)
    studio.undo(film, seen.revision)
    assert studio.seen(film).orders[shot].board == before.orders[shot].board


def test_a_draft_that_nobody_waits_for_any_more_is_not_drawn(studio, film):
    shot = shot_of(studio, film)
    old = desk_view(studio.seen(film), shot)["draft"]["version"]
    verb("stage")(call(studio, film, shot, staging={"camera": {"x_m": 1.0}}))
    with pytest.raises(UserMistake, match="another picture"):
        studio.draft(film, shot, old)
    slate = begun(studio)
    one = shot_of(studio, slate)
    version = studio.seen(slate).orders[one].board.digest()
    with pytest.raises(UserMistake, match="another picture"):
        studio.draft(slate, one, version)


@pytest.mark.parametrize(
    "staging",
    [
        None, 7, {"figures": [{"character": "BEN", "x_m": 51}]}, {"camera": {"height_m": "high"}},
        {"figures": [{"character": "BEN", "pose": "moonwalk"}]}, {"camera": {"x_m": float("nan")}},
    ],
)  # fmt: skip
def test_what_a_browser_sends_amiss_is_a_sentence(studio, film, staging):
    with pytest.raises(UserMistake, match="cannot be staged"):
        verb("stage")(call(studio, film, shot_of(studio, film), staging=staging))


def test_a_camera_in_a_wall_is_said_on_the_desk(studio, film):
    shot = shot_of(studio, film)
    half = staging_view(studio.seen(film), shot)["plan"]["half"]
    camera = {"x_m": half[0], "y_m": 0, "turn": 90, "tilt": 0}
    verb("stage")(call(studio, film, shot, staging={"camera": camera}))
    assert any("inside a wall" in said for said in desk_view(studio.seen(film), shot)["remarks"])


def test_the_rest_of_the_scene_is_one_step(studio, film):
    first = studio.seen(film).project.scenes[0].shots[0].id
    ben = {"figures": [{"character": "BEN", "x_m": 0.5}]}
    verb("stage")(call(studio, film, first, staging=ben))
    before = studio.seen(film)
    verb("stage-on")(call(studio, film, first))
    after = studio.seen(film)
    assert after.project.scenes[0].shots[-1].staging != Staging()
    studio.undo(film, after.revision)
    assert studio.seen(film).project == before.project


def test_a_bundle_keeps_the_staging(studio, film, tmp_path):
    shot = shot_of(studio, film)
    verb("stage")(call(studio, film, shot, staging={"camera": {"x_m": 1.0, "tilt": -10}}))
    export_project(studio.store, studio.media, film, tmp_path / "film.zip")
    other = Studio(tmp_path / "other", is_working=False)
    try:
        new = import_project(other.store, other.media, tmp_path / "film.zip")
        assert other.store.head(new).project == studio.store.head(film).project
        assert other.store.head(new).project.shot(shot).staging.camera.tilt == -10
    finally:
        other.close()


def test_the_draft_has_an_address_of_its_own(studio, film):
    shot = shot_of(studio, film)
    version = desk_view(studio.seen(film), shot)["draft"]["version"]
    with server(studio) as (client, door):
        let_in(client, door)
        answer = client.get(f"/draft/{film}/{shot}?v={version}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "image/webp"
        assert "immutable" in answer.headers["cache-control"]
        for late in (f"/draft/{film}/{shot}?v=0", f"/draft/{film}/gone?v=0"):
            answer = client.get(late)
            assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize("language", sorted(words()))
def test_every_pose_and_expression_has_its_word(language):
    seen = [words()[language][f"pose.{pose}"] for pose in PoseName]
    assert len(set(seen)) == len(seen)
