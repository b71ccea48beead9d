"""What the page shows: plain data that travels as JSON, of a film as it stands."""

import json

import pytest

from pipeline.film.camera import MOVES, Camera, Move
from pipeline.film.path import Pose
from pipeline.film.timing import FrameRate
from studio.edits import AddOwnKeyframe, DeleteShots, SetCamera, SetLines, SetMask
from studio.session import Studio
from studio.session.seen import keyframe_of
from studio.supervisor import Standing
from studio.views.bar import bar_view
from studio.views.board import board_view
from studio.views.desk import corners, desk_view, move_view
from studio.views.history import history_view
from studio.views.jobs import jobs_view
from studio.views.lines import lines_text, read_lines
from studio.views.projects import projects_view
from studio.views.strip import strip_view
from tests.studio.crew import begun, fail_all, work_off

CENTRE = (-1, -1, 1, -1, 1, 1, -1, 1)
"""The frame of a keyframe, clockwise from the top left."""


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    opened = Studio(tmp_path_factory.mktemp("home"), is_working=False)
    yield opened
    opened.close()


@pytest.fixture
def project(studio):
    new = begun(studio)
    yield new
    studio.cancel(new)


def cards(seen):
    return {card["id"]: card for scene in board_view(seen)["scenes"] for card in scene["shots"]}


def edited(studio, project, change):
    return studio.edit(project, studio.seen(project).revision, change)


def first(studio, project):
    return next(iter(studio.seen(project).orders))


def test_every_view_travels_as_json(studio, project):
    work_off(studio)
    seen = studio.seen(project)
    shot = next(iter(seen.orders))
    listed = [(studio.store.projects()[0], studio.store.head(project))]
    views = [
        bar_view(seen, studio.store.steps(project)),
        board_view(seen),
        strip_view(seen),
        jobs_view(seen, "Working."),
        desk_view(seen, shot),
        projects_view(listed, ["A note."]),
    ]
    for view in views:
        assert json.loads(json.dumps(view)) == view


def test_a_card_says_how_its_shot_stands(studio, project):
    shot = first(studio, project)
    assert cards(studio.seen(project))[shot]["state"] == "waiting"
    work_off(studio)
    card = cards(studio.seen(project))[shot]
    assert (card["state"], card["slate"], card["size"]) == ("done", "1A", "WS")
    assert studio.media.is_intact(card["picture"])
    studio.cancel(project)
    edited(studio, project, SetCamera(shots=(shot,), move="pan-left"))
    studio.cancel(project)
    assert cards(studio.seen(project))[shot]["state"] == "stale"
    studio.ask_boards(project, again=True)
    fail_all(studio, "The pen broke. Get another one.")
    card = cards(studio.seen(project))[shot]
    assert (card["state"], card["why"]) == ("failed", "The pen broke. Get another one.")


def test_a_shot_without_picture_and_job_is_empty(studio, project):
    studio.cancel(project)
    assert {card["state"] for card in cards(studio.seen(project)).values()} == {"empty"}


def test_a_card_shows_that_its_take_is_there(studio, project):
    work_off(studio)
    shot = first(studio, project)
    assert cards(studio.seen(project))[shot]["take"] == "none"
    studio.shoot(project, (shot,))
    assert cards(studio.seen(project))[shot]["state"] == "waiting"
    work_off(studio)
    assert cards(studio.seen(project))[shot]["take"] == "shot"
    edited(studio, project, SetCamera(shots=(shot,), move="pan-left"))
    assert cards(studio.seen(project))[shot]["take"] == "older"


def test_script_text_stays_text(studio):
    project = begun(studio, "INT. <IMG ONERROR=X> - DAY\n\n<img src=x onerror=alert(1)> ${7*7}\n")
    told = json.dumps(board_view(studio.seen(project)))
    assert "<img src=x onerror=alert(1)> ${7*7}" in told
    studio.cancel(project)


