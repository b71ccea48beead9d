"""The verbs of the studio, on a real home with the real crew."""

import threading

import pytest

from pipeline.errors import UserMistake
from pipeline.film.camera import Camera
from pipeline.media.pictures import encode_png, read_picture
from studio.edits import (
    Circle,
    DeleteShots,
    Describe,
    InsertShot,
    Rename,
    SetCamera,
    SetLength,
    new_shot_id,
)
from studio.ledger import State
from studio.session import Studio
from studio.session.seen import is_stale, keyframe_of
from studio.store import StaleEdit
from studio.tasks import Kind
from tests.studio.crew import SCRIPT, begun, fail_all, work_off


def first(seen):
    return next(iter(seen.orders))


def moved(studio, project, shot, move="dolly-in", base=None, by="a"):
    base = studio.seen(project).revision if base is None else base
    return studio.edit(project, base, SetCamera(shots=(shot,), move=move), by)


def drawn(seen):
    return [o.shot.id for o in seen.orders.values() if o.shot.keyframe(o.board.digest())]


def test_a_script_becomes_a_project_whose_boards_are_asked_for(studio, project):
    seen = studio.seen(project)
    assert [scene.slugline for scene in seen.project.scenes] == [
        "INT. KITCHEN - NIGHT",
        "EXT. YARD - DAY",
    ]
    assert {job.shot for job in seen.jobs} == set(seen.orders)
    assert all(seen.board_job(shot).state is State.QUEUED for shot in seen.orders)


def test_bytes_and_text_give_the_same_film(studio, project):
    other = begun(studio, SCRIPT.encode())
    shots = [list(studio.seen(one).project.shots()) for one in (project, other)]
    assert shots[0] == shots[1]


def test_what_the_crew_drew_is_entered_into_the_film(studio, project):
    assert work_off(studio) == len(studio.seen(project).orders)
    seen = studio.seen(project)
    assert set(drawn(seen)) == set(seen.orders)
    assert not any(is_stale(order) for order in seen.orders.values())


def test_what_was_finished_while_the_studio_was_closed_is_entered_at_its_next_start(tmp_path):
    home = tmp_path / "home"
    before = Studio(home, is_working=False)
    project = begun(before)
    made = work_off(before, is_entered=False)
    assert not drawn(before.seen(project))
    before.close()
    after = Studio(home, is_working=False)
    after.catch_up()
    assert len(drawn(after.seen(project))) == made
    after.close()


def test_a_finished_board_of_a_deleted_shot_is_nobodys_trouble(studio, project):
    seen = studio.seen(project)
    studio.edit(project, seen.revision, DeleteShots(shots=(first(seen),)))
    work_off(studio)
    assert set(drawn(studio.seen(project))) == set(studio.seen(project).orders)


def test_an_edit_makes_the_picture_stale_and_asks_for_a_new_one(studio, project):
    work_off(studio)
    shot = first(studio.seen(project))
    moved(studio, project, shot)
    seen = studio.seen(project)
    assert is_stale(seen.orders[shot])
    assert seen.board_job(shot).state is State.QUEUED
    assert work_off(studio) == 1
    assert not is_stale(studio.seen(project).orders[shot])


def test_boards_that_no_shot_wants_any_more_are_let_go(studio, project):
    shot = first(studio.seen(project))
    outdated = studio.seen(project).board_job(shot).id
    moved(studio, project, shot)
    states = {job.id: job.state for job in studio.seen(project).jobs}
    assert states[outdated] is State.CANCELLED


def test_a_board_that_a_take_waits_for_is_not_let_go(studio, project):
    shot = first(studio.seen(project))
    studio.shoot(project, (shot,))
    outdated = studio.seen(project).board_job(shot).id
    moved(studio, project, shot)
    states = {job.id: job.state for job in studio.seen(project).jobs}
    assert states[outdated] is State.QUEUED


def test_back_to_an_older_setting_shows_its_picture_again_without_drawing(studio, project):
    work_off(studio)
    shot = first(studio.seen(project))
    before = keyframe_of(studio.seen(project).orders[shot])
    moved(studio, project, shot)
    work_off(studio)
    studio.undo(project, studio.seen(project).revision)
    seen = studio.seen(project)
    assert keyframe_of(seen.orders[shot]) == before
    assert not is_stale(seen.orders[shot])
    assert work_off(studio) == 0


def test_undo_keeps_what_the_crew_made(studio, project):
    shot = first(studio.seen(project))
    moved(studio, project, shot)
    work_off(studio)
    studio.undo(project, studio.seen(project).revision)
    assert studio.seen(project).project.shot(shot).keyframes


