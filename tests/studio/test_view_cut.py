"""The cut as the player and the timeline show it, and whether its film is there."""

from pipeline.film.cut import Transition, TransitionKind
from pipeline.film.timeline import timeline
from studio.edits import AddTake, Circle, EventRef, Join, LeaveOut, Mute, SetOperator, Trim
from studio.views.cut import cut_view
from studio.views.desk import desk_view
from studio.views.film import film_state
from studio.views.shooting import shooting_view
from tests.sounds import heard_in, loudness, part, sounding
from tests.studio.crew import fail_all, work_off


def changed(studio, project, change):
    studio.edit(project, studio.seen(project).revision, change)


def events(studio, project):
    return cut_view(studio.seen(project))["events"]


def test_events_stand_where_the_assembled_film_has_them(studio, project):
    shot = events(studio, project)[1]["shot"]
    dissolve = Transition(kind=TransitionKind.DISSOLVE, frames=12)
    changed(studio, project, Join(event=EventRef(shot=shot), transition=dissolve))
    seen = studio.seen(project)
    line = timeline(seen.project.cut, seen.project.breakdown, seen.project.form.rate)
    view = cut_view(seen)
    assert view["frames"] == line.frames
    assert [(one["start"], one["frames"]) for one in view["events"]] == [
        (placed.start, placed.frames) for placed in line.events
    ]
    assert view["events"][1]["overlap"] == 12
    assert view["events"][1]["asked"] == {"kind": "cross-dissolve", "frames": 12}


def test_a_trim_shows_the_part_and_the_whole(studio, project):
    one = events(studio, project)[0]
    changed(studio, project, Trim(event=EventRef(shot=one["shot"]), start=3, stop=20))
    now = events(studio, project)[0]
    assert (now["in"], now["out"], now["frames"], now["of"]) == (3, 20, 17, one["of"])


def test_an_event_says_whether_it_is_heard(studio, project):
    one = events(studio, project)[0]
    assert (one["sounds"], one["muted"]) == (False, False)
    form = studio.seen(project).project.form
    take = sounding(studio.media, one["of"], form)[0]
    changed(studio, project, AddTake(shot=one["shot"], take=take))
    changed(studio, project, Circle(shot=one["shot"], take=take.recipe))
    changed(studio, project, Mute(events=(EventRef(shot=one["shot"]),)))
    now = events(studio, project)[0]
    assert (now["sounds"], now["muted"]) == (True, True)
    assert desk_view(studio.seen(project), one["shot"])["takes"][-1]["sounds"]
    changed(studio, project, Mute(events=(EventRef(shot=one["shot"]),), is_muted=False))
    studio.ask_film(project)
    work_off(studio)
    seen = studio.seen(project)
    film = studio.media.path(film_state(seen)["media"])
    assert loudness(part(heard_in(film), 4, 10, form.rate)) > 0.02


def test_the_desk_says_whether_the_camera_of_a_shot_makes_sound(studio, project):
    shot = events(studio, project)[0]["shot"]
    assert not shooting_view(studio.seen(project), shot)["sounds"]
    changed(studio, project, SetOperator(shots=(shot,), operator="ltx-2"))
    assert shooting_view(studio.seen(project), shot)["sounds"]


def test_what_is_left_out_can_be_put_back(studio, project):
    one = events(studio, project)[0]
    changed(studio, project, LeaveOut(events=(EventRef(shot=one["shot"]),)))
    view = cut_view(studio.seen(project))
    assert [left["shot"] for left in view["left"]] == [one["shot"]]
    assert one["shot"] not in [event["shot"] for event in view["events"]]


def test_an_empty_cut_is_shown_as_such(studio, project):
    refs = tuple(EventRef(shot=one["shot"]) for one in events(studio, project))
    changed(studio, project, LeaveOut(events=refs))
    view = cut_view(studio.seen(project))
    assert (view["frames"], view["events"], view["film"]) == (0, [], {"state": "empty"})


def test_the_film_is_asked_for_made_and_found_again_after_an_undo(studio, project):
    assert film_state(studio.seen(project))["state"] == "none"
    studio.ask_film(project)
    assert film_state(studio.seen(project))["state"] == "making"
    work_off(studio)
    ready = film_state(studio.seen(project))
    assert ready["state"] == "ready"
    assert ready["frames"] == cut_view(studio.seen(project))["frames"]

    one = events(studio, project)[0]
    changed(studio, project, Trim(event=EventRef(shot=one["shot"]), start=3))
    assert film_state(studio.seen(project))["state"] == "none"
    studio.undo(project, studio.seen(project).revision)
    assert film_state(studio.seen(project)) == ready


def test_takes_are_counted_as_they_arrive(studio, project):
    studio.ask_film(project)
    shots = len(studio.seen(project).orders)
    work_off(studio, most=shots + 1)
    state = film_state(studio.seen(project))
    assert (state["there"], state["takes"]) == (1, shots)
    assert 0 < state["progress"] < 1


def test_a_failure_says_why(studio, project):
    work_off(studio)
    studio.ask_film(project)
    fail_all(studio, "The disk is full. Free some space.")
    state = film_state(studio.seen(project))
    assert (state["state"], state["why"]) == ("failed", "The disk is full. Free some space.")