def test_the_strip_plays_what_the_cut_plays(studio, project):
    seen = studio.seen(project)
    told = strip_view(seen)
    assert [event["shot"] for event in told["events"]] == list(seen.orders)
    frames = sum(shot.frames for shot in seen.project.shots())
    rate = seen.project.form.rate
    total = sum(event["seconds"] for event in told["events"])
    assert total == pytest.approx(rate.seconds(frames), abs=0.01 * len(told["events"]))


def test_the_strip_says_when_somebody_speaks(studio, project):
    spoken = [event for event in strip_view(studio.seen(project))["events"] if event["lines"]]
    assert spoken
    for event in spoken:
        assert all(0 <= start < event["seconds"] for start, _ in event["lines"])


def test_the_bar_names_the_next_steps(studio, project):
    shot = first(studio, project)
    assert bar_view(studio.seen(project), studio.store.steps(project))["undo"] is None
    edited(studio, project, SetCamera(shots=(shot,), move="roll"))
    assert studio.store.steps(project).undo == "roll on 1A"
    studio.undo(project, studio.seen(project).revision)
    assert studio.store.steps(project) == (None, "roll on 1A")


def test_the_history_names_what_people_did_and_marks_what_they_took_back(studio, project):
    work_off(studio)
    shot = first(studio, project)
    edited(studio, project, SetCamera(shots=(shot,), move="roll"))
    studio.undo(project, studio.seen(project).revision)
    edited(studio, project, SetCamera(shots=(shot,), move="tilt-up"))
    told = history_view(studio.history(project))["revisions"]
    assert [(one["label"], one["left"]) for one in told] == [
        ("tilt-up on 1A", False),
        ("roll on 1A", True),
        ("created", False),
    ]


def test_the_tray_lists_what_fails_before_what_waits(studio, project):
    fail_all(studio, "The pen broke. Get another one.")
    studio.shoot(project, (list(studio.seen(project).orders)[-1],))
    states = [row["state"] for row in jobs_view(studio.seen(project), "")["rows"]]
    assert states == sorted(states, key=["running", "failed", "queued"].index)
    assert {"failed", "queued"} <= set(states)


def test_the_desk_shows_the_words_of_the_shot_in_their_place(studio, project):
    seen = studio.seen(project)
    for shot in seen.orders:
        before, own, after = desk_view(seen, shot)["script"]
        assert before + own + after in seen.project.script
        start, stop = seen.project.shot(shot).source
        assert own == seen.project.script[start:stop]


def test_the_desk_tells_versions_apart(studio, project):
    work_off(studio)
    shot = first(studio, project)
    edited(studio, project, SetCamera(shots=(shot,), move="dolly-in"))
    work_off(studio)
    older, now = desk_view(studio.seen(project), shot)["keyframes"]
    assert (older["current"], older["shown"], now["current"], now["shown"]) == (
        False,
        False,
        True,
        True,
    )
    edited(studio, project, AddOwnKeyframe(shot=shot, image=f"{'b' * 64}.png"))
    *_, own = desk_view(studio.seen(project), shot)["keyframes"]
    assert (own["own"], own["circled"], own["shown"]) == (True, True, True)


def test_an_own_picture_is_shown_as_large_as_the_move_makes_it(studio, project):
    shot = first(studio, project)
    edited(studio, project, SetCamera(shots=(shot,), move="truck-left", amount=1.0))
    drawn = desk_view(studio.seen(project), shot)
    assert drawn["enlarged"] == 1.0
    edited(studio, project, AddOwnKeyframe(shot=shot, image=f"{'b' * 64}.png"))
    own = desk_view(studio.seen(project), shot)
    assert own["overscan"] == own["enlarged"] > 1.0
    assert max(abs(corner) for quad in own["move"]["quads"] for corner in quad) <= own["overscan"]
    edited(studio, project, SetCamera(shots=(shot,), move="static"))
    assert desk_view(studio.seen(project), shot)["enlarged"] == 1.0


