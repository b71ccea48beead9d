"""Windows that are closed, loaded again or open twice; servers that end. The work goes on."""

import pytest

from tests.browser.scripts import SHORT, example
from tests.browser.server import running
from tests.browser.window import Window, expect

pytestmark = pytest.mark.slow
PROJECTS = "&place=projects"
LONGEST_MS = 600_000


def film_making(one):
    """Asks for the film; waits until some of it is made, or all."""
    one.go("export")
    one.page.get_by_role("button", name="Make the film").click()
    one.until(
        "() => document.querySelector('#sr-export .ex-share b')?.style.width > '0%'"
        " || document.querySelector('#sr-export .ex-film a.primary')"
    )


def test_refresh_during_a_render(window):
    one = window(PROJECTS)
    one.begin(SHORT, "Refreshed")
    one.pick(one.shots()[3])
    film_making(one)
    before = one.where()
    one.page.reload()
    one.settle()
    after = one.where()
    for name in ("project", "place", "shots"):
        assert after[name] == before[name]
    one.page.locator("#sr-export .ex-film a.primary").wait_for(timeout=LONGEST_MS)


def test_a_closed_window_stops_nothing(window):
    one = window(PROJECTS)
    one.begin(SHORT, "Walked away")
    film_making(one)
    address = one.page.url.removeprefix(one.server.origin)
    one.page.close()
    again = one.tab(address)
    again.until("() => storyreel.where().place === 'export'")
    again.page.locator("#sr-export .ex-film a.primary").wait_for(timeout=LONGEST_MS)


def test_a_second_tab_sees_the_edit(window):
    one = window(PROJECTS)
    one.begin(SHORT, "Twice")
    other = one.tab(one.page.url.removeprefix(one.server.origin))
    shots = one.shots()
    other.until_shots(shots)
    one.pick(shots[0])
    one.press("Delete")
    other.page.bring_to_front()
    other.until_shots(shots[1:])
    other.pick(shots[1])
    other.choose("Move", "pan-left")
    one.page.bring_to_front()
    one.until("(id) => document.querySelector(`[data-shot='${id}'] .tag.move.pan-left`)", shots[1])


def test_an_edit_of_a_shot_that_another_deleted_is_refused_with_a_sentence(window):
    one = window(PROJECTS)
    one.begin(SHORT, "Two people")
    one.until_drawn()  # so that nothing is drawn anew while the other edits
    other = window(one.page.url.removeprefix(one.server.origin + "/").replace("?", "&"))
    shots = one.shots()
    other.pick(shots[1])
    with other.hearing_nothing():
        one.pick(shots[1])
        one.press("Delete")
        one.until_shots([shots[0], *shots[2:]])
        other.until_shots(shots)
        other.choose("Size", "ECU")
        expect(other.page.get_by_text("was deleted meanwhile").first).to_be_visible()
        other.until_shots([shots[0], *shots[2:]])


def test_edits_of_different_shots_at_the_same_time_are_both_kept(window):
    one = window(PROJECTS)
    one.begin(SHORT, "Both")
    other = window(one.page.url.removeprefix(one.server.origin + "/").replace("?", "&"))
    shots = one.shots()
    one.pick(shots[0])
    other.pick(shots[1])
    one.choose("Move", "tilt-up")
    other.choose("Move", "tilt-down")
    for who in (one, other):
        for shot, move in ((shots[0], "tilt-up"), (shots[1], "tilt-down")):
            who.until(
                "([id, move]) => document.querySelector(`[data-shot='${id}'] .tag.move.${move}`)",
                [shot, move],
            )


def test_a_killed_server_goes_on_where_it_was(chromium, tmp_path):
    with running(tmp_path / "home") as server:
        one = Window(chromium, server, PROJECTS)
        one.begin(SHORT, "Killed")
        shots = one.shots()
        one.pick(shots[0])
        one.press("Delete")
        one.until_shots(shots[1:])
        film_making(one)
        address = one.page.url.removeprefix(server.origin + "/").replace("?", "&")
        one.close()
        server.restart()
        again = Window(chromium, server, address)
        again.page.locator("#sr-export .ex-film a.primary").wait_for(timeout=LONGEST_MS)
        again.go("board")
        again.until_shots(shots[1:])
        again.undo()
        again.until_shots(shots)
        assert not again.close()


def test_what_is_cancelled_stops_and_can_be_taken_up_again(window):
    one = window(PROJECTS)
    # A script of its own: what another test had made would be there before it is cancelled.
    one.begin(example("night-train", most=400), "Cancelled")
    one.go("export")
    make = one.page.get_by_role("button", name="Make the film")
    make.click()
    # At once: where machines are fast, the film would be there before some of it is seen.
    one.page.get_by_role("button", name="Cancel", exact=True).click()
    make.click()
    one.page.locator("#sr-export .ex-film a.primary").wait_for(timeout=LONGEST_MS)


def test_a_picture_goes_to_the_shot_it_was_chosen_for(window):
    """However slow the line is, and whatever is selected meanwhile."""
    from tests.browser.test_three_things import own_picture

    one = window(PROJECTS)
    one.begin(SHORT, "Slow line")
    one.until_drawn()
    first, second = one.shots()[:2]
    held = []
    one.page.route("**/upload/**", lambda route: held.append(route))
    one.pick(first)
    with one.page.expect_request("**/upload/**"):
        one.page.locator("#sr-desk input[type=file]").set_input_files(own_picture())
    one.pick(second)
    revision = one.where()["revision"]
    held[0].continue_()
    one.until("(before) => storyreel.where().revision > before", revision)
    one.settle()
    one.pick(first)
    one.page.locator("#sr-versions .version.shown", has_text="own").wait_for()
    one.pick(second)
    expect(one.page.locator("#sr-versions .version", has_text="own")).to_have_count(0)