def test_a_cancelled_board_is_not_asked_for_again_by_itself(studio, project):
    shot = first(studio.seen(project))
    studio.cancel(project)
    studio.edit(project, studio.seen(project).revision, Rename(title="Snow"))
    assert studio.seen(project).board_job(shot).state is State.CANCELLED
    studio.ask_boards(project, again=True)
    assert studio.seen(project).board_job(shot).state is State.QUEUED


def test_a_failed_board_says_why_and_is_redrawn_on_request(studio, project):
    fail_all(studio, "No paper. Buy some.")
    shot = first(studio.seen(project))
    job = studio.seen(project).board_job(shot)
    assert (job.state, job.error) == (State.FAILED, "No paper. Buy some.")
    studio.redraw(project, studio.seen(project).revision, (shot,))
    assert studio.seen(project).board_job(shot).state is State.QUEUED


def test_redrawing_a_good_board_draws_another_one_that_undo_takes_back(studio, project):
    work_off(studio)
    seen = studio.seen(project)
    shot = first(seen)
    studio.redraw(project, seen.revision, (shot,))
    assert studio.seen(project).orders[shot].seed != seen.orders[shot].seed
    work_off(studio)
    assert len(studio.seen(project).project.shot(shot).keyframes) == 2
    studio.undo(project, studio.seen(project).revision)
    assert studio.seen(project).orders[shot].seed == seen.orders[shot].seed


@pytest.mark.parametrize("is_drawn", [True, False])
def test_redraw_shows_the_new_picture_in_place_of_an_own_one(studio, project, is_drawn):
    if is_drawn:
        work_off(studio)
    shot = first(studio.seen(project))
    own = f"{'b' * 64}.png"
    studio.add_picture(project, studio.seen(project).revision, shot, own)
    assert keyframe_of(studio.seen(project).orders[shot]).image == own
    studio.redraw(project, studio.seen(project).revision, (shot,))
    work_off(studio)
    shown = keyframe_of(studio.seen(project).orders[shot])
    assert shown.recipe == studio.seen(project).orders[shot].board.digest()


def test_several_shots_are_redrawn_in_one_step(studio, project):
    work_off(studio)
    seen = studio.seen(project)
    studio.redraw(project, seen.revision, list(seen.orders)[:3])
    studio.undo(project, studio.seen(project).revision)
    assert [o.seed for o in studio.seen(project).orders.values()] == [
        o.seed for o in seen.orders.values()
    ]


def test_one_shot_is_shot_and_only_that(studio, project):
    work_off(studio)
    shot = first(studio.seen(project))
    studio.shoot(project, (shot,))
    assert work_off(studio) == 1
    seen = studio.seen(project)
    assert seen.take(shot).frames == seen.project.shot(shot).frames
    assert seen.take_job(shot).state is State.DONE
    with pytest.raises(UserMistake, match="already shot"):
        studio.shoot(project, (shot,))


def test_what_is_looked_at_comes_first(studio, project):
    last = list(studio.seen(project).orders)[-1]
    studio.look_at(project, (last,))
    work_off(studio, most=1)
    assert drawn(studio.seen(project)) == [last]


def test_a_film_is_made_with_all_it_needs(studio, project):
    film = studio.ask_film(project)
    work_off(studio)
    seen = studio.seen(project)
    assert seen.film_job().id == film.id
    assert seen.film_job().state is State.DONE
    assert studio.media.path(seen.film_job().result["media"]).stat().st_size > 1000
    assert studio.film_wishes(project)[-1].task.kind is Kind.ASSEMBLE
    assert len(studio.film_wishes(project)) == 1


def test_a_film_plays_the_circled_take_only_while_it_fits(studio, project):
    work_off(studio)
    shot = first(studio.seen(project))
    studio.shoot(project, (shot,))
    work_off(studio)
    take = studio.seen(project).take(shot)
    studio.edit(project, studio.seen(project).revision, Circle(shot=shot, take=take.recipe))
    moved(studio, project, shot)
    assert studio.seen(project).take(shot) == take
    longer = SetLength(shots=(shot,), frames=take.frames + 5)
    studio.edit(project, studio.seen(project).revision, longer)
    assert studio.seen(project).take(shot) is None


def test_an_own_picture_is_shot_without_drawing_a_board(studio, project):
    studio.cancel(project)
    other = begun(studio, "INT. ROOM - DAY\n\nA chair.\n")
    work_off(studio)
    picture = next(studio.seen(other).project.shots()).keyframes[0].image
    again = encode_png(read_picture(studio.media.path(picture))[:, ::-1])
    key = studio.media.add(again, ".png")
    shot = first(studio.seen(project))
    studio.add_picture(project, studio.seen(project).revision, shot, key)
    assert not is_stale(studio.seen(project).orders[shot])
    studio.shoot(project, (shot,))
    assert work_off(studio) == 1
    assert studio.seen(project).take(shot)