def test_the_desk_remembers_a_mask(studio, project):
    shot, key = first(studio, project), f"{'c' * 64}.png"
    edited(studio, project, SetMask(shot=shot, mask=key))
    assert desk_view(studio.seen(project), shot)["mask"] == key


@pytest.mark.parametrize("move", [move for move in Move if not MOVES[move].shake])
def test_a_move_is_drawn_where_the_camera_goes(studio, project, move):
    shot = first(studio, project)
    camera = SetCamera(shots=(shot,), move=move, amount=0.3, speed=1.0)
    edited(studio, project, camera)
    told = move_view(studio.seen(project), studio.seen(project).orders[shot])
    begin, end = told["quads"][0], told["quads"][-1]
    row = MOVES[move]
    if move is Move.STATIC:
        assert begin == end == list(CENTRE)
    elif row.is_centred:
        assert begin != list(CENTRE) != end
        middles = [sum(quad[axis::2]) / 4 for quad in (begin, end) for axis in (0, 1)]
        assert middles[0] == pytest.approx(-middles[2], abs=0.05)
    else:
        assert list(CENTRE) in (begin, end)


def test_a_pan_to_the_right_goes_right_and_a_dolly_in_grows_the_subject(studio, project):
    shot = first(studio, project)

    def quads(move):
        edited(studio, project, SetCamera(shots=(shot,), move=move, amount=0.4))
        return move_view(studio.seen(project), studio.seen(project).orders[shot])["quads"]

    assert sum(quads("pan-right")[-1][0::2]) > 0 > sum(quads("pan-left")[-1][0::2])
    assert sum(quads("tilt-up")[-1][1::2]) < 0 < sum(quads("tilt-down")[-1][1::2])
    near = quads("dolly-in")[-1]
    assert max(map(abs, near)) < 1


def test_the_rest_pose_is_the_frame_itself():
    for lens in (14, 35, 200):
        assert corners(Pose(), lens, 16 / 9) == pytest.approx(CENTRE, abs=1e-4)


def test_lines_keep_their_time_when_others_are_written(studio, project):
    film = studio.seen(project).project
    shot = next(shot for shot in film.shots() if shot.lines)
    text = lines_text(shot) + "\nBEN: Not for long."
    lines = read_lines(text, shot, FrameRate())
    edited(studio, project, SetLines(shot=shot.id, lines=lines))
    after = studio.seen(project).project.shot(shot.id)
    assert after.lines[: len(shot.lines)] == shot.lines
    assert after.lines[-1].text == "Not for long."
    assert after.lines[-1].start >= shot.lines[-1].start + shot.lines[-1].frames
    assert after.frames >= after.lines[-1].start + after.lines[-1].frames


def test_a_line_without_a_name_is_said_by_the_subject(studio, project):
    shot = next(s for s in studio.seen(project).project.shots() if s.characters)
    (line,) = read_lines("Wait.", shot, FrameRate())
    assert (line.character, line.text) == (shot.characters[0], "Wait.")


def test_no_lines_are_no_lines(studio, project):
    shot = next(studio.seen(project).project.shots())
    assert read_lines(" \n\n", shot, FrameRate()) == ()


def test_deleted_shots_leave_the_views(studio, project):
    work_off(studio)
    shot = first(studio, project)
    edited(studio, project, DeleteShots(shots=(shot,)))
    seen = studio.seen(project)
    assert shot not in cards(seen)
    assert shot not in {event["shot"] for event in strip_view(seen)["events"]}


def test_the_shown_picture_is_the_circled_one_else_what_is_asked_for(studio, project):
    work_off(studio)
    seen = studio.seen(project)
    order = next(iter(seen.orders.values()))
    assert keyframe_of(order).recipe == order.board.digest()
    assert order.shot.camera != Camera(move=Move.ROLL)


@pytest.mark.parametrize("standing", Standing)
def test_the_tray_says_who_works_only_where_it_is_somebody_else(studio, project, standing):
    said = jobs_view(studio.seen(project), standing.value)["standing"]
    assert said == ("" if standing is Standing.WORKING else standing)