def test_settings_of_an_older_version_come_back(studio, project):
    work_off(studio)
    shot = first(studio.seen(project))
    before = studio.seen(project).project.shot(shot)
    moved(studio, project, shot, "crane-up")
    work_off(studio)
    recipe = before.keyframes[0].recipe
    studio.restore_settings(project, studio.seen(project).revision, shot, recipe)
    assert studio.seen(project).project.shot(shot).camera == before.camera


def test_settings_of_an_own_picture_are_not_on_record(studio, project):
    shot = first(studio.seen(project))
    key = f"{'a' * 64}.png"
    head = studio.add_picture(project, studio.seen(project).revision, shot, key)
    recipe = head.project.shot(shot).keyframes[-1].recipe
    with pytest.raises(UserMistake, match="not on record"):
        studio.restore_settings(project, head.revision, shot, recipe)


def test_the_seed_of_a_shot_is_its_own_where_it_has_one(studio, project):
    seen = studio.seen(project)
    shot = first(seen)
    head = studio.edit(project, seen.revision, Describe(shots=(shot,), seed=7))
    assert studio.seen(project).orders[shot].seed == 7
    studio.edit(project, head.revision, Describe(shots=(shot,), seed=-1))
    assert studio.seen(project).orders[shot].seed == seen.orders[shot].seed


def test_two_windows_that_change_the_same_thing_do_not_lose_it(studio, project):
    seen = studio.seen(project)
    shot = first(seen)
    moved(studio, project, shot, "roll", base=seen.revision, by="a")
    with pytest.raises(StaleEdit):
        moved(studio, project, shot, "tilt-up", base=seen.revision, by="b")
    assert studio.seen(project).project.shot(shot).camera.move == "roll"


def test_one_window_that_is_faster_than_its_picture_never_clashes(studio, project):
    seen = studio.seen(project)
    shot = first(seen)
    for move in ("roll", "tilt-up", "dolly-in"):
        moved(studio, project, shot, move, base=seen.revision)
    assert studio.seen(project).project.shot(shot).camera.move == "dolly-in"


def test_a_window_that_undoes_and_goes_on_at_once_never_clashes(studio, project):
    seen = studio.seen(project)
    shot = first(seen)
    head = moved(studio, project, shot, "roll", base=seen.revision)
    studio.undo(project, head.revision, "a")
    moved(studio, project, shot, "tilt-up", base=head.revision)
    moved(studio, project, shot, "pan-left", base=head.revision)
    assert studio.seen(project).project.shot(shot).camera.move == "pan-left"


def test_changes_of_one_window_at_the_same_moment_are_all_made(studio, project):
    seen = studio.seen(project)
    shots = list(seen.orders)
    threads = [
        threading.Thread(target=moved, args=(studio, project, shot, "roll", seen.revision, "a"))
        for shot in shots
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    film = studio.seen(project).project
    assert {film.shot(shot).camera.move for shot in shots} == {"roll"}


def test_history_is_named_and_restored(studio, project):
    shot = first(studio.seen(project))
    began = studio.seen(project).revision
    moved(studio, project, shot, "roll")
    studio.edit(project, studio.seen(project).revision, Rename(title="Snow"))
    assert [one.label for one in studio.history(project).revisions][-2:] == [
        "roll on 1A",
        "renamed to Snow",
    ]
    studio.restore(project, began)
    assert studio.seen(project).project.shot(shot).camera.move == Camera().move
    assert studio.history(project).undo == f"restored revision {began}"


def test_the_pulse_beats_only_when_something_happened(studio, project):
    before = studio.pulse(project)
    begun(studio)
    assert studio.pulse(project) == before
    shot = first(studio.seen(project))
    head = moved(studio, project, shot)
    assert studio.pulse(project)[0] == head.revision
    work_off(studio)
    assert studio.pulse(project)[1] > before[1]


def test_a_new_shot_gets_a_board_too(studio, project):
    work_off(studio)
    seen = studio.seen(project)
    new = new_shot_id()
    studio.edit(project, seen.revision, InsertShot(new=new, after=first(seen), action="A cup."))
    assert studio.seen(project).board_job(new).state is State.QUEUED


def test_the_first_visitor_finds_an_example_and_later_ones_what_is_there(studio):
    greeted = studio.greet()
    assert len(studio.seen(greeted).orders) > 10
    assert studio.greet() == greeted
    studio.store.trash(greeted)
    assert studio.greet() == ""


def test_an_estimate_shrinks_with_what_is_made(studio, project):
    before = studio.seconds_for(studio.film_wishes(project))
    work_off(studio)
    assert 0 < studio.seconds_for(studio.film_wishes(project)) < before


def test_a_script_that_is_none_makes_no_project(studio):
    with pytest.raises(UserMistake, match="empty"):
        studio.create("  \n", choices=None)
    assert studio.store.projects() == []
